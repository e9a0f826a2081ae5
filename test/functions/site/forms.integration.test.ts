import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import { idOf } from '../../../functions/platform/keys.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { events } from '../../../sheets-schema/events.ts';
import { isId } from '../../../sheets-schema/ids.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { reports } from '../../../sheets-schema/reports.ts';
import { reviewContacts } from '../../../sheets-schema/review.ts';
import { sentFromCheckPage } from '../../support/check-page.ts';
import { eventually } from '../../support/product.ts';
import { startWorld, type Reply, type World } from './world.ts';

/** Names and texts that may appear in a form shown again, and nowhere else. */
const CANARY = 'Kanarienvogel';

let world: World;
let printed = '';
beforeAll(async () => {
  world = await startWorld();
  const keep = (chunk: string | Uint8Array): boolean => {
    printed += chunk.toString();
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await world.close();
});

/** The rows of *Kontakte* whose concern begins so. */
async function contactsThat(begin: string): Promise<Record<string, string>[]> {
  return (await world.rows(contacts)).filter((row) => row['Anliegen']?.startsWith(begin));
}

async function tokenOf(path: string): Promise<string> {
  return /name="token" value="([^"]+)"/.exec((await world.get(path)).text)?.[1] ?? '';
}
const signsIn = ({ text }: Reply): string => /class="reference__signs"[^>]*>([^<]+)</.exec(text)?.[1] ?? '';

const offer = {
  title: `${CANARY}-Treff`,
  organisation: 'Treff am Markt',
  summary: 'Gemeinsam frühstücken.',
  topics: ['gemeinschaft', 'versorgung'],
  access: 'offen',
  cost: 'frei',
};

