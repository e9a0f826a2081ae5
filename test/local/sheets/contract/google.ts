import { OAuth2Client } from 'google-auth-library';
import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Connection } from './sheets-contract.ts';

/** Sixty writes a minute are one user's (usage limits), so a run waits for its share: 2 to 32 s, up to six times. */
const PATIENCE = {
  retry: 6,
  retryDelay: 2_000,
  httpMethodsToRetry: ['GET', 'POST', 'PUT'],
  statusCodesToRetry: [[429, 429]],
  noResponseRetries: 0,
};

/**
 * The server that an operator names by the environment: SHEETS_BASE (`https://sheets.googleapis.com/`) and SHEETS_TOKEN
 * (an OAuth bearer token with the scope `spreadsheets`); SHEETS_ID for a spreadsheet that is there already, and
 * SHEETS_EDITOR_TOKEN for somebody with whom that one is shared.
 * @throws Error when there is no token
 */
export async function connectByEnvironment(environment: NodeJS.ProcessEnv): Promise<Connection> {
  const base = environment['SHEETS_BASE'] ?? '';
  const token = environment['SHEETS_TOKEN'];
  const editorToken = environment['SHEETS_EDITOR_TOKEN'];
  const given = environment['SHEETS_ID'];
  if (!token) throw new Error('Set SHEETS_TOKEN to an OAuth bearer token with the scope "spreadsheets".');
  const api = clientOf(base, token);
  const properties = { locale: 'de_DE', timeZone: 'Europe/Berlin' };
  if (given) {
    const request = { updateSpreadsheetProperties: { properties, fields: 'locale,timeZone' } };
    await api.spreadsheets.batchUpdate({ spreadsheetId: given, requestBody: { requests: [request] } });
    return {
      api,
      ...(editorToken ? { editor: clientOf(base, editorToken) } : {}),
      spreadsheetId: given,
      close: () =>
        Promise.resolve(`Left behind: the locale de_DE and the time zone Europe/Berlin of ${given}.`),
    };
  }
  const { data } = await api.spreadsheets.create({
    requestBody: {
      properties: { ...properties, title: 'Sheets contract' },
      sheets: [{ properties: { sheetId: 0, title: 'Contract' } }],
    },
  });
  return {
    api,
    spreadsheetId: data.spreadsheetId ?? '',
    close: () =>
      Promise.resolve(`Left behind: the spreadsheet "Sheets contract", ${data.spreadsheetUrl ?? ''}`),
  };
}

function clientOf(base: string, token: string): sheets_v4.Sheets {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  return sheets({
    version: 'v4',
    rootUrl: base.endsWith('/') ? base : `${base}/`,
    auth,
    retry: true,
    retryConfig: PATIENCE,
  });
}
