import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { ApiError } from '../errors.ts';
import { parseA1 } from '../grid/a1.ts';
import { inputOption, majorDimension, renderOptions } from '../values/options.ts';
import { totals, updateAnswer } from '../values/update-answer.ts';
import { roomOf, writeValues } from '../values/write-values.ts';
import type { Given } from '../wire/given.ts';
import { type Method, write } from './method.ts';

type Body = Given<sheets_v4.Schema$BatchUpdateValuesRequest>;

/** Writes the values of several ranges, all or none. */
export const valuesBatchUpdate: Method = {
  name: 'spreadsheets.values.batchUpdate',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/values:batchUpdate$/,
  query: [],
  body: 'BatchUpdateValuesRequest',
  answer: 'BatchUpdateValuesResponse',
  access: 'write',
  run(call) {
    const body = call.body as Body;
    const option = inputOption(body.valueInputOption);
    const options = renderOptions(
      body.responseValueRenderOption,
      body.responseDateTimeRenderOption,
      call.now,
    );
    const { result, book } = write(call, (edit) =>
      (body.data ?? []).map(({ range, values, majorDimension: given }, index) =>
        named(`Invalid data[${index}]`, () => {
          const major = majorDimension(given);
          const area = parseA1(edit.book, range ?? '');
          const room = roomOf(area, edit.book);
          return { major, written: writeValues(edit, area, values ?? [], major, option, room) };
        }),
      ),
    );
    const echo = body.includeValuesInResponse === true;
    const responses = result.map(({ major, written }) =>
      updateAnswer(book, written, echo ? { major, options } : undefined),
    );
    return {
      spreadsheetId: book.id,
      ...totals(result.map(({ written }) => written)),
      ...(responses.length > 0 ? { responses } : {}),
    };
  },
};

/** Puts the place before the text of a refusal, as Google does. */
export function named<T>(place: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 400) throw error;
    throw new ApiError(400, `${place}: ${error.message}`, error.details);
  }
}
