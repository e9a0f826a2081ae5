import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingOf } from '../../../functions/mail/consent.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { runUpkeep } from '../../../functions/upkeep/function.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { events } from '../../../sheets-schema/events.ts';
import { referenceOf } from '../../../sheets-schema/ids.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { organisations } from '../../../sheets-schema/organisations.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { protocol } from '../../../sheets-schema/protocol.ts';
import { wishes } from '../../../sheets-schema/wishes.ts';
import { startWorld, type World } from './world.ts';

const DORA = idOf('partner|dora');
const EMIL = idOf('partner|emil');
const HOUR = /^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z$/;

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.workbook.append([
    ...[
      [DORA, 'dora@verein.example', 'Dora', 'Verein Brücke'],
      [EMIL, 'emil@verein.example', 'Emil', 'Tafel'],
    ].flatMap(([id = '', email = '', name, organisation]) => [
      append(partners, {
        id,
        reference: referenceOf(id),
        email,
        name,
        organisation,
        status: 'aktiv',
        wants: ['brief'],
        rhythm: 'woechentlich',
        lang: 'de',
        receivedAt: '2026-11-02T08:00:00.000Z',
      }),
      append(consents, {
        id: idOf(`proof|${id}`),
        addressHmac: world.keys.addressHmac(email),
        purpose: 'digest',
        confirmedAt: '2026-11-02T09:00:00.000Z',
      }),
    ]),
    ...[
      { title: 'Chor', status: 'oeffentlich' as const, organisation: 'verein brücke ' },
      { title: 'Geheime Planung', status: 'neu' as const, organisation: 'Verein Brücke' },
      { title: 'Nähkurs', status: 'pausiert' as const, keepEmail: 'Dora@verein.example' },
      { title: 'Fremdes', status: 'oeffentlich' as const, organisation: 'Andere' },
    ].map((offer) => append(offers, { id: idOf(offer.title), summary: 'Ein Satz.', ...offer })),
    append(events, {
      id: idOf('Sommerfest'),
      title: 'Sommerfest',
      date: '2099-06-01',
      status: 'oeffentlich',
      organisation: 'Verein Brücke',
      reach: 'dora@verein.example, abends',
    }),
    append(organisations, { id: idOf('Brücke'), name: 'Verein Brücke', contactEmail: 'dora@verein.example' }),
  ]);
});
afterAll(() => world.close());

function pathOf(id: string, part = '', issued = new Date(), purpose = 'partner'): string {
  const until = new Date(issued.getTime() + 35 * 86_400_000);
  return `/rundbrief/meine-seite/${world.keys.token(purpose, id, issued, until)}${part}`;
}
const rowOf = async (name: string) => (await world.rows(partners)).find((row) => row['Name'] === name) ?? {};
const upkeep = (at = new Date()) =>
  runUpkeep(at, {
    workbook: world.workbook,
    keys: world.keys,
    tasks: { add: async () => undefined },
    environment: { SITE_URL: 'https://quartier.example', POST_URL: 'http://127.0.0.1:9/post' },
  });

