import { invalid } from '../errors.ts';
import { normaliseColours } from '../grid/colour.ts';
import { rangeOfArea } from '../grid/merges.ts';
import { areaOf } from '../grid/range.ts';
import { checkNoTable, columnsOf, shownTable } from '../grid/tables.ts';
import { requestKind } from './request-kind.ts';

/** Makes a range a table; its first row is the header. */
export const addTable = requestKind('addTable', ({ table }, { book }) => {
  if (!table?.range) throw invalid('A table must have a range.');
  const area = areaOf(book, table.range);
  checkNoTable(area);
  const count = book.sheets.reduce((sum, { info }) => sum + info.tables.length, 0);
  const kept = {
    ...normaliseColours(table),
    tableId: table.tableId ?? String(book.freshId()),
    name: table.name ?? `Table${count + 1}`,
    range: rangeOfArea(area),
    columnProperties: columnsOf(area, table.columnProperties),
  };
  area.sheet.change().tables.push(kept);
  return { table: shownTable(kept) };
});
