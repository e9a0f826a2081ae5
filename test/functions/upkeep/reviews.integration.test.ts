import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../functions/platform/keys.ts';
import { carryOut } from '../../../functions/upkeep/reviews.ts';
import { reviewRows } from '../../../functions/workbook/review.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { referenceOf } from '../../../sheets-schema/ids.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { reviewContacts, reviewOperations } from '../../../sheets-schema/review.ts';
import type { Tab } from '../../../sheets-schema/tab.ts';
import { startLetterOffice, type LetterOffice } from '../mail/letter-office.ts';

const NOW = new Date('2026-11-09T10:00:00Z');
let desk: LetterOffice;
/** What the queue was given; it only notes. */
let queued: unknown[] = [];
beforeEach(async () => {
  queued = [];
  desk = await startLetterOffice();
});
afterEach(() => desk.close());

/** One run over both tabs. @returns how many submissions were let in */
async function run(at = NOW): Promise<number> {
  const given = desk.io();
  const io = {
    ...given,
    environment: { ...given.environment, POST_URL: 'http://127.0.0.1:9/post' },
    tasks: { add: async (_key: string, _url: string, payload: unknown) => void queued.push(payload) },
  };
  const read = await io.workbook.read(reviewContacts, reviewOperations);
  const inContacts = await carryOut(reviewContacts, read.review_contacts, at, io);
  const inOperations = await carryOut(reviewOperations, read.review_operations, at, io);
  return inContacts.admitted + inOperations.admitted;
}

describe('what stands in Prüfen', () => {
  const SENT = '2026-11-09T09:00:00.000Z';
  const note = { at: SENT, why: () => 'zwei Zeichen von Zweifel' };
  const id = idOf('kontakt');
  const contact = append(contacts, {
    id,
    reference: referenceOf(id),
    submissionId: idOf('einsendung'),
    receivedAt: SENT,
    date: '2026-11-09',
    channel: 'formular',
    need: '=1+1 und „Zitat“\nzwei Zeilen',
    topics: ['wohnen'],
  });
  const decide = (tab: Tab, decision: string) => desk.type(tab, 'why', note.why(), 'decision', decision);

  it('is let in once, as it would have been, when the manager says so, and is noted', async () => {
    await desk.workbook.append(reviewRows([contact], note));
    expect(await run()).toBe(0);
    await decide(reviewContacts, 'einlassen');
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    const read = await desk.workbook.read(contacts, reviewContacts);
    expect(read.contacts).toEqual([expect.objectContaining(contact.values)]);
    expect(read.review_contacts[0]).toMatchObject({ state: 'eingelassen am 09.11.2026' });
  });

  it('is not written again when a run broke off between the row and the note', async () => {
    await desk.workbook.append(reviewRows([contact], note));
    await decide(reviewContacts, 'einlassen');
    await desk.workbook.append([contact]);
    expect(await run()).toBe(1);
    expect(await desk.rows(contacts)).toHaveLength(1);
  });

  it('is dropped when the manager says so, and still let in when she thinks again', async () => {
    await desk.workbook.append(reviewRows([contact], note));
    await decide(reviewContacts, 'verwerfen');
    expect(await run()).toBe(0);
    expect((await desk.rows(reviewContacts))[0]?.['Stand']).toBe('verworfen');
    expect(await desk.rows(contacts)).toEqual([]);
    await decide(reviewContacts, 'einlassen');
    expect(await run()).toBe(1);
  });

  it('waits while its tab lacks a column, and goes in as soon as that is back', async () => {
    const { sheetId, column } = await desk.office.place(contacts, 'need');
    const range = { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 };
    await desk.office.edit('contacts', { deleteDimension: { range } });
    await desk.workbook.append(reviewRows([contact], note));
    await decide(reviewContacts, 'einlassen');
    expect(await run()).toBe(0);
    expect((await desk.rows(reviewContacts))[0]?.['Stand']).toMatch(/^noch nicht eingelassen/);
    await desk.office.edit('contacts', { insertDimension: { range } });
    await desk.office.sheets.spreadsheets.values.update({
      spreadsheetId: desk.office.ids.contacts,
      range: `'Kontakte'!R1C${column + 1}`,
      valueInputOption: 'RAW',
      requestBody: { values: [[contacts.columns.need.label]] },
    });
    await desk.workbook.ensure([contacts]);
    expect(await run()).toBe(1);
    expect((await desk.rows(contacts))[0]?.['Anliegen']).toBe(contact.values['need' as never]);
  });

  it('says so when what was sent cannot be read any more', async () => {
    await desk.workbook.append(reviewRows([contact], note));
    await decide(reviewContacts, 'einlassen');
    await desk.type(reviewContacts, 'why', note.why(), 'payload', 'gekürzt');
    expect(await run()).toBe(0);
    expect((await desk.rows(reviewContacts))[0]?.['Stand']).toMatch(/^nicht eingelassen/);
  });

  it('gets its letter when it is a sign-up, unless it is too late for its link', async () => {
    const email = 'neu@verein.example';
    const signUp = [
      append(partners, { id: idOf(email), email, wants: ['brief'], receivedAt: SENT, submissionId: id }),
      append(consents, {
        id: idOf('consent'),
        addressHmac: desk.keys.addressHmac(email),
        purpose: 'digest',
        requestedAt: SENT,
      }),
    ];
    await desk.workbook.append(reviewRows(signUp, note));
    await decide(reviewOperations, 'einlassen');
    expect(await run(new Date('2026-11-17T10:00:00Z'))).toBe(0);
    expect(await run()).toBe(1);
    expect(queued).toEqual([{ kind: 'optIn', partner: idOf(email) }]);
    expect((await desk.rows(partners)).map((row) => row['E-Mail'])).toEqual([email]);
  });
});
