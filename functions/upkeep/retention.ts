import { deliveries, type Delivery } from '../../sheets-schema/deliveries.ts';
import { events, type Event } from '../../sheets-schema/events.ts';
import { isId } from '../../sheets-schema/ids.ts';
import { personalColumns } from '../../sheets-schema/privacy.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { RowRetention } from '../../sheets-schema/vocabulary.ts';
import { allTabs } from '../../sheets-schema/workbooks.ts';
import { addDays, berlinDate } from '../platform/time.ts';
import { occurrences } from '../rules/series.ts';
import type { CellChange } from '../workbook/workbook.ts';
import { blank, wholeRow } from './blank.ts';

/** A row of any tab, as read. */
export type Row = Readonly<Record<string, unknown>>;

/** Days ahead in which a series that goes on has another date. */
const SERIES_AHEAD = 70;

/** The tabs whose personal cells go in time by what stands in their own row, and those columns. */
const timed: ReadonlyMap<Tab, readonly { readonly column: string; readonly retention: RowRetention }[]> =
  new Map(
    allTabs.flatMap((tab: Tab) => {
      const columns = personalColumns([tab]).flatMap(({ column, retention }) =>
        'keep' in retention ? { column, retention } : [],
      );
      return columns.length > 0 ? [[tab, columns] as const] : [];
    }),
  );

/** Those tabs. Proof of consent is not among them: when it goes depends on other rows (`proofs.ts`). */
export const keptTabs: readonly Tab[] = [...timed.keys()];

/**
 * The personal cells whose time is up by their columns' own declarations. A cell that cannot be read counts too, so every
 * such column of a row is named; what is blank already costs no write. A row that cannot be used without such a cell goes
 * whole, but for its id, under which nothing is ever written again.
 * @param rowsOf a tab's rows as read @param day today in Berlin, `YYYY-MM-DD`
 */
export function expiredCells(rowsOf: (tab: Tab) => readonly Row[], day: string): CellChange[] {
  return [...timed].flatMap(([tab, columns]) =>
    rowsOf(tab).flatMap((row): CellChange[] => {
      const id = row[tab.idColumn];
      if (typeof id !== 'string' || stays(tab, row, day)) return [];
      const due = columns.filter(({ retention }) => isOver(retention, row, day)).map(({ column }) => column);
      if (due.length === 0) return [];
      const isWhole = due.some((column) => tab.columns[column]?.essential);
      return [{ tab, id, values: blank(isWhole ? wholeRow(tab) : due) }];
    }),
  );
}

/** Whether a row stays however old it is: a series that goes on, or a mail to the office itself, which tells of nobody. */
function stays(tab: Tab, row: Row, day: string): boolean {
  if (tab.key === events.key) return goesOn(row as unknown as Event, day);
  return tab.key === deliveries.key && !isId((row as unknown as Delivery).recipient ?? '');
}

/** Whether a value's time is up; never while nobody knows from when it counts. */
function isOver({ keep, from, otherwise }: RowRetention, row: Row, day: string): boolean {
  const start = dayOf(row[from]);
  if (start !== null) return after(start, keep) < day;
  const other = otherwise && dayOf(row[otherwise.from]);
  return otherwise !== undefined && typeof other === 'string' && after(other, otherwise.keep) < day;
}

function goesOn(event: Event, day: string): boolean {
  return occurrences(event, day, addDays(day, SERIES_AHEAD)).length > 0;
}

/** The day of a date or an instant. */
function dayOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return value.length === 10 ? value : berlinDate(new Date(value));
}

/**
 * The day that lies an ISO 8601 duration of days, months or years after another; a day that a month lacks is its last.
 * @throws RangeError for any other duration
 */
export function after(day: string, duration: string): string {
  const [, count, unit] = /^P(\d+)([DMY])$/.exec(duration) ?? [];
  if (!count || !unit)
    throw new RangeError(`[retention] "${duration}" is no duration. Write it like P28D or P12M.`);
  if (unit === 'D') return addDays(day, Number(count));
  const months = Number(count) * (unit === 'Y' ? 12 : 1);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10);
}
