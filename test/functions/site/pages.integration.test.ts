import { createHash } from 'node:crypto';
import { brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { idOf } from '../../../functions/platform/keys.ts';
import { addressed } from '../../../functions/words/languages.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { events } from '../../../sheets-schema/events.ts';
import { contents } from '../../../sheets-schema/contents.ts';
import { issues } from '../../../sheets-schema/issues.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { flawsOf } from '../../support/html.ts';
import { startWorld, type Reply, type World } from './world.ts';

const breakfast = idOf('offer|breakfast');
const secret = idOf('offer|secret');
const signs = breakfast.slice(0, 8).toLowerCase();

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.workbook.append([
    append(offers, {
      id: breakfast,
      title: 'Frühstück im Treff',
      organisation: 'Treff am Markt',
      summary: 'Gemeinsam essen.',
      topics: ['gemeinschaft.treff'],
      access: 'offen',
      cost: 'frei',
      phone: '030 23125 100',
      contactPerson: 'Erika Musterfrau',
      contactConsent: 'nein',
      note: 'Interner Vermerk',
      status: 'oeffentlich',
      confirmedAt: '2026-11-01',
    }),
    append(offers, { id: secret, title: 'Noch nicht frei', status: 'neu' }),
    append(issues, {
      id: idOf('issue|1'),
      key: '2026-W49',
      sentAt: '2026-11-30T06:01:00.000Z',
      greeting: 'Liebe Erika Musterfrau',
      needs: 'geld wohnen',
    }),
    append(issues, { id: idOf('issue|2'), key: '2026-W50' }),
    ...['2026-W01', '2026-W49'].map((issue, at) =>
      append(contents, {
        id: idOf(`content|${issue}`),
        issue,
        entry: at === 0 ? idOf('offer|first') : breakfast,
        kind: 'offers',
        event: 'neu',
        fingerprint: '',
        fingerprintVersion: 1,
      }),
    ),
    append(events, {
      id: idOf('event|1'),
      title: 'Fest',
      date: '2099-06-01',
      start: '15:00',
      status: 'oeffentlich',
    }),
  ]);
});
afterAll(() => world.close());

const pages = [
  '/',
  '/angebote',
  '/angebote?q=xyzzy',
  `/angebote/fruehstueck-im-treff-${signs}`,
  '/kontakt',
  '/angebot-melden',
  '/termin-melden',
  `/angebote/fruehstueck-im-treff-${signs}/stimmt-nicht`,
  '/rundbrief',
  '/kontakt/papier',
  `/angebote/fruehstueck-im-treff-${signs}/stimmt-nicht/papier`,
  '/rundbrief/archiv',
  '/rundbrief/2026-W49',
  '/impressum',
  '/datenschutz',
  '/nichts',
  '/rundbrief/bestaetigen/abc',
];
/** What a server may send before it hears back: ten segments of 1,460 bytes (RFC 6928), less 600 for the headers. */
const FIRST_FLIGHT = 10 * 1460 - 600;
const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
/** Answers that each form takes. */
const answers = {
  '/kontakt': { need: 'Die Lampe ist kaputt.', mainTopic: 'wohnen', reach: '' },
  '/angebot-melden': {
    title: 'Tee',
    organisation: 'Treff',
    summary: 'Tee für alle.',
    topics: ['geld', 'amt'],
    access: 'offen',
    cost: 'frei',
  },
  '/termin-melden': {
    title: 'Fest',
    kind: 'fest',
    organisation: 'Treff',
    date: '2099-06-01',
    start: '15:00',
    place: 'Wachplatz',
  },
  [`/angebote/fruehstueck-im-treff-${signs}/stimmt-nicht`]: { text: 'Jetzt mittwochs.' },
  '/rundbrief': { email: 'neu@verein.example' },
};

