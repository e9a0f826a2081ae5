import { codeOf, log } from '../platform/log.ts';
import { berlinDate, berlinDateTime } from '../platform/time.ts';
import type { Ports } from '../ports.ts';
import { WorkbookError } from '../workbook/workbook.ts';

/** What the upkeep works with. */
export type UpkeepPorts = Pick<Ports, 'workbook' | 'keys' | 'tasks'> & {
  readonly environment: Pick<Ports['environment'], 'SITE_URL' | 'POST_URL'>;
};

/** Runs that begin before this hour in Berlin are the night's, which do also what nobody should be working beside. */
const MORNING = 6;

/** What a run counts, by the names in its report. */
const counted = {
  first: 0,
  ids: 0,
  crooked: 0,
  twins: 0,
  admitted: 0,
  wished: 0,
  carriedOut: 0,
  expired: 0,
  erased: 0,
  stated: 0,
};

/** One run of the upkeep: what its steps know, what they count, and what went wrong in them. */
export class UpkeepRun {
  readonly at: Date;
  /** The run's day in Berlin, `YYYY-MM-DD`. */
  readonly day: string;
  readonly isNight: boolean;
  readonly io: UpkeepPorts;
  readonly #counts = { ...counted };
  readonly #problems: unknown[] = [];

  constructor(at: Date, io: UpkeepPorts) {
    this.at = at;
    this.day = berlinDate(at);
    this.isNight = Number(berlinDateTime(at).slice(11, 13)) < MORNING;
    this.io = io;
  }

  /** Adds to one of the run's counts. */
  count(what: keyof typeof counted, number: number): void {
    this.#counts[what] += number;
  }

  /**
   * Does one thing that fails alone: what it throws is noted, and the run goes on.
   * @param key names it in the log
   * @returns whether it went well
   */
  async attempt(key: string, act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      this.#problems.push(error);
      log('WARNING', 'not kept', { function: 'upkeep', key, code: codeOf(error) });
      return false;
    }
  }

  /** What went wrong, in the order in which it did. */
  get problems(): readonly unknown[] {
    return this.#problems;
  }

  /**
   * What the run came to.
   * @throws the first problem that is none of the sheets' own: a file that is not linked, not shared or cannot be reached now
   *   stands in the brief, and the next run finds it; anything else is for the schedule to try again
   */
  report(): Readonly<Record<string, number>> {
    const failure = this.#problems.find((problem) => !(problem instanceof WorkbookError));
    if (failure !== undefined) throw failure;
    return { ...this.#counts, problems: this.#problems.length };
  }
}
