import { addDays } from '../../functions/platform/time.ts';
import { mulberry32 } from '../../local/chance.ts';
import { mondaysOf } from './calendar.ts';

/** What people do. Who it is, and to what, follows from `a` and `b`, from 0 up to 1, when it is done. */
export type Deed =
  // residents
  | 'ask'
  | 'askTwice'
  | 'askForReceipt'
  | 'offer'
  | 'invite'
  | 'report'
  // partners
  | 'signUp'
  | 'signUpUnread'
  | 'signUpAgain'
  | 'topics'
  | 'rhythm'
  | 'lostLink'
  | 'leave'
  | 'leaveByClick'
  | 'erase'
  // providers
  | 'answer'
  // the manager
  | 'found'
  | 'release'
  | 'type'
  | 'typeBack'
  | 'copy'
  | 'import'
  | 'edit'
  | 'rename'
  | 'turn'
  | 'until'
  | 'sort'
  | 'move'
  | 'organisation'
  | 'event'
  | 'cancel'
  | 'telephone'
  | 'decide'
  | 'pausePartner'
  | 'leaveOut'
  | 'atOnce'
  | 'greet'
  | 'hold';

export interface Act {
  /** Wall clock in Berlin, `YYYY-MM-DDTHH:mm`. */
  readonly at: string;
  readonly do: Deed;
  readonly a: number;
  readonly b: number;
}

/** `kill -9` of everything in the middle of a run; its retry finds all running again. */
export interface Crash {
  /** The run, by its job and when it is due. */
  readonly job: string;
  readonly at: string;
  /** It dies at this write of the run, from 1. */
  readonly write: number;
  /** Whether that write takes effect. */
  readonly lands: boolean;
  /** Which offer the manager turns before the retry, and to what. */
  readonly a: number;
  readonly b: number;
}

/** Everything that a rehearsal will do, drawn from its seed. */
export interface Plan {
  readonly seed: number;
  /** The Monday of each week. */
  readonly mondays: readonly string[];
  /** The first and the last day. */
  readonly from: string;
  readonly to: string;
  readonly acts: readonly Act[];
  readonly crashes: readonly Crash[];
  /** Runs that are triggered twice: at once, or one after the other. */
  readonly doubled: readonly {
    readonly job: string;
    readonly day: string;
    readonly how: 'at once' | 'again';
  }[];
  /** The Monday of the week in which nothing is triggered; null in a rehearsal too short for it. */
  readonly missed: string | null;
}

/** Weeks from which on the manager holds a letter and brings in a list, and everything dies twice: before, there is enough besides. */
const LONG = 8;

/** When people find the time. */
const HOURS = [9, 14];

