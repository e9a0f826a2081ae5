import type { Content } from '../../sheets-schema/contents.ts';
import type { Offer } from '../../sheets-schema/offers.ts';
import { carriedOn, changedFields, fingerprint, FINGERPRINT_VERSION, type Field } from './fingerprint.ts';
import { isOffered, isShown } from '../rules/visibility.ts';

/** A row of *Inhalte*, as far as it matters here. */
export type Entry = Pick<Content, 'issue' | 'entry' | 'event' | 'fingerprint' | 'fingerprintVersion'>;

/** What happened to an offer since it was last told. */
export interface Change {
  /** The offer's id. */
  readonly entry: string;
  readonly event: Entry['event'];
  readonly fingerprint: string;
}

/** What decides on a day what is public. */
export interface Day {
  readonly day: string;
  readonly hideAfterDays: number;
  /** Columns of *Angebote* that cannot be read now. */
  readonly lost: ReadonlySet<string>;
}

/**
 * What is to be told now: the difference between what was told last and what is public, never a window of time. So an
 * offer typed in late, a missed week or a doubled run loses and repeats nothing. An offer whose row cannot be seen is
 * left as it is: only a status or an end date ends it.
 */
export function difference(offers: readonly Offer[], told: readonly Entry[], day: Day): Change[] {
  const last = new Map(byIssue(told).map((row) => [row.entry, row]));
  return named(offers).flatMap(([entry, offer]): Change[] => {
    const before = last.get(entry);
    const now = fingerprint(offer, day.lost);
    const shown = isShown(offer, day.day, day.hideAfterDays);
    if (!before) return shown ? [{ entry, event: 'neu', fingerprint: now }] : [];
    const whole = carriedOn(before.fingerprint ?? '', now);
    if (before.event === 'beendet') return shown ? [{ entry, event: 'wieder', fingerprint: whole }] : [];
    if (!isOffered(offer, day.day)) return [{ entry, event: 'beendet', fingerprint: whole }];
    const sameWay = before.fingerprintVersion === FINGERPRINT_VERSION;
    const changed = sameWay && shown && changedFields(before.fingerprint ?? '', now).length > 0;
    return changed ? [{ entry, event: 'geaendert', fingerprint: whole }] : [];
  });
}

/** What a reader is told of one offer. */
export interface News {
  readonly event: Entry['event'];
  /** For `geaendert`: what is another now than when the reader last heard of it. */
  readonly fields: readonly Field[];
}

/** From where on the journal is new to a reader. */
export interface Since {
  readonly issue: string;
  /** Whether that issue itself has not reached the reader. */
  readonly inclusive: boolean;
}

/**
 * What the journal holds for a reader since a letter of theirs: again a difference of states, so that what was changed
 * and changed back, or ended and came back unchanged, is not told. The first issue introduces and is never listed.
 */
export function newsSince(journal: readonly Entry[], since: Since, until: string): ReadonlyMap<string, News> {
  const rows = byIssue(journal).filter((row) => row.issue <= until);
  const first = rows[0]?.issue;
  const isNew = (row: Entry): boolean =>
    row.issue !== first && (since.inclusive ? row.issue >= since.issue : row.issue > since.issue);
  const news = new Map<string, News>();
  for (const [entry, own] of Map.groupBy(rows, (row) => row.entry)) {
    const last = own.at(-1);
    const before = own.findLast((row) => !isNew(row));
    if (!last || !isNew(last)) continue;
    const told = tell(before, last);
    if (told) news.set(entry, told);
  }
  return news;
}

function tell(before: Entry | undefined, last: Entry): News | null {
  const known = before !== undefined && before.event !== 'beendet';
  if (last.event === 'beendet') return known ? { event: 'beendet', fields: [] } : null;
  if (!before) return { event: 'neu', fields: [] };
  if (!known) return { event: 'wieder', fields: [] };
  const fields = changedFields(before.fingerprint ?? '', last.fingerprint ?? '');
  return fields.length > 0 ? { event: 'geaendert', fields } : null;
}

/** Whether an issue is the first that told anything: it introduces. */
export function introduces(journal: readonly Entry[], issue: string): boolean {
  return journal.every((row) => row.issue >= issue);
}

function byIssue<T extends Entry>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.issue < b.issue ? -1 : a.issue > b.issue ? 1 : 0));
}

/** Offers by id, each once; a row without an id gets one from `upkeep` and is told then. */
function named(offers: readonly Offer[]): [string, Offer][] {
  return [...new Map(offers.flatMap((offer) => (offer.id ? [[offer.id, offer] as const] : [])))];
}
