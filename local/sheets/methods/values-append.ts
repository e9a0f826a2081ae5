import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { parseA1, toA1 } from '../grid/a1.ts';
import { changeDimension } from '../grid/change-dimension.ts';
import { findTable } from '../grid/find-tables.ts';
import { extendTables } from '../grid/tables.ts';
import { inputOption, majorDimension, renderOptions } from '../values/options.ts';
import { updateAnswer } from '../values/update-answer.ts';
import { writeValues } from '../values/write-values.ts';
import type { Given } from '../wire/given.ts';
import { flag, type Method, write } from './method.ts';

type Body = Given<sheets_v4.Schema$ValueRange>;

/** Appends rows to the last table that meets the range; without one, writes at the range's first cell. */
export const valuesAppend: Method = {
  name: 'spreadsheets.values.append',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/values\/(?<range>.+):append$/,
  query: [
    'valueInputOption',
    'insertDataOption',
    'includeValuesInResponse',
    'responseValueRenderOption',
    'responseDateTimeRenderOption',
  ],
  body: 'ValueRange',
  answer: 'AppendValuesResponse',
  access: 'write',
  run(call) {
    const { query, path } = call;
    const body = call.body as Body;
    const values = body.values ?? [];
    const option = inputOption(query.get('valueInputOption'));
    const major = majorDimension(body.majorDimension);
    const inserts = query.get('insertDataOption') === 'INSERT_ROWS';
    const { result, book } = write(call, (edit) => {
      const search = parseA1(edit.book, path['range'] ?? '');
      const { sheet } = search;
      const table = findTable(search);
      const tableRange = table && toA1({ sheet, ...table }, edit.book);
      const startRow = table ? table.endRow : search.startRow;
      const startColumn = table ? table.startColumn : search.startColumn;
      const height =
        major === 'ROWS' ? values.length : values.reduce((most, line) => Math.max(most, line.length), 0);
      if (inserts && height > 0) {
        if (startRow < sheet.rowCount) {
          changeDimension(edit.book, sheet, 'ROWS', { kind: 'insert', at: startRow, count: height });
        }
        // Measured: an append with INSERT_ROWS to a table of the API makes the table longer.
        extendTables(sheet, startColumn, startRow, height);
      }
      const area = { sheet, startRow, endRow: startRow + 1, startColumn, endColumn: startColumn + 1 };
      return { tableRange, written: writeValues(edit, area, values, major, option, 'growing') };
    });
    const options = renderOptions(
      query.get('responseValueRenderOption'),
      query.get('responseDateTimeRenderOption'),
      call.now,
    );
    const echo = flag(query, 'includeValuesInResponse') ? { major, options } : undefined;
    return {
      spreadsheetId: book.id,
      ...(result.tableRange === undefined ? {} : { tableRange: result.tableRange }),
      updates: updateAnswer(book, result.written, echo),
    };
  },
};