describe('a contact', () => {
  it('lands in Kontakte with what was answered and what is preset', async () => {
    const reply = await world.send('/kontakt', {
      token: await tokenOf('/kontakt'),
      need: `${CANARY}: =SUMME(1)\nzweite Zeile`,
      mainTopic: 'wohnen',
      reach: '0571 000',
      lang: 'de',
    });
    expect(reply.status).toBe(200);
    expect(reply.text).toContain('Wir melden uns bei Ihnen');
    const [row, ...more] = await contactsThat(CANARY);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      Anliegen: `${CANARY}: =SUMME(1)\nzweite Zeile`,
      Thema: 'Wohnen',
      'Rückmeldung an': '0571 000',
      Sprache: 'Deutsch',
      Weg: 'Online-Formular',
      'Gespräch mit': 'Person selbst',
      Anonym: 'Nein',
      Ergebnis: 'Offen',
      Zeichen: signsIn(reply),
    });
    expect(row?.['Stand']).toMatch(/^über das Formular gekommen am \d\d\.\d\d\.\d{4}$/);
    expect(isId(row?.['id'] ?? '')).toBe(true);
  });
  it('loses control characters, which nobody types, and keeps its lines', async () => {
    const need = 'Glocke\u0007 und Null\u0000\r\n\u001b[31mrot\tzwei';
    await world.send('/kontakt', { token: await tokenOf('/kontakt'), need });
    expect((await contactsThat('Glocke'))[0]?.['Anliegen']).toBe('Glocke und Null\n[31mrot\tzwei');
  });
  it('without a way to be reached is anonymous and promised no answer', async () => {
    const reply = await world.send('/kontakt', {
      token: await tokenOf('/kontakt'),
      need: 'Die Lampe ist kaputt.',
    });
    expect(reply.text).toContain('Darum können wir Ihnen nicht antworten');
    expect(reply.text).not.toContain('Wir melden uns');
    expect((await contactsThat('Die Lampe'))[0]?.['Anonym']).toBe('Ja');
  });
  it('sent twice is one row and one reference; with other words it is another', async () => {
    const fields = { token: await tokenOf('/kontakt'), need: 'Einmal' };
    const [first, second] = [await world.send('/kontakt', fields), await world.send('/kontakt', fields)];
    expect(signsIn(second)).toBe(signsIn(first));
    expect(await contactsThat('Einmal')).toHaveLength(1);
    const other = await world.send('/kontakt', { ...fields, need: 'Einmal anders' });
    expect(signsIn(other)).not.toBe(signsIn(first));
    expect((await contactsThat('Einmal')).map((row) => row['Anliegen'])).toEqual(['Einmal', 'Einmal anders']);
  });
  it('has an address of its own afterwards, which tells that it came and nothing of what was written', async () => {
    const token = await tokenOf('/kontakt');
    const sent = await world.send('/kontakt', { token, need: `${CANARY} im Käfig`, reach: '0571 001' });
    const address = /data-here="([^"]+)"/.exec(sent.text)?.[1] ?? '';
    expect(address).toMatch(/^\/kontakt\/angekommen\/[\w.~-]+$/);
    const again = await world.get(address);
    expect([again.status, signsIn(again), again.headers['cache-control']]).toEqual([
      200,
      signsIn(sent),
      'no-store',
    ]);
    expect(again.text).not.toMatch(/Käfig|0571/);
    for (const foreign of [address.replace('/kontakt', '/termin-melden'), `/kontakt/angekommen/${token}`])
      expect((await world.get(foreign)).status).toBe(410);
  });
  it('without words is shown again with the error beside the field and everything else kept', async () => {
    const before = (await world.rows(contacts)).length;
    const token = await tokenOf('/kontakt');
    const reply = await world.send('/kontakt', { token, need: ' ', name: CANARY, mainTopic: 'geld' });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('<title>Fehler: Anliegen senden');
    expect(reply.text).toContain('href="#feld-need"');
    expect(reply.text).toContain('aria-describedby="feld-need-hinweis feld-need-fehler" aria-invalid="true"');
    expect(reply.text).toContain(`value="${CANARY}"`);
    expect(reply.text).toContain('<option value="geld" selected>');
    expect(reply.text).toContain(`value="${token}"`);
    expect(await world.rows(contacts)).toHaveLength(before);
  });
  it('that is too long is shown again whole', async () => {
    const need = `${CANARY} ${'ä'.repeat(5001)}`;
    const reply = await world.send('/kontakt', { token: await tokenOf('/kontakt'), need });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('höchstens 5.000 Zeichen');
    expect(reply.text).toContain(need);
  });
  it('with a choice that does not exist is asked to choose again', async () => {
    const reply = await world.send('/kontakt', {
      token: await tokenOf('/kontakt'),
      need: 'x',
      mainTopic: 'constructor',
    });
    expect([reply.status, reply.text.includes('etwas aus der Liste')]).toEqual([422, true]);
  });
  it.each(['', 'alt', 'a.b.c.d.e'])(
    'with the token "%s" is shown to be checked with a new one, which is then good to send',
    async (token) => {
      const fields = { need: `${CANARY}\nzwei`, token };
      expect((await world.send('/kontakt', fields)).text).toContain('Ihr Anliegen ist angekommen');
      const unchecked = await world.post('/kontakt', { ...fields, step: 'send' });
      expect(unchecked.status).toBe(422);
      expect(unchecked.text).toContain('Bitte senden Sie Ihre Angaben noch einmal');
      const again = await world.post('/kontakt', sentFromCheckPage(unchecked.text).toString());
      expect(again.text).toContain('Ihr Anliegen ist angekommen');
    },
  );
  it('with the token of another form, an expired one, or from another site is not sent but shown', async () => {
    const foreign = await tokenOf('/rundbrief');
    const now = new Date();
    const expired = world.keys.token(
      'form:contact',
      'ABC',
      new Date(now.getTime() - 9e7),
      new Date(now.getTime() - 1000),
    );
    for (const token of [foreign, expired])
      expect((await world.post('/kontakt', { token, need: 'fremd', step: 'send' })).status).toBe(422);
    const token = await tokenOf('/kontakt');
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    for (const step of ['', 'change', 'send']) {
      const { text } = await world.post('/kontakt', { token, need: 'fremd', step }, elsewhere);
      expect(text).not.toContain(token);
    }
    expect(await contactsThat('fremd')).toEqual([]);
  });
});

