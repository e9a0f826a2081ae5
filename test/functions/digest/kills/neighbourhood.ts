import { OAuth2Client } from 'google-auth-library';
import type { DigestPorts } from '../../../../functions/digest/function.ts';
import { smtpMailer } from '../../../../functions/mail/mailer.ts';
import type { Clock } from '../../../../functions/platform/clock.ts';
import { idOf, keysFrom } from '../../../../functions/platform/keys.ts';
import { sheetsClient } from '../../../../functions/workbook/client.ts';
import { openWorkbook } from '../../../../functions/workbook/gateway.ts';
import { GOOGLE_SPREADSHEETS } from '../../../../functions/workbook/links.ts';
import { append, type Workbook } from '../../../../functions/workbook/workbook.ts';
import { consents } from '../../../../sheets-schema/consents.ts';
import { offers } from '../../../../sheets-schema/offers.ts';
import { partners } from '../../../../sheets-schema/partners.ts';
import { settings } from '../../../../sheets-schema/settings.ts';
import { atOnce, type Office } from '../../workbook/office.ts';
import type { Gate } from './gate.ts';

/** The Monday of the runs, and what the keys are: the same in every process. */
export const MONDAY = new Date('2026-11-30T06:00:00Z');
export const ISSUE = '2026-W49';
export const keys = keysFrom({ signing: [{ id: 'k1', secret: 'signing' }], address: 'address' });

/** How long calls to Google are tried here: a busy machine is no failure. */
export const PATIENT = { deadlineMs: 120_000 };

export function addressOf(partner: number): string {
  return `partner${String(partner).padStart(4, '0')}@verein.example`;
}

/** What fills an office with so many partners who agreed, and something to tell. */
export function withPartners(count: number): (office: Office) => Promise<void> {
  const fill = async (office: Office): Promise<void> => {
    const workbook = office.open(PATIENT);
    await setting(office, 'sender.email', 'brief@quartier.example');
    const rows = Array.from({ length: count }, (_, at) => {
      const address = addressOf(at);
      const proof = { addressHmac: keys.addressHmac(address), purpose: 'digest', textVersion: 'de-1' };
      return [
        append(partners, {
          id: idOf(address),
          email: address,
          wants: ['brief'],
          status: 'aktiv',
          receivedAt: '2026-11-02T08:00:00.000Z',
          submissionId: idOf(`${address} sent`),
        }),
        append(consents, { ...proof, id: idOf(`${address} yes`), confirmedAt: '2026-11-02T09:00:00.000Z' }),
      ];
    });
    await workbook.append([
      ...rows.flat(),
      append(offers, { id: idOf('O'), title: 'Sprachcafé', summary: 'Ein Satz.', status: 'oeffentlich' }),
    ]);
  };
  return Object.defineProperty(fill, 'name', { value: `${count} partners` });
}

/** Types a setting as the manager does. */
async function setting(office: Office, key: string, value: string): Promise<void> {
  const { sheets, ids } = office;
  const rows = await office.shown(settings);
  const row = rows.findIndex((cells) => cells.includes(key));
  const column = rows[0]?.indexOf(settings.columns.value.label) ?? -1;
  await sheets.spreadsheets.values.update({
    spreadsheetId: ids.directory,
    range: `'${settings.title}'!R${row + 1}C${column + 1}`,
    valueInputOption: 'RAW',
    requestBody: { values: [[value]] },
  });
}

/** Somebody leaves, as the site notes it. */
export async function leave(workbook: Workbook, address: string, at: Date): Promise<void> {
  const proof = { addressHmac: keys.addressHmac(address), purpose: 'digest' };
  const left = { id: idOf(`${address} left`), endedAt: at.toISOString(), endedBy: 'link' };
  await workbook.append([append(consents, { ...proof, ...left })]);
}

/** Where a runner finds Google and the mail server. */
export interface Addresses {
  /** The Sheets server's root, with a slash at the end. */
  readonly sheets: string;
  readonly directoryId: string;
  readonly smtp: string;
}

/** What a runner is given; every call to Google passes its gate before and after. */
export function portsOf(
  { sheets: rootUrl, directoryId, smtp }: Addresses,
  clock: Clock,
  gate: Gate | null = null,
): DigestPorts {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: 'product' });
  const sheets = sheetsClient({ rootUrl, auth });
  if (gate) {
    const { spreadsheets } = sheets;
    guard(gate, 'write', spreadsheets, 'batchUpdate');
    guard(gate, 'read', spreadsheets, 'get');
    guard(gate, 'read', spreadsheets, 'getByDataFilter');
    guard(gate, 'read', spreadsheets.values, 'batchGetByDataFilter');
    guard(gate, 'read', spreadsheets.developerMetadata, 'search');
  }
  return {
    workbook: openWorkbook({
      sheets,
      directoryId,
      clock: () => clock.now(),
      wait: atOnce,
      writesPerMinute: 60_000,
      ...PATIENT,
    }),
    mailer: smtpMailer(smtp),
    keys,
    clock,
    environment: {
      SITE_URL: 'https://quartier.example',
      DIRECTORY_ID: directoryId,
      SPREADSHEETS_URL: GOOGLE_SPREADSHEETS,
    },
  };
}

function guard(gate: Gate, name: string, target: object, method: string): void {
  const original = (target as Record<string, (...all: unknown[]) => Promise<unknown>>)[method];
  Object.assign(target, {
    [method]: async (...all: unknown[]) => {
      await gate.step(`${name}: asked`);
      const answer = await original?.apply(target, all);
      await gate.step(`${name}: answered`);
      return answer;
    },
  });
}
