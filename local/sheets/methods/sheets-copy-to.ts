import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { actorOn, checkAccess } from '../access.ts';
import { invalid } from '../errors.ts';
import { translatedFormula } from '../formula/rewrite.ts';
import { copySheet, copyTitle } from '../grid/copy-sheet.ts';
import { rewriteFormulas } from '../grid/follow.ts';
import { shownProperties } from '../grid/sheet-properties.ts';
import { localeOf } from '../values/locale.ts';
import type { Given } from '../wire/given.ts';
import { bookOf, type Method } from './method.ts';

type Body = Given<sheets_v4.Schema$CopySheetToAnotherSpreadsheetRequest>;

/** Copies a sheet to the end of another spreadsheet, or of the same one. */
export const sheetsCopyTo: Method = {
  name: 'spreadsheets.sheets.copyTo',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/sheets\/(?<sheetId>\d+):copyTo$/,
  query: [],
  body: 'CopySheetToAnotherSpreadsheetRequest',
  answer: 'SheetProperties',
  access: 'read',
  run(call) {
    const sheetId = Number(call.path['sheetId']);
    const from = bookOf(call);
    const source = from.find(sheetId);
    if (!source) throw invalid(`No sheet with id: ${sheetId}`);
    const destination = (call.body as Body).destinationSpreadsheetId ?? '';
    checkAccess(actorOn(call.caller, call.library.file(destination)), 'write');
    const { result } = call.library.write(destination, (book) => {
      const copy = copySheet(from, source, book, book.freshId(), copyTitle(book, source.title));
      const [before, after] = [from, book].map(({ locale }) => localeOf(locale).decimal);
      rewriteFormulas(copy, (formula) => translatedFormula(formula, before!, after!));
      book.sheets.push(copy);
      book.reindex();
      return copy;
    });
    return shownProperties(result);
  },
};
