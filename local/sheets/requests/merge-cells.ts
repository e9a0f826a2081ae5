import { withParts } from '../grid/cell.ts';
import { rangeOfArea, unmerge } from '../grid/merges.ts';
import { type Area, areaOf } from '../grid/range.ts';
import { requestKind } from './request-kind.ts';

/** Merges cells: all, per column or per row. Only the value of each first cell stays (recorded). */
export const mergeCells = requestKind('mergeCells', ({ range = {}, mergeType = 'MERGE_ALL' }, edit) => {
  const area = areaOf(edit.book, range);
  edit.guard(area);
  unmerge(edit.book, area);
  for (const part of partsOf(area, mergeType)) {
    if (part.endRow - part.startRow === 1 && part.endColumn - part.startColumn === 1) continue;
    part.sheet.change().merges.push(rangeOfArea(part));
    emptyAllButFirst(part);
  }
});

function partsOf(area: Area, type: string): Area[] {
  if (type === 'MERGE_COLUMNS') {
    return Array.from({ length: area.endColumn - area.startColumn }, (_, at) => ({
      ...area,
      startColumn: area.startColumn + at,
      endColumn: area.startColumn + at + 1,
    }));
  }
  if (type === 'MERGE_ROWS') {
    return Array.from({ length: area.endRow - area.startRow }, (_, at) => ({
      ...area,
      startRow: area.startRow + at,
      endRow: area.startRow + at + 1,
    }));
  }
  return [area];
}

function emptyAllButFirst({ sheet, startRow, endRow, startColumn, endColumn }: Area): void {
  for (let row = startRow; row < Math.min(endRow, sheet.rows.length); row += 1) {
    for (let column = startColumn; column < endColumn; column += 1) {
      if (row === startRow && column === startColumn) continue;
      const cell = sheet.rows.cell(row, column);
      if (cell) sheet.rows.set(row, column, withParts(cell, { value: undefined, formula: undefined }));
    }
  }
}
