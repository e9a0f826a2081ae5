import { normaliseColours } from '../grid/colour.ts';
import { rangeOfArea } from '../grid/merges.ts';
import { areaOf } from '../grid/range.ts';
import { checkNoTable, columnsOf, sheetOfTable } from '../grid/tables.ts';
import { writeMasked } from '../wire/field-mask.ts';
import { requestKind, requiredMask } from './request-kind.ts';

/** Changes name, range or columns of a table. */
export const updateTable = requestKind('updateTable', ({ table = {}, fields }, { book }) => {
  const mask = requiredMask(fields, 'Table');
  const { sheet, table: known } = sheetOfTable(book, table.tableId);
  const changed = writeMasked(known, normaliseColours(table), mask);
  const area = areaOf(book, changed.range ?? known.range ?? {});
  checkNoTable(area, table.tableId);
  const columnProperties = columnsOf(area, changed.columnProperties);
  const info = sheet.change();
  info.tables = info.tables.map((other) =>
    other.tableId === table.tableId ? { ...changed, range: rangeOfArea(area), columnProperties } : other,
  );
});
