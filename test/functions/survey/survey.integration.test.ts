import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { append as appendFunction } from '../../../functions/append/function.ts';
import { idOf, newKeyFile } from '../../../functions/platform/keys.ts';
import { serverOf } from '../../../functions/server.ts';
import { site } from '../../../functions/site/function.ts';
import { survey as surveyFunction } from '../../../functions/survey/function.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { startMetadata } from '../../../local/metadata/server.ts';
import { startTasks } from '../../../local/tasks/server.ts';
import { answersTab } from '../../../sheets-schema/answers.ts';
import { deliveries } from '../../../sheets-schema/deliveries.ts';
import { isId, referenceOf } from '../../../sheets-schema/ids.ts';
import { questions, type Question } from '../../../sheets-schema/questions.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { surveys } from '../../../sheets-schema/surveys.ts';
import { openPostOffice } from '../mail/post-office.ts';
import { startOffice, type Office } from '../workbook/office.ts';
import { question, survey } from './samples.ts';

const state = mkdtempSync(join(tmpdir(), 'survey-'));
const clockFile = join(state, 'clock.json');
const open: { close(): Promise<void> }[] = [];
let office: Office;
let post: Awaited<ReturnType<typeof openPostOffice>>;
let siteUrl: string;
let surveyUrl: string;

const id = idOf('survey of the test');
const own = survey({
  id,
  reference: referenceOf(id),
  invited: 25,
  intro: 'Guten Tag.\n\nBitte helfen Sie uns.',
});
const title = own.title;
const asked: Question[] = [
  question({
    no: 1,
    key: 'treff',
    type: 'einzel',
    text: 'Kennen Sie den Treff?',
    options: 'Ja\nNein',
    required: 'ja',
    survey: title,
  }),
  question({
    no: 2,
    key: 'froh',
    type: 'skala',
    text: 'Wie zufrieden sind Sie?',
    scale: 'zufrieden5',
    survey: title,
  }),
  question({
    no: 3,
    key: 'fehlt',
    type: 'mehrfach',
    text: 'Was fehlt?',
    options: 'Bänke\nMehr Grün',
    survey: title,
  }),
  question({ no: 4, key: 'rat', type: 'empfehlung', text: 'Weiterempfehlen?', survey: title }),
  question({ no: 5, key: 'zahl', type: 'zahl', text: 'Wie viele wohnen bei Ihnen?', survey: title }),
  question({ no: 6, key: 'wort', type: 'text', text: 'Was noch?', survey: title }),
];
const tab = answersTab(own, asked);

beforeAll(async () => {
  office = await startOffice();
  open.push(office);
  post = await openPostOffice();
  open.push(post);
  const metadata = await startMetadata({ port: 0 });
  open.push(metadata);
  const tasks = await startTasks({ port: 0, state, now: () => new Date() });
  open.push(tasks);
  writeFileSync(join(state, 'keys.json'), JSON.stringify(newKeyFile()));
  goTo('2026-11-20T10:00:00Z');
  const workbook = office.open();
  await workbook.append([
    append(surveys, own),
    append(surveys, {
      ...survey({ title: 'Spätere' }),
      id: idOf('later'),
      reference: referenceOf(idOf('later')),
      opens: '2026-12-24',
      closes: '2026-12-31',
    }),
    append(surveys, {
      ...survey({ title: 'Pause', status: 'angehalten' }),
      id: idOf('held'),
      reference: null,
    }),
    ...asked.map((one) => append(questions, { ...one, id: idOf(one.text) })),
  ]);
  await set('sender.email', 'buero@quartier.example');
  await set('manager.email', 'leitung@quartier.example');
  await set('manager.name', 'Kim Beispiel');

  const door = await serve(serverOf('append', appendFunction));
  Object.assign(process.env, {
    GCE_METADATA_HOST: metadata.host,
    METADATA_SERVER_DETECTION: 'assume-present',
    DIRECTORY_ID: office.ids.directory,
    SITE_URL: 'http://site.example',
    SHEETS_ROOT_URL: office.url,
    TASKS_ROOT_URL: `${tasks.url}/`,
    TASKS_QUEUE: 'projects/p/locations/l/queues/q',
    APPEND_URL: door,
    POST_URL: door,
    SMTP_URL: post.url,
    SIGNING_KEYS_FILE: join(state, 'keys.json'),
    CLOCK_FILE: clockFile,
    WRITES_PER_MINUTE: '6000',
  });
  siteUrl = await serve(serverOf('site', site));
  surveyUrl = await serve(serverOf('survey', surveyFunction));
});

