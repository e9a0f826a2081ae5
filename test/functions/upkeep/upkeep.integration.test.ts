import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../functions/platform/keys.ts';
import { changes } from '../../../sheets-schema/changes.ts';
import { runUpkeep } from '../../../functions/upkeep/function.ts';
import type { UpkeepPorts } from '../../../functions/upkeep/run.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { reviewRows } from '../../../functions/workbook/review.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { deliveries } from '../../../sheets-schema/deliveries.ts';
import { goals } from '../../../sheets-schema/goals.ts';
import { isId } from '../../../sheets-schema/ids.ts';
import { issues } from '../../../sheets-schema/issues.ts';
import { listsTab } from '../../../sheets-schema/listing.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { organisations } from '../../../sheets-schema/organisations.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { protocol } from '../../../sheets-schema/protocol.ts';
import { reviewContacts, reviewOperations } from '../../../sheets-schema/review.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { tabMetadata } from '../../../sheets-schema/tab.ts';
import { texts } from '../../../sheets-schema/texts.ts';
import { startLetterOffice, type LetterOffice } from '../mail/letter-office.ts';

const WEEK_LATER = new Date('2026-11-09T10:00:00Z');
const NIGHT = new Date('2026-11-10T02:30:00Z');
const past = { need: 'Ein Anliegen', name: 'Anna', mainTopic: 'geld' } as const;
let desk: LetterOffice;
beforeEach(async () => {
  queued = [];
  desk = await startLetterOffice();
});
afterEach(() => desk.close());

/** What the queue was given; it only notes. */
let queued: { readonly key: string; readonly payload: unknown }[] = [];
const io = (): UpkeepPorts => {
  const given = desk.io();
  return {
    ...given,
    environment: { ...given.environment, POST_URL: 'http://127.0.0.1:9/post' },
    tasks: { add: async (key, _url, payload) => void queued.push({ key, payload }) },
  };
};
const run = (at = WEEK_LATER) => runUpkeep(at, io());

/** Types a new row below the others as the manager does. */
async function typeOffer(title: string): Promise<void> {
  const [header = [], ...rows] = await desk.office.shown(offers);
  const values = header.map((label) =>
    label === 'Angebot' ? title : label === 'Status' ? 'öffentlich' : '',
  );
  await desk.office.sheets.spreadsheets.values.update({
    spreadsheetId: desk.office.ids.directory,
    range: `'Angebote'!A${rows.length + 2}`,
    valueInputOption: 'USER_ENTERED',
    requestBody: { values: [values] },
  });
}

