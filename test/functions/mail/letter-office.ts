import type { BriefPorts } from '../../../functions/brief/function.ts';
import type { DigestPorts } from '../../../functions/digest/function.ts';
import { idOf, keysFrom, newKeyFile, type Keys } from '../../../functions/platform/keys.ts';
import { smtpMailer } from '../../../functions/mail/mailer.ts';
import { GOOGLE_SPREADSHEETS } from '../../../functions/workbook/links.ts';
import { append, type Append, type Workbook } from '../../../functions/workbook/workbook.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { texts } from '../../../sheets-schema/texts.ts';
import type { NewRow, Tab } from '../../../sheets-schema/tab.ts';
import { startOffice, type Office } from '../workbook/office.ts';
import { openPostOffice, type Manners } from './post-office.ts';

/** The hour of the clock in these tests, moved by hand. */
export interface Watch {
  now: Date;
}

/** An office with its four files on a real Sheets server, a real SMTP server, and everything that mails from it. */
export interface LetterOffice {
  readonly office: Office;
  readonly workbook: Workbook;
  readonly keys: Keys;
  readonly watch: Watch;
  readonly post: Awaited<ReturnType<typeof openPostOffice>>;
  /** What a function is given; another call is another process, with a mailer and a workbook of its own. */
  io(): DigestPorts & BriefPorts;
  add<T extends Tab>(tab: T, ...rows: NewRow<T>[]): Promise<void>;
  /** A public offer; its id follows from its title. */
  offer(title: string, values?: NewRow<typeof offers>): Promise<string>;
  /** A partner who asked, and confirmed unless `confirmed` is false; returns the row's id. */
  partner(
    address: string,
    options?: { confirmed?: boolean; values?: NewRow<typeof partners> },
  ): Promise<string>;
  leave(address: string): Promise<void>;
  /** Types into a cell as the manager does: the row whose column `by` shows `is`. */
  type(tab: Tab, by: string, is: string, column: string, value: string): Promise<void>;
  /** The rows of a tab as the manager sees them, by header. */
  rows(tab: Tab): Promise<Record<string, string>[]>;
  close(): Promise<void>;
}

/** An instant as rows hold it. */
const ASKED = '2026-11-02T08:00:00.000Z';
const CONFIRMED = '2026-11-02T09:00:00.000Z';

/** Types what letters and pages say of the neighbourhood and its office. */
async function describeQuartier(office: Office): Promise<void> {
  for (const [key, value] of [
    ['quartier.name', 'Quartier am Fluss'],
    ['manager.name', 'Miriam Muster'],
    ['manager.email', 'buero@quartier.example'],
    ['sender.name', 'Quartier am Fluss'],
    ['sender.email', 'brief@quartier.example'],
  ] as const)
    await typeIn(office, settings, 'key', key, 'value', value);
  for (const key of ['imprint', 'privacy'])
    await typeIn(office, texts, 'key', key, 'text', 'Quartier am Fluss e. V.');
}

async function typeIn(
  office: Office,
  ...[tab, by, is, column, value]: Parameters<LetterOffice['type']>
): Promise<void> {
  const [header = [], ...cells] = await office.shown(tab);
  const label = (key: string): string => tab.columns[key]?.label ?? '';
  const row = cells.findIndex((one) => one[header.indexOf(label(by))] === is);
  if (row < 0) throw new Error(`No row of ${tab.key} shows "${is}".`);
  await office.sheets.spreadsheets.values.update({
    spreadsheetId: office.ids[tab.file],
    range: `'${tab.title}'!R${row + 2}C${header.indexOf(label(column)) + 1}`,
    valueInputOption: 'USER_ENTERED',
    requestBody: { values: [[value]] },
  });
}

export async function startLetterOffice(manners: Manners = {}): Promise<LetterOffice> {
  const office = await startOffice(describeQuartier);
  const post = await openPostOffice(manners);
  const workbook = office.open();
  const keys = keysFrom(newKeyFile());
  const watch: Watch = { now: new Date('2026-11-30T06:00:00Z') };
  const mailers: { close(): void }[] = [];

  const rows = async (tab: Tab): Promise<Record<string, string>[]> => {
    const [header = [], ...cells] = await office.shown(tab);
    return cells.map((row) => Object.fromEntries(header.map((label, i) => [label, row[i] ?? ''])));
  };
  const add = async <T extends Tab>(tab: T, ...given: NewRow<T>[]): Promise<void> => {
    await workbook.append(given.map((row): Append => append(tab, row)));
  };

  return {
    office,
    workbook,
    keys,
    watch,
    post,
    io() {
      const mailer = smtpMailer(post.url);
      mailers.push(mailer);
      const environment = {
        SITE_URL: 'https://quartier.example',
        DIRECTORY_ID: office.ids.directory,
        SPREADSHEETS_URL: GOOGLE_SPREADSHEETS,
      };
      return { workbook: office.open(), mailer, keys, clock: { now: () => watch.now }, environment };
    },
    add,
    async offer(title, values = {}) {
      const id = idOf(title);
      await add(offers, { id, title, summary: 'Ein Satz.', status: 'oeffentlich', ...values });
      return id;
    },
    async partner(address, { confirmed = true, values = {} } = {}) {
      const id = idOf(address);
      const addressHmac = keys.addressHmac(address);
      await add(partners, {
        id,
        email: address,
        wants: ['brief'],
        status: 'aktiv',
        receivedAt: ASKED,
        submissionId: idOf(`${address} sent`),
        ...values,
      });
      const proof = { addressHmac, purpose: 'digest', textVersion: 'de-1' };
      await add(consents, { ...proof, id: idOf(`${address} asked`), requestedAt: ASKED });
      if (confirmed) await add(consents, { ...proof, id: idOf(`${address} yes`), confirmedAt: CONFIRMED });
      return id;
    },
    async leave(address) {
      const proof = { addressHmac: keys.addressHmac(address), purpose: 'digest' };
      const endedAt = watch.now.toISOString();
      await add(consents, { ...proof, id: idOf(`${address} left`), endedAt, endedBy: 'link' });
    },
    type: (...typed) => typeIn(office, ...typed),
    rows,
    async close() {
      for (const mailer of mailers) mailer.close();
      await Promise.all([post.close(), office.close()]);
    },
  };
}
