import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendOrReview } from '../../../functions/workbook/review.ts';
import { setUp } from '../../../functions/workbook/setup.ts';
import {
  append,
  WorkbookError,
  type AcceptedChange,
  type FindingCode,
} from '../../../functions/workbook/workbook.ts';
import { answersTab } from '../../../sheets-schema/answers.ts';
import { contacts, type Contact } from '../../../sheets-schema/contacts.ts';
import { deliveries } from '../../../sheets-schema/deliveries.ts';
import { events } from '../../../sheets-schema/events.ts';
import { idFrom, isId, referenceOf } from '../../../sheets-schema/ids.ts';
import { listsTab } from '../../../sheets-schema/listing.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { protocol } from '../../../sheets-schema/protocol.ts';
import { reviewContacts, reviewDirectory } from '../../../sheets-schema/review.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { tabMetadata, type NewRow } from '../../../sheets-schema/tab.ts';
import { texts } from '../../../sheets-schema/texts.ts';
import { atOnce, startOffice, type Office } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.close());

const newId = () => idFrom(randomBytes(16));

/** A contact as the form sends it. */
function contact(need: string, more: NewRow<typeof contacts> = {}) {
  const id = newId();
  const values: NewRow<typeof contacts> = {
    date: '2026-11-23',
    channel: 'formular',
    with: 'selbst',
    first: 'unbekannt',
    anonymous: 'ja',
    mainTopic: 'geld',
    duration: 'd15',
    outcome: 'offen',
    need,
    id,
    reference: referenceOf(id),
    submissionId: newId(),
    receivedAt: '2026-11-23T10:00:00.000Z',
    ...more,
  };
  return append(contacts, values);
}

const idOf = ({ values }: { values: object }) => (values as { id: string }).id;
const needs = (rows: readonly Contact[]) => rows.map(({ need }) => need);
const codes = (findings: readonly { code: FindingCode }[]) => findings.map(({ code }) => code);

/** Sorts the contacts' rows by a column, as the manager would. */
async function sort(column: string, sortOrder = 'DESCENDING') {
  const place = await office.place(contacts, column);
  await office.edit('contacts', {
    sortRange: {
      range: { sheetId: place.sheetId, startRowIndex: 1 },
      sortSpecs: [{ dimensionIndex: place.column, sortOrder }],
    },
  });
}

/** Moves a column to the sheet's beginning. */
async function moveToFront(column: string) {
  const place = await office.place(contacts, column);
  if (place.column === 0) return; // Google refuses a move to where a column stands
  const source = {
    sheetId: place.sheetId,
    dimension: 'COLUMNS',
    startIndex: place.column,
    endIndex: place.column + 1,
  };
  await office.edit('contacts', { moveDimension: { source, destinationIndex: 0 } });
}

describe('set-up', () => {
  it('changes nothing when it runs a second time', async () => {
    const { directory, contacts: contactsId, surveys, operations } = office.ids;
    const ids = { directoryId: directory, contactsId, surveysId: surveys, operationsId: operations };
    const before = await office.sheets.spreadsheets.get({ spreadsheetId: directory });
    const { changed } = await setUp(office.sheets, { ...ids, year: 2026 });
    const after = await office.sheets.spreadsheets.get({ spreadsheetId: directory });
    expect(changed).toEqual([]);
    expect(after.data).toEqual(before.data);
  });

  it('makes tabs in their order, words, texts and the links of the files', async () => {
    const { data } = await office.sheets.spreadsheets.get({ spreadsheetId: office.ids.directory });
    expect(data.sheets?.map(({ properties }) => properties?.title).slice(0, 4)).toEqual([
      'Start',
      'Angebote',
      'Organisationen',
      'Kooperationen',
    ]);
    expect(data.properties).toMatchObject({ locale: 'de_DE', timeZone: 'Europe/Berlin' });
    const workbook = office.open();
    const snapshot = await workbook.read(settings, texts, listsTab);
    expect(snapshot.settings.find(({ key }) => key === 'file.contacts.2026')?.value).toContain(
      office.ids.contacts,
    );
    expect(snapshot.texts.length).toBeGreaterThan(3);
    expect(snapshot.lists.filter(({ list }) => list === 'yesno').map(({ label }) => label)).toEqual([
      'Ja',
      'Nein',
    ]);
    expect(snapshot.findings).toEqual([]);
  });

  it('brings back what was deleted of its own, and survives another that runs at the same time', async () => {
    const { sheetId, column } = await office.place(contacts, 'state');
    await office.edit('contacts', {
      deleteDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 } },
    });
    await office.edit('directory', { deleteSheet: { sheetId: tabMetadata(reviewDirectory).id } });
    const [one, other] = [office.open(), office.open()];
    await Promise.all([one.ensure([contacts, reviewDirectory]), other.ensure([contacts, reviewDirectory])]);
    const { findings } = await one.read(contacts, reviewDirectory);
    expect(findings).toEqual([]);
  });

  it('puts nothing empty in place of what people filled and deleted, however often it runs', async () => {
    const { sheetId, column } = await office.place(contacts, 'need');
    await office.edit('contacts', {
      deleteDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 } },
    });
    await office.edit('directory', { deleteSheet: { sheetId: tabMetadata(events).id } });
    const workbook = office.open();
    for (let run = 0; run < 2; run++) await workbook.ensure([contacts, events]);
    const { findings } = await workbook.read(contacts, events);
    expect(findings.map(({ code, tab, column: key }) => [code, tab, key])).toEqual([
      ['TAB_MISSING', 'events', undefined],
      ['COLUMN_MISSING', 'contacts', 'need'],
    ]);
  });

  it('of one new file by two at once makes everything once', async () => {
    const { data } = await office.sheets.spreadsheets.create({ requestBody: {} });
    const options = { directoryId: data.spreadsheetId ?? '', wait: atOnce, writesPerMinute: 6_000 };
    await Promise.all([setUp(office.sheets, options), setUp(office.sheets, options)]);
    const { lists, texts: pages, findings } = await office.open(options).read(listsTab, texts);
    expect(lists.filter(({ list }) => list === 'yesno')).toHaveLength(2);
    expect(new Set(pages.map(({ key }) => key)).size).toBe(pages.length);
    expect(findings).toEqual([]);
  });

  it('makes the tab of a survey when it is asked for, and its rows come back', async () => {
    const question = {
      key: 'gut',
      no: 1,
      text: 'Was war gut?',
      type: 'text',
      scale: null,
      options: null,
    } as const;
    const tab = answersTab({ id: newId(), title: 'Sommer', reference: 'ABCD-EFGH' }, [question]);
    const workbook = office.open();
    expect(codes((await workbook.read(tab)).findings)).toEqual(['TAB_MISSING']);
    await workbook.ensure([tab]);
    await workbook.append([append(tab, { 'q.gut': 'Der Kuchen', ticket: 'h1' })]);
    const rows = (await workbook.read(tab))[tab.key];
    const place = { row: 2, spreadsheetId: office.ids.surveys };
    expect(rows).toEqual([{ 'q.gut': 'Der Kuchen', ticket: 'h1', ...place }]);
  });
});