describe('the upkeep', () => {
  it('gives an id to a row that the manager typed, and does nothing the second time', async () => {
    await typeOffer('Boule im Park');
    expect(await run()).toMatchObject({ ids: 1, problems: 0 });
    const [row] = await desk.rows(offers);
    expect(isId(row?.['id'] ?? '')).toBe(true);
    expect(await run()).toMatchObject({ ids: 0, expired: 0, stated: 0, problems: 0 });
    expect((await desk.rows(offers))[0]).toEqual(row);
  });

  it('erases who did not confirm in time and nobody else', async () => {
    await desk.partner('asked@verein.example', { confirmed: false, values: { name: 'Ana Fragt' } });
    await desk.partner('anna@verein.example', { values: { name: 'Anna Ja' } });
    expect(await run()).toMatchObject({ expired: 1, stated: 1 });
    const rows = await desk.rows(partners);
    expect(rows.map((row) => [row['E-Mail'], row['Name'], row['Stand']])).toEqual([
      ['', '', 'nicht bestätigt, gelöscht am 09.11.2026'],
      ['anna@verein.example', 'Anna Ja', 'bestätigt am 02.11.2026'],
    ]);
    expect(await run()).toMatchObject({ expired: 0, stated: 0 });
  });

  it('erases nobody when the proofs of consent are gone', async () => {
    await desk.partner('anna@verein.example', { values: { name: 'Anna Ja' } });
    const { sheetId } = await desk.office.place(consents, 'addressHmac');
    await desk.office.edit('operations', { deleteSheet: { sheetId } });
    await run();
    expect(await run()).toMatchObject({ expired: 0 });
    expect((await desk.rows(partners)).map((row) => row['Name'])).toEqual(['Anna Ja']);
  });

  it('adds the row for the next year’s contacts file in December, once', async () => {
    expect(await run(new Date('2026-11-30T10:00:00Z'))).toMatchObject({ first: 0 });
    expect(await run(new Date('2026-12-01T10:00:00Z'))).toMatchObject({ first: 1 });
    expect(await run(new Date('2026-12-02T10:00:00Z'))).toMatchObject({ first: 0 });
    const rows = await desk.rows(settings);
    expect(rows.filter((one) => one['Schlüssel'] === 'file.contacts.2027')).toMatchObject([
      { Einstellung: 'Link zur Datei „Kontakte 2027“', Wert: '' },
    ]);
  });

  it('makes a new office ready, so that the manager sees what to fill in, and does so once', async () => {
    const { data } = await desk.office.sheets.spreadsheets.create({ requestBody: {} });
    const directoryId = data.spreadsheetId ?? '';
    const workbook = desk.office.open({ directoryId });
    const open = () => runUpkeep(WEEK_LATER, { ...io(), workbook });
    expect((await open())['first']).toBeGreaterThan(300);
    expect(await open()).toMatchObject({ first: 0, ids: 0 });
    const read = await workbook.read(settings, texts, listsTab, goals);
    expect(read.findings).toEqual([]);
    expect(read.settings.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['manager.email', 'file.contacts.2026', 'file.surveys', 'file.operations']),
    );
    const { data: book } = await desk.office.sheets.spreadsheets.get({ spreadsheetId: directoryId });
    expect(book.sheets?.[0]?.properties?.title).toBe('Start');
  });

  it('says again what belongs into settings that somebody emptied', async () => {
    await desk.office.sheets.spreadsheets.values.clear({
      spreadsheetId: desk.office.ids.directory,
      range: `'${settings.title}'!A2:D`,
    });
    await run();
    expect((await desk.rows(settings)).map((row) => row['Schlüssel'])).toContain('manager.email');
  });

  it('goes on with the other tabs of a file when one was deleted', async () => {
    await desk.office.edit('directory', { deleteSheet: { sheetId: tabMetadata(offers).id } });
    await desk.office.sheets.spreadsheets.values.update({
      spreadsheetId: desk.office.ids.directory,
      range: `'${organisations.title}'!A2`,
      valueInputOption: 'USER_ENTERED',
      requestBody: { values: [['Turnverein']] },
    });
    expect(await run()).toMatchObject({ ids: 1, problems: 1 });
  });

  it('sets up again a tab of the machine that somebody deleted', async () => {
    const { sheetId } = await desk.office.place(issues, 'key');
    await desk.office.edit('operations', { deleteSheet: { sheetId } });
    await run();
    expect(await desk.rows(issues)).toEqual([]);
  });

  it('carries out an accepted change once, and says what came of each', async () => {
    const id = await desk.offer('Sprachcafé', { phone: '030 1', hours: 'Mo 9 Uhr' });
    const wish = { offer: 'Sprachcafé', offerId: id, decision: 'uebernehmen' } as const;
    await desk.add(
      changes,
      { ...wish, id: idOf('one'), field: 'Telefon', old: '030 1', new: '030 2' },
      { ...wish, id: idOf('two'), field: 'Öffnungszeiten', old: 'Di 9 Uhr', new: 'Mi 9 Uhr' },
      { ...wish, id: idOf('three'), field: 'Ort', new: 'Treff', decision: 'ablehnen' },
    );
    expect(await run()).toMatchObject({ carriedOut: 1, problems: 0 });
    expect((await desk.rows(offers))[0]).toMatchObject({
      Telefon: '030 2',
      Öffnungszeiten: 'Mo 9 Uhr',
      Ort: '',
    });
    expect((await desk.rows(changes)).map((row) => row['Stand'])).toEqual([
      'übernommen am 09.11.2026',
      expect.stringContaining('nicht übernommen am 09.11.2026'),
      expect.stringContaining('abgelehnt am 09.11.2026'),
    ]);
    await desk.type(offers, 'id', id, 'phone', '030 1');
    expect(await run()).toMatchObject({ carriedOut: 0, stated: 0 });
    expect((await desk.rows(offers))[0]).toMatchObject({ Telefon: '030 1' });
    expect(await desk.rows(protocol)).toMatchObject([
      { Spalte: 'Telefon', Vorher: '030 1', Nachher: '030 2' },
    ]);
  });

  it('erases at night what is kept too long, blanks what came twice, and finds nothing the second time', async () => {
    const twin = {
      ...past,
      need: 'Doppelt',
      id: idOf('twin'),
      submissionId: idOf('sent'),
      date: '2026-11-02',
    };
    await desk.add(contacts, { ...past, id: idOf('old'), date: '2024-11-01' }, twin, twin);
    expect(await run()).toMatchObject({ erased: 0, twins: 0 });
    expect(await run(NIGHT)).toMatchObject({ erased: 2, twins: 1, problems: 0 });
    const rows = await desk.rows(contacts);
    expect(rows.map((row) => [row['Anliegen'], row['Name'], row['id'] !== ''])).toEqual([
      ['', '', true],
      ['Doppelt', 'Anna', true],
    ]);
    const notes = (await desk.rows(protocol)).map((row) => [
      row['Tabelle'],
      row['Spalte'],
      row['Zellen'],
      row['Warum'],
    ]);
    expect(notes).toEqual([
      ['Kontakte', '', '6', 'doppelt eingegangene Zeile geleert'],
      ['Kontakte', 'Anliegen', '1', 'gelöscht: Frist abgelaufen'],
      ['Kontakte', 'Name', '1', 'gelöscht: Frist abgelaufen'],
    ]);
    expect(await run(NIGHT)).toMatchObject({ erased: 0, twins: 0, ids: 0, stated: 0 });
  });

  it('forgets whose mails its ledgers tell of, and proofs that nobody needs any more, an end the last of all', async () => {
    const proof = { addressHmac: desk.keys.addressHmac('fort@verein.example'), purpose: 'digest' };
    const sent = { state: 'gesendet', at: '2025-09-01T06:00:00.000Z' } as const;
    await desk.add(consents, { ...proof, id: idOf('yes'), confirmedAt: '2021-05-05T06:00:00.000Z' });
    await desk.add(consents, { ...proof, id: idOf('end'), endedAt: '2022-05-05T06:00:00.000Z' });
    await desk.add(
      deliveries,
      { ...sent, id: idOf('a'), key: 'digest|2025-W36|K', recipient: idOf('partner') },
      { ...sent, id: idOf('b'), key: 'survey-summary|K', recipient: 'manager' },
    );
    expect(await run(NIGHT)).toMatchObject({ erased: 3, problems: 0 });
    const once = await desk.workbook.read(consents, deliveries);
    expect(once).toMatchObject({
      consents: [{ id: idOf('end') }],
      deliveries: [{ id: idOf('b') }],
      findings: [],
    });
    expect((await desk.rows(deliveries))[0]).toMatchObject({ id: idOf('a'), Zustellung: '', Stand: '' });
    expect(await run(NIGHT)).toMatchObject({ erased: 1 });
    expect(await desk.workbook.read(consents)).toMatchObject({ consents: [], findings: [] });
    expect(await run(NIGHT)).toMatchObject({ erased: 0 });
  });

  it('keeps the other files when one is not linked', async () => {
    await desk.type(settings, 'key', 'file.surveys', 'value', '');
    await typeOffer('Boule im Park');
    expect(await run()).toMatchObject({ ids: 1, problems: 1 });
  });
});