describe('the page before answers are sent', () => {
  it('shows them as people read them, names what was left open, and keeps nothing', async () => {
    const before = (await world.rows(contacts)).length;
    const token = await tokenOf('/kontakt');
    const { status, text, headers } = await world.post('/kontakt', {
      token,
      need: `  ${CANARY} <b>\nzwei `,
      mainTopic: 'geld',
    });
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(text).toContain('<title>Angaben prüfen: Anliegen senden');
    expect(text).toContain(`>${CANARY} &lt;b&gt;<br>zwei</dd>`);
    expect(text).toContain('>Geld und Existenz</dd>');
    expect(text).toContain('>Keine Angabe. Dann können wir Ihnen nicht antworten.</dd>');
    expect(text).toContain('Offen gelassen: Wie heißen Sie? · In welcher Sprache');
    expect(text).toContain('formaction="/kontakt#feld-need"');
    expect(await world.rows(contacts)).toHaveLength(before);
  });
  it('carries every field as it came, also what the form does not ask or came twice', async () => {
    const token = await tokenOf('/angebot-melden');
    const came = {
      ...offer,
      description: ' =1+1 "`&amp;\r\n\r\n  zwei\r\n',
      topics: ['geld', 'amt', 'geld'],
      other: '\u202ex',
    };
    const { text } = await world.post('/angebot-melden', { token, ...came });
    const sent = sentFromCheckPage(text);
    for (const [name, value] of Object.entries({ ...came, token }))
      expect(sent.getAll(name)).toEqual([value].flat());
  });
  it('goes back to the form with every word, with which nothing is wrong yet', async () => {
    const token = await tokenOf('/kontakt');
    const back = await world.post('/kontakt', { token, need: ' ', name: CANARY, step: 'change' });
    expect(back.status).toBe(200);
    expect(back.text).not.toContain('role="alert"');
    expect(back.text).toContain(`value="${CANARY}"`);
    expect(back.text).toContain(`value="${token}"`);
  });
  it('is no way around the checks: what is sent without it is judged the same', async () => {
    const token = await tokenOf('/kontakt');
    const wrong = await world.post('/kontakt', { token, need: ' ', step: 'send' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#feld-need"');
    const right = await world.post('/kontakt', { token, need: 'Ohne Umweg', step: 'send' });
    expect(right.text).toContain('Ihr Anliegen ist angekommen');
    expect(await contactsThat('Ohne Umweg')).toHaveLength(1);
  });
  it('shows what one agrees to, where one agrees', async () => {
    const token = await tokenOf('/rundbrief');
    const { text } = await world.post('/rundbrief', { token, email: 'neu@verein.example' });
    expect(text).toContain('Wozu Sie Ja sagen');
    expect(text).toContain('Zum Wochenbrief anmelden</span></button>');
  });
});

describe('an offer', () => {
  it('lands in Angebote as new, and nobody sees it yet', async () => {
    const reply = await world.send('/angebot-melden', {
      token: await tokenOf('/angebot-melden'),
      ...offer,
      url: 'www.treff.example',
    });
    expect(reply.status).toBe(200);
    expect((await world.rows(offers))[0]).toMatchObject({
      Angebot: offer.title,
      Themen: 'Begegnung und Freizeit, Essen und Dinge des Alltags',
      Status: 'neu',
      Internet: 'www.treff.example',
    });
    expect((await world.get('/angebote')).text).not.toContain(offer.title);
  });
  it('with several wrong fields names each and keeps all', async () => {
    const reply = await world.send('/angebot-melden', {
      token: await tokenOf('/angebot-melden'),
      title: CANARY,
      topics: ['geld', 'amt'],
      url: 'javascript:alert(1)',
      email: 'a@b, c@d.example',
    });
    expect(reply.status).toBe(422);
    for (const field of ['organisation', 'summary', 'access-1', 'cost-1', 'email', 'url'])
      expect(reply.text).toContain(`<a class="kern-link" href="#feld-${field}">`);
    expect(reply.text.match(/type="checkbox" value="(geld|amt)" checked/g)).toHaveLength(2);
    expect(reply.text).toContain('value="javascript:alert(1)"');
  });
});

describe('an event', () => {
  const event = {
    title: `${CANARY}-Fest`,
    kind: 'fest',
    organisation: 'Treff am Markt',
    date: '2099-06-01',
    start: '15:00',
    place: 'Wachplatz',
  };

  it('lands in Veranstaltungen as new, and nobody sees it yet', async () => {
    const reply = await world.send('/termin-melden', {
      token: await tokenOf('/termin-melden'),
      ...event,
      end: '18:00',
      repeat: 'woechentlich',
      repeatUntil: '2099-06-29',
      reach: '0571 000',
    });
    expect(reply.status).toBe(200);
    expect(reply.text).toContain('Wenn wir Fragen haben, melden wir uns');
    expect((await world.rows(events))[0]).toMatchObject({
      Veranstaltung: event.title,
      Datum: '01.06.2099',
      Beginn: '15:00',
      Status: 'neu',
      'Wiederholung bis': '29.06.2099',
      'Rückfrage an': '0571 000',
      Zeichen: signsIn(reply),
    });
    expect((await world.get('/')).text).not.toContain(event.title);
  });
  it('that is over, or ends before it begins, is shown again with the reason beside the field', async () => {
    const reply = await world.send('/termin-melden', {
      token: await tokenOf('/termin-melden'),
      ...event,
      date: '2020-06-01',
      end: '14:00',
    });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('liegt in der Vergangenheit');
    expect(reply.text).toContain(
      '<a class="kern-link" href="#feld-end">Das Ende liegt nicht nach dem Beginn.',
    );
    expect(reply.text).toContain('value="2020-06-01"');
    expect(await world.rows(events)).toHaveLength(1);
  });
});

describe('a report about an offer', () => {
  const id = idOf('offer|reported');
  const path = `/angebote/sprechstunde-${id.slice(0, 8).toLowerCase()}/stimmt-nicht`;
  const other = idOf('offer|other');
  const otherPath = `/angebote/andere-${other.slice(0, 8).toLowerCase()}/stimmt-nicht`;
  const shown = { status: 'oeffentlich', confirmedAt: '2099-01-01' } as const;
  beforeAll(() =>
    world.workbook.append([
      append(offers, { id, title: 'Sprechstunde', ...shown }),
      append(offers, { id: other, title: 'Andere', ...shown }),
    ]),
  );

  it('lands in Meldungen with the offer that it is about', async () => {
    const page = await eventually(async () => {
      const reply = await world.get(path);
      expect(reply.status).toBe(200);
      return reply;
    });
    expect(page.text).toContain('<p class="about">Sprechstunde</p>');
    const reply = await world.send(path, {
      token: await tokenOf(path),
      field: 'zeiten',
      text: `${CANARY}: jetzt mittwochs`,
    });
    expect(reply.status).toBe(200);
    expect(reply.text).not.toContain('melden wir uns bei Ihnen');
    expect(await world.rows(reports)).toEqual([
      expect.objectContaining({
        Angebot: 'Sprechstunde',
        'Was stimmt nicht': 'Zeiten',
        Meldung: `${CANARY}: jetzt mittwochs`,
        'Kennung des Angebots': id,
        Zeichen: signsIn(reply),
      }),
    ]);
  });
  it('with the form of another offer is shown again, so that it is not filed under the wrong one', async () => {
    const token = await tokenOf(otherPath);
    const reply = await world.post(path, { token, text: 'Falsch', step: 'send' });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('<p class="about">Sprechstunde</p>');
    expect(await world.rows(reports)).toHaveLength(1);
  });
  it('that is none that there is says so', async () => {
    const none = '/angebote/nichts-abcdefgh/stimmt-nicht';
    expect([(await world.get(none)).status, (await world.post(none, { text: 'x' })).status]).toEqual([
      404, 404,
    ]);
  });
});

describe('a confirmation by mail', () => {
  const receiptTo = 'dora@example.org';
  const need = 'Mit Bestätigung';
  const receipts = () =>
    world.queue.tasks.filter(({ payload }) => (payload as { kind?: string }).kind === 'receipt');

  it('is asked for where answers are checked, goes to the queue once, and stands in no sheet', async () => {
    const token = await tokenOf('/kontakt');
    const checked = await world.post('/kontakt', { token, need });
    expect(checked.text).toContain('name="receiptTo" type="email" value=""');
    const sent = sentFromCheckPage(checked.text);
    sent.set('receiptTo', ` ${receiptTo} `);
    const replies = [
      await world.post('/kontakt', sent.toString()),
      await world.post('/kontakt', sent.toString()),
    ];
    for (const { text } of replies) expect(text).toContain('Die Bestätigung per E-Mail ist unterwegs');
    const [row] = await contactsThat(need);
    expect(new Set(receipts().map(({ name }) => name)).size).toBe(1);
    expect(receipts()[0]?.payload).toEqual({
      kind: 'receipt',
      form: 'contact',
      submission: row?.['id'],
      reference: row?.['Zeichen'],
      address: receiptTo,
    });
    expect(Object.values(row ?? {}).join()).not.toContain(receiptTo);
  });
  it('with an address that is none is asked for again, before anything is stored', async () => {
    const token = await tokenOf('/kontakt');
    const fields = { token, need: 'Falsche Adresse', receiptTo: 'dora@', step: 'send' };
    const reply = await world.post('/kontakt', fields);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('href="#feld-receiptTo"');
    expect(reply.text).toContain('value="dora@"');
    expect(await contactsThat('Falsche')).toEqual([]);
  });
  it('is kept on the way back to the form', async () => {
    const token = await tokenOf('/kontakt');
    const back = await world.post('/kontakt', { token, need, receiptTo, step: 'change' });
    expect(back.text).toContain(`<input type="hidden" name="receiptTo" value="${receiptTo}">`);
    expect((await world.post('/kontakt', { token, need, receiptTo })).text).toContain(`value="${receiptTo}"`);
  });
  it('that cannot be queued is not promised; what was sent has come all the same', async () => {
    world.queue.broken = true;
    const fields = { token: await tokenOf('/kontakt'), need: 'Ohne Brief', receiptTo, step: 'send' };
    const { text } = await world.post('/kontakt', fields);
    world.queue.broken = false;
    expect(text).toContain('Ihr Anliegen ist angekommen');
    expect(text).toContain('Die Bestätigung per E-Mail können wir gerade nicht senden');
    expect(await contactsThat('Ohne Brief')).toHaveLength(1);
  });
  it('is not offered with the sign-up, which sends its own mail', async () => {
    const before = receipts().length;
    const token = await tokenOf('/rundbrief');
    const fields = { token, email: 'eva@verein.example', receiptTo };
    expect((await world.post('/rundbrief', fields)).text).not.toContain('feld-receiptTo');
    await world.post('/rundbrief', { ...fields, step: 'send' });
    expect(receipts()).toHaveLength(before);
  });
});

describe('an answer that counts only with another', () => {
  it('is shown as not sent, and then is not in the sheet', async () => {
    const token = await tokenOf('/kontakt');
    const fields = { token, need: 'Nur mit Namen', name: CANARY };
    expect((await world.post('/kontakt', fields)).text).toContain(
      '<strong>Das senden wir nicht mit: Es gilt nur zusammen mit einer Angabe bei „Wie erreichen wir Sie?“.</strong>',
    );
    await world.send('/kontakt', fields);
    expect((await contactsThat('Nur mit Namen'))[0]).toMatchObject({ Name: '', Anonym: 'Ja' });
  });
});

describe('protection and crisis', () => {
  const numbers = /<details class="emergency" data-topic="schutz" open>.*<a class="kern-link"[^>]*>110</s;

  it('shows the emergency numbers open before the form that a link brings, and the topic is chosen', async () => {
    const { text } = await world.get('/kontakt?thema=schutz');
    expect(text).toMatch(numbers);
    expect(text).toContain('<option value="schutz" selected>');
    expect(text).toContain('action="/kontakt"');
    expect((await world.get('/kontakt')).text).not.toMatch(numbers);
  });
  it('shows them again where answers are checked, and with other topics does not', async () => {
    const token = await tokenOf('/kontakt');
    const checked = (mainTopic: string) => world.post('/kontakt', { token, need: 'x', mainTopic });
    expect((await checked('schutz')).text).toMatch(numbers);
    expect((await checked('geld')).text).not.toContain('class="emergency"');
  });
  it('shows them before the offers of that topic, with a way to the form', async () => {
    const { text } = await world.get('/angebote?topics=schutz');
    expect(text).toMatch(numbers);
    expect(text).toContain('href="/kontakt?thema&#x3D;schutz"');
    expect((await world.get('/angebote')).text).not.toContain('class="emergency"');
  });
  it.each(['constructor', 'x"><b>'])('takes no other word for a topic: %s', async (topic) => {
    const { status, text } = await world.get(`/kontakt?thema=${encodeURIComponent(topic)}`);
    expect(status).toBe(200);
    expect(text).not.toContain(' selected>');
  });
});

describe('the page after sending', () => {
  it('says the reference sign by sign, when it came and what was sent, so that it can be printed', async () => {
    const reply = await world.send('/kontakt', { token: await tokenOf('/kontakt'), need: 'Zum Drucken' });
    const signs = signsIn(reply);
    const [a, b] = signs.split('-').map((half) => half.split('').join(' '));
    expect(reply.text).toContain(`<span class="kern-sr-only">${a}, ${b}</span>`);
    expect(reply.text).toMatch(/Eingegangen am \d+\. \p{L}+ \d{4} um \d\d:\d\d Uhr/u);
    expect(reply.text).toContain('>Zum Drucken</dd>');
    expect(reply.text).not.toContain('formaction');
  });
});

describe('what is not a form', () => {
  it('is refused when it is too big, before it is read, and says what to do', async () => {
    const reply = await world.post('/kontakt', `need=${CANARY.repeat(80_000)}`);
    expect(reply.status).toBe(413);
    expect(reply.text).toContain('Das ist zu viel auf einmal');
  });
  it('is refused when it is too big and does not say how big', async () => {
    const reply = await world
      .post('/kontakt', `need=${CANARY.repeat(80_000)}`, {
        'transfer-encoding': 'chunked',
        'content-length': '',
      })
      .catch(() => null);
    expect(reply === null || reply.status === 413 || reply.status === 400).toBe(true);
  });
  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/xml', ''])(
    'is refused as "%s"',
    async (type) => {
      const reply = await world.post('/kontakt', `{"need":"${CANARY}"`, { 'content-type': type });
      expect(reply.status).toBe(415);
      expect(reply.text).toContain('Dieses Format können wir nicht lesen');
      expect(reply.text).not.toContain(CANARY);
    },
  );
  it('is shown again where its encoding is broken or a field came with several answers, and keeps what can be read', async () => {
    const token = await tokenOf('/kontakt');
    const broken = `token=${token}&need=${CANARY}%E4%zz&__proto__=x&constructor=y&step=send`;
    const several = `token=${token}&need=${CANARY}&need=anders&step=send`;
    for (const [body, why] of [
      [broken, 'die wir nicht lesen können'],
      [several, 'mehrere verschiedene Angaben'],
    ] as const) {
      const reply = await world.post('/kontakt', body);
      expect(reply.status).toBe(422);
      expect(reply.text).toContain('id="feld-need-fehler"');
      expect(reply.text).toContain(why);
      expect(reply.text).toContain(CANARY);
    }
  });
});

describe('a contact that bears signs of doubt', () => {
  const inReview = async (need: string) =>
    (await world.rows(reviewContacts)).filter((row) => row['Was gesendet wurde']?.includes(need));

  it('is put aside from two on, with all that was sent and why, and the person is told honestly', async () => {
    const need = 'Vom Automaten: https://a.example https://b.example https://c.example';
    const fields = { token: await tokenOf('/kontakt'), need, website: 'x', reach: '0571 9' };
    const [reply, again] = [await world.send('/kontakt', fields), await world.send('/kontakt', fields)];
    expect(reply.status).toBe(200);
    expect(reply.text).toContain('Ein Mensch im Quartiersbüro sieht sie durch');
    expect(reply.text).not.toContain('Wir melden uns');
    expect(signsIn(again)).toBe(signsIn(reply));
    const [row, ...more] = await inReview('Vom Automaten');
    expect(more).toEqual([]);
    expect(row?.['Warum hier']).toMatch(/unsichtbares Feld.*viele Internetadressen/);
    expect(row?.['Was gesendet wurde']).toContain('0571 9');
    expect(row?.['Was gesendet wurde']).toContain(signsIn(reply));
    expect(await contactsThat('Vom Automaten')).toEqual([]);
  });
  it('goes its way with one sign, or where the browser worked for it', async () => {
    const page = (await world.get('/kontakt')).text;
    const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const task = /data-challenge="([^"]+)"/.exec(page)?.[1] ?? '';
    const challenge = JSON.parse(task.replaceAll('&quot;', '"')) as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey });
    const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    await world.send('/kontakt', { token, need: 'Bewiesen', website: 'x', proof });
    await world.send('/kontakt', { token: await tokenOf('/kontakt'), need: 'Bewiesen nicht' });
    expect((await contactsThat('Bewiesen')).map((row) => row['Anliegen'])).toEqual([
      'Bewiesen',
      'Bewiesen nicht',
    ]);
  });
  it('keeps the hidden answers when the form is shown again', async () => {
    const token = await tokenOf('/kontakt');
    const { text } = await world.send('/kontakt', { token, need: '', website: 'gefüllt', proof: 'abc' });
    expect(text).toContain('name="website" type="text" value="gefüllt"');
    expect(text).toContain('name="proof" value="abc"');
  });
});

