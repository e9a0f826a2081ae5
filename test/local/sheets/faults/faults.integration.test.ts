import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRecord } from '../../../../local/sheets/call/call-log.ts';
import type { Hooks } from '../../../../local/sheets/call/hooks.ts';
import type { FaultPlanInput } from '../../../../local/sheets/faults/plan.ts';
import type { SheetsServer } from '../../../../local/sheets/server.ts';
import { connect, makeList, refusal } from '../client.ts';

let server: SheetsServer;
let api: sheets_v4.Sheets;
let spreadsheetId: string;
/** What the test does while calls are under way. */
let hooks: Hooks;

beforeEach(async () => {
  hooks = {};
  ({ server, api } = await connect({ hooks }));
  spreadsheetId = await makeList(api, [['alt']]);
});
afterEach(() => server.close());

async function plan(...rules: FaultPlanInput['rules']): Promise<void> {
  const body = JSON.stringify({ rules });
  expect((await fetch(`${server.url}/local/faults`, { method: 'PUT', body })).status).toBe(200);
}

/** Writes a text into A1; the client gives up at the signal. */
function write(text: string, giveUp = new AbortController()): Promise<unknown> {
  return api.spreadsheets.values.update(
    { spreadsheetId, range: 'Liste!A1', valueInputOption: 'RAW', requestBody: { values: [[text]] } },
    { signal: giveUp.signal },
  );
}

async function read(): Promise<unknown> {
  const { data } = await api.spreadsheets.values.get({ spreadsheetId, range: 'Liste!A1' });
  return data.values?.[0]?.[0];
}

/** What is told of the last call of `values.get` or `values.update`. */
async function lastCall(method: 'get' | 'update'): Promise<CallRecord | undefined> {
  const answer = await fetch(`${server.url}/local/calls`);
  const { calls } = (await answer.json()) as { calls: CallRecord[] };
  return calls.findLast((call) => call.method === `spreadsheets.values.${method}`);
}

describe('an error on demand', () => {
  it.each([
    [
      429,
      /^429 Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user'/,
    ],
    [500, /^500 Internal error encountered\.$/],
    [503, /^503 The service is currently unavailable\.$/],
  ] as const)('%i comes in Google’s words, once, and nothing is written', async (status, words) => {
    await plan({ fault: 'error', status, methods: ['write'], times: 1 });
    expect(await refusal(write('neu'))).toMatch(words);
    expect(await read()).toBe('alt');
    await write('neu');
    expect(await read()).toBe('neu');
  });

  it('502 is a page of Google’s front end and no JSON', async () => {
    await plan({ fault: 'error', status: 502 });
    const response = await fetch(`${server.url}/v4/spreadsheets/${spreadsheetId}?key=k`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      502,
      'text/html; charset=UTF-8',
    ]);
    expect(await response.text()).toContain('<title>Error 502 (Server Error)!!1</title>');
    expect(await refusal(write('neu'))).toMatch(/^502 /);
  });

  it('503 after the write says that it failed, and it was written', async () => {
    await plan({ fault: 'error', status: 503, when: 'after', methods: ['spreadsheets.values.update'] });
    expect(await refusal(write('neu'))).toBe('503 The service is currently unavailable.');
    expect(await read()).toBe('neu');
    expect(await lastCall('update')).toMatchObject({
      status: 503,
      fault: 'error',
      carriedOut: true,
    });
  });

  it('an invalid call is refused as ever, whatever would have befallen it', async () => {
    await plan({ fault: 'error', status: 503 });
    const range = 'Liste!A1';
    const badMask = api.spreadsheets.values.get({ spreadsheetId, range, fields: 'nichts' });
    expect(await refusal(badMask)).toMatch(/^400 /);
  });
});

describe('an answer on demand that nobody gets', () => {
  it('closed: the client sees a broken connection, and it was written', async () => {
    await plan({ fault: 'lost', methods: ['write'] });
    expect(await refusal(write('neu'))).toMatch(/socket hang up|ECONNRESET|fetch failed|terminated|closed/i);
    expect(await read()).toBe('neu');
    expect(await lastCall('update')).toMatchObject({
      status: null,
      fault: 'lost',
      carriedOut: true,
    });
  });

  it('held: the client gives up, and it was written', async () => {
    await plan({ fault: 'lost', connection: 'held', methods: ['write'] });
    const client = new AbortController();
    hooks.afterExecute = () => client.abort();
    expect(await refusal(write('neu', client))).toMatch(/aborted/);
    expect(await read()).toBe('neu');
  });

  it('cut: half of it comes, the client sees an error, and it was written', async () => {
    await plan({ fault: 'cut', methods: ['write'] });
    expect(await refusal(write('neu'))).not.toBe('not refused');
    const half = fetch(`${server.url}/v4/spreadsheets`, {
      method: 'POST',
      headers: { authorization: 'Bearer x' },
      body: '{}',
    }).then(async (response) => ({ status: response.status, text: response.text() }));
    expect((await half).status).toBe(200);
    await expect((await half).text).rejects.toThrow('terminated');
    await plan();
    expect(await read()).toBe('neu');
  });
});

