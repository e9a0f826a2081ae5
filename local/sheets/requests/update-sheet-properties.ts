import { invalid } from '../errors.ts';
import type { Book } from '../grid/book.ts';
import { changeDimension } from '../grid/change-dimension.ts';
import type { Edit } from '../grid/edit.ts';
import { followTitle } from '../grid/follow.ts';
import type { Sheet, SheetInfo } from '../grid/sheet.ts';
import { checkTitle, normaliseProperties } from '../grid/sheet-properties.ts';
import { writeMasked } from '../wire/field-mask.ts';
import { requestKind, requiredMask } from './request-kind.ts';

/** Changes the masked properties of a sheet; a smaller grid loses what lies outside it. */
export const updateSheetProperties = requestKind(
  'updateSheetProperties',
  ({ properties = {}, fields }, edit) => {
    const { book } = edit;
    const mask = requiredMask(fields, 'SheetProperties');
    const sheet = book.find(properties.sheetId);
    if (!sheet) throw invalid(`No sheet with id: ${properties.sheetId ?? 0}`);
    const before = sheet.info.properties;
    const after = writeMasked(before, { ...properties, sheetId: sheet.id }, mask);
    if (after.title !== before.title) {
      checkTitle(book, after.title ?? '', sheet);
      followTitle(book, sheet, after.title);
    }
    const others = book.sheets.filter((other) => other !== sheet);
    if (after.hidden && others.every((other) => other.info.properties.hidden)) {
      throw invalid("You can't hide all the sheets in a document.");
    }
    resize(edit, sheet, after.gridProperties ?? {});
    const { rowCount, columnCount } = sheet;
    sheet.change().properties = normaliseProperties({
      ...after,
      gridProperties: { ...after.gridProperties, rowCount, columnCount },
    });
    checkFrozen(sheet.info);
    if (mask.has('index') || mask.has('*')) moveTo(book, sheet, properties.index ?? before.index);
  },
);

/** The index counts before the sheet is taken out (doc: "moved to the index before the move"). */
function moveTo(book: Book, sheet: Sheet, index: number): void {
  const from = book.sheets.indexOf(sheet);
  const to = index > from ? index - 1 : index;
  const rest = book.sheets.filter((other) => other !== sheet);
  book.sheets = [...rest.slice(0, to), sheet, ...rest.slice(to)];
  book.reindex();
}

function resize(edit: Edit, sheet: Sheet, grid: { rowCount?: number; columnCount?: number }): void {
  for (const [dimension, size, wanted] of [
    ['ROWS', sheet.rowCount, grid.rowCount],
    ['COLUMNS', sheet.columnCount, grid.columnCount],
  ] as const) {
    if (wanted === undefined || wanted === size) continue;
    if (wanted < 1) throw invalid(`Invalid ${dimension === 'ROWS' ? 'rowCount' : 'columnCount'}: ${wanted}`);
    if (wanted < size) {
      edit.guardSpan(sheet.id, dimension, wanted, size);
      changeDimension(edit.book, sheet, dimension, { kind: 'delete', start: wanted, end: size });
    } else {
      sheet.grow(dimension === 'ROWS' ? wanted : 0, dimension === 'ROWS' ? 0 : wanted);
    }
  }
}

function checkFrozen({ properties: { gridProperties } }: SheetInfo): void {
  const { frozenRowCount = 0, frozenColumnCount = 0, rowCount, columnCount } = gridProperties;
  if (frozenRowCount >= rowCount && frozenRowCount > 0) {
    throw invalid("You can't freeze all visible rows on the sheet.");
  }
  if (frozenColumnCount >= columnCount && frozenColumnCount > 0) {
    throw invalid("You can't freeze all visible columns on the sheet.");
  }
}
