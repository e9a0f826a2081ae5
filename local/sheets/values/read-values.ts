import { toA1 } from '../grid/a1.ts';
import type { Book } from '../grid/book.ts';
import { holdsData, type Scalar } from '../grid/cell.ts';
import type { Area } from '../grid/range.ts';
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
  const reader = new CellReader(book, area.sheet, options.now);
  const values = major === 'COLUMNS' ? byColumn(area, reader, options) : byRow(area, reader, options);
  return { range: toA1(area, book), majorDimension: major, ...(values.length > 0 ? { values } : {}) };
}

function byRow(area: Area, reader: CellReader, options: RenderOptions): Scalar[][] {
  const { rows } = area.sheet;
  const values: Scalar[][] = [];
  for (let row = area.startRow; row < Math.min(area.endRow, rows.length); row += 1) {
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

function byColumn(area: Area, reader: CellReader, options: RenderOptions): Scalar[][] {
  const { rows } = area.sheet;
  const end = Math.min(area.endRow, rows.length);
  const values: Scalar[][] = [];
  for (let column = area.startColumn; column < area.endColumn; column += 1) {
    const shown: Scalar[] = [];
    for (let row = area.startRow; row < end; row += 1) {
      const cell = rows.cell(row, column);
      if (!holdsData(cell)) continue;
      while (shown.length < row - area.startRow) shown.push('');
      shown.push(reader.render(cell, row, column, options));
    }
    if (shown.length === 0) continue;
    while (values.length < column - area.startColumn) values.push([]);
    values.push(shown);
  }
  return values;
}
