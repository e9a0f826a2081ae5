import { randomBytes } from 'node:crypto';
import { idFrom, isId, referenceOf } from '../../sheets-schema/ids.ts';
import { writerOf, type Tab } from '../../sheets-schema/tab.ts';
import type { Column } from '../../sheets-schema/vocabulary.ts';
import { decodeCell, enteredValue, isEmpty, type RawCell } from './cells.ts';
import { isStruck } from './crooked.ts';
import { ChangeNotAllowed, ColumnMissing } from './errors.ts';
import type { CellWrite } from './careful.ts';
import { rowsEnd, hasMadeIds, idAstray, isTwin, rowCells, type RawTab } from './snapshot.ts';
import type { AcceptedChange, CellChange, ChangeOutcome, Words } from './workbook.ts';

/**
 * Refuses what code may never do: write a cell that belongs to people. Its own columns it may write, and for erasure it
 * may blank personal ones.
 * @throws ChangeNotAllowed
 */
export function assertAllowed({ tab, values }: CellChange, erases: boolean): void {
  for (const [key, value] of Object.entries(values)) {
    const column = tab.columns[key];
    const own = column && (tab.kind === 'machine' || writerOf(tab, column) === 'machine');
    const blanked = erases && column?.personal && (value === null || value === undefined);
    if (!own && !blanked) throw new ChangeNotAllowed(tab, key);
  }
}

/**
 * The cells that differ from what the changes want, in a sheet as read.
 * @returns also which of the changes have a row there
 * @throws ColumnMissing
 */
export function changedCells(
  tab: Tab,
  sheet: RawTab,
  changes: readonly CellChange[],
  words: Words,
): { writes: CellWrite[]; found: CellChange[] } {
  const rows = rowsById(tab, sheet);
  const writes: CellWrite[] = [];
  const found: CellChange[] = [];
  for (const change of changes) {
    const { id, values } = change;
    const row = rows.get(id);
    if (row === undefined) continue;
    found.push(change);
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
 * The cells that accepted changes write into a sheet as read, and what comes of each change.
 * @param shuffled rows whose content does not belong to their id
 * @throws ChangeNotAllowed for a column that is not people's, ColumnMissing
 */
export function acceptedCells(
  tab: Tab,
  sheet: RawTab,
  changes: readonly AcceptedChange[],
  words: Words,
  shuffled: ReadonlySet<number>,
): { writes: CellWrite[]; outcomes: ReadonlyMap<AcceptedChange, ChangeOutcome> } {
  const rows = rowsById(tab, sheet);
  const writes: CellWrite[] = [];
  const outcomes = new Map<AcceptedChange, ChangeOutcome>();
  for (const change of changes) {
    const column = tab.columns[change.column];
    if (!column || tab.kind !== 'people' || writerOf(tab, column) === 'machine')
      throw new ChangeNotAllowed(tab, change.column);
    if (!sheet.places.has(change.column)) throw new ColumnMissing(tab, change.column);
    const row = rows.get(change.id);
    const now = row === undefined ? null : sheet.cells.get(change.column)?.[row];
    const wanted = decodeCell(column, change.new, words);
    const outcome = ((): ChangeOutcome => {
      if (row === undefined) return 'missing';
      if (shuffled.has(row)) return 'shuffled';
      if (wanted.problem || (wanted.value !== null && !column.schema.safeParse(wanted.value).success))
        return 'unreadable';
      if (column.essential && isEmpty(change.new)) return 'unreadable';
      return isSaid(column, now, change.new, words) || isSaid(column, now, change.old, words)
        ? 'done'
        : 'different';
    })();
    outcomes.set(change, outcome);
    if (row === undefined || outcome !== 'done' || isSaid(column, now, change.new, words)) continue;
    const entered = enteredValue(column, wanted.value, words);
    writes.push({
      row,
      key: change.column,
      value: entered?.stringValue ?? entered?.numberValue ?? null,
    });
  }
  return { writes, outcomes };
}

/** Whether a cell says what a text says: the same value, however each is written. */
function isSaid(column: Column, cell: RawCell, text: string, words: Words): boolean {
  const plain = text.trim();
  if (isEmpty(cell) || plain === '') return isEmpty(cell) && plain === '';
  if (String(cell).trim() === plain) return true;
  const [a, b] = [decodeCell(column, cell, words), decodeCell(column, text, words)];
  return !a.problem && !b.problem && JSON.stringify(a.value) === JSON.stringify(b.value);
}

/** The first row of each id. */
function rowsById(tab: Tab, sheet: RawTab): Map<string, number> {
  const rows = new Map<string, number>();
  (sheet.cells.get(tab.idColumn) ?? []).forEach((cell, row) => {
    if (row > sheet.headerRow && !isEmpty(cell) && !rows.has(String(cell).trim()))
      rows.set(String(cell).trim(), row);
  });
  return rows;
}

/**
 * New ids (and references) for rows that people typed or copied: those with content and no id, and those whose id
 * stands further up already. A submission that was written twice is no copy; a broken id is left for people to see, and a
 * row that was written crooked is none.
 */
export function missingIds(tab: Tab, sheet: RawTab, words: Words): CellWrite[] {
  if (!hasMadeIds(tab) || !sheet.places.has(tab.idColumn)) return [];
  const grey = new Set(['id', 'reference', 'state', 'submissionId', 'receivedAt']);
  const end = rowsEnd(sheet);
  const seen = new Map<string, number>();
  const writes: CellWrite[] = [];
  for (let row = sheet.headerRow + 1; row < end; row++) {
    const cells = rowCells(sheet, row);
    const typed = [...cells].some(([key, cell]) => !grey.has(key) && !isEmpty(cell));
    if (!typed || [...cells.values()].some(isStruck)) continue;
    if (idAstray(tab, (key) => cells.get(key)) !== undefined) continue;
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
        words,
      );
      if (twin || !isId(String(id))) continue;
    }
    const made = idFrom(randomBytes(16));
    writes.push({ row, key: tab.idColumn, value: made });
    if (sheet.places.has('reference')) writes.push({ row, key: 'reference', value: referenceOf(made) });
  }
  return writes;
}
