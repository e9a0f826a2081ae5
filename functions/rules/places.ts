import { plainAddress } from '../../sheets-schema/addresses.ts';
import { changes } from '../../sheets-schema/changes.ts';
import { events } from '../../sheets-schema/events.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { organisations } from '../../sheets-schema/organisations.ts';
import { personalColumns } from '../../sheets-schema/privacy.ts';
import { reviewDirectory, reviewOperations } from '../../sheets-schema/review.ts';
import type { Tab } from '../../sheets-schema/tab.ts';

/**
 * The tabs in which the address of somebody who reads letters or makes offers may stand, besides *Partner*. Not those of
 * residents' enquiries: who writes there does so as a resident, and the office may be at work for them.
 */
export const addressTabs = [
  offers,
  organisations,
  events,
  changes,
  reviewDirectory,
  reviewOperations,
] as const;

/** A row of any tab, as read. */
type Row = Readonly<Record<string, unknown>>;

/** A row in which an address stands, and the personal columns that are about whose it is. */
export interface Place {
  readonly tab: Tab;
  readonly row: Row;
  readonly columns: readonly string[];
}

/**
 * Every place in which an address stands, alone in its cell or among other words. In *Organisationen* the name and the
 * telephone number beside it belong to the same person; elsewhere they may be somebody else's.
 * @param rowsOf a tab's rows as read
 */
export function placesOf(address: string | null, rowsOf: (tab: Tab) => readonly Row[]): Place[] {
  const wanted = plainAddress(address);
  if (wanted === '') return [];
  return addressTabs.flatMap((tab: Tab) => {
    const columns = personalColumns([tab]).map(({ column }) => column);
    return rowsOf(tab).flatMap((row): Place[] => {
      const found = columns.filter((column) => isNamedIn(row[column], wanted));
      if (found.length === 0) return [];
      return [{ tab, row, columns: tab.key === organisations.key ? columns : found }];
    });
  });
}

/** What stands between the words of a text, of a list of addresses, and of JSON, where a line ends with a backslash and n. */
const BETWEEN = /[\s"'<>()[\],;:]|\\n/;

function isNamedIn(cell: unknown, wanted: string): boolean {
  if (typeof cell !== 'string' || cell === '') return false;
  const names = cell.split(BETWEEN).map((word) => plainAddress(word).replace(/\.+$/, ''));
  return names.includes(wanted);
}
