import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { idOf } from '../../../functions/platform/keys.ts';
import { addDays, berlinDate } from '../../../functions/platform/time.ts';
import { managerToken } from '../../../functions/web/manager-link.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { changes } from '../../../sheets-schema/changes.ts';
import { confirmations } from '../../../sheets-schema/confirmations.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { organisations } from '../../../sheets-schema/organisations.ts';
import { flawsOf } from '../../support/html.ts';
import { startWorld, type Reply, type World } from './world.ts';

const today = berlinDate(new Date());
const ids = Object.fromEntries(
  ['Chor', 'Treff', 'Beratung', 'Frisch'].map((title) => [title, idOf(`offer|${title}`)]),
);
let world: World;
let link: string;
let printed = '';
beforeAll(async () => {
  world = await startWorld();
  const offer = (title: string, days: number, more = {}) =>
    append(offers, {
      id: ids[title],
      title,
      organisation: 'Verein am Fluss',
      summary: 'Kurz gesagt',
      topics: ['gemeinschaft.treff'],
      access: 'offen',
      cost: 'frei',
      status: 'oeffentlich',
      confirmedAt: addDays(today, -days),
      ...more,
    });
  await world.workbook.append([
    append(organisations, {
      id: idOf('organisation'),
      name: 'Verein am Fluss',
      kind: 'verein',
      contactPerson: 'Almut Beispiel',
      contactPhone: '0171 39200 50',
    }),
    offer('Chor', 300, { phone: '0221 4710 123', hours: 'Mi 19 Uhr' }),
    offer('Treff', 250, { keepBy: 'besuch' }),
    offer('Beratung', 200),
    offer('Frisch', 10),
  ]);
  link = `/anrufen/${managerToken(world.keys, 'call', new Date())}`;
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk: string | Uint8Array) => {
    printed += chunk.toString();
    return true;
  });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await world.close();
});

const pathOf = (title: string): string => `${link}/${ids[title]}`;
/** Follows to the page that a post leads to. */
const followed = async (reply: Reply): Promise<Reply> =>
  reply.status === 303 ? world.get(String(reply.headers['location'])) : reply;
const press = async (title: string, answer: string): Promise<Reply> =>
  followed(await world.post(pathOf(title), { answer }));
const noted = async (title: string) =>
  (await world.rows(confirmations)).filter((row) => row['Angebot'] === title).map((row) => row['Antwort']);
const headings = ({ text }: Reply): string[] =>
  [...text.matchAll(/<h[123][^>]*>([^<]+)</g)].map(([, heading]) => heading ?? '');

