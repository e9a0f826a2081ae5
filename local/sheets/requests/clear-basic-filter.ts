import { invalid } from '../errors.ts';
import { requestKind } from './request-kind.ts';

/** Takes the basic filter of a sheet away, if it has one. */
export const clearBasicFilter = requestKind('clearBasicFilter', ({ sheetId }, { book }) => {
  const sheet = book.find(sheetId);
  if (!sheet) throw invalid(`No sheet with id: ${sheetId ?? 0}`);
  if (sheet.info.basicFilter) sheet.change().basicFilter = undefined;
});
