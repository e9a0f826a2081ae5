import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { parseA1, toA1 } from '../grid/a1.ts';
import { clearValues } from '../values/clear-values.ts';
import type { Given } from '../wire/given.ts';
import { type Method, write } from './method.ts';

type Body = Given<sheets_v4.Schema$BatchClearValuesRequest>;

/** Empties several ranges, all or none. */
export const valuesBatchClear: Method = {
  name: 'spreadsheets.values.batchClear',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/values:batchClear$/,
  query: [],
  body: 'BatchClearValuesRequest',
  answer: 'BatchClearValuesResponse',
  access: 'write',
  run(call) {
    const { result, book } = write(call, (edit) =>
      ((call.body as Body).ranges ?? []).map((range) => {
        const area = parseA1(edit.book, range);
        clearValues(edit, area);
        return toA1(area, edit.book);
      }),
    );
    return { spreadsheetId: book.id, ...(result.length > 0 ? { clearedRanges: result } : {}) };
  },
};
