import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { idOf } from '../../../functions/platform/keys.ts';
import { berlinDate } from '../../../functions/platform/time.ts';
import { managerToken } from '../../../functions/web/manager-link.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { events } from '../../../sheets-schema/events.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { MANAGER_LINKS_ENDED } from '../../../sheets-schema/presets.ts';
import { reports } from '../../../sheets-schema/reports.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { flawsOf } from '../../support/html.ts';
import { startWorld, type Reply, type World } from './world.ts';

const today = berlinDate(new Date());
const treff = idOf('offer|treff');
let world: World;
let link: string;
let printed = '';
beforeAll(async () => {
  world = await startWorld();
  await world.workbook.append([
    append(offers, {
      id: treff,
      title: 'Treff',
      organisation: 'Verein',
      status: 'oeffentlich',
      confirmedAt: today,
    }),
    append(offers, { id: idOf('offer|new'), title: 'Noch geheim', status: 'neu' }),
  ]);
  link = `/erfassen/${managerToken(world.keys, 'enter', new Date())}`;
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk: string | Uint8Array) => {
    printed += chunk.toString();
    return true;
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await world.close();
});

/** The hidden fields of an entry form: they go along from sheet to sheet. */
function carried({ text }: Reply): { token: string; recent: string; count: string } {
  const of = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
  return { token: of('token'), recent: of('recent'), count: of('count') };
}
const signsIn = ({ text }: Reply): string => /class="saved__signs">([^<]+)</.exec(text)?.[1] ?? '';
const empty = (sheet: string): Promise<Reply> => world.get(`${link}/${sheet}`);

/** Types a sheet into a form that was shown, and saves it. */
async function enter(
  sheet: string,
  fields: Record<string, string | string[]>,
  before?: Reply,
): Promise<Reply> {
  const shown = before ?? (await empty(sheet));
  return world.post(`${link}/${sheet}`, { ...carried(shown), sheetDate: today, ...fields });
}

