import type { Preview } from '../../sheets-schema/preview.ts';
import type { Change, Located } from '../rules/journal.ts';

type Row = Preview & Located;

/** What the manager decided about an issue, after its preview. */
export interface Decisions {
  /** The letter does not go out. */
  readonly held: boolean;
  /** In place of the office's greeting, or `null`. */
  readonly greeting: string | null;
  /** What Monday tells of what there is to tell: nothing that came after the preview, unless she says so. */
  readonly choose: (changes: readonly Change[]) => Change[];
}

/** An issue that nobody was shown: everything is told. */
const NONE: Decisions = { held: false, greeting: null, choose: (changes) => [...changes] };

/** What may be left out for good: that something ended or is back must be told one day. */
const FOR_GOOD: readonly Change['event'][] = ['neu', 'geaendert'];

/**
 * Reads *Vorschau* for an issue. What is left out is remembered as it is and comes again when it changes; an end or a
 * return only waits. A word that nobody understands holds the letter, or lets the entry wait.
 * @param unclear whether a row's cell cannot be read
 */
export function decisionsOn(
  issue: string,
  rows: readonly Row[],
  unclear: (row: Row, column: keyof Preview) => boolean,
): Decisions {
  const own = rows.filter((row) => row.issue === issue);
  const whole = own.filter(({ entry }) => entry === null);
  if (whole.length === 0) return NONE;
  const listed = new Map(own.flatMap((row) => (row.entry === null ? [] : [[row.entry, row] as const])));
  const atOnce = whole.some(({ decision }) => decision === 'sofort');
  return {
    held: whole.some((row) => row.hold === 'anhalten' || unclear(row, 'hold')),
    greeting: whole.find(({ greeting }) => greeting?.trim())?.greeting ?? null,
    choose: (changes) =>
      changes.flatMap((change): Change[] => {
        const row = listed.get(change.entry);
        if (change.quiet || (!row && atOnce)) return [change];
        if (!row || unclear(row, 'decision')) return [];
        if (row.decision !== 'weglassen') return [change];
        return FOR_GOOD.includes(change.event) ? [{ ...change, quiet: true }] : [];
      }),
  };
}
