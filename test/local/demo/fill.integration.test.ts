import { OAuth2Client } from 'google-auth-library';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { difference } from '../../../functions/rules/journal.ts';
import { openWorkbook, sheetsClient } from '../../../functions/workbook/gateway.ts';
import { setUp } from '../../../functions/workbook/setup.ts';
import type { Workbook } from '../../../functions/workbook/workbook.ts';
import { demoData } from '../../../local/demo/data.ts';
import { fillDemo, officeOf, tabsFilled } from '../../../local/demo/fill.ts';
import { startSheets, type SheetsServer } from '../../../local/sheets/server.ts';
import { contents } from '../../../sheets-schema/contents.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { texts } from '../../../sheets-schema/texts.ts';
import type { Tab } from '../../../sheets-schema/tab.ts';

const today = '2026-11-23';
const data = demoData({ today, seed: 7, hmac: (address) => `hmac of ${address}` });

describe('the demo office', () => {
  let server: SheetsServer;
  let workbook: Workbook;

  beforeAll(async () => {
    server = await startSheets({ port: 0, state: ':memory:' });
    const auth = new OAuth2Client();
    auth.setCredentials({ access_token: 'owner' });
    const sheets = sheetsClient({ rootUrl: `${server.url}/`, auth });
    const create = async (title: string) =>
      (await sheets.spreadsheets.create({ requestBody: { properties: { title } } })).data.spreadsheetId ?? '';
    const directoryId = await create('Verzeichnis');
    await setUp(sheets, {
      directoryId,
      contactsId: await create('Kontakte 2026'),
      surveysId: await create('Befragungen'),
      operationsId: await create('Versand'),
      year: 2026,
      writesPerMinute: 6_000,
      fillIn: officeOf(data),
    });
    workbook = openWorkbook({ sheets, directoryId, writesPerMinute: 6_000 });
    await fillDemo(workbook, data);
  });
  afterAll(() => server.close());

  it('reads back what was written, column by column', async () => {
    for (const { tab, rows } of tabsFilled(data).filter((one) => one.tab !== settings)) {
      const read = (await workbook.read(tab)) as unknown as Record<
        string,
        readonly Record<string, unknown>[]
      >;
      const found = new Map((read[tab.key] ?? []).map((row) => [row[tab.idColumn], row]));
      expect(found.size, tab.key).toBe(rows.length);
      for (const row of rows) {
        const expected = Object.fromEntries(Object.entries(row).filter(([, value]) => value != null));
        expect(found.get(expected[tab.idColumn]), tab.key).toMatchObject(expected);
      }
    }
  });

  it('finds nothing wrong in the sheets but the gaps that it means to have', async () => {
    const tabs: Tab[] = tabsFilled(data).map(({ tab }) => tab);
    const { findings } = await workbook.read(...tabs);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['VALUE_MISSING']));
    expect(findings.filter(({ tab, column }) => tab === 'offers' && column === 'access').length).toBe(5);
  });

  it('begins with the office’s own texts and settings, each once, and the links to its files', async () => {
    const read = await workbook.read(texts, settings);
    expect(read.texts.filter(({ key }) => key === 'imprint').map(({ text }) => text)).toEqual([
      data.texts.find(({ key }) => key === 'imprint')?.text,
    ]);
    const value = (key: string) => read.settings.filter((row) => row.key === key).map((row) => row.value);
    expect(value('quartier.name')).toEqual(['Quartier Obere Altstadt']);
    expect(value('file.contacts.2026')[0]).toMatch(/^https:\/\/docs\.google\.com\/spreadsheets\/d\//);
  });

  it('has four offers to tell in the next letter', async () => {
    const read = await workbook.read(offers, contents);
    const news = difference(read.offers, read.contents, {
      day: today,
      hideAfterDays: 365,
      lostIn: () => new Set(),
    });
    expect(news.map(({ event }) => event)).toEqual(['neu', 'neu', 'neu', 'neu']);
  });

  it('writes nothing twice when it is filled again', async () => {
    await fillDemo(workbook, data);
    expect((await workbook.read(offers)).offers.length).toBe(60);
  });
});
