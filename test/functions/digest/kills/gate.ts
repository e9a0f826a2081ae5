/** What becomes of a runner at a step. */
export type Fate = 'go on' | 'die' | 'wait';

/** Every step of one runner passes here: it is counted, may be the runner's last, or waits until it is let on. */
export class Gate {
  /** The names of the steps so far. */
  readonly steps: string[] = [];
  isDead = false;
  readonly #fateOf: (step: string, at: number) => Fate;
  readonly #onDeath: (() => void)[] = [];
  #letOn: (() => void) | null = null;
  #heard: (() => void) | null = null;

  /** @param fateOf asked at each step; `at` counts from 0 */
  constructor(fateOf: (step: string, at: number) => Fate = () => 'go on') {
    this.#fateOf = fateOf;
  }

  /** Resolves when the runner may go on; never for one that is dead. */
  step(name: string): Promise<void> {
    if (this.isDead) return new Promise(() => undefined);
    this.steps.push(name);
    const fate = this.#fateOf(name, this.steps.length - 1);
    if (fate === 'go on') return Promise.resolve();
    if (fate === 'wait')
      return new Promise((resolve) => {
        this.#letOn = resolve;
        this.#heard?.();
      });
    this.isDead = true;
    for (const act of this.#onDeath) act();
    this.#heard?.();
    return new Promise(() => undefined);
  }

  onDeath(act: () => void): void {
    this.#onDeath.push(act);
  }

  /** Resolves when the runner is dead, or waits. */
  stopped(): Promise<void> {
    return new Promise((resolve) => {
      if (this.isDead || this.#letOn) resolve();
      else this.#heard = resolve;
    });
  }

  letOn(): void {
    this.#letOn?.();
    this.#letOn = null;
  }
}
