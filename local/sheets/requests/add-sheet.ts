import { newSheet } from '../grid/new-sheet.ts';
import { shownProperties } from '../grid/sheet-properties.ts';
import { requestKind } from './request-kind.ts';

/** Adds a sheet; without an index it comes last, without a title it is `Sheet<n>`. */
export const addSheet = requestKind('addSheet', ({ properties = {} }, { book }) => {
  const sheet = newSheet(book, properties);
  book.sheets.splice(properties.index ?? book.sheets.length, 0, sheet);
  book.reindex();
  return { properties: shownProperties(sheet) };
});
