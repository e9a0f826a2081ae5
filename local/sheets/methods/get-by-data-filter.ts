import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { matchAreas } from '../grid/data-filter.ts';
import { describe } from '../grid/describe.ts';
import { wants } from '../wire/field-mask.ts';
import type { Given } from '../wire/given.ts';
import { bookOf, type Method } from './method.ts';

type Body = Given<sheets_v4.Schema$GetSpreadsheetByDataFilterRequest>;

/** Tells a spreadsheet as far as the filters select; of sheets that none of them touches, nothing. */
export const getByDataFilter: Method = {
  name: 'spreadsheets.getByDataFilter',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/?:getByDataFilter$/,
  query: [],
  body: 'GetSpreadsheetByDataFilterRequest',
  answer: 'Spreadsheet',
  access: 'read',
  run(call) {
    const book = bookOf(call);
    const body = call.body as Body;
    const { mask, actor } = call;
    const areas = (body.dataFilters ?? []).flatMap((filter) => matchAreas(book, filter));
    const gridData = mask ? wants(mask, 'sheets.data') : body.includeGridData === true;
    const told = describe(book, { areas, gridData, mask, actor, now: call.now });
    return body.dataFilters?.length && areas.length === 0 ? { ...told, sheets: [] } : told;
  },
};