describe('rows', () => {
  it('come back as they were written, in every kind of column', async () => {
    const workbook = office.open();
    const offer = {
      title: 'Frühstück im Treff',
      organisation: 'Nachbarschaftsverein',
      description: 'Zwei\nZeilen',
      topics: ['geld', 'geld.schulden'],
      ageFrom: 18,
      phone: '0049 30 000',
      postcode: '01234',
      email: 'info@verein.example',
      url: 'https://verein.example',
      status: 'oeffentlich',
      validFrom: '2026-11-30',
      note: '=1+1',
      receivedAt: '2026-11-30T06:00:05.000Z',
      id: newId(),
    } satisfies NewRow<typeof offers>;
    const event = {
      title: 'Fest',
      date: '2027-07-01',
      start: '14:30',
      end: '18:00',
      status: 'neu',
      id: newId(),
    } as const;
    await workbook.append([append(offers, offer), append(events, event)]);
    const snapshot = await workbook.read(offers, events);
    expect(snapshot.offers).toMatchObject([offer]);
    expect(snapshot.events).toMatchObject([event]);
  });

  it('never become formulas', async () => {
    const workbook = office.open();
    const typed = ['=1+1', '+49 30', '-5', '@wir', "'=x", '0123', '30.11.2026'];
    await workbook.append(typed.map((need) => contact(need)));
    expect(needs((await workbook.read(contacts)).contacts)).toEqual(typed);
    const { column } = await office.place(contacts, 'need');
    expect((await office.shown(contacts)).slice(1).map((row) => row[column])).toEqual(typed);
  });

  it('take one write and no read when the columns are known', async () => {
    const workbook = office.open();
    await workbook.append([contact('eins')]);
    office.calls.length = 0;
    await workbook.append([contact('zwei'), contact('drei')]);
    expect(office.calls).toEqual(['write']);
  });

  it('take two reads more the first time, for the words and for the columns', async () => {
    await office.open().append([contact('eins')]);
    expect(office.calls).toEqual(['read', 'read', 'write']);
  });

  it('are looked for in two reads, of however many tabs they are', async () => {
    const workbook = office.open();
    const [offer, event] = [
      append(offers, { title: 'Chor', id: newId() }),
      append(events, { title: 'Fest', id: newId() }),
    ];
    await workbook.append([offer, event]);
    office.calls.length = 0;
    await workbook.append([offer, event], { unlessPresent: true });
    expect(office.calls).toEqual(['read', 'read']);
  });

  it('share the first reading of the directory with whoever asks for the words meanwhile', async () => {
    const workbook = office.open();
    const [, words] = await Promise.all([workbook.read(offers), workbook.words()]);
    expect(office.calls).toEqual(['read', 'read']); // and what stands beside which id
    expect(words.label('status', 'oeffentlich')).toBe('öffentlich');
  });

  it('are read in one call a file, and one each for words and remembered contents the first time', async () => {
    const workbook = office.open();
    await workbook.read(contacts);
    expect(office.calls).toEqual(['read', 'read', 'read']);
    office.calls.length = 0;
    await workbook.read(contacts);
    expect(office.calls).toEqual(['read']);
    office.calls.length = 0;
    await workbook.read(offers, events, contacts, partners);
    expect(office.calls).toHaveLength(3 + 2); // three files, of two of which nothing was remembered yet
  });

  it('that arrive while a write is under way go out together in the next one', async () => {
    const workbook = office.open();
    await workbook.append([contact('eins')]);
    office.calls.length = 0;
    let rest: Promise<unknown> | undefined;
    office.interrupt.beforeWrite = async () => {
      rest = Promise.all(Array.from({ length: 20 }, (_, at) => workbook.append([contact(`Nummer ${at}`)])));
      await Promise.resolve();
    };
    await workbook.append([contact('zwei')]);
    await rest;
    expect(office.calls).toEqual(['write', 'write']);
    expect((await workbook.read(contacts)).contacts).toHaveLength(22);
  });

  it('that still wait for a slow write when their time is up are certainly not written', async () => {
    const workbook = office.open();
    await workbook.append([contact('vorher')]);
    const slow = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    office.interrupt.beforeWrite = () => {
      begun.resolve();
      return slow.promise;
    };
    const first = workbook.append([contact('unterwegs')]);
    await begun.promise;
    const second = workbook.append([contact('wartet')], { withinMs: 50 });
    await expect(second).rejects.toMatchObject({ code: 'UNREACHABLE', ambiguous: false });
    slow.resolve();
    await first;
    await workbook.append([contact('nachher')]);
    expect(needs((await workbook.read(contacts)).contacts)).toEqual(['vorher', 'unterwegs', 'nachher']);
  });

  it('of two processes at once are all there', async () => {
    const [one, other] = [office.open(), office.open()];
    const sent = Array.from({ length: 15 }, (_, at) => `Nummer ${at}`);
    await Promise.all(sent.map((need, at) => (at % 2 ? one : other).append([contact(need)])));
    expect(
      needs((await one.read(contacts)).contacts)
        .map(String)
        .toSorted(),
    ).toEqual(sent.toSorted());
  });

  it('that Google refuses do not hold up the others', async () => {
    const workbook = office.open();
    const all = ['gut', 'x'.repeat(50_001), 'auch gut'].map((need) => workbook.append([contact(need)]));
    const outcomes = await Promise.allSettled(all);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { code: 'REFUSED', ambiguous: false, retryable: false } });
    expect(needs((await workbook.read(contacts)).contacts)).toEqual(['gut', 'auch gut']);
  });

  it('wait and try again when the quota is used up or the service is away', async () => {
    const workbook = office.open();
    for (const status of [429, 503]) {
      office.interrupt.beforeWrite = () => Promise.reject(Object.assign(new Error('no'), { status }));
      await workbook.append([contact(`nach ${status}`)]);
    }
    expect(needs((await workbook.read(contacts)).contacts)).toEqual(['nach 429', 'nach 503']);
  });

  it('appear in no error, whatever Google answers', async () => {
    const secret = 'Frau Beispiel sucht Hilfe '.repeat(2_000);
    const error: unknown = await office
      .open()
      .append([contact(secret)])
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WorkbookError);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('Beispiel');
  });

  it('are not written twice when the answer to the write is lost', async () => {
    const workbook = office.open();
    office.interrupt.afterWrite = () => {
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    };
    await workbook.append([contact('einmal')]);
    expect(needs((await workbook.read(contacts)).contacts)).toEqual(['einmal']);
    expect((await office.shown(contacts)).length).toBe(2);
  });

  it('are not written again when the second try says that they may be there', async () => {
    const workbook = office.open();
    const row = contact('einmal');
    await workbook.append([row]);
    await workbook.append([row, contact('neu')], { unlessPresent: true });
    expect((await office.shown(contacts)).length).toBe(3);
  });

  it('are known not to be there when nobody answered, and uncertain when an answer was lost', async () => {
    const workbook = office.open({ deadlineMs: 3_000 });
    await workbook.append([contact('da')]);
    office.interrupt.afterWrite = () => {
      void office.close();
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    };
    const outcome = { code: 'UNREACHABLE', retryable: true };
    await expect(workbook.append([contact('vielleicht')])).rejects.toMatchObject({
      ...outcome,
      ambiguous: true,
    });
    await expect(workbook.append([contact('nein')])).rejects.toMatchObject({ ...outcome, ambiguous: false });
  });

  it('are uncertain after a try without an answer, although a look shows none and the next try is refused', async () => {
    const workbook = office.open();
    office.interrupt.beforeWrite = () => {
      office.interrupt.beforeWrite = () => Promise.reject(Object.assign(new Error('no'), { status: 400 }));
      return Promise.reject(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    };
    // What is on its way may still land: rows that went to *Prüfen* now would then be there twice.
    await expect(workbook.append([contact('unterwegs')])).rejects.toMatchObject({ ambiguous: true });
    expect((await office.shown(contacts)).length).toBe(1);
  });
});

