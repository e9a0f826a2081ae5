import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GOOGLE_SPREADSHEETS, spreadsheetLink } from '../../../functions/workbook/links.ts';
import { setUp } from '../../../functions/workbook/setup.ts';
import { append, type Workbook } from '../../../functions/workbook/workbook.ts';
import { doubtNames, doubts, type Doubts } from '../../../local/sheets/doubts.ts';
import { contacts, type Contact } from '../../../sheets-schema/contacts.ts';
import { deliveries } from '../../../sheets-schema/deliveries.ts';
import { idFrom, referenceOf } from '../../../sheets-schema/ids.ts';
import { listsTab } from '../../../sheets-schema/listing.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { columnMetadata } from '../../../sheets-schema/tab.ts';
import { texts } from '../../../sheets-schema/texts.ts';
import { atOnce, startOffice, type Office } from './office.ts';

let office: Office;
let file: string;
let workbook: Workbook;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.close());

/** Changes the world, and makes and links a contacts file that is set up in it. */
async function enterWorld(answers: Partial<Doubts>): Promise<void> {
  const { url, sheets, ids } = office;
  await fetch(`${url}local/doubts`, { method: 'PUT', body: JSON.stringify(answers) });
  const { data } = await sheets.spreadsheets.create({
    requestBody: { properties: { title: 'Kontakte 2026' } },
  });
  file = data.spreadsheetId ?? '';
  await setUp(sheets, { contactsId: file, year: 2026, wait: atOnce, writesPerMinute: 6_000 });
  const { settings: rows } = await office.open().read(settings);
  const row = rows.find(({ key }) => key === 'file.contacts.2026')?.row ?? 0;
  const { sheetId, column } = await office.place(settings, 'value');
  const link = spreadsheetLink(GOOGLE_SPREADSHEETS, file);
  await office.edit('directory', {
    updateCells: {
      start: { sheetId, rowIndex: row - 1, columnIndex: column },
      rows: [{ values: [{ userEnteredValue: { stringValue: link } }] }],
      fields: 'userEnteredValue',
    },
  });
  expect(ids.contacts).not.toBe(file);
  workbook = office.open();
}

const newId = () => idFrom(randomBytes(16));

/** A contact as the form sends it. */
function contact(need: string) {
  const id = newId();
  return append(contacts, {
    date: '2026-11-23',
    channel: 'formular',
    with: 'selbst',
    first: 'unbekannt',
    anonymous: 'ja',
    mainTopic: 'geld',
    duration: 'd15',
    outcome: 'offen',
    need,
    name: `Name ${need}`,
    id,
    reference: referenceOf(id),
    submissionId: newId(),
    receivedAt: '2026-11-23T10:00:00.000Z',
  });
}
type Sent = ReturnType<typeof contact>;

const idOf = ({ values }: Sent) => (values as { id: string }).id;

/** What the manager does to the contacts. */
async function asManager(act: 'sorts' | 'sortsAll' | 'moves' | 'copies' | 'beheads'): Promise<void> {
  const { spreadsheets } = office.sheets;
  const { id: metadataId } = columnMetadata(contacts, 'need');
  const dataFilters = [{ developerMetadataLookup: { metadataId } }];
  const { data } = await spreadsheets.developerMetadata.search({
    spreadsheetId: file,
    requestBody: { dataFilters },
  });
  const columns = data.matchedDeveloperMetadata?.[0]?.developerMetadata?.location?.dimensionRange ?? {};
  const sheetId = columns.sheetId ?? 0;
  const sortSpecs = [{ dimensionIndex: columns.startIndex ?? 0, sortOrder: 'DESCENDING' }];
  const request = {
    sorts: { sortRange: { range: { sheetId, startRowIndex: 1 }, sortSpecs } },
    sortsAll: { sortRange: { range: { sheetId }, sortSpecs } },
    moves: { moveDimension: { source: columns, destinationIndex: 0 } },
    copies: { duplicateSheet: { sourceSheetId: sheetId, newSheetName: 'Kopie', insertSheetIndex: 0 } },
    beheads: { deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } },
  }[act];
  await spreadsheets.batchUpdate({ spreadsheetId: file, requestBody: { requests: [request] } });
}

