import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { toA1 } from '../grid/a1.ts';
import { matchAreas } from '../grid/data-filter.ts';
import { clearValues } from '../values/clear-values.ts';
import type { Given } from '../wire/given.ts';
import { type Method, write } from './method.ts';

type Body = Given<sheets_v4.Schema$BatchClearValuesByDataFilterRequest>;

/** Empties what the filters select, all or none. */
export const valuesBatchClearByDataFilter: Method = {
  name: 'spreadsheets.values.batchClearByDataFilter',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/values:batchClearByDataFilter$/,
  query: [],
  body: 'BatchClearValuesByDataFilterRequest',
  answer: 'BatchClearValuesByDataFilterResponse',
  access: 'write',
  run(call) {
    const { result, book } = write(call, (edit) =>
      ((call.body as Body).dataFilters ?? [])
        .flatMap((filter) => matchAreas(edit.book, filter))
        .map((area) => {
          clearValues(edit, area);
          return toA1(area, edit.book);
        }),
    );
    return { spreadsheetId: book.id, ...(result.length > 0 ? { clearedRanges: result } : {}) };
  },
};
