import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingOf } from '../../../functions/mail/consent.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { reviewOperations } from '../../../sheets-schema/review.ts';
import { startWorld, type Reply, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

async function signUp(email: string, more: Record<string, string> = {}): Promise<Reply> {
  const token = /name="token" value="([^"]+)"/.exec((await world.get('/rundbrief')).text)?.[1] ?? '';
  return world.send('/rundbrief', { token, email, ...more });
}

/** The partner's row, by address. */
async function partner(email: string): Promise<Record<string, string>> {
  const found = (await world.rows(partners)).filter((row) => row['E-Mail'] === email);
  expect(found).toHaveLength(1);
  return found[0] ?? {};
}

async function standing(email: string): Promise<string> {
  const { consents: rows } = await world.workbook.read(consents);
  return standingOf(rows, world.keys.addressHmac(email)).state;
}

function confirmPath(id: string, issued = new Date()): string {
  return `/rundbrief/bestaetigen/${world.keys.token('confirm', id, issued, new Date(issued.getTime() + 6e8))}`;
}
const leavePath = (id: string): string =>
  `/rundbrief/abmelden/${world.keys.token('leave', id, new Date('2026-11-23'), null)}`;

describe('the way into the letter and out again', () => {
  const email = 'dora@verein.example';

  it('begins with a row that is unconfirmed, proof of the request, and one letter to be sent', async () => {
    const reply = await signUp(email, { name: 'Dora', topics: 'wohnen' });
    expect(reply.status).toBe(200);
    expect(reply.text).toContain('Bitte bestätigen Sie noch Ihre Adresse');
    const row = await partner(email);
    expect(row).toMatchObject({
      Name: 'Dora',
      'Nur Themen': 'Wohnen',
      Möchte: 'Wochenbrief',
      Status: 'aktiv',
    });
    expect(row['Stand']).toMatch(/^unbestätigt seit \d\d\.\d\d\.\d{4}$/);
    expect(await standing(email)).toBe('requested');
    expect(world.queue.tasks.map(({ payload, url }) => [payload, url])).toEqual([
      [{ kind: 'optIn', partner: row['id'] }, 'http://127.0.0.1:9/post'],
    ]);
  });
  it('waits for the manager when it bears two signs of doubt: no letter goes out before', async () => {
    const reply = await signUp('fremd@verein.example', { website: 'x' });
    expect(reply.text).toContain('Ein Mensch im Quartiersbüro sieht sie durch');
    expect(world.queue.tasks).toHaveLength(1);
    const [row, ...more] = await world.rows(reviewOperations);
    expect(more).toEqual([]);
    expect(row?.['Was gesendet wurde']).toMatch(/fremd@verein\.example[^]*addressHmac/);
  });
  it('says the same to an address that is known, and makes no second row', async () => {
    const told = async (address: string): Promise<string> =>
      (await signUp(address)).text.replaceAll(address, '').replace(/ data-here="[^"]*"/, ''); // its token holds when
    expect(await told(email)).toBe(await told('neu@verein.example'));
    expect(world.queue.tasks[1]?.payload).toEqual(world.queue.tasks[0]?.payload);
    await partner(email);
  });
  it('shows by the link a button, and does nothing yet, however often it is opened', async () => {
    const { id = '' } = await partner(email);
    for (const method of ['GET', 'GET']) {
      const reply = await world.get(confirmPath(id));
      expect([method, reply.status, reply.headers['cache-control']]).toEqual(['GET', 200, 'no-store']);
      expect(reply.text).toContain('Anmeldung bestätigen</span></button>');
    }
    expect(await standing(email)).toBe('requested');
  });
  it('is confirmed by the button, once', async () => {
    const { id = '' } = await partner(email);
    const path = confirmPath(id);
    expect((await world.post(path, '')).text).toContain('Ihre Anmeldung ist bestätigt');
    expect((await world.post(path, '')).status).toBe(200);
    expect(await standing(email)).toBe('given');
    const confirmed = (await world.rows(consents)).filter((row) => row['Bestätigt am']);
    expect(confirmed).toHaveLength(1);
    expect(confirmed[0]?.['Fassung des Textes']).toMatch(/^de-[0-9a-f]{8}$/);
  });
  it.each([
    ['urlencoded', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--',
    ],
    ['nothing', 'text/plain', ''],
  ])(
    'ends by one POST of a mail program with %s, without a redirect, and repeating it does no harm',
    async (_name, type, body) => {
      const { id = '' } = await partner(email);
      expect((await world.get(leavePath(id))).text).toContain('Abmelden</span></button>');
      const reply = await world.post(leavePath(id), body, {
        'content-type': type,
        'sec-fetch-site': 'cross-site',
      });
      expect(reply.status).toBe(200);
      expect(reply.text).toContain('Sie sind abgemeldet');
      expect(await standing(email)).toBe('ended');
      expect((await world.rows(consents)).filter((row) => row['Beendet am'])).toHaveLength(1);
    },
  );
  it('is not opened again by the old link, but by a new one, and can be ended once more', async () => {
    const { id = '' } = await partner(email);
    const old = await world.post(confirmPath(id, new Date(Date.now() - 60_000)), '');
    expect([old.status, old.text.includes('Ihre Anmeldung ist bestätigt')]).toEqual([410, false]);
    expect(await standing(email)).toBe('ended');
    await new Promise((later) => setTimeout(later, 1_100)); // instants are exact to the second
    await world.post(confirmPath(id, new Date()), '');
    expect(await standing(email)).toBe('given');
    await world.post(leavePath(id), '');
    expect(await standing(email)).toBe('ended');
  });
});