describe.each(Object.entries(answers))('the way of the form %s', (path, given) => {
  it('is valid HTML at each step: shown again, checked, not sent, received', async () => {
    const token = /name="token" value="([^"]+)"/.exec((await world.get(path)).text)?.[1] ?? '';
    const steps = [
      await world.post(path, { token }),
      await world.post(path, { token, ...given }),
      await world.post(path, { token, ...given, step: 'change' }),
      await world.post(path, { ...given, step: 'send' }),
      await world.post(path, { token, ...given, step: 'send' }),
    ];
    expect(steps.map(({ status }) => status)).toEqual([422, 200, 200, 422, 200]);
    for (const { text } of steps) expect(await flawsOf(text)).toEqual([]);
  });
});

describe('each page', () => {
  it.each(pages)('%s is valid HTML with no script but files of ours', async (path) => {
    const { text } = await world.get(path);
    expect(await flawsOf(text)).toEqual([]);
    expect(text.replaceAll(/<script defer src="\/assets\/[\w-]+\.js"><\/script>/g, '')).not.toContain(
      '<script',
    );
    expect(text).toContain('<html lang="de" dir="ltr">');
    expect(text.match(/<h1[ >]/g)).toHaveLength(1);
  });
  it.each(pages)('%s allows nothing that it does not need', async (path) => {
    const { headers, text } = await world.get(path);
    const style = /<style>([^]*?)<\/style>/.exec(text)?.[1];
    if (style !== undefined)
      expect(headers['content-security-policy']).toContain(` '${sha256(style)}'; img-src`);
    expect(String(headers['content-security-policy']).replace(/ 'sha256-[\w+/]+='/, '')).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers['strict-transport-security']).toMatch(/^max-age=31536000/);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['x-powered-by']).toBeUndefined();
  });
  it.each(pages)('%s is all a browser needs to show it, in at most 30 KB', async (path) => {
    const { text, body } = await world.get(path, { 'accept-encoding': 'br' });
    expect(body.length).toBeLessThanOrEqual(30_000);
    if (path.endsWith('/papier')) return; // prints with a style sheet of its own
    expect(text.match(/<link rel="stylesheet"|@import|<script(?! defer)/)).toBeNull();
    // Browsers paint what has come: the style and where the content begins are in the first flight of packets.
    const first = brotliDecompressSync(body.subarray(0, FIRST_FLIGHT), {
      finishFlush: constants.BROTLI_OPERATION_FLUSH,
    }).toString();
    expect(first).toMatch(/<\/style>[^]*<\/h1>/);
  });
  it.each(pages)('%s links only to pages that are there', async (path) => {
    const { text, status } = await world.get(path);
    const links = [...text.matchAll(/(?:href|src)="(\/[^"#]*)"/g)].map(([, to = '']) => to);
    for (const to of new Set(links))
      // The language switch of a page that is not there leads to the same page in another language.
      expect([to, (await world.get(to.replaceAll('&amp;', '&'))).status]).toEqual([
        to,
        addressed(to).path === path ? status : 200,
      ]);
  });
});

describe('the letters so far', () => {
  it('are listed once they went out, and each tells what was new, but not how partners were greeted', async () => {
    const archive = (await world.get('/rundbrief/archiv')).text;
    expect(archive).toContain('href="/rundbrief/2026-W49"');
    expect(archive).not.toContain('2026-W50');
    const { text } = await world.get('/rundbrief/2026-W49');
    expect(text).toContain('Wochenbrief, Woche 49: 30. November 2026');
    expect(text).toContain('Frühstück im Treff');
    expect(text).toMatch(/Geld und Existenz<\/li>\s*<li>Wohnen/);
    expect(text).not.toContain('Erika Musterfrau');
    expect((await world.get('/rundbrief/2026-W50')).status).toBe(404);
  });

  it('are a feed', async () => {
    const { text, headers } = await world.get('/rundbrief/atom.xml');
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(text).toContain(
      '<link rel="alternate" type="text/html" href="https://quartier.example/rundbrief/2026-W49"/>',
    );
    expect(text).toContain('<updated>2026-11-30T06:01:00.000Z</updated>');
    expect(text.match(/<entry>/g)).toHaveLength(1);
  });
});

