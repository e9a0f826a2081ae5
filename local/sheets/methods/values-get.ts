import { parseA1 } from '../grid/a1.ts';
import { majorDimension, renderOptions } from '../values/options.ts';
import { readValues } from '../values/read-values.ts';
import { bookOf, type Method } from './method.ts';

/** Tells the values of one range. */
export const valuesGet: Method = {
  name: 'spreadsheets.values.get',
  verb: 'GET',
  path: /^\/(?<id>[^/:]+)\/values\/(?<range>.+)$/,
  query: ['majorDimension', 'valueRenderOption', 'dateTimeRenderOption'],
  answer: 'ValueRange',
  access: 'read',
  run(call) {
    const book = bookOf(call);
    const { query, path } = call;
    return readValues(
      book,
      parseA1(book, path['range'] ?? ''),
      majorDimension(query.get('majorDimension')),
      renderOptions(query.get('valueRenderOption'), query.get('dateTimeRenderOption'), call.now),
    );
  },
};