describe('a link that does not count', () => {
  it('to confirm, expired or damaged, leads to the sign-up', async () => {
    const { id = '' } = await partner('neu@verein.example');
    const expired = confirmPath(id, new Date(Date.now() - 7e8));
    for (const path of [expired, confirmPath(id).slice(0, -2), confirmPath('GONE2222AAAA222B')]) {
      const reply = await world.post(path, '');
      expect([reply.status, reply.text.includes('href="/rundbrief"')]).toEqual([410, true]);
    }
    expect(await standing('neu@verein.example')).toBe('requested');
  });
  it('to leave, made by somebody else, is unknown; one for another purpose too', async () => {
    const { id = '' } = await partner('neu@verein.example');
    const foreign = world.keys.token('confirm', id, new Date(), null);
    for (const token of ['abc', foreign]) {
      const path = `/rundbrief/abmelden/${token}`;
      for (const reply of [await world.get(path), await world.post(path, '')]) {
        expect(reply.status).toBe(404);
        // Whoever wants to leave is told how else.
        expect(reply.text).toContain('antworten Sie auf den Brief');
      }
    }
  });
  it('to leave, for a row that is gone, still says that nothing more will come', async () => {
    expect((await world.post(leavePath('GONE2222AAAA222B'), '')).text).toContain('Sie sind abgemeldet');
  });
});

describe('an address that is none', () => {
  it.each([
    '',
    'dora',
    'a@b',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: x@y.example',
    '"a b"@c.example',
  ])('is asked for again: %j', async (email) => {
    const reply = await signUp(email);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('href="#feld-email"');
  });
});

describe('when things are down', () => {
  it('and the queue does not take the letter, nothing is promised; sending again goes through', async () => {
    world.queue.broken = true;
    const reply = await signUp('spaeter@verein.example');
    expect(reply.status).toBe(503);
    expect(reply.text).toContain('value="spaeter@verein.example"');
    world.queue.broken = false;
    expect((await signUp('spaeter@verein.example')).status).toBe(200);
    await partner('spaeter@verein.example');
  });
  it('and the column of addresses is gone, nobody is told that they have left, or that it is too late', async () => {
    const { id = '' } = await partner('neu@verein.example');
    const { data } = await world.sheets.spreadsheets.get({ spreadsheetId: world.ids.operations });
    const tab = data.sheets?.find(({ properties }) => properties?.title === partners.title);
    const sheetId = tab?.properties?.sheetId ?? 0;
    const header = await world.sheets.spreadsheets.values.get({
      spreadsheetId: world.ids.operations,
      range: `'${partners.title}'!1:1`,
    });
    const at = (header.data.values?.[0] ?? []).indexOf('E-Mail');
    const range = { sheetId, dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 };
    await world.sheets.spreadsheets.batchUpdate({
      spreadsheetId: world.ids.operations,
      requestBody: { requests: [{ deleteDimension: { range } }] },
    });
    for (const path of [leavePath(id), confirmPath(id)])
      expect((await world.post(path, '')).status).toBe(503);
    expect(await standing('neu@verein.example')).toBe('requested');
  });
  it('and the sheet cannot be read, a link says so instead of pretending', async () => {
    const id = 'GONE2222AAAA222B';
    await world.stopSheets();
    const queued = world.queue.tasks.length;
    const [confirmed, left, signedUp] = await Promise.all([
      world.post(confirmPath(id), ''),
      world.post(leavePath(id), ''),
      signUp('nachts@verein.example'),
    ]);
    expect([confirmed.status, left.status, signedUp.status]).toEqual([503, 503, 200]);
    expect(world.queue.tasks.length - queued).toBe(2); // its rows, and its letter
  });
});