describe('the directory', () => {
  it('shows what is public and nothing else', async () => {
    const { text } = await world.get('/angebote');
    expect(text).toContain('Frühstück im Treff');
    expect(text).not.toContain('Noch nicht frei');
    expect(text).toContain('1 Angebot');
  });
  it('narrows by words and topic and keeps what was asked', async () => {
    expect((await world.get('/angebote?q=fruehstueck&topics=gemeinschaft')).text).toContain(
      'Frühstück im Treff',
    );
    const none = (await world.get('/angebote?q=%22%3E%3Cb%3E&topics=geld')).text;
    expect(none).toContain('Kein Angebot gefunden');
    expect(none).toContain('value="&quot;&gt;&lt;b&gt;"');
  });
  it('does not break over a query of any kind', async () => {
    for (const query of [
      'q=a&q=b',
      'topics[]=x',
      'q=%00%F0%9F%98%80',
      '__proto__=x',
      `q=${'x'.repeat(5000)}`,
    ])
      expect((await world.get(`/angebote?${query}`)).status).toBe(200);
  });
});

describe('an offer', () => {
  it('shows what is public of it, and no name without a yes', async () => {
    const { text } = await world.get(`/angebote/fruehstueck-im-treff-${signs}`);
    expect(text).toContain('bestätigt am 1. November 2026');
    expect(text).toContain('href="tel:03023125100"');
    expect(text).not.toMatch(/Musterfrau|Vermerk/);
  });
  it('moves an old address on to the one of today', async () => {
    const { status, headers } = await world.get(`/angebote/alter-name-${signs}`);
    expect([status, headers['location']]).toEqual([301, `/angebote/fruehstueck-im-treff-${signs}`]);
  });
  it('is not there while it is not public', async () => {
    expect((await world.get(`/angebote/x-${secret.slice(0, 8).toLowerCase()}`)).status).toBe(404);
  });
});