describe('a flood from one address', () => {
  const need = 'Flut';
  const aMinuteAgo = new Date(Date.now() - 60_000);
  /** The client claims another address each time; the platform appends the real one. */
  const send = (n: number | string, last = '203.0.113.9'): Promise<Reply> => {
    const token = world.keys.token('form:contact', `ID${n}`, aMinuteAgo, new Date(Date.now() + 60_000));
    const fields = { token, step: 'send', need: `${need} ${n}`, website: 'x' };
    return world.post('/kontakt', fields, { 'x-forwarded-for': `10.0.0.${n}, ${last}` });
  };

  it('waits, with every word kept, and stops nobody else', async () => {
    const replies = await Promise.all(Array.from({ length: 130 }, (_, n) => send(n)));
    const waiting = replies.filter(({ status }) => status === 429);
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting[0]?.headers['retry-after']).toBe('60');
    expect(waiting[0]?.text).toContain('Gerade kommt sehr viel auf einmal an');
    expect(waiting[0]?.text).toMatch(/name="need" value="Flut \d+"/);
    expect((await send('nebenan', '203.0.113.10')).text).toContain('Ihr Anliegen ist angekommen');
    const doubted = (await world.rows(reviewContacts)).filter((row) =>
      row['Was gesendet wurde']?.includes(need),
    );
    expect(doubted[0]?.['Warum hier']).toContain('vom selben Anschluss');
    expect(doubted.length + (await contactsThat(need)).length).toBe(131 - waiting.length);
  });
});

