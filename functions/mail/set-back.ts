import { contents, type Content } from '../../sheets-schema/contents.ts';
import { deliveries, type Delivery } from '../../sheets-schema/deliveries.ts';
import { issues, type IssueRow } from '../../sheets-schema/issues.ts';
import { LETTER_GAPS_ACCEPTED } from '../../sheets-schema/presets.ts';
import { settingOf, type Setting } from '../../sheets-schema/settings.ts';
import { addDays, isoWeek } from '../platform/time.ts';
import { mondayOf } from '../rules/issue.ts';
import { dayTyped } from '../workbook/cells.ts';
import type { Claims } from '../workbook/workbook.ts';
import { issueClaim, previewClaim, triesOf } from './batches.ts';

/** What the letters remember by, and what the manager says of it. */
interface Records {
  readonly settings: readonly Pick<Setting, 'key' | 'value'>[];
  readonly issues: readonly IssueRow[];
  readonly contents: readonly Pick<Content, 'issue'>[];
  readonly deliveries: readonly Delivery[];
}

/** A tab that lacks rows which had been written, and the issue they belong to. */
export interface SetBack {
  readonly tab: typeof issues | typeof contents | typeof deliveries;
  readonly issue: string;
}

/** Weeks over which claims of issues are kept and compared: as long as *Zustellungen* keep their recipients, and more. */
const WEEKS = 60;

/** Weeks over which planned letters are counted: after 400 days their rows go, and that is no loss. */
const COUNTED_WEEKS = 52;

/** Days after which a claim has done its work: no run for a week that is over takes up its letters, nor a task a mail so old. */
const CLAIM_DAYS = 14;

/**
 * Which claims may be forgotten, and which never: those of issues, by which it is noticed that one is gone, and which keep its
 * week closed.
 * @param day in Berlin, `YYYY-MM-DD`
 */
export function oldClaims(day: string): { readonly before: Date; readonly except: readonly string[] } {
  return {
    before: new Date(addDays(day, -CLAIM_DAYS)),
    // On Saturday the next week's is claimed already.
    except: weeksUntil(isoWeek(addDays(day, 7))).flatMap((week) => [issueClaim(week), previewClaim(week)]),
  };
}

/** The weeks that end with this one, the newest first. */
function weeksUntil(week: string): string[] {
  return Array.from({ length: WEEKS }, (_, back) => isoWeek(addDays(mondayOf(week), -7 * back)));
}

/**
 * Until which day, `YYYY-MM-DD`, the manager puts up with what the records lack: the issues until then are over, nothing more
 * goes out for them, and what later ones tell may have been told before. Null for none; a day to come is none either, or
 * letters would stay away that nobody knows of yet.
 */
export function gapsAcceptedUntil(
  rows: readonly Pick<Setting, 'key' | 'value'>[],
  today: string,
): string | null {
  const day = dayTyped(settingOf(rows, LETTER_GAPS_ACCEPTED));
  return day !== null && day <= today ? day : null;
}

/**
 * Where the records lack what must have been in them, as after an older version of the file was restored: an issue that was
 * claimed and is not there, fewer planned letters or entries than its row says, or a claim for letters of which no beginning
 * is left. Who went on would tell or send a second time.
 * @param claims as they were before the records were read: what was claimed by then must be in them
 * @param week the newest that can have been claimed
 * @param today in Berlin, `YYYY-MM-DD`
 */
export function setBackIn(records: Records, claims: Claims, week: string, today: string): SetBack | null {
  const accepted = gapsAcceptedUntil(records.settings, today) ?? '';
  const matters = (key: string): boolean => mondayOf(key) > accepted;
  const rows = new Map(records.issues.flatMap((row) => (matters(row.key) ? [[row.key, row]] : [])));
  const gone = weeksUntil(week).find(
    (key) => matters(key) && claims.isTaken(issueClaim(key)) && !rows.has(key),
  );
  if (gone !== undefined) return { tab: issues, issue: gone };
  const counted = isoWeek(addDays(mondayOf(week), -7 * COUNTED_WEEKS));
  const planned = countsOf(records.deliveries.filter(isPlanned));
  const told = countsOf(records.contents);
  for (const { key, letters, entries } of rows.values()) {
    if ((told.get(key) ?? 0) < (entries ?? 0)) return { tab: contents, issue: key };
    if (key > counted && (planned.get(key) ?? 0) < (letters ?? 0)) return { tab: deliveries, issue: key };
  }
  const newest = [...rows.keys()].toSorted().at(-1);
  if (
    newest !== undefined &&
    triesOf(newest, records.deliveries, null).some(({ claim }) => claims.isTaken(claim))
  )
    return { tab: deliveries, issue: newest };
  return null;
}

function isPlanned({ purpose, state }: Delivery): boolean {
  return purpose === 'digest' && state === 'geplant';
}

function countsOf(rows: readonly { readonly issue: string | null }[]): ReadonlyMap<string | null, number> {
  return new Map([...Map.groupBy(rows, ({ issue }) => issue)].map(([issue, its]) => [issue, its.length]));
}