/** Expects all that was sent, whole, each once. */
async function expectAll(sent: readonly Sent[]): Promise<void> {
  const { contacts: rows } = await office.open().read(contacts);
  const byNeed = (a: { need?: unknown }, b: { need?: unknown }) =>
    String(a.need).localeCompare(String(b.need));
  const wanted = sent.map(({ values }) => values as Partial<Contact>).toSorted(byNeed);
  expect(rows.toSorted(byNeed).map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
  expect(rows.toSorted(byNeed)).toMatchObject(wanted);
}

describe('in the world where a doubt is answered otherwise,', () => {
  it.each(doubtNames)('%s, no row is lost, doubled or mixed up', async (name) => {
    await enterWorld({ [name]: !doubts[name].likely });
    const sent = ['a', 'b', 'c', 'd', 'e', 'f'].map(contact);
    await workbook.append(sent.slice(0, 2));
    await asManager('sorts');
    await workbook.append(sent.slice(2, 3));
    office.interrupt.beforeWrite = () => asManager('moves');
    await workbook.append(sent.slice(3, 4));
    await asManager('copies');
    await workbook.append(sent.slice(4, 5));
    await expectAll(sent.slice(0, 5));

    const change = { tab: contacts, id: idOf(sent[0]!), values: { state: 'gesehen' } };
    expect(await workbook.change([change])).toEqual({ changed: 1, missing: 0 });
    const { contacts: rows, findings } = await workbook.read(contacts);
    expect(rows.filter(({ state }) => state === 'gesehen').map(({ need }) => need)).toEqual(['a']);
    expect(findings).toEqual([]);

    await asManager('beheads');
    await office.open().append(sent.slice(5));
    await workbook.ensure([contacts]);
    await expectAll(sent);
    expect((await workbook.read(contacts)).findings).toEqual([]);
  });

  it('sortTakesRowMetadata, entries above a header that was sorted among them are a finding', async () => {
    await enterWorld({ sortTakesRowMetadata: true });
    await workbook.append([contact('Z'), contact('A')]); // the header of this column is „Anliegen“
    await asManager('sortsAll');
    const { contacts: rows, findings } = await workbook.read(contacts);
    expect(rows.map(({ need }) => need)).toEqual(['A']);
    expect(findings).toMatchObject([{ code: 'HEADER_DISPLACED', tab: 'contacts' }]);
  });

  it('validationRefusesWrites, a row is whole although columns move between the look and the write', async () => {
    await enterWorld({ validationRefusesWrites: true });
    const row = contact('mittendrin');
    office.interrupt.beforeWrite = () => asManager('moves');
    await workbook.append([row]);
    await expectAll([row]);
  });

  it('titlesIgnoreCase, and in the likely one, set-up takes over a tab whose title differs in case only', async () => {
    const { sheets } = office;
    for (const titlesIgnoreCase of [false, true]) {
      await enterWorld({ titlesIgnoreCase });
      const { data } = await sheets.spreadsheets.create({
        requestBody: {
          sheets: [{ properties: { title: 'Notizen' } }, { properties: { title: 'kontakte' } }],
        },
      });
      const options = { contactsId: data.spreadsheetId ?? '', year: 2026, wait: atOnce };
      expect(await setUp(sheets, options)).toEqual({ changed: ['contacts'] });
      expect(await setUp(sheets, options)).toEqual({ changed: [] });
    }
  });

  it('usedMetadataIdIsRefused, a claim that somebody else has is known from the reply, and its rows are taken back', async () => {
    await enterWorld({ usedMetadataIdIsRefused: false });
    const id = newId();
    const step = (at: string, more: { key: string; id: string }) =>
      append(deliveries, { purpose: 'digest', recipient: 'x', state: 'begonnen', at, ...more });
    const row = (at: string) => step(at, { key: 'k', id });
    const times = ['2026-11-23T06:00:00.000Z', '2026-11-23T06:00:01.000Z'];
    const claims = times.map((at) => office.open().append([row(at)], { claim: '2026-W48:1' }));
    const held = await Promise.all(claims);
    expect(held.filter(Boolean)).toHaveLength(1);
    await workbook.append([step(times[0] ?? '', { key: 'o', id: newId() })]);
    const { deliveries: rows, findings } = await workbook.read(deliveries);
    expect(rows.map(({ key, at }) => [key, at])).toEqual([
      ['k', times[held.indexOf(true)]],
      ['o', times[0]],
    ]);
    expect(findings).toEqual([]);
    // Two in one breath are one batch, of which each hears for itself.
    const more = ['a', 'b'].map((key) =>
      workbook.append([step(times[0] ?? '', { key, id: newId() })], { claim: '2026-W49:1' }),
    );
    expect(await Promise.all(more)).toEqual([true, false]);
  });

  it('usedMetadataIdIsRefused, two set-ups at once leave each first row once', async () => {
    await enterWorld({ usedMetadataIdIsRefused: false });
    const { sheets } = office;
    const { data } = await sheets.spreadsheets.create({
      requestBody: { properties: { title: 'Verzeichnis' } },
    });
    const directoryId = data.spreadsheetId ?? '';
    await Promise.all([1, 2].map(() => setUp(sheets, { directoryId, year: 2026, wait: atOnce })));
    const read = await office.open({ directoryId }).read(settings, listsTab, texts);
    expect(read.findings.filter(({ code }) => code === 'ID_DOUBLED')).toEqual([]);
    expect(read.settings.length).toBeGreaterThan(0);
  });
});
