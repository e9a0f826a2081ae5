import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runTask } from '../../../functions/append/function.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { ports } from '../../../functions/ports.ts';
import { openWorkbook } from '../../../functions/workbook/gateway.ts';
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
    expect(await world.deliver(task)).toBe(424);
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
        'x-cloudtasks-taskpreviousresponse': '424',
      });
    for (const retries of [0, 1, 2, 3]) await attempt(retries);
    expect(world.queue.tasks).toEqual([]);
    expect(await world.rows(errors)).toEqual([]);
    for (const retries of [4, 5]) expect(await attempt(retries)).toBe(424);
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

  describe('when nobody knows what became of a try', () => {
    beforeEach(() => void (world.queue.tasks.length = 0));
    const later = () =>
      world.queue.tasks.splice(0).map(({ scheduleTime, ...more }) => ({
        ...more,
        inS: (Date.parse(scheduleTime ?? '') - Date.now()) / 1_000,
      }));

    it.each<[string, Record<string, string>]>([
      ['no answer', {}],
      ['an answer of the front end', { 'x-cloudtasks-taskpreviousresponse': '503' }],
    ])('because it got %s, writes nothing and hands the rows over, once', async (what, previous) => {
      const values = { id: idOf(what), email: 'a@b.example', status: 'aktiv' };
      const task = { rows: [{ tab: 'partners', values }] };
      const before = (await world.rows(partners)).length;
      const headers = { 'x-cloudtasks-taskname': 'cd34', 'x-cloudtasks-taskretrycount': '1', ...previous };
      expect([await world.deliver(task, headers), await world.deliver(task, headers)]).toEqual([200, 200]);
      expect(await world.rows(partners)).toHaveLength(before);
      const [first, second] = later();
      expect(first?.name).toBe(second?.name);
      expect(first).toMatchObject({ payload: { ...task, before: { task: 'cd34', tries: 2 } } });
      expect(first?.inS).toBeGreaterThan(180);
      expect(await world.deliver(first?.payload)).toBe(200);
      expect(await world.rows(partners)).toHaveLength(before + 1);
    });

    it('because its own write had no usable answer, hands them over too, and counts the tries of all', async () => {
      const before = { task: 'ef56', tries: 4 };
      await world.fail({ rules: [{ fault: 'error', status: 503, methods: ['write'] }] });
      const workbook = openWorkbook({
        sheets: world.sheets,
        directoryId: world.ids.directory,
        wait: () => Promise.resolve(),
      });
      const call = { task: 'gh78', number: 1, isKnown: true };
      const report = await runTask({ rows: [row('unterwegs')], before }, call, { ...ports(), workbook });
      await world.fail({ rules: [] });
      expect(report).toEqual({ place: 'queue' });
      const [alarm, again] = later();
      expect(alarm).toMatchObject({ payload: { kind: 'alarm', task: 'ef56', code: 'UNREACHABLE' } });
      expect(again).toMatchObject({ payload: { before: { task: 'ef56', tries: 5 } } });
    });

    it('does not end a task whose rows the queue does not take again', async () => {
      world.queue.broken = true;
      const headers = { 'x-cloudtasks-taskname': 'ij90', 'x-cloudtasks-taskretrycount': '1' };
      expect(await world.deliver({ rows: [row('D')] }, headers)).toBe(500);
      world.queue.broken = false;
    });
  });

  it('does not end a task while the sheet is down', async () => {
    await world.stopSheets();
    expect(await world.deliver({ rows: [row('C')] })).toBe(424);
  });
});
