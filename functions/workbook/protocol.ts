import { protocol } from '../../sheets-schema/protocol.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { idOf, randomId } from '../platform/keys.ts';
import type { PutBack } from './careful.ts';
import { append, type AcceptedChange, type Append, type ErasureReason } from './workbook.ts';

/** What *Protokoll* says of an accepted change that was carried out; said twice, it is one row. */
export function changedRow({ tab, id, column, old, new: to, key }: AcceptedChange, at: string): Append {
  return append(protocol, {
    at,
    tab: tab.title,
    entry: id,
    column: tab.columns[column]?.label ?? column,
    old,
    new: to,
    cells: 1,
    why: 'uebernommen',
    id: idOf(`protocol|change|${key}`),
  });
}

/** What *Protokoll* says of an erasure: per column how many cells, and why; never whose, and never what. */
export function erasedRows(tab: Tab, columns: readonly string[], why: ErasureReason, at: string): Append[] {
  return [...Map.groupBy(columns, (column) => column)].map(([column, cells]) =>
    append(protocol, {
      at,
      tab: tab.title,
      column: tab.columns[column]?.label ?? column,
      cells: cells.length,
      why,
      id: randomId(),
    }),
  );
}

/** What *Protokoll* says of a row that came twice and was blanked. */
export function twinRow(tab: Tab, entry: string, cells: number, at: string): Append {
  return append(protocol, { at, tab: tab.title, entry, cells, why: 'doppelt', id: randomId() });
}

/** What *Protokoll* says of a cell that a write hit and put back. */
export function putBackRow(tab: Tab, { id, column }: PutBack, at: string): Append {
  return append(protocol, {
    at,
    tab: tab.title,
    entry: id,
    column,
    cells: 1,
    why: 'zurueckgesetzt',
    id: randomId(),
  });
}
