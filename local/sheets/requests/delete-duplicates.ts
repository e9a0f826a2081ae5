import { invalid } from '../errors.ts';
import { FormulaError } from '../formula/errors.ts';
import type { Value } from '../formula/grid.ts';
import { copied } from '../grid/paste.ts';
import { areaOf } from '../grid/range.ts';
import { CellReader } from '../values/render.ts';
import { requestKind } from './request-kind.ts';

/**
 * Takes out the rows of a range that say again what a row above them says, in whatever case and format (doc); the rows
 * below move up within the range, their relative references as in a copy (assumed).
 */
export const deleteDuplicates = requestKind(
  'deleteDuplicates',
  ({ range = {}, comparisonColumns = [] }, edit) => {
    const area = areaOf(edit.book, range);
    edit.guard(area);
    const { sheet, startColumn, endColumn } = area;
    const compared =
      comparisonColumns.length > 0 ? comparisonColumns : [{ startIndex: startColumn, endIndex: endColumn }];
    const columns = compared.flatMap(({ dimension, startIndex = startColumn, endIndex = endColumn }) => {
      if (dimension === 'ROWS' || startIndex < startColumn || endIndex > endColumn) {
        throw invalid('comparisonColumns must be columns within the range.');
      }
      return Array.from({ length: endIndex - startIndex }, (_, at) => startIndex + at);
    });
    const reader = new CellReader(edit.book, sheet, edit.now);
    const seen = new Set<string>();
    const end = Math.min(area.endRow, sheet.dataEnd());
    const kept: number[] = [];
    for (let row = area.startRow; row < end; row += 1) {
      const key = JSON.stringify(
        columns.map((column) => comparable(reader.effective(sheet.rows.cell(row, column), row, column))),
      );
      if (!seen.has(key)) kept.push(row);
      seen.add(key);
    }
    for (let column = startColumn; column < endColumn; column += 1) {
      // Read whole before it is written: a row moves onto one that is still to move.
      const cells = kept.map((row) => sheet.rows.cell(row, column));
      for (let row = area.startRow; row < end; row += 1) {
        const from = row - area.startRow;
        const rows = row - (kept[from] ?? row);
        sheet.rows.set(row, column, copied(cells[from], { rows, columns: 0 }));
      }
    }
    const removed = Math.max(0, end - area.startRow) - kept.length;
    return removed > 0 ? { duplicatesRemovedCount: removed } : {};
  },
);

function comparable(value: Value): string | number | boolean | null {
  if (value instanceof FormulaError) return value.shown;
  if (typeof value === 'string') return value.toLowerCase();
  return value ?? null;
}