describe('a claim', () => {
  it('is had by one alone, and the rows of the other are not written', async () => {
    const [one, other] = [office.open(), office.open()];
    const row = (key: string) => append(deliveries, { key, purpose: 'digest', recipient: 'x', id: newId() });
    const claims = await Promise.all([
      one.append([row('a')], { claim: '2026-W48:1' }),
      other.append([row('b')], { claim: '2026-W48:1' }),
    ]);
    expect(claims.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
    expect(await one.append([row('c')], { claim: '2026-W48:1' })).toBe(false);
    expect(await one.append([row('d')], { claim: '2026-W48:2' })).toBe(true);
    expect((await office.shown(deliveries)).length).toBe(3);
  });

  it("is still one's own when the answer to it is lost", async () => {
    const workbook = office.open();
    office.interrupt.afterWrite = () => {
      throw Object.assign(new Error('late'), { status: 503 });
    };
    const row = append(deliveries, { key: 'a', purpose: 'digest', recipient: 'x', id: newId() });
    expect(await workbook.append([row], { claim: 'mine' })).toBe(true);
    expect((await office.shown(deliveries)).length).toBe(2);
  });

  const step = (key: string) => append(deliveries, { key, state: 'begonnen', id: newId() });
  const keysNow = async () => (await office.open().read(deliveries)).deliveries.map(({ key }) => key);

  it('takes other rows along in its one write, and these stay when it is another’s', async () => {
    const workbook = office.open();
    await workbook.words();
    office.calls.length = 0;
    expect(await workbook.append([step('begun')], { claim: 'mine', along: [step('ended')] })).toBe(true);
    expect(office.calls.filter((call) => call === 'write')).toHaveLength(1);
    expect(await workbook.append([step('not')], { claim: 'mine', along: [step('ended too')] })).toBe(false);
    expect((await keysNow()).toSorted()).toEqual(['begun', 'ended', 'ended too']);
  });

  it('takes them along once when the answer is lost', async () => {
    const workbook = office.open();
    office.interrupt.afterWrite = () => {
      throw Object.assign(new Error('late'), { status: 503 });
    };
    expect(await workbook.append([step('begun')], { claim: 'mine', along: [step('ended')] })).toBe(true);
    expect(await office.shown(deliveries)).toHaveLength(3);
  });

  it('is known to whoever asks, until it is forgotten for its age', async () => {
    const days = ['2026-11-09', '2026-11-10', '2026-11-11'];
    for (const day of days)
      await office.open({ clock: () => new Date(day) }).append([step(day)], { claim: day });
    const workbook = office.open();
    expect(await workbook.forgetClaims(deliveries, new Date('2026-11-11T12:00:00Z'), ['2026-11-10'])).toBe(1);
    const claims = await workbook.claimsIn(deliveries);
    expect(days.map((day) => claims.isTaken(day))).toEqual([false, true, true]);
    expect(await workbook.forgetClaims(deliveries, new Date('2026-11-11T12:00:00Z'), ['2026-11-10'])).toBe(0);
  });
});

describe('the fingerprint of columns', () => {
  const fingerprint = () => office.open().fingerprintOf({ tab: partners, columns: ['email', 'status'] });
  const partner = (email: string) => append(partners, { id: newId(), email, status: 'aktiv' });

  it('is another as soon as anything in them is, also where one was cut and pasted elsewhere', async () => {
    const workbook = office.open();
    await workbook.append([partner('a@verein.example'), partner('b@verein.example')]);
    const seen = [await fingerprint()];
    await workbook.change([{ tab: partners, id: 'nobody', values: { state: 'x' } }]);
    expect(await fingerprint()).toBe(seen[0]);
    await workbook.append([partner('c@verein.example')]);
    seen.push(await fingerprint());
    const { sheetId, column } = await office.place(partners, 'status');
    const elsewhere = Object.keys(partners.columns).length;
    await office.edit(
      'operations',
      { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
      {
        cutPaste: {
          source: { sheetId, startColumnIndex: column, endColumnIndex: column + 1 },
          destination: { sheetId, rowIndex: 0, columnIndex: elsewhere },
          pasteType: 'PASTE_NORMAL',
        },
      },
    );
    const status = (value: string) => ({
      updateCells: {
        start: { sheetId, rowIndex: 1, columnIndex: elsewhere },
        rows: [{ values: [{ userEnteredValue: { stringValue: value } }] }],
        fields: 'userEnteredValue',
      },
    });
    await office.edit('operations', status('beendet'));
    seen.push(await fingerprint());
    expect(new Set(seen).size).toBe(3);
  });
});

describe('what the manager does to the sheet', () => {
  it('by renaming headers and moving columns changes nothing', async () => {
    const workbook = office.open();
    await workbook.append([contact('vorher')]);
    const { sheetId, column } = await office.place(contacts, 'need');
    await office.edit('contacts', {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: column },
        rows: [{ values: [{ userEnteredValue: { stringValue: 'Worum geht es?' } }] }],
        fields: 'userEnteredValue',
      },
    });
    await moveToFront('need');
    await workbook.append([contact('nachher')]);
    const { contacts: rows, findings } = await workbook.read(contacts);
    expect(needs(rows)).toEqual(['vorher', 'nachher']);
    expect(rows.map(({ mainTopic }) => mainTopic)).toEqual(['geld', 'geld']);
    expect(findings).toEqual([]);
  });

  it('by moving a column while a row is written leaves that row whole, once', async () => {
    const workbook = office.open();
    await workbook.append([contact('vorher')]);
    office.interrupt.beforeWrite = () => moveToFront('need');
    const row = contact('mittendrin', { name: 'N' });
    await workbook.append([row]);
    const { contacts: rows } = await workbook.read(contacts);
    expect(rows.map(({ id }) => id)).toContain(idOf(row));
    expect(rows).toHaveLength(2);
    expect(rows.at(-1)).toMatchObject({ need: 'mittendrin', name: 'N', outcome: 'offen' });
  });

  it('by sorting rows and putting a title above them changes nothing', async () => {
    const workbook = office.open();
    await workbook.append([contact('a'), contact('b')]);
    await sort('need');
    const { sheetId } = await office.place(contacts, 'need');
    await office.edit(
      'contacts',
      { insertDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 0, endIndex: 2 } } },
      {
        updateCells: {
          start: { sheetId, rowIndex: 0, columnIndex: 0 },
          rows: [{ values: [{ userEnteredValue: { stringValue: 'Unsere Kontakte' } }] }],
          fields: 'userEnteredValue',
        },
      },
    );
    await workbook.append([contact('c')]);
    const { contacts: rows, findings } = await workbook.read(contacts);
    expect(needs(rows)).toEqual(['b', 'a', 'c']);
    expect(rows.map(({ row }) => row)).toEqual([4, 5, 6]);
    expect(findings).toEqual([]);
  });

  it('by deleting a column is a finding, and no row is written without it', async () => {
    const workbook = office.open();
    const before = contact('vorher');
    await workbook.append([before]);
    const { sheetId, column } = await office.place(contacts, 'need');
    await office.edit('contacts', {
      deleteDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 } },
    });
    const { contacts: rows, findings } = await workbook.read(contacts);
    expect(needs(rows)).toEqual([null]);
    expect(findings).toMatchObject([
      { code: 'COLUMN_MISSING', tabTitle: 'Kontakte', columnLabel: 'Anliegen' },
    ]);
    await expect(office.open().append([contact('nachher')])).rejects.toMatchObject({
      code: 'COLUMN_MISSING',
    });
    // This one learns of it by its write only, and takes the row back.
    await expect(workbook.append([contact('nachher')])).rejects.toMatchObject({
      code: 'COLUMN_MISSING',
      ambiguous: false,
    });
    expect((await workbook.read(contacts)).contacts).toHaveLength(1);
    // What is sent again does not go to Prüfen where it stands already; what is new does.
    const note = { at: '2026-11-23T10:00:00.000Z', why: () => 'Spalte fehlt' };
    const places = [before, contact('neu')].map((row) =>
      appendOrReview(office.open(), [row], note, { once: true }),
    );
    expect(await Promise.all(places)).toEqual(['written', 'review']);
    expect((await workbook.read(reviewContacts)).review_contacts).toHaveLength(1);
  });

  it('by deleting the header row is a finding, loses no row, and is put right by set-up', async () => {
    const workbook = office.open();
    await workbook.append([contact('vorher')]);
    const { sheetId } = await office.place(contacts, 'need');
    await office.edit('contacts', {
      deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 0, endIndex: 1 } },
    });
    const fresh = office.open();
    await fresh.append([contact('nachher')]);
    const seen = await fresh.read(contacts);
    expect(needs(seen.contacts)).toEqual(['vorher', 'nachher']);
    expect(codes(seen.findings)).toEqual(['HEADER_MISSING']);
    await fresh.ensure([contacts]);
    const after = await fresh.read(contacts);
    expect(needs(after.contacts)).toEqual(['vorher', 'nachher']);
    expect(after.findings).toEqual([]);
  });

  it('by copying a tab changes nothing', async () => {
    const workbook = office.open();
    await workbook.append([contact('vorher')]);
    const { sheetId } = await office.place(contacts, 'need');
    await office.edit('contacts', {
      duplicateSheet: { sourceSheetId: sheetId, newSheetName: 'Kopie', insertSheetIndex: 0 },
    });
    await workbook.append([contact('nachher')]);
    const { contacts: rows, findings } = await workbook.read(contacts);
    expect(needs(rows)).toEqual(['vorher', 'nachher']);
    expect(findings).toEqual([]);
  });

  it('by renaming a column and then pasting it elsewhere is told as a missing column', async () => {
    const workbook = office.open();
    await workbook.append([contact('vorher')]);
    const { sheetId, column } = await office.place(contacts, 'need');
    const width = Object.keys(contacts.columns).length;
    await office.edit(
      'contacts',
      {
        updateCells: {
          start: { sheetId, rowIndex: 0, columnIndex: column },
          rows: [{ values: [{ userEnteredValue: { stringValue: 'Worum' } }] }],
          fields: 'userEnteredValue',
        },
      },
      { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
      {
        cutPaste: {
          source: {
            sheetId,
            startRowIndex: 0,
            endRowIndex: 1000,
            startColumnIndex: column,
            endColumnIndex: column + 1,
          },
          destination: { sheetId, rowIndex: 0, columnIndex: width },
          pasteType: 'PASTE_NORMAL',
        },
      },
    );
    expect((await workbook.read(contacts)).findings).toMatchObject([
      { code: 'COLUMN_MISSING', column: 'need' },
    ]);
  });

  it('by deleting a tab is a finding, and rows for it are refused', async () => {
    const workbook = office.open();
    await workbook.append([append(events, { title: 'Fest', id: newId() })]);
    await office.edit('directory', { deleteSheet: { sheetId: tabMetadata(events).id } });
    const { events: rows, findings } = await workbook.read(events, offers);
    expect(rows).toEqual([]);
    expect(findings).toMatchObject([{ code: 'TAB_MISSING', tabTitle: 'Veranstaltungen' }]);
    await expect(workbook.append([append(events, { title: 'Fest' })])).rejects.toMatchObject({
      code: 'TAB_MISSING',
    });
  });

  it('by cutting a column and pasting it elsewhere is seen by its header, and put right by set-up', async () => {
    const workbook = office.open();
    await workbook.append([contact('vorher')]);
    const { sheetId, column } = await office.place(contacts, 'need');
    const width = Object.keys(contacts.columns).length;
    await office.edit(
      'contacts',
      { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
      {
        cutPaste: {
          source: {
            sheetId,
            startRowIndex: 0,
            endRowIndex: 1000,
            startColumnIndex: column,
            endColumnIndex: column + 1,
          },
          destination: { sheetId, rowIndex: 0, columnIndex: width },
          pasteType: 'PASTE_NORMAL',
        },
      },
    );
    const fresh = office.open();
    await fresh.append([contact('nachher')]);
    const seen = await fresh.read(contacts);
    expect(needs(seen.contacts)).toEqual(['vorher', 'nachher']);
    expect(codes(seen.findings)).toEqual(['COLUMN_REHOMED']);
    await fresh.ensure([contacts]);
    const after = await fresh.read(contacts);
    expect(needs(after.contacts)).toEqual(['vorher', 'nachher']);
    expect(after.findings).toEqual([]);
  });

  it('by renaming a word keeps old rows readable and is used in new ones', async () => {
    const workbook = office.open();
    await workbook.append([contact('alt')]);
    const { lists } = await workbook.read(listsTab);
    const word = lists.find(({ list, key }) => list === 'topic' && key === 'geld');
    const { sheetId, column } = await office.place(listsTab, 'label');
    await office.edit('directory', {
      updateCells: {
        start: { sheetId, rowIndex: (word?.row ?? 1) - 1, columnIndex: column },
        rows: [{ values: [{ userEnteredValue: { stringValue: 'Rund ums Geld' } }] }],
        fields: 'userEnteredValue',
      },
    });
    const fresh = office.open();
    await fresh.append([contact('neu')]);
    expect((await fresh.read(contacts)).contacts.map(({ mainTopic }) => mainTopic)).toEqual(['geld', 'geld']);
    const shown = (await office.shown(contacts)).map((row) => row.find((cell) => cell.includes('Geld')));
    expect(shown.slice(1)).toEqual(['Geld und Existenz', 'Rund ums Geld']);
  });

  it('by not linking a file is a finding until the link is there', async () => {
    const { sheetId, column } = await office.place(settings, 'value');
    const { settings: rows } = await office.open().read(settings);
    const row = rows.find(({ key }) => key === 'file.operations');
    const put = (link: string) =>
      office.edit('directory', {
        updateCells: {
          start: { sheetId, rowIndex: (row?.row ?? 1) - 1, columnIndex: column },
          rows: [{ values: [{ userEnteredValue: { stringValue: link } }] }],
          fields: 'userEnteredValue',
        },
      });
    await put('https://docs.google.com/spreadsheets/d/nothing/edit');
    const workbook = office.open();
    const { partners: none, findings } = await workbook.read(partners);
    expect(none).toEqual([]);
    expect(codes(findings)).toEqual(['FILE_MISSING']);
    await expect(workbook.append([append(partners, { email: 'a@b.example' })])).rejects.toMatchObject({
      code: 'FILE_MISSING',
    });
    await put(row?.value ?? '');
    expect((await workbook.read(partners)).findings).toEqual([]);
  });
});

