import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { matchAreas } from '../grid/data-filter.ts';
import { inputOption, majorDimension, renderOptions } from '../values/options.ts';
import { totals, updateAnswer } from '../values/update-answer.ts';
import { writeValues } from '../values/write-values.ts';
import type { Given } from '../wire/given.ts';
import { type Method, write } from './method.ts';
import { named } from './values-batch-update.ts';

type Body = Given<sheets_v4.Schema$BatchUpdateValuesByDataFilterRequest>;

/** Writes values into every range that a filter selects, all or none. */
export const valuesBatchUpdateByDataFilter: Method = {
  name: 'spreadsheets.values.batchUpdateByDataFilter',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/values:batchUpdateByDataFilter$/,
  query: [],
  body: 'BatchUpdateValuesByDataFilterRequest',
  answer: 'BatchUpdateValuesByDataFilterResponse',
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
      (body.data ?? []).flatMap(({ dataFilter = {}, values, majorDimension: given }, index) =>
        named(`Invalid data[${index}]`, () => {
          const major = majorDimension(given);
          return matchAreas(edit.book, dataFilter).map((area) => ({
            major,
            dataFilter,
            written: writeValues(edit, area, values ?? [], major, option, 'area'),
          }));
        }),
      ),
    );
    const echo = body.includeValuesInResponse === true;
    const responses = result.map(({ major, written, dataFilter }) => {
      const { spreadsheetId: _id, ...answer } = updateAnswer(
        book,
        written,
        echo ? { major, options } : undefined,
      );
      return { ...answer, dataFilter };
    });
    return {
      spreadsheetId: book.id,
      ...totals(result.map(({ written }) => written)),
      ...(responses.length > 0 ? { responses } : {}),
    };
  },
};
