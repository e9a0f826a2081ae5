import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { ApiError, invalid, unsupported } from '../errors.ts';
import { areasOf, describe } from '../grid/describe.ts';
import type { Edit } from '../grid/edit.ts';
import type { Library } from '../store/library.ts';
import { requestKinds } from '../requests/index.ts';
import type { Requests } from '../requests/request-kind.ts';
import { below, wants } from '../wire/field-mask.ts';
import type { Given } from '../wire/given.ts';
import { type Method, write } from './method.ts';

type Body = Given<sheets_v4.Schema$BatchUpdateSpreadsheetRequest>;

const byKind = new Map(requestKinds.map((request) => [request.kind, request]));

/** Carries out requests in order, all or none; the spreadsheet afterwards can be told in the same answer. */
export const batchUpdate: Method = {
  name: 'spreadsheets.batchUpdate',
  verb: 'POST',
  path: /^\/(?<id>[^/:]+)\/?:batchUpdate$/,
  query: [],
  body: 'BatchUpdateSpreadsheetRequest',
  answer: 'BatchUpdateSpreadsheetResponse',
  access: 'write',
  run(call) {
    const body = call.body as Body;
    const { requests = [], includeSpreadsheetInResponse = false, responseRanges = [] } = body;
    if (requests.length === 0) throw invalid('Must specify at least one request.');
    const { mask, actor } = call;
    const { result, book } = write(call, (edit) => {
      const replies = requests.map((request, index) => carryOut(request, index, edit, call.library));
      // A range that cannot be told refuses the whole batch, so it is read before anything is kept.
      const areas = areasOf(edit.book, responseRanges);
      return { replies, areas };
    });
    return {
      spreadsheetId: book.id,
      replies: result.replies,
      ...(book.doubts.commentStateIsTold ? { commentUpdateState: 'NO_UPDATES_REQUESTED' } : {}),
      ...(includeSpreadsheetInResponse && wants(mask, 'updatedSpreadsheet')
        ? {
            updatedSpreadsheet: describe(book, {
              areas: result.areas,
              gridData: mask
                ? wants(mask, 'updatedSpreadsheet.sheets.data')
                : body.responseIncludeGridData === true,
              mask: below(mask, 'updatedSpreadsheet') || undefined,
              actor,
              now: call.now,
            }),
          }
        : {}),
    };
  },
};

function carryOut(request: Requests, index: number, edit: Edit, library: Library): object {
  const [kind, more] = Object.keys(request) as (keyof Requests)[];
  if (!kind || more) throw invalid(`Invalid requests[${index}]: Exactly one kind of request must be set.`);
  const known = byKind.get(kind);
  if (!known) throw unsupported(`Request kind "${kind}" (requests[${index}])`);
  try {
    const reply = known.apply(request[kind] as never, edit);
    library.checkSize(edit.book);
    return reply === undefined ? {} : { [kind]: reply };
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 400) throw error;
    throw new ApiError(400, `Invalid requests[${index}].${kind}: ${error.message}`, error.details);
  }
}
