import { quotaExceeded } from './quota-exceeded.ts';
import type { QuotaSettings } from './settings.ts';

interface Used {
  read: number;
  write: number;
}

/**
 * Counts calls as Google does: reads and writes apart, for each user and for the project, "refilled every minute"
 * (documented). Assumed, because no source settles it: the minute is that of the clock; a call that is refused for
 * something else counts (measured for Docs), one that is refused for quota does not; the user's limit is looked at first.
 */
export class Quotas {
  /** Takes effect at once; the count of the minute goes on. */
  settings: QuotaSettings;
  #minute = 0;
  #project: Used = { read: 0, write: 0 };
  readonly #users = new Map<string, Used>();

  constructor(settings: QuotaSettings) {
    this.settings = settings;
  }

  /** What the current minute has seen so far, by user. */
  used(now: Date): { project: Used; users: Record<string, Used> } {
    this.#turn(now);
    return { project: this.#project, users: Object.fromEntries(this.#users) };
  }

  /**
   * Counts one call of a user.
   * @throws 429 when it is one too many in this minute, for the user or for the project
   */
  count(access: 'read' | 'write', user: string, now: Date): void {
    const { enabled, perUser, perProject } = this.settings;
    if (!enabled) return;
    this.#turn(now);
    const used = this.#users.get(user) ?? { read: 0, write: 0 };
    if (used[access] >= perUser[access]) throw quotaExceeded(access, 'user', perUser[access]);
    if (this.#project[access] >= perProject[access]) {
      throw quotaExceeded(access, 'project', perProject[access]);
    }
    used[access] += 1;
    this.#project[access] += 1;
    this.#users.set(user, used);
  }

  #turn(now: Date): void {
    const minute = Math.floor(now.getTime() / 60_000);
    if (minute === this.#minute) return;
    this.#minute = minute;
    this.#project = { read: 0, write: 0 };
    this.#users.clear();
  }
}
