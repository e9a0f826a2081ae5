import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { toA1 } from '../grid/a1.ts';
import { type DataFilter, matchAreas } from '../grid/data-filter.ts';
import type { Area } from '../grid/range.ts';
import { majorDimension, renderOptions } from '../values/options.ts';
import { readAreas } from '../values/read-values.ts';
import type { Given } from '../wire/given.ts';
import { bookOf, type Method } from './method.ts';

type Body = Given<sheets_v4.Schema$BatchGetValuesByDataFilterRequest>;

/** Tells the values that the filters select; a range that several filters select comes once, with all of them. */
export const valuesBatchGetByDataFilter: Method = {
  name: 'spreadsheets.values.batchGetByDataFilter',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/values:batchGetByDataFilter$/,
  query: [],
  body: 'BatchGetValuesByDataFilterRequest',
  answer: 'BatchGetValuesByDataFilterResponse',
  access: 'read',
  run(call) {
    const book = bookOf(call);
    const body = call.body as Body;
    const major = majorDimension(body.majorDimension);
    const options = renderOptions(body.valueRenderOption, body.dateTimeRenderOption, call.now);
    const matched = new Map<string, { area: Area; dataFilters: DataFilter[] }>();
    for (const filter of body.dataFilters ?? []) {
      for (const area of matchAreas(book, filter)) {
        const range = toA1(area, book);
        const known = matched.get(range);
        if (known) known.dataFilters.push(filter);
        else matched.set(range, { area, dataFilters: [filter] });
      }
    }
    const found = [...matched.values()];
    const areas = found.map(({ area }) => area);
    const valueRanges = readAreas(book, areas, major, options).map((valueRange, at) => ({
      valueRange,
      dataFilters: found[at]!.dataFilters,
    }));
    return { spreadsheetId: book.id, ...(valueRanges.length > 0 ? { valueRanges } : {}) };
  },
};
