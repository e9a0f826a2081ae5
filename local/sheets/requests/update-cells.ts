import { invalid } from '../errors.ts';
import { cellWriter } from '../grid/cell-data.ts';
import type { Edit } from '../grid/edit.ts';
import { type Area, areaOf } from '../grid/range.ts';
import { checkValidation } from '../values/validation.ts';
import { requestKind, type Requests, requiredMask } from './request-kind.ts';

/** Writes cells from a start, or over a range whose cells beyond the given rows are cleared (doc). */
export const updateCells = requestKind('updateCells', (request, edit) => {
  const write = cellWriter(requiredMask(request.fields, 'CellData'));
  const rows = request.rows ?? [];
  const area = target(request, edit);
  const { sheet, startRow, startColumn } = area;
  const clears = request.range !== undefined;
  const width = rows.reduce((most, row) => Math.max(most, row.values?.length ?? 0), 0);
  edit.guard(clears ? area : { ...area, endRow: startRow + rows.length, endColumn: startColumn + width });
  rows.forEach((row, offset) => {
    if (startRow + offset >= area.endRow) throw beyond('row', startRow + offset, area.endRow);
    if (startColumn + (row.values?.length ?? 0) > area.endColumn)
      throw beyond('column', area.endColumn, area.endColumn);
    row.values?.forEach((data, column) => {
      const at = { row: startRow + offset, column: startColumn + column };
      const before = sheet.rows.cell(at.row, at.column);
      const cell = write(before, data);
      checkValidation(edit, before, cell, at);
      sheet.rows.set(at.row, at.column, cell);
    });
  });
  if (!clears) return;
  for (let row = startRow; row < Math.min(area.endRow, sheet.rows.length); row += 1) {
    const given = rows[row - startRow]?.values?.length ?? 0;
    for (let column = startColumn + given; column < area.endColumn; column += 1) {
      const before = sheet.rows.cell(row, column);
      if (before) sheet.rows.set(row, column, write(before, {}));
    }
  }
});

function target(request: NonNullable<Requests['updateCells']>, { book }: Edit): Area {
  if (request.range) return areaOf(book, request.range);
  if (!request.start) throw invalid('Must specify either start or range.');
  const { sheetId, rowIndex = 0, columnIndex = 0 } = request.start;
  return areaOf(book, {
    ...(sheetId === undefined ? {} : { sheetId }),
    startRowIndex: rowIndex,
    startColumnIndex: columnIndex,
  });
}

function beyond(kind: 'row' | 'column', at: number, last: number): Error {
  return invalid(`Attempting to write ${kind}: ${at}, beyond the last requested ${kind} of: ${last - 1}`);
}
