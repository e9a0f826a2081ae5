import { changes, type Change } from '../../sheets-schema/changes.ts';
import { offers, type Offer } from '../../sheets-schema/offers.ts';
import { writerOf } from '../../sheets-schema/tab.ts';
import { plain } from '../platform/alike.ts';
import { offerNamedIn } from '../rules/offer-named.ts';
import { shortDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';
import {
  isUnsure,
  type AcceptedChange,
  type CellChange,
  type ChangeOutcome,
  type Finding,
} from '../workbook/workbook.ts';

/** What is to be done with the rows of *Änderungen* that the manager has decided on. */
export interface DecidedWork {
  readonly accepted: readonly AcceptedChange[];
  /** Rows of which nothing can be carried out: their *Stand* says why. */
  readonly noted: readonly CellChange[];
}

/**
 * Decided changes that nothing was done about: each is judged once, and its *Stand* says what came of it. An offer is found by
 * its id, or by its title where only one bears it; the column by its header.
 * @param day today in Berlin, `YYYY-MM-DD`
 */
export function decidedWork(
  rows: readonly Change[],
  known: readonly Offer[],
  findings: readonly Finding[],
  day: string,
): DecidedWork {
  const accepted: AcceptedChange[] = [];
  const noted: CellChange[] = [];
  if (isUnsure(findings, offers)) return { accepted, noted };
  const named = offerNamedIn(known);
  for (const row of rows) {
    const { id, decision } = row;
    if (!id || row.state !== null || (decision !== 'uebernehmen' && decision !== 'ablehnen')) continue;
    const offer = named(row)?.id;
    const column = columnOf(row.field);
    if (decision === 'ablehnen') noted.push(stated(id, 'declined', day));
    else if (!offer) noted.push(stated(id, 'missing', day));
    else if (!column) noted.push(stated(id, 'unknownColumn', day));
    else accepted.push({ tab: offers, id: offer, column, old: row.old ?? '', new: row.new ?? '', key: id });
  }
  return { accepted, noted };
}

/** What *Stand* says of changes that were to be carried out. What may still come is not spoken of. */
export function outcomeNotes(
  accepted: readonly AcceptedChange[],
  outcomes: readonly ChangeOutcome[],
  day: string,
): CellChange[] {
  return accepted.flatMap(({ key }, at) => {
    const outcome = outcomes[at] ?? 'shuffled';
    return outcome === 'shuffled' ? [] : [stated(key, outcome, day)];
  });
}

type Note = Exclude<ChangeOutcome, 'shuffled'> | 'declined' | 'unknownColumn';

function stated(id: string, note: Note, day: string): CellChange {
  const state = german()(`upkeep.change.${note}`, { date: shortDate(day) });
  return { tab: changes, id, values: { state } };
}

function columnOf(field: string | null): string | null {
  const columns = Object.entries(offers.columns).filter(
    ([, column]) => writerOf(offers, column) !== 'machine',
  );
  const wanted = plain(field);
  return columns.find(([key, { label }]) => plain(label) === wanted || plain(key) === wanted)?.[0] ?? null;
}
