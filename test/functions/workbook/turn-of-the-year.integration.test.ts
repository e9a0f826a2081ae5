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