describe('rows sent while the manager keeps moving columns, sorting and inserting', () => {
  it.each([2, 14, 24])('are all there, whole, each once (seed %i)', async (seed) => {
    let state = seed;
    const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
    const keys = Object.keys(contacts.columns);
    const disturb = async () => {
      const key = keys[random(keys.length)] ?? 'need';
      const { sheetId } = await office.place(contacts, key);
      const act = random(3);
      if (act === 0) await moveToFront(key);
      else if (act === 1) await sort('need', random(2) ? 'ASCENDING' : 'DESCENDING');
      else {
        const startIndex = random(keys.length);
        await office.edit('contacts', {
          insertDimension: {
            range: { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 },
          },
        });
      }
    };
    const writers = [office.open(), office.open()];
    const sent = Array.from({ length: 16 }, (_, at) => contact(`Anliegen ${at}`, { name: `Name ${at}` }));
    for (let at = 0; at < sent.length; at += 2) {
      if (random(2)) office.interrupt.beforeWrite = disturb;
      else await disturb();
      if (random(3) === 0)
        office.interrupt.afterWrite = () => {
          throw Object.assign(new Error('lost'), { status: 503 });
        };
      await Promise.all(
        writers.map((writer, which) => writer.append(sent.slice(at + which, at + which + 1))),
      );
    }
    const { contacts: rows, findings } = await office.open().read(contacts);
    const wanted = sent.map(({ values }) => values as Record<string, unknown>);
    const sorted = rows.toSorted((a, b) => Number(a.need?.slice(9)) - Number(b.need?.slice(9)));
    expect(sorted.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    expect(sorted).toMatchObject(wanted);
    expect(findings).toEqual([]);
  });
});

describe('a change', () => {
  it('hits the row of its id after a sort between reading and writing, and puts the other row back', async () => {
    const workbook = office.open();
    const [a, b] = [contact('a', { name: 'A' }), contact('b', { name: 'B', state: 'bleibt' })];
    await workbook.append([a, b]);
    office.interrupt.beforeWrite = () => sort('need');
    const result = await workbook.eraseCells(
      [
        { tab: contacts, id: idOf(a), values: { state: 'gelöscht', name: null } },
        { tab: contacts, id: newId(), values: { state: 'niemand' } },
      ],
      'frist',
    );
    expect(result).toEqual({ changed: 1, missing: 1, erased: 1 });
    expect((await workbook.read(contacts)).contacts).toMatchObject([
      { need: 'b', name: 'B', state: 'bleibt' },
      { need: 'a', name: null, state: 'gelöscht' },
    ]);
  });

  it('takes one read of the columns, one of the rows as typed, and one write when nobody sorts', async () => {
    const workbook = office.open();
    const row = contact('a');
    await workbook.append([row]);
    await workbook.read(contacts);
    office.calls.length = 0;
    await workbook.change([{ tab: contacts, id: idOf(row), values: { state: 'gesehen' } }]);
    expect(office.calls).toEqual(['read', 'read', 'write']);
  });

  it('of a cell that belongs to people is refused', async () => {
    const workbook = office.open();
    await expect(
      workbook.change([{ tab: contacts, id: newId(), values: { outcome: 'offen' } }]),
    ).rejects.toMatchObject({ code: 'CHANGE_NOT_ALLOWED' });
    await expect(
      workbook.change([{ tab: contacts, id: newId(), values: { name: null } }]),
    ).rejects.toMatchObject({ code: 'CHANGE_NOT_ALLOWED' });
    await expect(
      workbook.eraseCells([{ tab: contacts, id: newId(), values: { outcome: null } }], 'frist'),
    ).rejects.toMatchObject({ code: 'CHANGE_NOT_ALLOWED' });
  });

  it('of the last row, while a row above is deleted, leaves nothing where that row stood', async () => {
    const workbook = office.open();
    const [a, b] = [contact('a'), contact('b')];
    await workbook.append([a, b]);
    const { sheetId } = await office.place(contacts, 'need');
    office.interrupt.beforeWrite = () =>
      office.edit('contacts', {
        deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 1, endIndex: 2 } },
      });
    await workbook.change([{ tab: contacts, id: idOf(b), values: { state: 'gesehen' } }]);
    const rows = await office.shown(contacts);
    expect(rows).toHaveLength(2);
    expect((await workbook.read(contacts)).contacts).toMatchObject([{ need: 'b', state: 'gesehen' }]);
  });

  it('that hit somebody else’s cell is noted in *Protokoll*, without what stood there', async () => {
    const workbook = office.open({ clock: () => new Date('2026-11-24T10:00:00Z') });
    const [a, b] = [contact('a', { state: 'geheim' }), contact('b')];
    await workbook.append([a, b]);
    office.interrupt.beforeWrite = () => sort('need');
    await workbook.change([{ tab: contacts, id: idOf(b), values: { state: 'gesehen' } }]);
    const { protocol: notes } = await workbook.read(protocol);
    expect(notes).toMatchObject([
      {
        tab: 'Kontakte',
        entry: idOf(a),
        column: 'Stand',
        cells: 1,
        why: 'zurueckgesetzt',
        old: null,
        new: null,
      },
    ]);
    expect(notes[0]?.at).toBe('2026-11-24T10:00:00.000Z');
  });
});