afterAll(async () => {
  await Promise.all(open.map((part) => part.close()));
  rmSync(state, { recursive: true, force: true });
});

async function serve(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  open.push({
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Moves the functions' clock. */
function goTo(time: string): void {
  writeFileSync(clockFile, JSON.stringify({ offsetMs: Date.parse(time) - Date.now() }));
}

/** The manager writes into *Einstellungen*. */
async function set(key: string, value: string): Promise<void> {
  const rows = await office.shown(settings);
  const row = rows.findIndex((cells) => cells.includes(key)) + 1;
  const column = String.fromCharCode(65 + (rows[0] ?? []).indexOf(settings.columns.value.label));
  expect(row).toBeGreaterThan(1);
  await office.sheets.spreadsheets.values.update({
    spreadsheetId: office.ids.directory,
    range: `'${settings.title}'!${column}${row}`,
    valueInputOption: 'RAW',
    requestBody: { values: [[value]] },
  });
}

const path = `/umfrage/${referenceOf(id)}`;
const tokenIn = (html: string): string => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? '';

async function shown(address = path): Promise<{ status: number; html: string; token: string }> {
  const answer = await fetch(siteUrl + address);
  const html = await answer.text();
  return { status: answer.status, html, token: tokenIn(html) };
}

async function send(
  fields: Record<string, string | string[]>,
  address = path,
): Promise<{ status: number; html: string }> {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value);
  const answer = await fetch(siteUrl + address, { method: 'POST', body });
  return { status: answer.status, html: await answer.text() };
}

async function run(at: string): Promise<Record<string, unknown>> {
  const headers = { 'X-CloudScheduler': 'true', 'X-CloudScheduler-ScheduleTime': at };
  const answer = await fetch(surveyUrl, { method: 'POST', headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
}

const readTab = async () => (await office.open().read(tab))[tab.key] ?? [];

describe('a survey', () => {
  it('asks its questions in their order, and says on page one that it is anonymous', async () => {
    const { status, html } = await shown();
    expect(status).toBe(200);
    expect(html).toContain('Diese Umfrage ist anonym');
    const places = asked.map(({ text }) => html.indexOf(text));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(html).toContain('weiß nicht / keine Angabe');
  });

  it('is found by id and by Zeichen, however they are typed', async () => {
    expect((await shown(`/umfrage/${id}`)).status).toBe(200);
    expect((await shown(`/umfrage/${referenceOf(id).toLowerCase().replace('-', '')}`)).status).toBe(200);
    expect((await shown('/umfrage/ABCD-EFGH')).status).toBe(404);
  });

  it('says when it is not open yet, or held', async () => {
    expect((await shown(`/umfrage/${idOf('later')}`)).html).toContain('beginnt am 24. Dezember 2026');
    expect((await shown(`/umfrage/${idOf('held')}`)).html).toContain('macht gerade Pause');
  });

  it('shows what is wrong beside the field and in a summary, and loses nothing', async () => {
    const { token } = await shown();
    const { status, html } = await send({
      token,
      'q.froh': '4',
      'q.fehlt': ['Bänke', 'Mehr Grün'],
      'q.zahl': 'viele',
      'q.wort': 'Ein Wort <b>mit</b> & Zeichen',
    });
    expect(status).toBe(422);
    expect(html).toContain('href="#frage-1-1"');
    expect(html).toContain('href="#frage-5"');
    expect(html).toContain('Frage 1: Bitte wählen Sie eine Antwort.');
    expect(html).toContain('value="viele"');
    expect(html).toContain('Ein Wort &lt;b&gt;mit&lt;/b&gt; &amp; Zeichen');
    expect(html.match(/ checked/g)).toHaveLength(3);
    expect(await readTab()).toEqual([]);
  });

  it('shows an old form again with everything in it', async () => {
    const { status, html } = await send({ token: 'alt', 'q.treff': 'Ja', 'q.wort': 'bleibt stehen' });
    expect(status).toBe(422);
    expect(html).toContain('bleibt stehen');
    expect(tokenIn(html)).not.toBe('alt');
  });

  it('keeps ten answers, each with nothing beside it but a ticket; the same form twice is one', async () => {
    const steps = ['5', '5', '4', '4', '4', '4', '3', '3', '2', '2'];
    for (const [i, step] of steps.entries()) {
      const { token } = await shown();
      const fields = {
        token,
        'q.treff': i < 5 ? 'Ja' : 'Nein',
        'q.froh': step,
        'q.fehlt': i < 7 ? ['Bänke', 'Mehr Grün'] : ['Bänke'],
        'q.rat': String(i),
        'q.zahl': String(i + 1),
        'q.wort': i === 0 ? '=SUMME(A1) und Danke' : '',
      };
      const { status, html } = await send(fields);
      expect(status).toBe(200);
      expect(html).toContain('Danke für Ihre Antworten');
      if (i === 0) expect((await send(fields)).status).toBe(200);
    }
    const rows = await readTab();
    expect(rows).toHaveLength(10);
    const columns = ['q.treff', 'q.froh', 'q.fehlt', 'q.rat', 'q.zahl', 'q.wort', 'ticket', 'row'];
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(columns.toSorted());
    expect(rows[0]).toMatchObject({
      'q.treff': 'Ja',
      'q.froh': 'sehr zufrieden',
      'q.fehlt': 'Bänke\nMehr Grün',
      'q.rat': 0,
      'q.wort': '=SUMME(A1) und Danke',
    });
    expect(rows.every(({ ticket }) => isId(String(ticket)))).toBe(true);
    expect(new Set(rows.map(({ ticket }) => ticket)).size).toBe(10);
    expect((await office.shown(tab))[0]).toEqual([...asked.map(({ text }) => text), 'Antwort']);
  });

  it('is still open on its last day, and closed the day after', async () => {
    goTo('2026-11-30T22:59:00Z'); // 23:59 in Berlin
    expect((await shown()).html).toContain('<form');
    goTo('2026-11-30T23:01:00Z');
    const { html } = await shown();
    expect(html).toContain('Diese Umfrage ist beendet');
    expect(html).not.toContain('name="token"');
  });

  it('sends no summary on the last day, exactly one the day after, and none again', async () => {
    expect(await run('2026-11-30T06:00:00Z')).toEqual({ due: 0, sent: 0, before: 0 });
    expect(post.taken).toHaveLength(0);
    expect(await run('2026-12-01T06:00:00Z')).toEqual({ due: 1, sent: 1, before: 0 });
    expect(await run('2026-12-01T06:00:00Z')).toEqual({ due: 1, sent: 0, before: 1 });
    expect(await run('2026-12-02T06:00:00Z')).toEqual({ due: 1, sent: 0, before: 1 });
    expect(post.taken.map(({ to }) => to)).toEqual(['leitung@quartier.example']);
    const { deliveries: ledger } = await office.open().read(deliveries);
    expect(ledger.map(({ key, state: at, recipient }) => [key, at, recipient])).toEqual([
      [`survey-summary|${id}`, 'begonnen', 'manager'],
      [`survey-summary|${id}`, 'gesendet', 'manager'],
    ]);
  });

  it('tells in the summary what ten answers allow to tell, and quotes nobody', () => {
    const { email } = post.taken[0] ?? expect.unreachable('no letter');
    expect(email.subject).toBe(`Ergebnis der Umfrage „${title}“`);
    const text = email.text ?? '';
    expect(text).toContain('Antworten: 10 von 25 Eingeladenen');
    expect(text).toMatch(/- Ja: 5\n\s+- Nein: 5\n/);
    expect(text).toMatch(/- sehr zufrieden oder eher zufrieden: 6\n\s+- teils \/ teils: ·\n/);
    expect(text).toMatch(/- Bänke: 10\n\s+- Mehr Grün: 7\n/);
    expect(text).not.toContain('%');
    expect(text).not.toContain('SUMME');
    const html = email.html ?? '';
    expect(html).not.toContain('SUMME');
    expect(Buffer.byteLength(html)).toBeLessThan(80_000);
    const cids = [...html.matchAll(/src="cid:([^"]+)"/g)].map(([, cid]) => `<${cid}>`);
    expect(cids.length).toBeGreaterThan(2);
    expect(email.attachments.map(({ contentId }) => contentId)).toEqual(cids);
    expect(email.attachments.every(({ mimeType }) => mimeType === 'image/png')).toBe(true);
    expect(html).toMatch(/alt="Balkenbild\. Ja: 5 von 10; Nein: 5 von 10\."/);
  });
});