describe('a write on demand that lands late', () => {
  const isLate = (body: unknown): boolean => JSON.stringify(body)?.includes('spät');

  /** Sends a write whose client gives up when it has arrived; it lands when the test lets it. */
  async function abandonedWrite(): Promise<{ land: () => Promise<void> }> {
    const client = new AbortController();
    const mayLand = Promise.withResolvers<void>();
    const landed = Promise.withResolvers<void>();
    hooks.beforeCall = () => client.abort();
    hooks.beforeExecute = ({ body }) => (isLate(body) ? mayLand.promise : undefined);
    hooks.afterExecute = ({ body }) => (isLate(body) ? landed.resolve() : undefined);
    expect(await refusal(write('spät', client))).toMatch(/aborted/);
    return {
      land: () => {
        mayLand.resolve();
        return landed.promise;
      },
    };
  }

  it('lands after its client gave up', async () => {
    await plan({ fault: 'late', delayMs: 20, methods: ['write'], times: 1 });
    const { land } = await abandonedWrite();
    expect(await read()).toBe('alt');
    expect(await lastCall('update')).toMatchObject({ fault: 'late', carriedOut: false });
    await land();
    expect(await read()).toBe('spät');
    expect(await lastCall('update')).toMatchObject({ status: null, carriedOut: true });
  });

  it('overwrites what was written and answered meanwhile', async () => {
    await plan({ fault: 'late', delayMs: 0, times: 1 });
    const { land } = await abandonedWrite();
    await write('dazwischen');
    expect(await read()).toBe('dazwischen');
    await land();
    expect(await read()).toBe('spät');
  });

  it('does not land while its client still waits', async () => {
    await plan({ fault: 'late', delayMs: 0 });
    const client = new AbortController();
    const arrived = Promise.withResolvers<void>();
    const landed = Promise.withResolvers<void>();
    hooks.beforeCall = () => arrived.resolve();
    const waiting = refusal(write('spät', client));
    await arrived.promise;
    expect([await read(), await read()]).toEqual(['alt', 'alt']);
    hooks.afterExecute = ({ access }) => (access === 'write' ? landed.resolve() : undefined);
    client.abort();
    expect(await waiting).toMatch(/aborted/);
    await landed.promise;
    expect(await read()).toBe('spät');
  });

  it('concerns no reads', async () => {
    await plan({ fault: 'late', delayMs: 0 });
    expect(await read()).toBe('alt');
  });

  it('never lands when the server closes first, and the server closes at once', async () => {
    const events: string[] = [];
    const arrived = Promise.withResolvers<void>();
    const hookEnds = Promise.withResolvers<void>();
    const closing = await connect({
      faults: {
        rules: [
          { fault: 'late', delayMs: 30, times: 1 },
          { fault: 'latency', ms: 180_000, skip: 1, times: 1 },
        ],
      },
      hooks: {
        beforeCall: () => {
          if (events.push('arrived') === 1) client.abort();
        },
        beforeExecute: async () => {
          events.push('begun');
          arrived.resolve();
          await hookEnds.promise;
        },
        afterExecute: () => void events.push('carried out'),
      },
    });
    const client = new AbortController();
    const make = (signal?: AbortSignal): Promise<string> =>
      refusal(closing.api.spreadsheets.create({ requestBody: {} }, signal ? { signal } : {}));
    expect(await make(client.signal)).toMatch(/aborted/);
    const slow = make();
    const hooked = make();
    await arrived.promise;
    await closing.server.close();
    events.push('closed');
    hookEnds.resolve();
    expect(await slow).not.toBe('not refused');
    expect(await hooked).not.toBe('not refused');
    // Long enough for a write that would land after all.
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(events.at(-1)).toBe('closed');
    expect(events).not.toContain('carried out');
  });
});

describe('latency on demand', () => {
  it('a slow read shows what was written and answered while it was under way', async () => {
    const order: string[] = [];
    // Slow enough for the write to be answered first, however busy this machine is.
    for (let ms = 60; order[0] !== 'write'; ms *= 5) {
      order.length = 0;
      await plan({ fault: 'latency', ms, methods: ['read'] });
      const arrived = Promise.withResolvers<void>();
      hooks.beforeCall = () => arrived.resolve();
      const slow = read().then((text) => order.push('read', String(text)));
      await arrived.promise;
      await write(`neu ${ms}`);
      order.push('write');
      await slow;
      if (order[0] === 'write') expect(order).toEqual(['write', 'read', `neu ${ms}`]);
    }
    expect((await lastCall('get'))?.delayMs).toBeGreaterThan(0);
  });

  it('a call waits and fails where rules of both kinds concern it', async () => {
    await plan({ fault: 'latency', medianMs: 5, p99Ms: 20 }, { fault: 'error', status: 500, times: 1 });
    expect(await refusal(write('neu'))).toMatch(/^500/);
    const call = await lastCall('update');
    expect(call).toMatchObject({ fault: 'error', carriedOut: false });
    expect(call?.delayMs).toBeGreaterThan(0);
  });

  it('a slow write is carried out though its client gave up', async () => {
    await plan({ fault: 'latency', ms: 20, methods: ['write'] });
    const client = new AbortController();
    const written = Promise.withResolvers<void>();
    hooks.beforeCall = () => client.abort();
    hooks.afterExecute = () => written.resolve();
    expect(await refusal(write('spät', client))).toMatch(/aborted/);
    await written.promise;
    expect(await read()).toBe('spät');
  });
});