describe('an accepted change', () => {
  const change = (id: string, more: Partial<AcceptedChange> = {}): AcceptedChange => ({
    tab: contacts,
    id,
    column: 'need',
    old: 'alt',
    new: 'neu',
    key: newId(),
    ...more,
  });

  it('is carried out only where the old value still stands, however it is written', async () => {
    const workbook = office.open();
    const row = contact('alt', { persons: 2, followUp: '2026-12-24', outcome: 'offen' });
    await workbook.append([row]);
    const id = idOf(row);
    const outcomes = await workbook.changeCells([
      change(id),
      change(id, { column: 'persons', old: '2', new: '3' }),
      change(id, { column: 'followUp', old: '24.12.2026', new: '7.1.2027' }),
      change(id, { column: 'name', old: 'Ana', new: 'Anna' }),
      change(id, { column: 'reach', old: '', new: '030 123' }),
      change(id, { column: 'mainTopic', old: 'Geld', new: 'Hausbau' }),
      change(id, { column: 'persons', old: '2', new: 'viele' }),
      change(id, { column: 'date', old: '23.11.2026', new: '' }),
      change(newId()),
    ]);
    expect(outcomes).toEqual([
      'done',
      'done',
      'done',
      'different',
      'done',
      'unreadable',
      'unreadable',
      'unreadable',
      'missing',
    ]);
    expect((await workbook.read(contacts)).contacts).toMatchObject([
      { need: 'neu', persons: 3, followUp: '2027-01-07', name: null, reach: '030 123', date: '2026-11-23' },
    ]);
  });

  it('is noted with both values, once, however often it is carried out', async () => {
    const workbook = office.open();
    const row = contact('alt');
    await workbook.append([row]);
    const wish = change(idOf(row));
    expect(await workbook.changeCells([wish])).toEqual(['done']);
    expect(await office.open().changeCells([wish])).toEqual(['done']);
    const { protocol: notes } = await workbook.read(protocol);
    expect(notes).toMatchObject([
      { tab: 'Kontakte', entry: idOf(row), column: 'Anliegen', old: 'alt', new: 'neu', why: 'uebernommen' },
    ]);
    await expect(workbook.changeCells([change(idOf(row), { column: 'state' })])).rejects.toMatchObject({
      code: 'CHANGE_NOT_ALLOWED',
    });
  });
});

