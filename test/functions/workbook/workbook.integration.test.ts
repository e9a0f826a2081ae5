import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { append } from '../../../functions/workbook/workbook.ts';
import { setUp } from '../../../functions/workbook/setup.ts';
import { idFrom } from '../../../sheets-schema/ids.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { events } from '../../../sheets-schema/events.ts';
import { startOffice, type Office } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.close());

const newId = () => idFrom(randomBytes(16));

describe('set-up', () => {
  it('changes nothing when it runs a second time', async () => {
    const { ids } = office;
    const again = await setUp(office.sheets, {
      directoryId: ids.directory,
      contactsId: ids.contacts,
      surveysId: ids.surveys,
      operationsId: ids.operations,
      year: 2026,
    });
    expect(again.changed).toEqual([]);
  });
});

describe('rows', () => {
  it('come back as they were written', async () => {
    const workbook = office.open();
    const id = newId();
    const values = {
      title: 'Frühstück im Treff',
      organisation: 'Verein',
      topics: ['geld', 'geld.schulden'] as const,
      ageFrom: 18,
      access: 'offen',
      phone: '0049 123',
      postcode: '01234',
      validFrom: '2026-11-30',
      status: 'oeffentlich',
      note: '=1+1',
      receivedAt: '2026-11-30T06:00:05.000Z',
      id,
    } as never;
    await workbook.append([append(offers, values)]);
    const { offers: rows, findings } = await workbook.read(offers);
    console.log(rows, findings);
    expect(rows[0]).toMatchObject(values);
  });
});