describe('a sheet that came back', () => {
  it('lands in Kontakte with the day on it, told from those by form, and its reference is shown', async () => {
    const reply = await enter('anliegen', {
      need: 'Die Bank fehlt.',
      sheetDate: '2026-01-02',
      mainTopic: 'wohnen',
    });
    expect([reply.status, reply.text.includes('Ein Blatt in dieser Runde.')]).toEqual([200, true]);
    expect((await world.rows(contacts)).find((row) => row['Anliegen'] === 'Die Bank fehlt.')).toMatchObject({
      Datum: '02.01.2026',
      Weg: 'Papierformular',
      Thema: 'Wohnen',
      Anonym: 'Ja',
      Stand: 'auf Papier gekommen, Blatt vom 02.01.2026',
      Zeichen: signsIn(reply),
    });
    // The next one of the pile is often of the same day.
    expect(reply.text).toContain('value="2026-01-02"');
  });

  it('may have gaps, and several crosses as beginnings of words', async () => {
    expect((await enter('angebot', { title: 'Nähkreis', topics: 'begeg arb' })).status).toBe(200);
    const row = (await world.rows(offers)).find((one) => one['Angebot'] === 'Nähkreis');
    expect(row).toMatchObject({
      Status: 'neu',
      Themen: 'Arbeit und Ausbildung, Begegnung und Freizeit',
      Anbieter: '',
    });
    await enter('termin', { title: 'Fest', date: '2099-06-01' });
    expect((await world.rows(events))[0]).toMatchObject({ Veranstaltung: 'Fest', Datum: '01.06.2099' });
  });

  it('about an offer names it; one that is not public cannot be chosen', async () => {
    expect((await empty('stimmt-nicht')).text).not.toContain('Noch geheim');
    expect((await enter('stimmt-nicht', { text: 'zu' })).text).toContain('Wählen Sie bitte das Angebot');
    expect(signsIn(await enter('stimmt-nicht', { offer: treff, text: 'Montags zu.' }))).not.toBe('');
    expect((await world.rows(reports))[0]).toMatchObject({ Angebot: 'Treff', Meldung: 'Montags zu.' });
  });

  it('for the letter needs a signature, and the address still has to be confirmed by mail', async () => {
    const fields = { email: 'gudrun@gemeinde.example' };
    const unsigned = await enter('rundbrief', fields);
    expect([unsigned.status, await world.rows(partners)]).toEqual([422, []]);
    const reply = await enter('rundbrief', { ...fields, signed: 'ja' });
    expect(reply.text).toContain('Eine E-Mail zum Bestätigen ist unterwegs.');
    expect((await world.rows(partners))[0]).toMatchObject({ 'E-Mail': fields.email });
    expect((await world.rows(consents))[0]).toMatchObject({ 'Bestätigt am': '' });
    expect(world.queue.tasks.at(-1)?.payload).toMatchObject({ kind: 'optIn' });
  });

  it('saved by a double click is one row', async () => {
    const shown = await empty('anliegen');
    const [first, second] = [
      await enter('anliegen', { need: 'Einmal' }, shown),
      await enter('anliegen', { need: 'Einmal' }, shown),
    ];
    expect([second.status, signsIn(second)]).toEqual([200, signsIn(first)]);
    expect((await world.rows(contacts)).filter((row) => row['Anliegen'] === 'Einmal')).toHaveLength(1);
  });

  it('typed twice is asked about, and saved again only when somebody says so', async () => {
    const first = await enter('anliegen', { need: 'Zweimal' });
    const asked = await enter('anliegen', { need: 'Zweimal' }, first);
    expect([asked.status, asked.text.includes(`unter dem Zeichen ${signsIn(first)}`)]).toEqual([409, true]);
    expect(asked.text).toContain('Zweimal</textarea>');
    const other = await enter('anliegen', { need: 'Zweimal', again: 'ja' }, asked);
    expect(other.text).toContain('2 Blätter in dieser Runde.');
    expect((await world.rows(contacts)).filter((row) => row['Anliegen'] === 'Zweimal')).toHaveLength(2);
  });

  it('with something wrong is shown again with every word', async () => {
    const reply = await enter('angebot', { title: '', topics: 'geld xyz', sheetDate: '2999-01-01' });
    expect(reply.status).toBe(422);
    for (const field of ['sheetDate', 'title', 'topics'])
      expect(reply.text).toContain(`href="#feld-${field}"`);
    expect(reply.text).toContain('value="geld xyz"');
    expect(reply.text.match(/ autofocus/g)).toHaveLength(1);
  });

  it('from a form of another kind, or from another site, is looked at again', async () => {
    const foreign = await enter('anliegen', { need: 'fremd' }, await empty('termin'));
    const cross = await world.post(
      `${link}/anliegen`,
      { ...carried(await empty('anliegen')), sheetDate: today, need: 'fremd' },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect([foreign.status, cross.status]).toEqual([422, 422]);
    expect((await world.rows(contacts)).filter((row) => row['Anliegen'] === 'fremd')).toEqual([]);
  });
});

describe('the pages', () => {
  it.each(['', '/anliegen', '/angebot', '/termin', '/stimmt-nicht', '/rundbrief'])(
    'under the link%s are valid HTML that nobody keeps, finds, or hears of elsewhere',
    async (sheet) => {
      const { text, headers } = await world.get(link + sheet);
      expect(await flawsOf(text)).toEqual([]);
      expect(text).not.toContain('<script');
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
      });
    },
  );

  it('stay closed to every other link', async () => {
    const old = managerToken(world.keys, 'enter', new Date(Date.now() - 8 * 86_400_000));
    for (const token of ['x', old, world.keys.token('leave', 'ABC', new Date(), null)]) {
      expect((await world.get(`/erfassen/${token}`)).status).toBe(410);
      expect((await world.get(`/erfassen/${token}/anliegen`)).status).toBe(410);
      const fields = { ...carried(await empty('anliegen')), sheetDate: today, need: 'mit altem Link' };
      expect((await world.post(`/erfassen/${token}/anliegen`, fields)).status).toBe(410);
    }
    expect((await world.get('/erfassen')).status).toBe(404);
    expect((await world.get(`${link}/nichts`)).status).toBe(404);
    expect((await world.rows(contacts)).filter((row) => row['Anliegen'] === 'mit altem Link')).toEqual([]);
  });

  it('close when Einstellungen say so, and nothing of them is in a log', async () => {
    const rows = await world.rows(settings);
    const at = rows.findIndex((row) => row['Schlüssel'] === MANAGER_LINKS_ENDED) + 2;
    await world.sheets.spreadsheets.values.update({
      spreadsheetId: world.ids.directory,
      range: `'${settings.title}'!C${at}`,
      valueInputOption: 'USER_ENTERED',
      requestBody: { values: [[today.split('-').toReversed().join('.')]] },
    });
    await vi.waitFor(async () => expect((await world.get(link)).status).toBe(410), {
      timeout: 8_000,
      interval: 500,
    });
    expect(printed).not.toContain(link.slice('/erfassen/'.length));
    for (const typed of ['Zweimal', 'gudrun', 'Nähkreis']) expect(printed).not.toContain(typed);
  });
});
