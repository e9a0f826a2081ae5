/** Time as retries need it: how long something has taken, and waiting. */
export interface Pace {
  /** Milliseconds since some fixed moment; never goes back. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

/**
 * Waits with `wait` and counts what it was asked to wait as passed, so that a test's shortened waits still use up
 * deadlines.
 */
export function paceOf(wait: (ms: number) => Promise<void>): Pace {
  let skipped = 0;
  const now = () => performance.now() + skipped;
  return {
    now,
    async sleep(ms) {
      const until = now() + ms;
      await wait(ms);
      skipped += Math.max(0, until - now());
    },
  };
}

/** The pause before another try: doubles from 250 ms to at most 8 s, half of it by chance (Google's advice, "Usage limits"). */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const whole = Math.min(250 * 2 ** attempt, 8_000);
  return whole / 2 + (whole / 2) * random();
}

/** Lets through so many writes in any minute: a third of them at once, the others evenly. */
export class TokenBucket {
  readonly perMinute: number;
  readonly #capacity: number;
  readonly #perMs: number;
  readonly #pace: Pace;
  #tokens: number;
  #filledAt: number;

  constructor(perMinute: number, pace: Pace) {
    this.perMinute = perMinute;
    this.#capacity = Math.max(1, perMinute / 3);
    this.#perMs = Math.max(perMinute - this.#capacity, 1) / 60_000;
    this.#pace = pace;
    this.#tokens = this.#capacity;
    this.#filledAt = pace.now();
  }

  /** Takes one token, waiting for it. @returns false when none comes before `deadline` (a `now()`); none is taken then */
  async take(deadline: number): Promise<boolean> {
    this.#fill();
    this.#tokens -= 1; // reserved at once, so that nobody passes those who wait
    if (this.#tokens >= 0) return true;
    const ms = -this.#tokens / this.#perMs;
    if (this.#pace.now() + ms > deadline) {
      this.#tokens += 1;
      return false;
    }
    await this.#pace.sleep(ms);
    return true;
  }

  #fill(): void {
    const now = this.#pace.now();
    this.#tokens = Math.min(this.#capacity, this.#tokens + (now - this.#filledAt) * this.#perMs);
    this.#filledAt = now;
  }
}