describe('an erasure', () => {
  it('is noted by tab, column, number and reason alone', async () => {
    const workbook = office.open();
    const rows = [contact('a', { name: 'Anna' }), contact('b', { name: 'Bert', reach: '030' })];
    await workbook.append(rows);
    const values = { need: null, name: null, reach: null };
    const erase = () =>
      workbook.eraseCells(
        rows.map((row) => ({ tab: contacts, id: idOf(row), values })),
        'frist',
      );
    expect(await erase()).toEqual({ changed: 2, missing: 0, erased: 5 });
    await erase();
    const { protocol: notes, contacts: after } = await workbook.read(contacts, protocol);
    expect(after).toMatchObject([
      { need: null, name: null, reach: null, outcome: 'offen' },
      { need: null, name: null, reach: null, outcome: 'offen' },
    ]);
    expect(notes.map(({ tab, column, cells, why }) => [tab, column, cells, why])).toEqual([
      ['Kontakte', 'Anliegen', 2, 'frist'],
      ['Kontakte', 'Name', 2, 'frist'],
      ['Kontakte', 'Rückmeldung an', 1, 'frist'],
    ]);
    expect(JSON.stringify(notes)).not.toMatch(/Anna|Bert|030/);
    expect(notes.every(({ entry, old, new: to }) => entry === null && old === null && to === null)).toBe(
      true,
    );
  });
});