describe('what browsers may keep', () => {
  it('is a page until it changes', async () => {
    const first = await world.get('/angebote');
    expect(first.headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'Accept-Encoding' });
    const again = await world.get('/angebote', { 'if-none-match': String(first.headers['etag']) });
    expect([again.status, again.body.length, again.headers['etag']]).toEqual([304, 0, first.headers['etag']]);
    expect(again.headers['vary']).toBe('Accept-Encoding');
    expect((await world.get('/angebote', { 'if-none-match': 'W/"other"' })).status).toBe(200);
  });
  it.each(['/kontakt', '/angebot-melden', '/rundbrief', '/nichts'])('is never %s', async (path) => {
    const { headers } = await world.get(path);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['etag']).toBeUndefined();
  });
  it('is a file for good, because its address changes with it', async () => {
    const { text } = await world.get('/');
    const fonts = [...text.matchAll(/url\((\/assets\/[\w-]+-[0-9a-f]{10}\.woff2)\)/g)];
    expect(fonts).toHaveLength(6);
    for (const [, font = ''] of fonts)
      expect((await world.get(font)).headers).toMatchObject({
        'content-type': 'font/woff2',
        'cache-control': 'public, max-age=31536000, immutable',
      });
  });
  it('comes compressed, brotli before gzip, and as it is where neither is known', async () => {
    const plain = await world.get('/angebote');
    const brotli = await world.get('/angebote', { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await world.get('/angebote', { 'accept-encoding': 'gzip;q=0.5, br;q=0' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(plain.text);
    expect(gunzipSync(gzip.body).toString()).toBe(plain.text);
    expect(plain.headers['content-encoding']).toBeUndefined();
  });
});

describe('a request that is not right', () => {
  it.each([
    ['/angebote/../../etc/passwd', 404],
    ['/%E0%A4%A', 400],
    ['/assets/..%2Fsite.css', 404],
    ['/assets/constructor', 404],
    ['//', 200],
  ])('%s gets a page of ours with %i', async (path, status) => {
    const reply = await world.get(path);
    expect(reply.status).toBe(status);
    expect(reply.text).not.toMatch(/Error|at \w+ \(|node_modules|functions\//);
  });
  it('with a method that a page does not know says which it knows', async () => {
    const reply = await world.post('/angebote', {});
    expect([reply.status, reply.headers['allow']]).toEqual([405, 'GET, HEAD']);
    expect(reply.text).toContain('So lässt sich diese Seite nicht aufrufen');
  });
  it('for the browser’s own files gets them', async () => {
    expect((await world.get('/robots.txt')).text).toContain('User-agent');
    expect((await world.get('/favicon.ico')).headers['content-type']).toBe('image/svg+xml');
  });
});

describe('an error of ours', () => {
  it('gets a page that says so and nothing of what went wrong inside', async () => {
    vi.stubEnv('SIGNING_KEYS_FILE', '/nowhere/secret-place.json');
    const { status, text, headers } = await world.get('/kontakt');
    vi.unstubAllEnvs();
    expect([status, headers['cache-control']]).toEqual([500, 'no-store']);
    expect(text).toContain('Der Fehler liegt bei uns, nicht bei Ihnen');
    expect(text).not.toMatch(/secret-place|ENOENT|Error|keys/);
  });
});

describe('the texts of the office', () => {
  it('are missed honestly while nobody has written them', async () => {
    expect((await world.get('/impressum')).text).toContain('noch nicht eingetragen');
  });
});

describe('when the manager’s sheet is broken', () => {
  it('a word in a date’s cell hides nothing but that date', async () => {
    await write('Angebote', 'Bestätigt am', 'irgendwann');
    const { status, text } = await cold('another', `/angebote/fruehstueck-im-treff-${signs}`);
    expect(status).toBe(200);
    expect(text).toContain('noch nicht bestätigt');
  });
  it('a deleted tab takes down the directory alone, and says so', async () => {
    const { data } = await world.sheets.spreadsheets.get({ spreadsheetId: world.ids.directory });
    const sheetId =
      data.sheets?.find(({ properties }) => properties?.title === 'Angebote')?.properties?.sheetId ?? 0;
    await world.sheets.spreadsheets.batchUpdate({
      spreadsheetId: world.ids.directory,
      requestBody: { requests: [{ deleteSheet: { sheetId } }] },
    });
    const [directory, start] = [await cold('third', '/angebote'), await cold('third', '/')];
    expect([directory.status, start.status]).toEqual([503, 200]);
    expect(directory.text).toContain('Wir sind gerade nicht erreichbar');
  });
});

/** Asks a process that has just begun: other ports have another memory. */
async function cold(name: string, path: string): Promise<Reply> {
  vi.stubEnv('SITE_URL', `https://${name}.example`);
  try {
    return await world.get(path);
  } finally {
    vi.unstubAllEnvs();
  }
}

/** Types into the first row of a column, as the manager would. */
async function write(tab: string, label: string, text: string): Promise<void> {
  const { values } = world.sheets.spreadsheets;
  const { data } = await values.get({ spreadsheetId: world.ids.directory, range: `'${tab}'!1:1` });
  const at = ((data.values?.[0] ?? []) as string[]).indexOf(label);
  const column =
    (at >= 26 ? String.fromCharCode(64 + Math.floor(at / 26)) : '') + String.fromCharCode(65 + (at % 26));
  await values.update({
    spreadsheetId: world.ids.directory,
    range: `'${tab}'!${column}2`,
    valueInputOption: 'RAW',
    requestBody: { values: [[text]] },
  });
}

describe('when the sheet is down', () => {
  it('what was read last stays up, and a cold start says honestly that there is nothing', async () => {
    expect((await world.get('/')).text).toContain('Fest');
    await world.stopSheets();
    expect((await world.get('/')).text).toContain('Fest');
    const first = await cold('fourth', '/angebote');
    expect([first.status, first.headers['retry-after'], first.headers['cache-control']]).toEqual([
      503,
      '60',
      'no-store',
    ]);
    expect(first.text).toContain('Wir sind gerade nicht erreichbar');
    const form = await cold('fourth', '/kontakt');
    expect(form.status).toBe(200);
    expect(form.text).toContain('Geld und Existenz');
  });
});
