import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';

/** A call that takes longer is given up (facts of the Sheets API: 1 to 2 s are usual, 180 s are the end). */
export const CALL_TIMEOUT_MS = 10_000;

/**
 * The real Google client. Nothing is tried again silently: a repeated write doubles rows, so that is decided by who
 * knows the rows.
 * @param options.rootUrl where the Sheets API is, with a closing slash; Google's own by default
 */
export function sheetsClient(options: {
  rootUrl?: string | undefined;
  auth?: sheets_v4.Options['auth'];
}): sheets_v4.Sheets {
  return sheets({
    version: 'v4',
    timeout: CALL_TIMEOUT_MS,
    retry: false,
    ...(options.rootUrl && { rootUrl: options.rootUrl }),
    ...(options.auth && { auth: options.auth }),
  });
}