describe('rows sorted without their ids', () => {
  /** Sorts people's columns alone, as who marks only those. */
  async function sortContent(sortOrder = 'DESCENDING') {
    const { sheetId, column } = await office.place(contacts, 'need');
    await office.edit('contacts', {
      sortRange: {
        range: {
          sheetId,
          startRowIndex: 1,
          startColumnIndex: 0,
          endColumnIndex: (await office.place(contacts, 'state')).column,
        },
        sortSpecs: [{ dimensionIndex: column, sortOrder }],
      },
    });
  }
  const some = () => ['a', 'b', 'c', 'd'].map((need) => contact(need, { name: `Name ${need}` }));

  it('are read as people see them, without what the machine knows, until the sort is undone', async () => {
    const workbook = office.open();
    const rows = some();
    await workbook.append(rows);
    await workbook.giveIds(contacts);
    await sortContent();
    const read = await workbook.read(contacts);
    expect(
      read.contacts.map(({ need, name, id, reference, receivedAt }) => [
        need,
        name,
        id,
        reference,
        receivedAt,
      ]),
    ).toEqual(['d', 'c', 'b', 'a'].map((need) => [need, `Name ${need}`, null, null, null]));
    expect(codes(read.findings)).toEqual(['ROWS_SHUFFLED']);
    await sortContent('ASCENDING');
    const after = await workbook.read(contacts);
    expect(after.findings).toEqual([]);
    expect(after.contacts.map(({ id }) => id)).toEqual(rows.map(idOf));
  });

  it('get nothing written, and are not remembered so', async () => {
    const workbook = office.open();
    const [first = contact(''), ...others] = some();
    await workbook.append([first, ...others]);
    await workbook.giveIds(contacts);
    await sortContent();
    const before = await office.shown(contacts);
    const id = idOf(first);
    const shuffled = { code: 'ROWS_SHUFFLED' };
    await expect(workbook.change([{ tab: contacts, id, values: { state: 'x' } }])).rejects.toMatchObject(
      shuffled,
    );
    await expect(
      workbook.eraseCells([{ tab: contacts, id, values: { name: null } }], 'frist'),
    ).rejects.toMatchObject(shuffled);
    const wish = { tab: contacts, id, column: 'need', old: 'a', new: 'z', key: newId() };
    expect(await workbook.changeCells([wish])).toEqual(['shuffled']);
    expect(await workbook.giveIds(contacts)).toBe(0);
    expect(await office.shown(contacts)).toEqual(before);
    expect(codes((await office.open().read(contacts)).findings)).toEqual(['ROWS_SHUFFLED']);
  });

  it('get new ids when theirs were taken away', async () => {
    const workbook = office.open();
    await workbook.append(some());
    await workbook.giveIds(contacts);
    await sortContent();
    const grey = await office.place(contacts, 'state');
    await office.edit('contacts', {
      updateCells: {
        range: { sheetId: grey.sheetId, startRowIndex: 1, endRowIndex: 5, startColumnIndex: grey.column },
        fields: 'userEnteredValue',
      },
    });
    expect(await workbook.giveIds(contacts)).toBe(4);
    expect((await office.open().read(contacts)).findings).toEqual([]);
  });

  it('while cells are erased have back what was theirs, formulas too, and it is said', async () => {
    const workbook = office.open();
    const rows = some();
    await workbook.append(rows);
    await workbook.giveIds(contacts);
    const name = await office.place(contacts, 'name');
    await office.edit('contacts', {
      updateCells: {
        start: { sheetId: name.sheetId, rowIndex: 4, columnIndex: name.column },
        rows: [{ values: [{ userEnteredValue: { formulaValue: '="Formel"' } }] }],
        fields: 'userEnteredValue',
      },
    });
    office.interrupt.beforeWrite = () => sortContent();
    const erase = [rows[0], rows[3]].map((row) => ({
      tab: contacts,
      id: row ? idOf(row) : '',
      values: { need: null, name: null, state: 'gelöscht' },
    }));
    await expect(workbook.eraseCells(erase, 'frist')).rejects.toMatchObject({ code: 'ROWS_SHUFFLED' });
    const { contacts: after } = await workbook.read(contacts);
    expect(after.map(({ need, name: is }) => [need, is])).toEqual([
      ['d', 'Formel'],
      ['c', 'Name c'],
      ['b', 'Name b'],
      ['a', 'Name a'],
    ]);
    expect((await office.shown(contacts)).flat()).not.toContain('gelöscht');
  });
});

