import { toA1 } from '../grid/a1.ts';
import type { Book } from '../grid/book.ts';
import { holdsData, type Scalar } from '../grid/cell.ts';
import type { Area } from '../grid/range.ts';
import type { Sheet } from '../grid/sheet.ts';
import { CellReader, type RenderOptions } from './render.ts';

export type MajorDimension = 'ROWS' | 'COLUMNS';
export interface ValueRange {
  range: string;
  majorDimension: MajorDimension;
  values?: Scalar[][];
}

/** The values of an area as a ValueRange: trailing blanks cut, inner blank rows `[]`, no `values` when there are none. */
export function readValues(
  book: Book,
  area: Area,
  major: MajorDimension,
  options: RenderOptions,
): ValueRange {
  return readAreas(book, [area], major, options)[0]!;
}

/** The values of several areas, each as `readValues` tells it. */
export function readAreas(
  book: Book,
  areas: readonly Area[],
  major: MajorDimension,
  options: RenderOptions,
): ValueRange[] {
  const readers = new Map<Sheet, CellReader>();
  for (const { sheet } of areas) {
    if (!readers.has(sheet)) readers.set(sheet, new CellReader(book, sheet, options.now));
  }
  const values =
    major === 'COLUMNS'
      ? byColumns(areas, readers, options)
      : areas.map((area) => byRow(area, readers.get(area.sheet)!, options));
  return areas.map((area, at) => ({
    range: toA1(area, book),
    majorDimension: major,
    ...(values[at]!.length > 0 ? { values: values[at]! } : {}),
  }));
}

function byRow(area: Area, reader: CellReader, options: RenderOptions): Scalar[][] {
  const { rows } = area.sheet;
  const values: Scalar[][] = [];
  for (let row = area.startRow, end = Math.min(area.endRow, area.sheet.dataEnd()); row < end; row += 1) {
    const cells = rows.row(row);
    if (!cells) continue;
    let last = Math.min(area.endColumn, cells.length) - 1;
    while (last >= area.startColumn && !holdsData(cells[last])) last -= 1;
    if (last < area.startColumn) continue;
    while (values.length < row - area.startRow) values.push([]);
    const shown: Scalar[] = [];
    for (let column = area.startColumn; column <= last; column += 1)
      shown.push(reader.render(cells[column], row, column, options));
    values.push(shown);
  }
  return values;
}

/**
 * Columns over the same rows of a sheet are read in one pass down the rows: a list that is read column by column, as
 * by metadata, would otherwise fetch each row from memory anew for every column.
 */
function byColumns(
  areas: readonly Area[],
  readers: ReadonlyMap<Sheet, CellReader>,
  options: RenderOptions,
): Scalar[][][] {
  const values = areas.map((): Scalar[][] => []);
  for (const group of Map.groupBy(areas.keys(), (at) => rowsKey(areas[at]!)).values()) {
    const { sheet, startRow, endRow } = areas[group[0]!]!;
    const columns = group.flatMap((at) => {
      const { startColumn, endColumn } = areas[at]!;
      return Array.from({ length: endColumn - startColumn }, (_, offset) => startColumn + offset);
    });
    const shown = readColumns(sheet, startRow, endRow, columns, readers.get(sheet)!, options);
    let next = 0;
    for (const at of group) {
      const own = shown.slice(next, (next += areas[at]!.endColumn - areas[at]!.startColumn));
      values[at] = own.slice(0, own.findLastIndex((column) => column.length > 0) + 1);
    }
  }
  return values;
}

function rowsKey({ sheet, startRow, endRow }: Area): string {
  return `${sheet.id} ${startRow} ${endRow}`;
}

/** The values of some columns, each down to its last one. */
function readColumns(
  sheet: Sheet,
  startRow: number,
  endRow: number,
  columns: readonly number[],
  reader: CellReader,
  options: RenderOptions,
): Scalar[][] {
  const { rows } = sheet;
  const height = Math.max(0, Math.min(endRow, sheet.dataEnd()) - startRow);
  const shown = columns.map((): Scalar[] => []);
  const filled = columns.map(() => 0);
  for (let row = 0; row < height; row += 1) {
    const cells = rows.row(startRow + row);
    if (!cells) continue;
    for (let at = 0; at < columns.length; at += 1) {
      const cell = cells[columns[at]!];
      if (!holdsData(cell)) continue;
      // Made in its full length at once: an array that grows to 100,000 values is copied again and again.
      if (filled[at] === 0) shown[at] = Array.from<Scalar>({ length: height }).fill('');
      shown[at]![row] = reader.render(cell, startRow + row, columns[at]!, options);
      filled[at] = row + 1;
    }
  }
  return shown.map((column, at) => (column.length === filled[at] ? column : column.slice(0, filled[at])));
}
