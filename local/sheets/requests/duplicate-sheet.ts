import { invalid } from '../errors.ts';
import { RowStore } from '../grid/row-store.ts';
import { Sheet, type SheetInfo } from '../grid/sheet.ts';
import { checkTitle, shownProperties } from '../grid/sheet-properties.ts';
import type { Book } from '../grid/book.ts';
import { requestKind } from './request-kind.ts';

/** Copies a sheet with its cells, formats, rules and protections, but without developer metadata (assumed). */
export const duplicateSheet = requestKind('duplicateSheet', (request, { book }) => {
  const source = book.find(request.sourceSheetId);
  if (!source) throw invalid(`No sheet with id: ${request.sourceSheetId ?? 0}`);
  const title = request.newSheetName ?? freeTitle(book, source.title);
  checkTitle(book, title);
  const id = request.newSheetId ?? book.freshId();
  if (book.find(id)) throw invalid(`A sheet with the id "${id}" already exists. Please enter another id.`);
  const rows = new RowStore();
  rows.replaceRows(source.rows.rows());
  const copy = new Sheet(copiedInfo(book, source.info, id, title), rows);
  book.sheets.splice(request.insertSheetIndex ?? 0, 0, copy);
  book.reindex();
  return { properties: shownProperties(copy) };
});

/** The info with the new sheet's id in every range and fresh ids for what needs them. */
function copiedInfo(book: Book, source: SheetInfo, sheetId: number, title: string): SheetInfo {
  const text = JSON.stringify(source, (key, value: unknown) => (key === 'sheetId' ? sheetId : value));
  const info = JSON.parse(text) as SheetInfo;
  info.properties.title = title;
  for (const range of info.protectedRanges) range.protectedRangeId = book.freshId();
  for (const view of info.filterViews) view.filterViewId = book.freshId();
  for (const table of info.tables) table.tableId = String(book.freshId());
  return info;
}

function freeTitle(book: Book, title: string): string {
  const base = `Copy of ${title}`;
  if (!book.byTitle(base)) return base;
  for (let number = 2; ; number += 1) if (!book.byTitle(`${base} ${number}`)) return `${base} ${number}`;
}
