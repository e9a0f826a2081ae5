import { invalid } from '../errors.ts';
import { followDeletion } from '../grid/follow.ts';
import { dropSheetMetadata } from '../grid/metadata.ts';
import { requestKind } from './request-kind.ts';

/** Deletes a sheet with its metadata and named ranges; references to it become `#REF!`. The last visible one stays. */
export const deleteSheet = requestKind('deleteSheet', ({ sheetId }, edit) => {
  const { book } = edit;
  const sheet = book.find(sheetId);
  if (!sheet) throw invalid(`No sheet with id: ${sheetId ?? 0}`);
  if (book.sheets.filter((other) => other !== sheet && !other.info.properties.hidden).length === 0) {
    throw invalid("You can't remove all the sheets in a document.");
  }
  edit.guardSpan(sheet.id, 'ROWS', 0, sheet.rowCount);
  followDeletion(book, sheet);
  book.sheets = book.sheets.filter((other) => other !== sheet);
  book.reindex();
  dropSheetMetadata(book, sheet.id);
  if (book.info.namedRanges.some((entry) => entry.range.sheetId === sheet.id)) {
    const info = book.change();
    info.namedRanges = info.namedRanges.filter((entry) => entry.range.sheetId !== sheet.id);
  }
});
