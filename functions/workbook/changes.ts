import { randomBytes } from 'node:crypto';
import { idFrom, isId, referenceOf } from '../../sheets-schema/ids.ts';
import { writerOf, type Tab } from '../../sheets-schema/tab.ts';
import { enteredValue, isEmpty, type RawCell } from './cells.ts';
import { isStruck } from './crooked.ts';
import { ChangeNotAllowed, ColumnMissing } from './errors.ts';
import type { CellWrite } from './careful.ts';
import { hasMadeIds, isTwin, rowCells, type RawTab } from './snapshot.ts';
import type { CellChange, Words } from './workbook.ts';

/**
 * Refuses what code may never do: write a cell that belongs to people. Its own columns it may write, and personal ones
 * it may blank.
 * @throws ChangeNotAllowed
 */
export function assertAllowed({ tab, values }: CellChange): void {
  for (const [key, value] of Object.entries(values)) {
    const column = tab.columns[key];
    const own = column && (tab.kind === 'machine' || writerOf(tab, column) === 'machine');
    const blanked = column?.personal && (value === null || value === undefined);
    if (!own && !blanked) throw new ChangeNotAllowed(tab, key);
  }
}

/**
 * The cells that differ from what the changes want, in a sheet as read.
 * @returns also how many of the changes have a row there
 * @throws ColumnMissing
 */
export function changedCells(
  tab: Tab,
  sheet: RawTab,
  changes: readonly CellChange[],
  words: Words,
): { writes: CellWrite[]; found: number } {
  const rows = new Map<string, number>();
  (sheet.cells.get(tab.idColumn) ?? []).forEach((cell, row) => {
    if (row > sheet.headerRow && !isEmpty(cell) && !rows.has(String(cell).trim()))
      rows.set(String(cell).trim(), row);
  });
  const writes: CellWrite[] = [];
  let found = 0;
  for (const { id, values } of changes) {
    const row = rows.get(id);
    if (row === undefined) continue;
    found += 1;
    for (const [key, value] of Object.entries(values)) {
      const column = tab.columns[key];
      if (!column || !sheet.places.has(key)) throw new ColumnMissing(tab, key);
      const entered = enteredValue(column, value, words);
      const wanted: RawCell = entered?.stringValue ?? entered?.numberValue ?? null;
      const now = sheet.cells.get(key)?.[row];
      const equal = isEmpty(wanted) ? isEmpty(now) : now === wanted;
      if (!equal) writes.push({ row, key, value: wanted });
    }
  }
  return { writes, found };
}

/**
 * New ids (and references) for rows that people typed or copied: those with content and no id, and those whose id
 * stands further up already. A submission that was written twice is no copy; a broken id is left for people to see.
 */
export function missingIds(tab: Tab, sheet: RawTab): CellWrite[] {
  if (!hasMadeIds(tab) || !sheet.places.has(tab.idColumn)) return [];
  const grey = new Set(['id', 'reference', 'state', 'submissionId', 'receivedAt']);
  const end = Math.max(0, ...[...sheet.cells.values()].map((cells) => cells.length));
  const seen = new Map<string, number>();
  const writes: CellWrite[] = [];
  for (let row = sheet.headerRow + 1; row < end; row++) {
    const cells = rowCells(sheet, row);
    const typed = [...cells].some(([key, cell]) => !grey.has(key) && !isEmpty(cell));
    if (!typed || [...cells.values()].some(isStruck)) continue;
    const id = cells.get(tab.idColumn);
    if (!isEmpty(id)) {
      const above = seen.get(String(id));
      if (above === undefined) {
        seen.set(String(id), row);
        continue;
      }
      const first = rowCells(sheet, above);
      const twin = isTwin(
        tab,
        (key) => cells.get(key),
        (key) => first.get(key),
      );
      if (twin || !isId(String(id))) continue;
    }
    const made = idFrom(randomBytes(16));
    writes.push({ row, key: tab.idColumn, value: made });
    if (sheet.places.has('reference')) writes.push({ row, key: 'reference', value: referenceOf(made) });
  }
  return writes;
}
