import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../../functions/platform/keys.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { answersTab } from '../../../sheets-schema/answers.ts';
import { referenceOf } from '../../../sheets-schema/ids.ts';
import { questions } from '../../../sheets-schema/questions.ts';
import { surveys } from '../../../sheets-schema/surveys.ts';
import { eventually } from '../../support/product.ts';
import { question, survey } from '../survey/samples.ts';
import { startScene, tokenIn } from '../survey/scene.ts';

let scene: Awaited<ReturnType<typeof startScene>>;
const id = idOf('survey in bad weather');
const own = survey({ id, reference: referenceOf(id) });
const asked = [
  question({ no: 1, key: 'ja', type: 'einzel', text: 'Ja oder nein?', options: 'Ja\nNein' }),
  question({ no: 2, key: 'wort', type: 'text', text: 'Was noch?' }),
];
const tab = answersTab(own, asked);
const path = `/umfrage/${referenceOf(id)}`;
const answers = async () => (await scene.office.open().read(tab))[tab.key] ?? [];
/** Those that say one of these words: a try that nobody was told of may land between others. */
const saying = async (...words: string[]) =>
  (await answers()).filter((row) => words.includes(String(row['q.wort'])));

beforeAll(async () => {
  scene = await startScene();
  scene.goTo('2026-11-20T10:00:00Z');
  await scene.office
    .open()
    .append([append(surveys, own), ...asked.map((one) => append(questions, { ...one, id: idOf(one.text) }))]);
});

afterAll(() => scene.close());

describe('an answer in bad weather', () => {
  it('waits in the page while not even the questions can be read, and one button sends it again', async () => {
    scene.broken.sheets = true;
    const { status, html } = await scene.send(path, {
      token: 'any',
      'q.ja': 'Ja',
      'q.wort': 'Zeile 1\n<Zeile 2>',
    });
    expect(status).toBe(503);
    expect(html).toMatch(/<input type="hidden" name="q\.wort" value="Zeile 1\r?\n&lt;Zeile 2&gt;">/);
    expect(html).toContain(`action="${path}"`);
    expect(html).toContain('Noch einmal senden');
    scene.broken.sheets = false;
  });

  it('waits in the page while the manager holds the survey', async () => {
    const held = idOf('survey on hold');
    const row = survey({ id: held, reference: referenceOf(held), title: 'Pause', status: 'angehalten' });
    await scene.office.open().append([append(surveys, row)]);
    await eventually(async () => {
      const { status, html } = await scene.send(`/umfrage/${held}`, {
        token: 'any',
        'q.wort': 'Lang & breit',
      });
      expect(status).toBe(409);
      expect(html).toMatch(/<input type="hidden" name="q\.wort" value="Lang &amp; breit">/);
      expect(html).toContain('macht gerade Pause');
    });
  });

  it('is not called received while neither the sheet nor the queue takes it, and keeps every word', async () => {
    const { token } = await scene.shown(path);
    Object.assign(scene.broken, { sheets: true, queue: true });
    const { status, html } = await scene.send(path, {
      token,
      'q.ja': 'Nein',
      'q.wort': 'Das bleibt stehen.',
    });
    expect(await answers()).toEqual([]);
    Object.assign(scene.broken, { sheets: false, queue: false });
    expect(status).toBe(503);
    expect(html).toContain('Das bleibt stehen.');
    expect(html).toMatch(/value="Nein" checked/);
    expect(tokenIn(html)).toBe(token);
  });

  it('goes through the queue while the sheet is away, which creates the tab; sent again it still counts once', async () => {
    const { token } = await scene.shown(path);
    scene.broken.sheets = true;
    const fields = { token, 'q.ja': 'Ja', 'q.wort': 'Über den Umweg.' };
    const { status, html } = await scene.send(path, fields);
    expect(status).toBe(200);
    expect(html).toContain('Danke für Ihre Antworten');
    scene.broken.sheets = false;
    const [row] = await eventually(async () => {
      const rows = await saying('Über den Umweg.');
      expect(rows).toHaveLength(1);
      return rows;
    });
    expect(row).toMatchObject({ 'q.ja': 'Ja', 'q.wort': 'Über den Umweg.' });
    expect((await scene.send(path, fields)).status).toBe(200);
    expect(await saying('Über den Umweg.')).toHaveLength(1);
  });

  it('given after Back with other words is another answer, for what is called received is kept', async () => {
    const { token } = await scene.shown(path);
    for (const words of ['Ich', 'Meine Mutter', 'Meine Mutter'])
      expect((await scene.send(path, { token, 'q.ja': 'Ja', 'q.wort': words })).status).toBe(200);
    const rows = await saying('Ich', 'Meine Mutter');
    expect(rows.map((row) => row['q.wort'])).toEqual(['Ich', 'Meine Mutter']);
  });
});
