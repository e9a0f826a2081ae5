import { parseA1 } from '../grid/a1.ts';
import { majorDimension, renderOptions } from '../values/options.ts';
import { readValues } from '../values/read-values.ts';
import { bookOf, type Method } from './method.ts';

/** Tells the values of several ranges of one file at one moment. */
export const valuesBatchGet: Method = {
  name: 'spreadsheets.values.batchGet',
  verb: 'GET',
  path: /^\/(?<id>[^/:]+)\/values:batchGet$/,
  query: ['ranges', 'majorDimension', 'valueRenderOption', 'dateTimeRenderOption'],
  answer: 'BatchGetValuesResponse',
  access: 'read',
  run(call) {
    const book = bookOf(call);
    const { query } = call;
    const major = majorDimension(query.get('majorDimension'));
    const options = renderOptions(
      query.get('valueRenderOption'),
      query.get('dateTimeRenderOption'),
      call.now,
    );
    const valueRanges = query
      .getAll('ranges')
      .map((range) => readValues(book, parseA1(book, range), major, options));
    return { spreadsheetId: book.id, ...(valueRanges.length > 0 ? { valueRanges } : {}) };
  },
};