describe('the page of a partner', () => {
  it('shows offers kept by the proven address in any state, those of the organisation only where they are public', async () => {
    const { status, text, headers } = await world.get(pathOf(DORA));
    expect([status, headers['cache-control'], headers['referrer-policy']]).toEqual([
      200,
      'no-store',
      'no-referrer',
    ]);
    for (const shown of ['Chor', 'Nähkurs', 'pausiert', 'Sommerfest', 'dora@verein.example', 'Zugestimmt'])
      expect(text).toContain(shown);
    for (const hidden of ['Geheime Planung', 'Fremdes', 'emil@verein.example'])
      expect(text).not.toContain(hidden);
  });

  it('notes a change, shows it at once, and the row follows where the old value still stands', async () => {
    const path = pathOf(DORA);
    const asked = { topics: ['geld', 'wohnen'], rhythm: 'monatlich', lang: 'tr' };
    const saved = await world.post(path, asked);
    expect([saved.status, saved.text.includes('Ihre Änderung ist notiert')]).toEqual([200, true]);
    expect(saved.text).toMatch(/value="monatlich" checked/);
    expect(await rowOf('Dora')).toMatchObject({ 'Wie oft': 'wöchentlich', 'Nur Themen': '' });
    expect((await world.get(path)).text).toMatch(/value="monatlich" checked/);
    expect((await world.post(path, asked)).text).toContain('So war es schon eingetragen');
    expect(await world.rows(wishes)).toHaveLength(3);
    expect(await upkeep()).toMatchObject({ wished: 3, problems: 0 });
    expect(await rowOf('Dora')).toMatchObject({
      'Wie oft': 'monatlich',
      'Nur Themen': 'Geld und Existenz, Wohnen',
      Sprache: 'Türkisch',
    });
    expect((await world.rows(protocol)).map((row) => [row['Spalte'], row['Nachher']])).toContainEqual([
      'Wie oft',
      'monatlich',
    ]);
    expect((await world.rows(wishes)).every((row) => row['Stand']?.startsWith('eingetragen am'))).toBe(true);
    expect(await upkeep()).toMatchObject({ wished: 0 });
  });

  it('carries out two changes of one cell as one, also back to all topics', async () => {
    const path = pathOf(DORA);
    await world.post(path, { topics: ['wohnen'], rhythm: 'monatlich', lang: 'tr' });
    await world.post(path, { rhythm: 'monatlich', lang: 'tr' });
    expect((await world.get(path)).text).not.toMatch(/name="topics"[^>]* checked/);
    expect(await upkeep()).toMatchObject({ wished: 1, problems: 0 });
    expect(await rowOf('Dora')).toMatchObject({ 'Nur Themen': '' });
  });

  it('never writes over what the manager typed meanwhile, and says so in both places', async () => {
    await world.post(pathOf(DORA), { rhythm: 'monatlich', lang: 'de' });
    const { data } = await world.sheets.spreadsheets.values.get({
      spreadsheetId: world.ids.operations,
      range: `'${partners.title}'!1:1`,
    });
    const letter = String.fromCharCode(65 + (data.values?.[0] ?? []).indexOf('Sprache'));
    await world.sheets.spreadsheets.values.update({
      spreadsheetId: world.ids.operations,
      range: `'${partners.title}'!${letter}2`,
      valueInputOption: 'USER_ENTERED',
      requestBody: { values: [['Polnisch']] },
    });
    expect(await upkeep()).toMatchObject({ wished: 0, problems: 0 });
    expect(await rowOf('Dora')).toMatchObject({ Sprache: 'Polnisch' });
    const page = await world.get(pathOf(DORA));
    expect(page.text).toContain('steht inzwischen etwas anderes');
    expect(page.text).toMatch(/value="pl" selected/);
  });

  it('asks again for what is no choice, and keeps the rest', async () => {
    const { status, text } = await world.post(pathOf(DORA), { rhythm: 'täglich', lang: 'de' });
    expect([status, /value="de" selected/.test(text)]).toEqual([422, true]);
    expect((await world.post(pathOf(DORA), '')).text).toContain('Wählen Sie bitte, wie oft');
  });

  it('hands out all that is stored about the partner, and nothing of others', async () => {
    const { status, text, headers } = await world.get(pathOf(DORA, '/daten'));
    expect([status, headers['content-disposition']]).toEqual([200, expect.stringContaining('attachment')]);
    const data = JSON.parse(text) as Record<string, Record<string, unknown>[]>;
    expect(data['Partner']).toMatchObject([{ 'E-Mail': 'dora@verein.example', 'Wie oft': 'monatlich' }]);
    expect(data['Angebote']).toMatchObject([{ Angebot: 'Nähkurs' }]);
    expect(data['Einwilligungen']).toHaveLength(1);
    expect(data['Veranstaltungen']).toMatchObject([{ 'Rückfrage an': 'dora@verein.example, abends' }]);
    expect(data['Organisationen']).toMatchObject([{ Name: 'Verein Brücke' }]);
    expect(data['Partnerwünsche']?.length).toBeGreaterThan(3);
    expect(text).not.toMatch(/emil|Fremdes|Geheime/i);
  });
});

