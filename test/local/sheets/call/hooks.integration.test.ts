import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { Arrival } from '../../../../local/sheets/call/arrival.ts';
import type { Hooks } from '../../../../local/sheets/call/hooks.ts';
import type { SheetsServer } from '../../../../local/sheets/server.ts';
import { clientFor, connect, makeList, refusal } from '../client.ts';

const tokens = {
  product: { email: 'robot@office.example', role: 'editor' },
  manager: { email: 'owner@office.example', role: 'owner' },
} as const;

let server: SheetsServer;
afterEach(() => server.close());

/** The product's and the manager's client on one list; hooks see the product's calls on it alone. */
async function scene(hooks: Hooks): Promise<{
  write: (text: string) => Promise<unknown>;
  asManager: (request: object) => Promise<void>;
  column: () => Promise<unknown>;
}> {
  const robotsOnly = (hook: Hooks[keyof Hooks]) => (arrival: Arrival) =>
    arrival.actor.email === tokens.product.email ? hook?.(arrival) : undefined;
  ({ server } = await connect({
    tokens,
    hooks: {
      beforeCall: robotsOnly((arrival) => hooks.beforeCall?.(arrival)),
      beforeExecute: robotsOnly((arrival) => hooks.beforeExecute?.(arrival)),
      afterExecute: robotsOnly((arrival) => hooks.afterExecute?.(arrival)),
    },
  }));
  const manager = clientFor(server.url, 'manager');
  const spreadsheetId = await makeList(manager, [['a'], ['b']]);
  const rowOf = (stringValue: string): sheets_v4.Schema$Request => {
    const rows = [{ values: [{ userEnteredValue: { stringValue } }] }];
    return { appendCells: { sheetId: 7, fields: 'userEnteredValue', rows } };
  };
  return {
    write: (text) =>
      clientFor(server.url, 'product').spreadsheets.batchUpdate({
        spreadsheetId,
        requestBody: { requests: [rowOf(text), rowOf(`${text}!`)] },
      }),
    asManager: async (request) => {
      await manager.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [request] } });
    },
    column: async () => {
      const asked = { spreadsheetId, range: 'Liste!A:A', majorDimension: 'COLUMNS' };
      return (await manager.spreadsheets.values.get(asked)).data.values?.[0];
    },
  };
}

const insertRow = {
  insertDimension: { range: { sheetId: 7, dimension: 'ROWS', startIndex: 0, endIndex: 1 } },
};
const deleteRow = {
  deleteDimension: { range: { sheetId: 7, dimension: 'ROWS', startIndex: 0, endIndex: 1 } },
};

describe('a hook', () => {
  it.each(['beforeCall', 'beforeExecute'] as const)(
    'acts as the manager %s: the batch finds the sheet as the manager left it',
    async (point) => {
      const hooks: Hooks = {};
      const { write, asManager, column } = await scene(hooks);
      hooks[point] = () => asManager(deleteRow);
      await write('neu');
      expect(await column()).toEqual(['b', 'neu', 'neu!']);
    },
  );

  it('acts as the manager after the batch and before its answer', async () => {
    const hooks: Hooks = {};
    const { write, asManager, column } = await scene(hooks);
    let seen: unknown;
    hooks.afterExecute = async () => {
      seen = await column();
      await asManager(insertRow);
    };
    await write('neu');
    expect(seen).toEqual(['a', 'b', 'neu', 'neu!']);
    expect(await column()).toEqual(['', 'a', 'b', 'neu', 'neu!']);
  });

  it('knows the method, the file, who calls and what was sent, and runs at each point once in order', async () => {
    const hooks: Hooks = {};
    const { write } = await scene(hooks);
    const points: [string, Arrival][] = [];
    for (const point of ['beforeCall', 'beforeExecute', 'afterExecute'] as const) {
      hooks[point] = (arrival) => void points.push([point, arrival]);
    }
    await write('neu');
    expect(points.map(([point]) => point)).toEqual(['beforeCall', 'beforeExecute', 'afterExecute']);
    for (const [, arrival] of points) {
      expect(arrival).toMatchObject({
        method: 'spreadsheets.batchUpdate',
        access: 'write',
        spreadsheetId: expect.stringMatching(/^[\w-]{20,}$/),
        actor: tokens.product,
        body: { requests: [{ appendCells: { sheetId: 7 } }, {}] },
      });
    }
  });

  it('lets batches that wait in it be carried out whole, one after the other', async () => {
    const hooks: Hooks = {};
    const { write, column } = await scene(hooks);
    const arrivals: (() => void)[] = [];
    const all = Promise.withResolvers<void>();
    hooks.beforeExecute = async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (arrivals.push(resolve) === 3) all.resolve();
      await promise;
    };
    const writes = Promise.all(['x', 'y', 'z'].map(write));
    await all.promise;
    expect(await column()).toEqual(['a', 'b']);
    for (const go of arrivals.toReversed()) go();
    await writes;
    const rows = (await column()) as string[];
    expect(rows.toSorted()).toEqual(['a', 'b', 'x', 'x!', 'y', 'y!', 'z', 'z!']);
    for (const text of ['x', 'y', 'z']) expect(rows[rows.indexOf(text) + 1]).toBe(`${text}!`);
  });

  it('sees no call that is refused as malformed, and makes its call fail when it throws', async () => {
    const hooks: Hooks = {};
    const { column } = await scene(hooks);
    const robot = clientFor(server.url, 'product');
    let seen = 0;
    hooks.beforeCall = () => void (seen += 1);
    const bad = { spreadsheetId: 'x', fields: 'nichts' };
    expect(await refusal(robot.spreadsheets.get(bad))).toMatch(/^400/);
    expect(seen).toBe(0);
    const { error } = console;
    console.error = () => undefined;
    try {
      hooks.beforeCall = () => Promise.reject(new Error('a test went wrong'));
      expect(await refusal(robot.spreadsheets.get({ spreadsheetId: 'x' }))).toMatch(/^500 Internal error/);
    } finally {
      console.error = error;
    }
    expect(await column()).toEqual(['a', 'b']);
  });
});
