import { invalid } from '../errors.ts';
import { copySheet, copyTitle } from '../grid/copy-sheet.ts';
import { checkTitle, shownProperties } from '../grid/sheet-properties.ts';
import { requestKind } from './request-kind.ts';

/** Copies a sheet within its file; without an index the copy comes first. */
export const duplicateSheet = requestKind('duplicateSheet', (request, { book }) => {
  const source = book.find(request.sourceSheetId);
  if (!source) throw invalid(`No sheet with id: ${request.sourceSheetId ?? 0}`);
  const title = request.newSheetName ?? copyTitle(book, source.title);
  checkTitle(book, title);
  const id = request.newSheetId ?? book.freshId();
  if (book.find(id)) throw invalid(`A sheet with the id "${id}" already exists. Please enter another id.`);
  const copy = copySheet(book, source, book, id, title);
  book.sheets.splice(request.insertSheetIndex ?? 0, 0, copy);
  book.reindex();
  return { properties: shownProperties(copy) };
});