describe('the call list', () => {
  it('begins with the offer that nobody has confirmed for longest, with all numbers and what stands there', async () => {
    const { text } = await world.get(link);
    expect(text).toContain('Noch 3 Angebote, noch keins erledigt.');
    expect(headings({ text } as Reply).slice(0, 3)).toEqual([
      'Anrufe dieser Woche',
      'Chor',
      'Was haben Sie gehört?',
    ]);
    for (const seen of ['tel:02214710123', 'tel:01713920050', 'Almut Beispiel', 'Mi 19 Uhr'])
      expect(text).toContain(seen);
    for (const waiting of ['Treff', 'Beratung']) expect(text).toContain(`>${waiting}</a>`);
    expect(text).not.toContain('Frisch');
  });

  it('changes nothing when it is opened', async () => {
    for (const path of [link, pathOf('Treff'), `${pathOf('Treff')}/aendern`])
      expect((await world.get(path)).status).toBe(200);
    expect([await world.rows(confirmations), await world.rows(changes)]).toEqual([[], []]);
  });

  it('notes an answer once, however often the button is pressed, and shows the next call', async () => {
    const [first] = await Promise.all([press('Chor', 'stimmt'), press('Chor', 'stimmt')]);
    const again = await press('Chor', 'stimmt');
    for (const reply of [first, again]) {
      expect(reply.text).toContain('Noch 2 Angebote, eins erledigt.');
      expect(headings(reply)).toContain('Notiert');
    }
    expect(await world.rows(confirmations)).toMatchObject([
      { Angebot: 'Chor', Antwort: 'Stimmt noch', Weg: 'Telefon', Von: 'Quartiersbüro' },
    ]);
  });

  it('puts whom nobody was reached for at its end', async () => {
    const reply = await press('Treff', 'nichtErreicht');
    expect(headings(reply)).toContain('Beratung');
    expect(reply.text).toMatch(/Treff<\/a> <span class="small">am [\d.]+ nicht erreicht/);
    expect((await world.rows(confirmations)).at(-1)).toMatchObject({
      Antwort: 'Nicht erreicht',
      Weg: 'Besuch',
    });
  });

  it('proposes an end to the manager, and leaves the offer as it is', async () => {
    expect((await press('Treff', 'weg')).text).toContain('In „Änderungen“ entscheiden Sie');
    await press('Treff', 'weg');
    expect(await noted('Treff')).toEqual(['Nicht erreicht', 'Gibt es nicht mehr']);
    expect(await world.rows(changes)).toMatchObject([
      { Angebot: 'Treff', Feld: 'Status', Bisher: 'öffentlich', Neu: 'beendet', Entscheidung: '' },
    ]);
    const [row] = (await world.rows(offers)).filter((one) => one['Angebot'] === 'Treff');
    expect(row).toMatchObject({ Status: 'öffentlich' });
  });

  it('takes what is different by the offer’s own form, and asks whether the rest is right', async () => {
    const form = {
      title: 'Beratung',
      organisation: 'Verein am Fluss',
      summary: 'Kurz gesagt',
      topics: 'gemeinschaft.treff',
      access: 'offen',
      cost: 'frei',
    };
    const path = `${pathOf('Beratung')}/aendern`;
    expect((await world.post(path, form)).text).toContain('nichts anders');
    const check = await world.post(path, { ...form, hours: 'Di 10 Uhr' });
    expect(await noted('Beratung')).toEqual([]);
    const shown = /name="shown" value="([^"]+)"/.exec(check.text)?.[1] ?? '';
    const send = { ...form, hours: 'Di 10 Uhr', shown, step: 'send' };
    const reply = await followed(await world.post(path, send));
    await world.post(path, send);
    expect(reply.text).toContain('Ja, alles andere stimmt');
    expect(reply.text).toContain('Alle Anrufe dieser Woche sind erledigt.');
    expect((await world.rows(changes)).at(-1)).toMatchObject({ Feld: 'Öffnungszeiten', Neu: 'Di 10 Uhr' });
    expect(await noted('Beratung')).toEqual(['Hat sich geändert']);
    await press('Beratung', 'stimmt');
    expect(await noted('Beratung')).toEqual(['Hat sich geändert', 'Stimmt noch']);
  });

  it('refuses an answer that is none, and an offer that is not on it', async () => {
    expect((await press('Chor', 'vielleicht')).status).toBe(400);
    expect((await world.get(pathOf('Frisch'))).status).toBe(404);
    expect((await press('Frisch', 'stimmt')).status).toBe(404);
  });
});

describe('the page', () => {
  it('is valid HTML without a script, that nobody keeps, finds, or hears of elsewhere', async () => {
    for (const path of [link, `${pathOf('Beratung')}/aendern`]) {
      const { text, headers } = await world.get(path);
      expect(await flawsOf(text)).toEqual([]);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex, nofollow',
      });
    }
    expect((await world.get(link)).text).not.toContain('<script');
  });

  it('stays closed to every other link, also to one for sheets of paper', async () => {
    const now = new Date();
    const old = managerToken(world.keys, 'call', new Date(now.getTime() - 8 * 86_400_000));
    const before = await world.rows(confirmations);
    for (const token of ['x', old, managerToken(world.keys, 'enter', now)]) {
      for (const path of [`/anrufen/${token}`, `/anrufen/${token}/${ids['Chor']}/aendern`]) {
        const { status, text } = await world.get(path);
        expect([status, text.includes('tel:0171')]).toEqual([410, false]);
      }
      expect((await world.post(`/anrufen/${token}/${ids['Chor']}`, { answer: 'weg' })).status).toBe(410);
    }
    expect(await world.rows(confirmations)).toEqual(before);
  });

  it('leaves nothing of it in a log', () => {
    expect(printed).not.toContain(link.slice('/anrufen/'.length));
    expect(printed).not.toContain('Almut');
  });
});
