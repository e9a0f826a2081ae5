import { newBook } from '../grid/new-book.ts';
import { newSheet } from '../grid/new-sheet.ts';
import type { Method } from '../methods/method.ts';
import { checkType, type File, FILE_FIELDS, fileOf, onlyFields, shownFile } from './file.ts';
import { checkMayOwn } from './needs.ts';

/** Makes an empty spreadsheet: one sheet, `Sheet1`, id 0, 1000 × 26 (recorded). Without a name it is `Untitled`. */
export const filesCreate: Method = {
  name: 'drive.files.create',
  api: 'drive',
  verb: 'POST',
  path: /^\/?$/,
  body: 'File',
  answer: 'File',
  shown: FILE_FIELDS,
  access: 'write',
  check: checkMayOwn,
  run(call) {
    const { library, caller, now } = call;
    const body = call.body as File;
    checkType(body.mimeType, 'drive.files.create');
    onlyFields(body, ['name', 'mimeType'], 'drive.files.create');
    const book = newBook(library, caller, now, { title: body.name ?? 'Untitled' });
    book.sheets.push(newSheet(book, { sheetId: 0, title: 'Sheet1' }));
    library.add(book);
    return shownFile(fileOf({ ...call, path: { id: book.id } }), caller);
  },
};
