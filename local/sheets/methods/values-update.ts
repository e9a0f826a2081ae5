import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { invalid } from '../errors.ts';
import { parseA1, toA1 } from '../grid/a1.ts';
import { inputOption, majorDimension, renderOptions } from '../values/options.ts';
import { updateAnswer } from '../values/update-answer.ts';
import { roomOf, writeValues } from '../values/write-values.ts';
import type { Given } from '../wire/given.ts';
import { flag, type Method, write } from './method.ts';

type Body = Given<sheets_v4.Schema$ValueRange>;

/** Writes the values of one range. */
export const valuesUpdate: Method = {
  name: 'spreadsheets.values.update',
  verb: 'PUT',
  path: /^\/(?<id>[^/:]+)\/values\/(?<range>.+)$/,
  query: [
    'valueInputOption',
    'includeValuesInResponse',
    'responseValueRenderOption',
    'responseDateTimeRenderOption',
  ],
  body: 'ValueRange',
  answer: 'UpdateValuesResponse',
  access: 'write',
  run(call) {
    const { query, path } = call;
    const body = call.body as Body;
    const option = inputOption(query.get('valueInputOption'));
    const major = majorDimension(body.majorDimension);
    const range = path['range'] ?? '';
    const { result, book } = write(call, (edit) => {
      const area = parseA1(edit.book, range);
      const named = body.range === undefined ? area : parseA1(edit.book, body.range);
      if (toA1(named, edit.book) !== toA1(area, edit.book)) {
        throw invalid(`Requested range[${range}] does not match value's range[${body.range}]`);
      }
      return writeValues(edit, area, body.values ?? [], major, option, roomOf(area, edit.book));
    });
    const options = renderOptions(
      query.get('responseValueRenderOption'),
      query.get('responseDateTimeRenderOption'),
      call.now,
    );
    return updateAnswer(
      book,
      result,
      flag(query, 'includeValuesInResponse') ? { major, options } : undefined,
    );
  },
};
