import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { forbidden, invalid, unsupported } from '../errors.ts';
import type { Book } from '../grid/book.ts';
import { describe } from '../grid/describe.ts';
import { newBook } from '../grid/new-book.ts';
import { newSheet } from '../grid/new-sheet.ts';
import { cellWriter } from '../grid/cell-data.ts';
import { parseMask } from '../wire/field-mask.ts';
import type { Sheet } from '../grid/sheet.ts';
import type { Given } from '../wire/given.ts';
import type { Method } from './method.ts';

type Spreadsheet = Given<sheets_v4.Schema$Spreadsheet>;
type WireSheet = NonNullable<Spreadsheet['sheets']>[number];

/** Makes a spreadsheet. Without sheets it has one, `Sheet1`, id 0, 1000 × 26 (recorded). */
export const create: Method = {
  name: 'spreadsheets.create',
  verb: 'POST',
  path: /^\/?$/,
  query: [],
  body: 'Spreadsheet',
  answer: 'Spreadsheet',
  access: 'write',
  run({ library, actor, now, body, mask }) {
    const given = body as Spreadsheet;
    if (given.namedRanges ?? given.developerMetadata ?? given.dataSources) {
      throw unsupported('spreadsheets.create with named ranges, metadata or data sources');
    }
    // A service account can own no file (reports: n8n-io/n8n#26050, xing5/mcp-google-sheets#24).
    if (actor.serviceAccount) throw forbidden();
    const book = newBook(library, actor, now, given.properties);
    (given.sheets ?? [{}]).forEach((sheet, index) => addSheet(book, sheet, index));
    if (book.sheets.every((sheet) => sheet.info.properties.hidden)) {
      throw invalid("You can't hide all the sheets in a document.");
    }
    book.reindex();
    library.add(book);
    return describe(book, { areas: [], gridData: false, mask, actor });
  },
};

function addSheet(book: Book, sheet: WireSheet, index: number): void {
  const { properties, data = [], ...rest } = sheet;
  const other = Object.keys(rest)[0];
  if (other) throw unsupported(`spreadsheets.create with sheets[].${other}`);
  const first = index === 0 ? { sheetId: 0, title: 'Sheet1' } : {};
  const made = newSheet(book, { ...first, ...properties });
  book.sheets.push(made);
  for (const grid of data) fill(made, grid);
}

function fill(sheet: Sheet, grid: NonNullable<WireSheet['data']>[number]): void {
  const write = cellWriter(parseMask('*'));
  grid.rowData?.forEach((row, r) =>
    row.values?.forEach((data, c) => {
      const at = { row: (grid.startRow ?? 0) + r, column: (grid.startColumn ?? 0) + c };
      sheet.grow(at.row + 1, at.column + 1);
      sheet.rows.set(at.row, at.column, write(undefined, data));
    }),
  );
}