describe('when the sheet cannot take it', () => {
  const queuedRows = () => world.queue.tasks.filter(({ payload }) => 'rows' in (payload as object));

  it('because a column is gone, the whole of it stands in Prüfen of the same file', async () => {
    await dropColumn('Anliegen');
    const reply = await world.send('/kontakt', {
      token: await tokenOf('/kontakt'),
      need: CANARY,
      reach: 'Telefon',
    });
    expect(reply.status).toBe(200);
    const [row, ...more] = (await world.rows(reviewContacts)).filter((one) =>
      one['Was gesendet wurde']?.includes(CANARY),
    );
    expect(more).toEqual([]);
    expect(row?.['Warum hier']).toContain('Kontakte');
    expect(queuedRows()).toEqual([]);
  });
  it('because it is down, the queue does, and only then it is received', async () => {
    await world.stopSheets();
    const fields = { token: await tokenOf('/kontakt'), need: CANARY };
    const reply = await world.send('/kontakt', fields);
    expect(reply.status).toBe(200);
    expect(reply.text).toContain('Ihr Anliegen ist angekommen');
    expect(queuedRows()).toHaveLength(1);
    expect(queuedRows()[0]?.payload).toMatchObject({
      rows: [{ tab: 'contacts', values: { need: CANARY, outcome: 'offen' } }],
    });
    const again = await world.send('/kontakt', fields);
    expect(signsIn(again)).toBe(signsIn(reply));
    expect(new Set(queuedRows().map(({ name }) => name)).size).toBe(1);
  });
  it('and the queue neither, nothing is stored, it says so, and every word is kept', async () => {
    const fields = {
      token: await tokenOf('/kontakt'),
      need: `${CANARY}\n\nzwei`,
      name: CANARY,
      mainTopic: 'geld',
    };
    world.queue.broken = true;
    const reply = await world.send('/kontakt', fields);
    expect([reply.status, reply.headers['retry-after']]).toEqual([503, '60']);
    expect(reply.text).toContain('Wir konnten Ihre Angaben nicht speichern');
    expect(reply.text).not.toContain('ist angekommen');
    const again = sentFromCheckPage(reply.text);
    expect(Object.fromEntries(again)).toEqual({ ...fields, need: `${CANARY}\r\n\r\nzwei`, step: 'send' });
    world.queue.broken = false;
    expect((await world.post('/kontakt', again.toString())).text).toContain('ist angekommen');
  });
});

describe('what people wrote', () => {
  it('was never printed', () => {
    expect(printed).toContain('"function":"site"');
    expect(printed).not.toContain(CANARY);
  });
});

async function dropColumn(label: string): Promise<void> {
  const { data } = await world.sheets.spreadsheets.get({ spreadsheetId: world.ids.contacts });
  const sheetId =
    data.sheets?.find(({ properties }) => properties?.title === 'Kontakte')?.properties?.sheetId ?? 0;
  const { data: values } = await world.sheets.spreadsheets.values.get({
    spreadsheetId: world.ids.contacts,
    range: "'Kontakte'!1:1",
  });
  const at = ((values.values?.[0] ?? []) as string[]).indexOf(label);
  await world.sheets.spreadsheets.batchUpdate({
    spreadsheetId: world.ids.contacts,
    requestBody: {
      requests: [
        { deleteDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 } } },
      ],
    },
  });
}
