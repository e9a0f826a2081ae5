import { OAuth2Client } from 'google-auth-library';
import { openWorkbook, sheetsClient } from '../functions/workbook/gateway.ts';
import { setUp } from '../functions/workbook/setup.ts';
import { fileKeys, fileTitle } from '../sheets-schema/workbooks.ts';
import type { FileKey } from '../sheets-schema/tab.ts';
import type { Addresses } from './addresses.ts';
import { demoData } from './demo/data.ts';
import { fillDemo, officeOf } from './demo/fill.ts';

/** The seed of the demo neighbourhood: the same day gives the same neighbours. */
const DEMO_SEED = 1;
/** Nobody counts the writes of a set-up on this machine. */
const WRITES_PER_MINUTE = 6_000;

/**
 * Makes the four workbooks as their manager would, who alone can own them: creates the files and sets them up, with
 * the demo neighbourhood of the year before `today` (`YYYY-MM-DD`) where it is wanted.
 */
export async function makeWorkbooks(options: {
  sheetsUrl: string;
  today: string;
  demo: { addressHmac: (address: string) => string } | null;
}): Promise<Addresses['spreadsheets']> {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: 'local-manager' });
  const sheets = sheetsClient({ rootUrl: `${options.sheetsUrl}/`, auth });
  const year = Number(options.today.slice(0, 4));
  const ids: Partial<Record<FileKey, string>> = {};
  for (const file of fileKeys) {
    const { data } = await sheets.spreadsheets.create({
      requestBody: {
        properties: { title: fileTitle(file, year), locale: 'de_DE', timeZone: 'Europe/Berlin' },
      },
    });
    if (data.spreadsheetId) ids[file] = data.spreadsheetId;
  }
  const spreadsheets = ids as Record<FileKey, string>;
  const demo =
    options.demo && demoData({ today: options.today, seed: DEMO_SEED, hmac: options.demo.addressHmac });
  await setUp(sheets, {
    directoryId: spreadsheets.directory,
    contactsId: spreadsheets.contacts,
    surveysId: spreadsheets.surveys,
    operationsId: spreadsheets.operations,
    year,
    writesPerMinute: WRITES_PER_MINUTE,
    fillIn: demo ? officeOf(demo) : undefined,
  });
  if (demo) {
    const workbook = openWorkbook({
      sheets,
      directoryId: spreadsheets.directory,
      writesPerMinute: WRITES_PER_MINUTE,
      deadlineMs: 60_000,
    });
    await fillDemo(workbook, demo);
  }
  return spreadsheets;
}
