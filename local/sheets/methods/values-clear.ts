import { parseA1, toA1 } from '../grid/a1.ts';
import { clearValues } from '../values/clear-values.ts';
import { type Method, write } from './method.ts';

/** Empties one range. */
export const valuesClear: Method = {
  name: 'spreadsheets.values.clear',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/values\/(?<range>.+):clear$/,
  query: [],
  body: 'ClearValuesRequest',
  answer: 'ClearValuesResponse',
  access: 'write',
  run(call) {
    const { result, book } = write(call, (edit) => {
      const area = parseA1(edit.book, call.path['range'] ?? '');
      clearValues(edit, area);
      return toA1(area, edit.book);
    });
    return { spreadsheetId: book.id, clearedRange: result };
  },
};
