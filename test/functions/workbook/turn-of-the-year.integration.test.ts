import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUp } from '../../../functions/workbook/setup.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { atOnce, startOffice, type Office } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.close());

const row = (need: string) =>
  append(contacts, { id: idOf(need), date: '2027-01-02', need, outcome: 'offen' });

async function link(value: string): Promise<void> {
  await office
    .open()
    .append([append(settings, { key: 'file.contacts.2027', label: 'Kontakte 2027', value })]);
}

/** What people see under *Anliegen* in a contacts file. */
async function needsIn(spreadsheetId: string): Promise<string[]> {
  const range = "'Kontakte'!A1:Z9";
  const { data } = await office.sheets.spreadsheets.values.get({ spreadsheetId, range });
  const [header = [], ...rows] = (data.values ?? []) as string[][];
  return rows.map((cells) => cells[header.indexOf('Anliegen')] ?? '');
}

describe('at the turn of the year, contacts', () => {
  it('go to the new file as soon as it is linked, shared and set up', async () => {
    const { data } = await office.sheets.spreadsheets.create({ requestBody: {} });
    const next = data.spreadsheetId ?? '';
    await setUp(office.sheets, { contactsId: next, year: 2027, wait: atOnce, writesPerMinute: 6_000 });
    await link(next);
    const workbook = office.open();
    await workbook.append([row('neu')]);
    expect(await needsIn(next)).toEqual(['neu']);
    expect(await needsIn(office.ids.contacts)).toEqual([]);
    expect((await workbook.read(contacts)).findings.map(({ code }) => code)).not.toContain('FILE_NOT_NEWEST');
  });

  it('of the old year are still read, waited for, given ids and erased beside the new ones', async () => {
    const before = office.open();
    await before.append([row('alt'), row('doppelt')]);
    const range = "'Kontakte'!A1:Z9";
    const { data: cells } = await office.sheets.spreadsheets.values.get({
      spreadsheetId: office.ids.contacts,
      range,
    });
    const at = ((cells.values ?? [[]]) as string[][])[0]?.indexOf('Anliegen') ?? -1;
    await office.sheets.spreadsheets.values.update({
      spreadsheetId: office.ids.contacts,
      range: `'Kontakte'!R4C${at + 1}`,
      valueInputOption: 'RAW',
      requestBody: { values: [['getippt']] },
    });
    const { data } = await office.sheets.spreadsheets.create({ requestBody: {} });
    const next = data.spreadsheetId ?? '';
    await setUp(office.sheets, { contactsId: next, year: 2027, wait: atOnce, writesPerMinute: 6_000 });
    await link(next);
    const workbook = office.open();
    await workbook.append([row('neu'), row('doppelt')]);

    expect(await workbook.giveIds(contacts)).toBe(1);
    const read = (await workbook.read(contacts)).contacts;
    expect(read.map(({ need, spreadsheetId }) => [need, spreadsheetId])).toEqual([
      ['neu', next],
      ['doppelt', next],
      ['alt', office.ids.contacts],
    ]);
    const values = { need: null };
    const erase = [idOf('alt'), idOf('neu'), idOf('niemand')].map((id) => ({ tab: contacts, id, values }));
    expect(await workbook.eraseCells(erase, 'frist')).toEqual({ changed: 2, missing: 1, erased: 2 });
    expect(await needsIn(next)).toEqual(['', 'doppelt']);
    expect(await needsIn(office.ids.contacts)).toEqual(['', 'doppelt', 'getippt']);
  });

  it('go on in the old file while the link names none that opens, and that is said', async () => {
    await link('1SomebodyForgotToShareThisFileWithUsXXXXXXXXX');
    const workbook = office.open();
    await workbook.append([row('noch alt')]);
    expect(await needsIn(office.ids.contacts)).toEqual(['noch alt']);
    const read = await workbook.read(contacts);
    expect(read.contacts.map(({ need }) => need)).toEqual(['noch alt']);
    expect(read.findings.filter(({ code }) => code === 'FILE_NOT_NEWEST')).toMatchObject([
      { file: 'contacts' },
    ]);
  });

  it('go on in the old file while the row for the new one is still without a link', async () => {
    await link('');
    await office.open().append([row('noch alt')]);
    expect(await needsIn(office.ids.contacts)).toEqual(['noch alt']);
  });
});