describe('a row that was written twice', () => {
  it('is blanked, the younger one, and what the manager wrote beside it stays', async () => {
    const workbook = office.open();
    const sent = contact('doppelt', { name: 'Anna', receivedAt: '2026-11-23T10:00:00.000Z' });
    await workbook.append([append(contacts, { ...sent.values, receivedAt: '2026-11-23T10:03:00.000Z' })]);
    await workbook.append([sent, contact('einzeln')]);
    const { sheetId, column } = await office.place(contacts, 'receivedAt');
    await office.edit(
      'contacts',
      { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
      {
        updateCells: {
          start: { sheetId, rowIndex: 1, columnIndex: column + 1 },
          rows: [{ values: [{ userEnteredValue: { stringValue: 'meins' } }] }],
          fields: 'userEnteredValue',
        },
      },
    );
    expect(await workbook.blankTwins(contacts)).toBe(1);
    const [, blanked = [], kept = []] = await office.shown(contacts);
    expect(blanked.filter(Boolean)).toEqual(['meins']);
    expect(kept).toContain('doppelt');
    expect(await workbook.blankTwins(contacts)).toBe(0);
    const { contacts: rows, protocol: notes, findings } = await workbook.read(contacts, protocol);
    expect([needs(rows), findings]).toEqual([['doppelt', 'einzeln'], []]);
    expect(notes).toMatchObject([
      { tab: 'Kontakte', entry: idOf(sent), why: 'doppelt', old: null, new: null },
    ]);
  });
});

describe('a row that landed crooked', () => {
  it('goes when its submission stands straight, although somebody sorts meanwhile, and is noted', async () => {
    const workbook = office.open();
    const row = contact('verrutscht', { name: 'Anna' });
    await workbook.append([row, contact('vorher')]);
    // Whoever wrote it before, by an older order of the columns, died before he heard of the new one.
    const spreadsheetId = office.ids.contacts;
    const range = `'${contacts.title}'!2:2`;
    const { data } = await office.sheets.spreadsheets.values.get({
      spreadsheetId,
      range,
      valueRenderOption: 'UNFORMATTED_VALUE',
    });
    const [cells = []] = data.values as unknown[][];
    await office.sheets.spreadsheets.values.append({
      spreadsheetId,
      range: `'${contacts.title}'`,
      valueInputOption: 'RAW',
      requestBody: { values: [['', ...cells.slice(0, -1)]] },
    });
    // Her own column, where one of the values fell.
    const { sheetId, column } = await office.place(contacts, 'livesIn');
    const own = (rowIndex: number, stringValue: string) => ({
      updateCells: {
        start: { sheetId, rowIndex, columnIndex: Math.max(column, cells.length) + 1 },
        rows: [{ values: [{ userEnteredValue: { stringValue } }] }],
        fields: 'userEnteredValue',
      },
    });
    await office.edit(
      'contacts',
      { appendDimension: { sheetId, dimension: 'COLUMNS', length: 3 } },
      own(0, 'Meins'),
      own(2, 'dringend'),
      own(3, 'Anna'),
    );
    expect(codes((await workbook.read(contacts)).findings)).toEqual(['ROW_CROOKED']);
    office.interrupt.beforeWrite = () => sort('need', 'ASCENDING');
    expect(await workbook.strikeCrooked(contacts)).toBe(1);
    expect(await workbook.strikeCrooked(contacts)).toBe(0);
    const { contacts: rows, protocol: notes, findings } = await workbook.read(contacts, protocol);
    expect(findings).toEqual([]);
    expect(new Set(needs(rows))).toEqual(new Set(['verrutscht', 'vorher']));
    expect(rows).toHaveLength(2);
    const shown = (await office.shown(contacts)).flat();
    expect(shown.filter((cell) => ['verrutscht', 'Anna', 'dringend'].includes(cell)).toSorted()).toEqual(
      ['Anna', 'dringend', 'verrutscht'], // once each: nothing of it is left in the struck row
    );
    expect(notes).toContainEqual(expect.objectContaining({ entry: idOf(row), why: 'doppelt' }));
  });
});

describe('ids', () => {
  it('are given to typed and copied rows, once, and a row written twice counts once', async () => {
    const workbook = office.open();
    const sent = contact('gesendet');
    await workbook.append([sent]);
    await workbook.append([sent]); // a twin, as after a lost answer
    await workbook.append([append(contacts, { ...sent.values, need: 'kopiert' })]);
    await workbook.append([append(contacts, { date: '2026-11-20', need: 'getippt' })]);
    const before = await workbook.read(contacts);
    expect(needs(before.contacts)).toEqual(['gesendet', 'kopiert', 'getippt']);
    expect(codes(before.findings)).toContain('ID_DOUBLED');
    expect(await workbook.giveIds(contacts)).toBe(2);
    expect(await workbook.giveIds(contacts)).toBe(0);
    const { contacts: rows, findings } = await workbook.read(contacts);
    expect(rows[0]?.id).toBe(idOf(sent));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
    expect(rows.every(({ id, reference }) => id && isId(id) && reference === referenceOf(id))).toBe(true);
    expect(codes(findings)).not.toContain('ID_DOUBLED');
  });

  it('go to the rows that were meant when somebody sorts meanwhile', async () => {
    const workbook = office.open();
    const sent = contact('b', { date: '2026-11-22' });
    await workbook.append([sent, append(contacts, { date: '2026-11-20', need: 'a' })]);
    office.interrupt.beforeWrite = () => sort('need', 'ASCENDING');
    await workbook.giveIds(contacts);
    const { contacts: rows } = await workbook.read(contacts);
    expect(needs(rows)).toEqual(['a', 'b']);
    expect(rows[1]).toMatchObject({ id: idOf(sent), reference: referenceOf(idOf(sent)) });
    expect(rows[0]?.id).not.toBe(idOf(sent));
    expect(isId(rows[0]?.id ?? '')).toBe(true);
  });

  it('that were changed by hand take their row out, loudly', async () => {
    const workbook = office.open();
    await workbook.append([contact('gut'), contact('verschrieben', { id: `${newId().slice(0, 15)}#` })]);
    const { contacts: rows, findings } = await workbook.read(contacts);
    expect(needs(rows)).toEqual(['gut']);
    expect(findings).toMatchObject([{ code: 'ID_BROKEN', row: 3, columnLabel: 'id' }]);
    expect(findings[0]?.link).toContain(
      `/d/${office.ids.contacts}/edit#gid=${tabMetadata(contacts).id}&range=`,
    );
  });
});
