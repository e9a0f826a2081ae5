import { OAuth2Client } from 'google-auth-library';
import { runDigest } from '../../functions/digest/function.ts';
import { smtpMailer } from '../../functions/mail/mailer.ts';
import { keysFrom, type KeyFile } from '../../functions/platform/keys.ts';
import { sheetsClient } from '../../functions/workbook/client.ts';
import { openWorkbook } from '../../functions/workbook/gateway.ts';
import { GOOGLE_SPREADSHEETS } from '../../functions/workbook/links.ts';
import { measured } from './measured.ts';

/** What a run is given. */
export interface Assignment {
  readonly at: string;
  readonly sheets: string;
  readonly directoryId: string;
  readonly smtp: string;
  readonly keys: KeyFile;
}

// One run of the letter in a process of its own: `node run.ts ASSIGNMENT`, this as JSON.
const assignment = JSON.parse(process.argv[2] ?? '') as Assignment;
const at = new Date(assignment.at);
const auth = new OAuth2Client();
auth.setCredentials({ access_token: 'product' });
const clock = { now: () => at };
const io = {
  workbook: openWorkbook({
    sheets: sheetsClient({ rootUrl: `${assignment.sheets}/`, auth }),
    directoryId: assignment.directoryId,
    clock: () => at,
    writesPerMinute: 60_000, // nobody counts here
    deadlineMs: 120_000,
  }),
  mailer: smtpMailer(assignment.smtp),
  keys: keysFrom(assignment.keys),
  clock,
  environment: {
    SITE_URL: 'https://quartier.example',
    DIRECTORY_ID: assignment.directoryId,
    SPREADSHEETS_URL: GOOGLE_SPREADSHEETS,
  },
};
await measured(async () => {
  await runDigest(at, io);
});
