import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../../functions/platform/keys.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { errors } from '../../../sheets-schema/errors.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { startWorld, type World } from '../site/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

function row(need: string, more: object = {}) {
  return {
    tab: 'contacts',
    values: {
      id: idOf(need),
      date: '2026-11-23',
      need,
      outcome: 'offen',
      receivedAt: '2026-11-23T10:00:00.000Z',
      ...more,
    },
  };
}

describe('append', () => {
  it('writes the rows of a task, over several files, and once however often it comes', async () => {
    const task = {
      rows: [row('A'), { tab: 'partners', values: { id: idOf('P'), email: 'a@b.example', status: 'aktiv' } }],
    };
    expect([await world.deliver(task), await world.deliver(task)]).toEqual([200, 200]);
    expect((await world.rows(contacts)).map(({ Anliegen }) => Anliegen)).toEqual(['A']);
    expect(await world.rows(partners)).toHaveLength(1);
  });
  it('writes the rows of a task once when the queue hands it over twice at the same moment', async () => {
    const before = (await world.rows(contacts)).length;
    const task = { rows: [row('zugleich')] };
    expect(await Promise.all([world.deliver(task), world.deliver(task)])).toEqual([200, 200]);
    expect(await world.rows(contacts)).toHaveLength(before + 1);
  });
  it.each([
    ['is empty', { rows: [] }],
    ['is another thing', { kind: 'optIn' }],
    ['names an unknown tab', { rows: [{ tab: 'nothing', values: {} }] }],
    ['names a column that is none', { rows: [row('B', { constructor: 'x' })] }],
    ['holds a value of another kind', { rows: [row('B', { date: 'morgen' })] }],
    ['has no id', { rows: [{ tab: 'contacts', values: { need: 'B' } }] }],
  ])('does not end a task that %s, and writes nothing of it', async (_what, task) => {
    expect(await world.deliver(task)).toBe(500);
    expect(await world.rows(contacts)).toHaveLength(2);
  });
  it('sets up a new file whose link was just pasted, and writes into it', async () => {
    const before = await world.rows(contacts);
    const { data } = await world.sheets.spreadsheets.create({
      requestBody: { properties: { title: 'Kontakte 2027' } },
    });
    const spreadsheetId = data.spreadsheetId ?? '';
    const [label, key] = ['Link zur Datei „Kontakte 2027“', 'file.contacts.2027'];
    await world.workbook.append([append(settings, { key, label, value: spreadsheetId })]);
    // Who has looked before knows the new link after some minutes: here is a process that starts afterwards.
    process.env['WRITES_PER_MINUTE'] = '5999';
    expect(await world.deliver({ rows: [row('Neujahr')] })).toBe(200);
    const read = await world.sheets.spreadsheets.values.get({ spreadsheetId, range: "'Kontakte'!A1:C3" });
    expect(read.data.values).toHaveLength(2);
    expect(await world.rows(contacts)).toEqual(before);
  });

  it('tells people from the fifth try on, with codes only, and writes *Fehler* once', async () => {
    const task = { rows: [row('Geheim', { date: 'morgen' })] };
    const attempt = (retries: number) =>
      world.deliver(task, {
        'x-cloudtasks-taskname': 'ab12',
        'x-cloudtasks-taskretrycount': String(retries),
      });
    for (const retries of [0, 1, 2, 3]) await attempt(retries);
    expect(world.queue.tasks).toEqual([]);
    expect(await world.rows(errors)).toEqual([]);
    for (const retries of [4, 5]) expect(await attempt(retries)).toBe(500);
    const code = 'PAYLOAD_INVALID';
    const payload = { kind: 'alarm', function: 'append', task: 'ab12', code };
    // Both under one name, so that the queue takes one.
    expect(world.queue.tasks.map((one) => one.payload)).toEqual([payload, payload]);
    expect(new Set(world.queue.tasks.map(({ name }) => name)).size).toBe(1);
    expect(world.queue.tasks[0]?.url).toBe('http://127.0.0.1:9/post');
    const rows = await world.rows(errors);
    expect(rows).toMatchObject([{ Funktion: 'append', 'Lauf oder Einsendung': 'ab12', Code: code }]);
    expect(JSON.stringify(rows)).not.toContain('Geheim');
  });

  it('does not end a task while the sheet is down', async () => {
    await world.stopSheets();
    expect(await world.deliver({ rows: [row('C')] })).toBe(500);
  });
});