/** Draws a rehearsal of so many weeks. */
export function planOf(seed: number, weeks: number): Plan {
  const chance = mulberry32(seed);
  const upTo = (n: number): number => Math.floor(chance() * n);
  const mondays = mondaysOf(weeks, seed);
  const monday = (week: number): string => mondays[week] ?? '';
  const from = addDays(monday(0), -3);
  const acts: Act[] = [];
  const add = (day: string, deed: Deed, hour = HOURS[upTo(HOURS.length)] ?? 9): void => {
    const at = `${day}T${String(hour).padStart(2, '0')}:${10 + upTo(49)}`;
    acts.push({ at, do: deed, a: chance(), b: chance() });
  };
  const sometimes = (share: number, day: string, deed: Deed, hour?: number): void => {
    if (chance() < share) add(day, deed, hour);
  };

  // Some weeks are special, each in one way; never the first, whose letter introduces.
  const later = shuffled(
    Array.from({ length: weeks - 1 }, (_, at) => at + 1),
    chance,
  );
  const [crashed = 0, ...others] = later;
  // After the last week nobody would see that what was missed is made up for.
  const missed = others.find((week) => week < weeks - 1) ?? null;
  const [held, imported, second, erased] = weeks < LONG ? [] : others.filter((week) => week !== missed);

  add(from, 'found', 9);
  for (let n = 0; n < 11; n++) add(addDays(from, 1), 'signUp');
  add(addDays(from, 1), 'signUpUnread');
  for (const [week, start] of mondays.entries()) {
    const day = (weekday: number): string => addDays(start, weekday - 1);
    for (let n = 0; n < 5; n++) add(day(1 + upTo(7)), 'ask');
    add(day(1 + upTo(5)), 'askTwice');
    sometimes(0.7, day(2 + upTo(4)), 'askForReceipt');
    sometimes(0.7, day(1 + upTo(6)), 'offer');
    sometimes(0.5, day(1 + upTo(6)), 'invite');
    sometimes(0.4, day(3 + upTo(4)), 'report');

    sometimes(week === 0 ? 1 : 0.5, day(2 + upTo(4)), 'signUp');
    sometimes(0.1, day(2 + upTo(4)), 'signUpUnread');
    sometimes(0.3, day(2 + upTo(4)), 'signUpAgain');
    sometimes(0.6, day(2 + upTo(4)), 'topics');
    sometimes(0.4, day(2 + upTo(4)), 'rhythm');
    sometimes(0.3, day(2 + upTo(4)), 'lostLink');
    sometimes(0.3, day(1 + upTo(5)), 'leave');
    sometimes(0.2, day(1 + upTo(5)), 'leaveByClick');
    sometimes(0.1, day(3), 'pausePartner', 9);
    if (week === erased) add(day(4), 'erase');
    for (const weekday of [3, 4, 6]) sometimes(0.7, day(weekday), 'answer');

    add(day(1), 'decide', 9);
    add(day(2), 'release', 10);
    add(day(3), 'type', 11);
    sometimes(0.4, day(5), 'typeBack');
    add(day(4), 'edit');
    sometimes(0.7, day(5), 'edit');
    sometimes(0.4, day(4), 'rename');
    sometimes(0.8, day(3), 'turn');
    sometimes(0.6, day(5), 'turn');
    sometimes(0.3, day(4), 'until');
    sometimes(0.4, day(4), 'copy');
    sometimes(0.6, day(2 + upTo(4)), 'sort');
    sometimes(0.2, day(2 + upTo(4)), 'move');
    sometimes(0.4, day(2), 'organisation');
    sometimes(0.7, day(2 + upTo(4)), 'event');
    sometimes(0.2, day(5), 'cancel');
    sometimes(0.4, day(4), 'telephone');
    add(day(5), 'decide', 14);
    if (week === imported) add(day(3), 'import');
    sometimes(0.5, day(6), 'leaveOut', 10);
    sometimes(0.3, day(6), 'atOnce', 11);
    sometimes(0.3, day(7), 'greet', 12);
    sometimes(0.5, day(7), 'edit', 18);
    sometimes(0.3, day(7), 'turn', 18);
    if (held !== undefined && week === held - 1) add(day(7), 'hold', 17);
  }

  const crash = (job: string, at: string, writes: number): Crash => ({
    job,
    at,
    write: 1 + upTo(writes),
    lands: chance() < 0.5,
    a: chance(),
    b: chance(),
  });
  const crashes = [crash('digest', `${monday(crashed)}T07:00`, 4)];
  if (second !== undefined)
    crashes.push(
      chance() < 0.5
        ? crash('upkeep-hourly', `${addDays(monday(second), 2)}T12:05`, 1)
        : crash('brief', `${monday(second)}T06:30`, 2),
    );
  const doubled = mondays.flatMap((start) =>
    ['brief', 'digest', 'freshness', 'digest-preview', 'upkeep-nightly'].flatMap((job) => {
      const weekday = job === 'freshness' ? 2 : job === 'digest-preview' ? 6 : 1;
      const how = chance() < 0.5 ? ('at once' as const) : ('again' as const);
      return chance() < 0.25 ? [{ job, day: addDays(start, weekday - 1), how }] : [];
    }),
  );
  return {
    seed,
    mondays,
    from,
    to: addDays(monday(weeks - 1), 2),
    acts: acts.toSorted((a, b) => a.at.localeCompare(b.at)),
    crashes,
    doubled,
    missed: missed === null ? null : monday(missed),
  };
}

function shuffled<T>(all: readonly T[], chance: () => number): T[] {
  return all
    .map((one) => ({ one, key: chance() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one);
}
