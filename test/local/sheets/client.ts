import { OAuth2Client } from 'google-auth-library';
import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { type SheetsOptions, type SheetsServer, startSheets } from '../../../local/sheets/server.ts';

/** A Google client like the product's, with a token that stays the same. */
export function clientFor(url: string, token = 'any-token'): sheets_v4.Sheets {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  return sheets({ version: 'v4', rootUrl: `${url}/`, auth, retry: false });
}

/** The same for Drive. */
export function driveFor(url: string, token = 'any-token'): drive_v3.Drive {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  return drive({ version: 'v3', rootUrl: `${url}/`, auth, retry: false });
}

/** A server on a free port that keeps nothing, and the real client for it. */
export async function connect(
  options: Partial<SheetsOptions> = {},
): Promise<{ server: SheetsServer; api: sheets_v4.Sheets }> {
  const server = await startSheets({ port: 0, state: ':memory:', ...options });
  return { server, api: clientFor(server.url) };
}

/** Makes a spreadsheet with one sheet, `Liste`, of the id 7, and writes these rows into it as they are. */
export async function makeList(api: sheets_v4.Sheets, values: unknown[][] = []): Promise<string> {
  const made = await api.spreadsheets.create({
    requestBody: {
      properties: { title: 'Probe', locale: 'de_DE', timeZone: 'Europe/Berlin' },
      sheets: [{ properties: { sheetId: 7, title: 'Liste' } }],
    },
  });
  const id = made.data.spreadsheetId ?? '';
  if (values.length > 0) {
    await api.spreadsheets.values.update({
      spreadsheetId: id,
      range: 'Liste!A1',
      valueInputOption: 'RAW',
      requestBody: { values },
    });
  }
  return id;
}

/** What a refused call says: `400 Unable to parse range: …`. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { code, message } = error as { code?: number | string; message: string };
    return `${code ?? ''} ${message}`;
  }
  return 'not refused';
}
