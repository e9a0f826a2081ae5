import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../../functions/platform/keys.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { partners } from '../../../sheets-schema/partners.ts';
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
  it('does not end a task while the sheet is down', async () => {
    await world.stopSheets();
    expect(await world.deliver({ rows: [row('C')] })).toBe(500);
  });
});