describe('a partner who wants to be erased', () => {
  it('is told first what goes and what stays; nothing happens by looking', async () => {
    const { status, text } = await world.get(pathOf(DORA, '/loeschen'));
    expect([status, text.includes('drei Jahre danach')]).toEqual([200, true]);
    expect((await world.rows(wishes)).some((row) => row['Wunsch'] === 'alles löschen')).toBe(false);
  });

  it('gets no letter from then on, is erased by the next upkeep, and is told so; the proof stays', async () => {
    const path = pathOf(DORA, '/loeschen');
    const [once, again] = [await world.post(path, ''), await world.post(path, '')];
    expect([once.text.includes('Ihre Löschung ist vorgemerkt'), again.text]).toEqual([true, once.text]);
    const { consents: proofs } = await world.workbook.read(consents);
    const hmac = world.keys.addressHmac('dora@verein.example');
    expect(standingOf(proofs, hmac).state).toBe('ended');
    expect(await upkeep()).toMatchObject({ problems: 0, erased: expect.any(Number) });

    const file = JSON.stringify([
      await world.rows(partners),
      await world.rows(wishes),
      await world.rows(protocol),
      await world.rows(offers),
      await world.rows(events),
      await world.rows(organisations),
    ]);
    expect(file).not.toMatch(/dora/i);
    const [row] = await world.rows(partners);
    expect(row).toMatchObject({
      Organisation: '',
      Stand: expect.stringMatching(/^auf eigenen Wunsch gelöscht am/),
    });
    // Two proofs of the address: given, ended.
    expect(
      (await world.workbook.read(consents)).consents.filter((one) => one.addressHmac === hmac),
    ).toHaveLength(2);
    expect((await world.get(pathOf(DORA))).text).toContain('Ihre Daten sind gelöscht');
    expect(await rowOf('Emil')).toMatchObject({ 'E-Mail': 'emil@verein.example' });
    const before = await world.rows(partners);
    expect(await upkeep()).toMatchObject({ erased: 0, problems: 0 });
    expect(await world.rows(partners)).toEqual(before);
  });
});

describe('a link that does not count', () => {
  it('leads to a new one, whatever is wrong with it, and changes nothing', async () => {
    const links = [
      pathOf(EMIL, '', new Date(Date.now() - 36 * 86_400_000)),
      pathOf(EMIL, '', new Date(), 'leave'),
      pathOf('GONE2222AAAA222B'),
      '/rundbrief/meine-seite/abc',
    ];
    const before = await world.rows(wishes);
    for (const link of links)
      for (const part of ['', '/daten', '/loeschen']) {
        const reply = await world.get(`${link}${part}`);
        expect([reply.status, reply.text.includes('href="/rundbrief/mein-link"')]).toEqual([410, true]);
        if (part !== '/daten')
          expect((await world.post(`${link}${part}`, 'rhythm=monatlich')).status).toBe(410);
      }
    expect(await world.rows(wishes)).toEqual(before);
  });
});

describe('“send me my link again”', () => {
  it('says the same for known and unknown addresses, and asks the queue for both under the hour', async () => {
    const queued = world.queue.tasks.length;
    const ask = (address: string) => world.post('/rundbrief/mein-link', { address });
    const [known, unknown] = [await ask('emil@verein.example'), await ask('niemand@verein.example')];
    expect([known.status, known.text]).toEqual([200, unknown.text]);
    const tasks = world.queue.tasks.slice(queued);
    expect(tasks.map(({ payload }) => payload)).toEqual([
      { kind: 'partnerLink', address: 'emil@verein.example', hour: expect.stringMatching(HOUR) },
      { kind: 'partnerLink', address: 'niemand@verein.example', hour: expect.stringMatching(HOUR) },
    ]);
  });

  it('asks again for what is no address, and says when the queue took nothing', async () => {
    const wrong = await world.post('/rundbrief/mein-link', { address: 'a@b.example, c@d.example' });
    expect([wrong.status, wrong.text.includes('href="#feld-address"')]).toEqual([422, true]);
    expect((await world.post('/rundbrief/mein-link', '')).status).toBe(422);
    world.queue.broken = true;
    const down = await world.post('/rundbrief/mein-link', { address: 'emil@verein.example' });
    expect([down.status, down.text.includes('value="emil@verein.example"')]).toEqual([503, true]);
    world.queue.broken = false;
  });
});
