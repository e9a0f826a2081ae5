import { createHmac, randomBytes } from 'node:crypto';

/** Submissions of one address at once that are nothing unusual: a school class, a shelter, a library. */
const USUAL = 40;

/** Submissions of one address at once that no house full of people sends. */
const FLOOD = 120;

/** How many an address gets back in an hour. */
const AN_HOUR = 120;

/** How many of all addresses come back: the ceiling within ten minutes. */
const CEILING_MS = 600_000;

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** From how many addresses on the quiet ones are forgotten at once, not only at the end of the day. */
const MANY_ADDRESSES = 10_000;

/** Whether a submission may come in: it may, it may although more came from its address than usual, or it must wait. */
export type Turn = 'free' | 'many' | 'wait';

/** What leaks out of a bucket with time. */
interface Bucket {
  level: number;
  at: number;
}

/**
 * Who may send something now. It counts what one process accepted, by address and in all; both fade with time. Addresses
 * are kept in memory alone, as fingerprints under a secret that is thrown away each day, so nobody can look up whose
 * they were.
 */
export class Turns {
  readonly #ceiling: number;
  readonly #addresses = new Map<string, Bucket>();
  readonly #all: Bucket = { level: 0, at: 0 };
  #day = Number.NaN;
  #secret = randomBytes(32);

  /** @param ceiling submissions that this process takes within ten minutes */
  constructor(ceiling: number) {
    this.#ceiling = ceiling;
  }

  /**
   * Takes a turn. Only what may come in is counted, so that who waits gets a turn however much is refused meanwhile.
   * While somebody else floods the office, a browser that gave a proof of work gets in where others wait.
   * @param address null where it is not known: then only the ceiling for all counts
   */
  take(address: string | null, now: Date, proven: boolean): Turn {
    const at = now.getTime();
    this.#newDay(at);
    const all = levelAt(this.#all, at, this.#ceiling / CEILING_MS);
    if (all + 1 > (proven ? 2 : 1) * this.#ceiling) return 'wait';
    let turn: Turn = 'free';
    if (address !== null) {
      const key = createHmac('sha256', this.#secret).update(address).digest('base64url');
      const bucket = this.#addresses.get(key) ?? { level: 0, at };
      const own = levelAt(bucket, at, AN_HOUR / HOUR_MS);
      if (own + 1 > FLOOD) return 'wait';
      if (own + 1 > USUAL) turn = 'many';
      bucket.level += 1;
      this.#addresses.set(key, bucket);
      if (this.#addresses.size > MANY_ADDRESSES) this.#forgetQuiet(at);
    }
    this.#all.level += 1;
    return turn;
  }

  #newDay(at: number): void {
    const day = Math.floor(at / DAY_MS);
    if (day === this.#day) return;
    this.#day = day;
    this.#secret = randomBytes(32);
    this.#addresses.clear();
  }

  #forgetQuiet(at: number): void {
    for (const [key, bucket] of this.#addresses)
      if (levelAt(bucket, at, AN_HOUR / HOUR_MS) === 0) this.#addresses.delete(key);
  }
}

/** Brings a bucket up to now. @param leak how much of it goes in a millisecond */
function levelAt(bucket: Bucket, now: number, leak: number): number {
  // A clock that was set back lets nothing leak, and nothing is owed.
  bucket.level = Math.max(0, bucket.level - Math.max(0, now - bucket.at) * leak);
  bucket.at = now;
  return bucket.level;
}
