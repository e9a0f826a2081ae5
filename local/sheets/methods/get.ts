import { areasOf, describe } from '../grid/describe.ts';
import { wants } from '../wire/field-mask.ts';
import { bookOf, flag, type Method } from './method.ts';

/** Tells a spreadsheet. With a mask, the mask decides about grid data; includeGridData is ignored then (doc). */
export const get: Method = {
  name: 'spreadsheets.get',
  verb: 'GET',
  path: /^\/(?<id>[^/:]+)\/?$/,
  query: ['ranges', 'includeGridData', 'excludeTablesInBandedRanges', 'commentsViewMode'],
  answer: 'Spreadsheet',
  access: 'read',
  run(call) {
    const book = bookOf(call);
    const { query, mask, actor } = call;
    return describe(book, {
      areas: areasOf(book, query.getAll('ranges')),
      gridData: mask ? wants(mask, 'sheets.data') : flag(query, 'includeGridData'),
      mask,
      actor,
      now: call.now,
    });
  },
};