it('lets in from Prüfen what the manager decided, and finds nothing to do the second time', async () => {
  const id = idOf('kontakt');
  const contact = append(contacts, { id, need: 'Die Lampe ist kaputt.', submissionId: idOf('x') });
  const note = { at: '2026-11-09T09:00:00.000Z', why: () => 'zwei Zeichen von Zweifel' };
  await desk.workbook.append(reviewRows([contact], note));
  await desk.type(reviewContacts, 'why', note.why(), 'decision', 'einlassen');
  expect(await run()).toMatchObject({ admitted: 1, problems: 0 });
  expect(await run()).toMatchObject({ admitted: 0, problems: 0 });
  expect((await desk.rows(contacts)).map((row) => row['Anliegen'])).toEqual(['Die Lampe ist kaputt.']);
});

it('goes on with all other steps while the queue is down, and fails at the end so that it is tried again', async () => {
  const email = 'neu@verein.example';
  const [partner, sent] = [idOf(email), '2026-11-09T09:00:00.000Z'];
  const addressHmac = desk.keys.addressHmac(email);
  const note = { at: sent, why: () => 'zwei Zeichen von Zweifel' };
  const rows = [
    append(partners, { id: partner, email, wants: ['brief'], receivedAt: sent, submissionId: idOf('x') }),
    append(consents, { id: idOf('consent'), addressHmac, purpose: 'digest', requestedAt: sent }),
  ];
  await desk.workbook.append(reviewRows(rows, note));
  await desk.type(reviewOperations, 'why', note.why(), 'decision', 'einlassen');
  const id = await desk.offer('Sprachcafé', { phone: '030 1' });
  const change = { offer: 'Sprachcafé', offerId: id, field: 'Telefon', old: '030 1', new: '030 2' };
  await desk.add(changes, { ...change, id: idOf('one'), decision: 'uebernehmen' });
  const down = new Error('The queue is down.');
  const tasks = { add: () => Promise.reject(down) };
  await expect(runUpkeep(WEEK_LATER, { ...io(), tasks })).rejects.toBe(down);
  expect((await desk.rows(offers))[0]).toMatchObject({ Telefon: '030 2' });
  expect(await run()).toMatchObject({ admitted: 1, carriedOut: 0, problems: 0 });
  expect(queued.map(({ payload }) => payload)).toEqual([{ kind: 'optIn', partner }]);
});
