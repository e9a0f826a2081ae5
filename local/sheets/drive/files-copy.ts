import { copySheet } from '../grid/copy-sheet.ts';
import { newBook } from '../grid/new-book.ts';
import { bookOf, type Method } from '../methods/method.ts';
import { checkName, checkType, type File, FILE_FIELDS, fileOf, onlyFields, shownFile } from './file.ts';
import { checkMayOwn, needs } from './needs.ts';

/**
 * Copies a spreadsheet; the copy is the caller's and shared with nobody. Sheets and named ranges keep their ids, and
 * developer metadata stays behind as it does with a copied sheet (both assumed).
 */
export const filesCopy: Method = {
  name: 'drive.files.copy',
  api: 'drive',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/copy$/,
  body: 'File',
  answer: 'File',
  shown: FILE_FIELDS,
  access: 'read',
  check: needs('reader'),
  run(call) {
    const { library, caller, now } = call;
    const { name, mimeType, ...rest } = call.body as File;
    onlyFields(rest, [], 'drive.files.copy');
    if (mimeType !== undefined) checkType(mimeType, 'drive.files.copy');
    checkName(name);
    checkMayOwn(caller);
    fileOf(call);
    const source = bookOf(call);
    const { properties, namedRanges } = source.info;
    const copy = newBook(library, caller, now, {
      ...properties,
      title: name ?? `Copy of ${properties.title}`,
    });
    copy.info.namedRanges.push(...structuredClone(namedRanges));
    for (const sheet of source.sheets)
      copy.sheets.push(copySheet(source, sheet, copy, sheet.id, sheet.title));
    library.add(copy);
    return shownFile(fileOf({ ...call, path: { id: copy.id } }), caller);
  },
};
