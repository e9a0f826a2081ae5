import { unsupported } from '../errors.ts';
import { cellWriter } from '../grid/cell-data.ts';
import { requestKind, requiredMask } from './request-kind.ts';

/** Appends rows after the last row with data in the sheet and grows the grid where it must. */
export const appendCells = requestKind('appendCells', ({ sheetId, tableId, rows = [], fields }, edit) => {
  if (tableId) throw unsupported('appendCells with a tableId');
  const write = cellWriter(requiredMask(fields, 'CellData'));
  const sheet = edit.book.grid(sheetId);
  const start = sheet.dataEnd();
  const width = rows.reduce((most, row) => Math.max(most, row.values?.length ?? 0), 0);
  edit.guard({ sheet, startRow: start, endRow: start + rows.length, startColumn: 0, endColumn: width });
  sheet.grow(start + rows.length, width);
  rows.forEach((row, offset) => {
    row.values?.forEach((data, column) => {
      const at = start + offset;
      sheet.rows.set(at, column, write(sheet.rows.cell(at, column), data));
    });
  });
});
