import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../../functions/platform/keys.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { answersTab } from '../../../sheets-schema/answers.ts';
import { deliveries } from '../../../sheets-schema/deliveries.ts';
import { isId, referenceOf } from '../../../sheets-schema/ids.ts';
import { questions, type Question } from '../../../sheets-schema/questions.ts';
import { surveys } from '../../../sheets-schema/surveys.ts';
import { question, survey } from './samples.ts';
import { startScene, tokenIn } from './scene.ts';

let scene: Awaited<ReturnType<typeof startScene>>;

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
  scene = await startScene();
  scene.goTo('2026-11-20T10:00:00Z');
  const workbook = scene.office.open();
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
  await scene.set('sender.email', 'buero@quartier.example');
  await scene.set('manager.email', 'leitung@quartier.example');
  await scene.set('manager.name', 'Kim Beispiel');
});

afterAll(() => scene.close());

const path = `/umfrage/${referenceOf(id)}`;

const readTab = async () => (await scene.office.open().read(tab))[tab.key] ?? [];

describe('a survey', () => {
  it('asks its questions in their order, and says on page one that it is anonymous', async () => {
    const { status, html } = await scene.shown(path);
    expect(status).toBe(200);
    expect(html).toContain('Diese Umfrage ist anonym');
    const places = asked.map(({ text }) => html.indexOf(text));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(html).toContain('weiß nicht / keine Angabe');
  });

  it('is found by id and by Zeichen, however they are typed', async () => {
    expect((await scene.shown(`/umfrage/${id}`)).status).toBe(200);
    expect((await scene.shown(`/umfrage/${referenceOf(id).toLowerCase().replace('-', '')}`)).status).toBe(
      200,
    );
    expect((await scene.shown('/umfrage/ABCD-EFGH')).status).toBe(404);
  });

  it('says when it is not open yet, or held', async () => {
    expect((await scene.shown(`/umfrage/${idOf('later')}`)).html).toContain('beginnt am 24. Dezember 2026');
    expect((await scene.shown(`/umfrage/${idOf('held')}`)).html).toContain('macht gerade Pause');
  });

  it('shows what is wrong beside the field and in a summary, and loses nothing', async () => {
    const { token } = await scene.shown(path);
    const { status, html } = await scene.send(path, {
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
    const { status, html } = await scene.send(path, {
      token: 'alt',
      'q.treff': 'Ja',
      'q.wort': 'bleibt stehen',
    });
    expect(status).toBe(422);
    expect(html).toContain('bleibt stehen');
    expect(tokenIn(html)).not.toBe('alt');
  });

  it('keeps ten answers, each with nothing beside it but a ticket; the same form twice is one', async () => {
    const steps = ['5', '5', '4', '4', '4', '4', '3', '3', '2', '2'];
    for (const [i, step] of steps.entries()) {
      const { token } = await scene.shown(path);
      const fields = {
        token,
        'q.treff': i < 5 ? 'Ja' : 'Nein',
        'q.froh': step,
        'q.fehlt': i < 7 ? ['Bänke', 'Mehr Grün'] : ['Bänke'],
        'q.rat': String(i),
        'q.zahl': String(i + 1),
        'q.wort': i === 0 ? '=SUMME(A1) und Danke' : '',
      };
      const { status, html } = await scene.send(path, fields);
      expect(status).toBe(200);
      expect(html).toContain('Danke für Ihre Antworten');
      if (i === 0) expect((await scene.send(path, fields)).status).toBe(200);
    }
    const rows = await readTab();
    expect(rows).toHaveLength(10);
    const columns = [
      'q.treff',
      'q.froh',
      'q.fehlt',
      'q.rat',
      'q.zahl',
      'q.wort',
      'ticket',
      'row',
      'spreadsheetId',
    ];
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
    expect((await scene.office.shown(tab))[0]).toEqual([...asked.map(({ text }) => text), 'Antwort']);
  });

  it('is still open on its last day, and closed the day after', async () => {
    scene.goTo('2026-11-30T22:59:00Z'); // 23:59 in Berlin
    expect((await scene.shown(path)).html).toContain('<form');
    scene.goTo('2026-11-30T23:01:00Z');
    const { html } = await scene.shown(path);
    expect(html).toContain('Diese Umfrage ist beendet');
    expect(html).not.toContain('name="token"');
  });

  it('sends no summary on the last day, exactly one the day after, and none again', async () => {
    expect(await scene.run('2026-11-30T06:00:00Z')).toEqual({
      status: 200,
      report: { due: 0, sent: 0, before: 0 },
    });
    expect(scene.post.taken).toHaveLength(0);
    expect(await scene.run('2026-12-01T06:00:00Z')).toEqual({
      status: 200,
      report: { due: 1, sent: 1, before: 0 },
    });
    expect(await scene.run('2026-12-01T06:00:00Z')).toEqual({
      status: 200,
      report: { due: 1, sent: 0, before: 1 },
    });
    expect(await scene.run('2026-12-02T06:00:00Z')).toEqual({
      status: 200,
      report: { due: 1, sent: 0, before: 1 },
    });
    expect(scene.post.taken.map(({ to }) => to)).toEqual(['leitung@quartier.example']);
    const { deliveries: ledger } = await scene.office.open().read(deliveries);
    expect(ledger.map(({ key, state: at, recipient }) => [key, at, recipient])).toEqual([
      [`survey-summary|${id}`, 'begonnen', 'manager'],
      [`survey-summary|${id}`, 'gesendet', 'manager'],
    ]);
  });

  it('tells in the summary what ten answers allow to tell, and quotes nobody', () => {
    const { email } = scene.post.taken[0] ?? expect.unreachable('no letter');
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
