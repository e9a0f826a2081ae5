import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { SheetsServer } from '../../../../local/sheets/server.ts';
import { connect, makeList, refusal } from '../client.ts';

let server: SheetsServer;
let api: sheets_v4.Sheets;

beforeEach(async () => {
  ({ server, api } = await connect({ clock: () => new Date('2026-11-24T08:00:00Z') }));
});
afterEach(() => server.close());

async function admin(verb: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const init = body === undefined ? { method: verb } : { method: verb, body: JSON.stringify(body) };
  const response = await fetch(`${server.url}${path}`, init);
  return { status: response.status, body: await response.json() };
}

describe('the admin door', () => {
  it('names its addresses at one that is none, and its verbs at a wrong one', async () => {
    expect(await admin('GET', '/local/fault')).toMatchObject({
      status: 404,
      body: { error: { message: expect.stringContaining('/local/faults, /local/quotas, /local/calls') } },
    });
    expect(await admin('POST', '/local/faults', {})).toMatchObject({
      status: 405,
      body: { error: { message: '/local/faults takes GET, PUT, DELETE only.' } },
    });
  });

  it('is described in docs/sheets-server.md, each address of it', async () => {
    const page = readFileSync(new URL('../../../../docs/sheets-server.md', import.meta.url), 'utf8');
    const { body } = await admin('GET', '/local/');
    const addresses = JSON.stringify(body).match(/\/local\/\w+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(4);
    expect(addresses.filter((address) => !page.includes(address))).toEqual([]);
  });

  it.each(['GET', 'PUT', 'DELETE'])('is closed to pages of another origin: %s', async (method) => {
    // fetch does not let a program set this header, so node:http sends it.
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'sec-fetch-site': 'cross-site' };
      const sent = request(`${server.url}/local/faults`, { method, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject);
      sent.end(method === 'PUT' ? '{"rules":[{"fault":"cut"}]}' : undefined);
    });
    expect(status).toBe(403);
    expect(await admin('GET', '/local/faults')).toMatchObject({ body: { plan: { rules: [] } } });
  });

  it('says of a body it cannot use what is wrong and where, and keeps what it had', async () => {
    await admin('PUT', '/local/faults', { rules: [{ fault: 'cut', times: 3 }] });
    const wrong = await admin('PUT', '/local/faults', { rules: [{ fault: 'late' }, { fault: 'boom' }] });
    expect(wrong).toMatchObject({
      status: 400,
      body: {
        error: {
          status: 'INVALID_ARGUMENT',
          message: expect.stringMatching(/^rules\.0\.delayMs: .*; rules\.1\.fault: /),
        },
      },
    });
    for (const [path, body] of [
      ['/local/faults', undefined],
      ['/local/faults', [1]],
      ['/local/quotas', {}],
      ['/local/quotas', { enabled: true, perUser: { read: -1, write: 5 } }],
    ] as const) {
      expect(await admin('PUT', path, body)).toMatchObject({ status: 400 });
    }
    expect(await admin('GET', '/local/faults')).toMatchObject({ body: { plan: { rules: [{ times: 3 }] } } });
    expect(await admin('GET', '/local/quotas')).toMatchObject({ body: { settings: { enabled: false } } });
  });

  it('is itself never slow, never refused and never failing', async () => {
    const zero = { read: 0, write: 0 };
    await admin('PUT', '/local/quotas', { enabled: true, perUser: zero, perProject: zero });
    await admin('PUT', '/local/faults', {
      rules: [{ fault: 'cut' }, { fault: 'latency', ms: 180_000 }],
    });
    for (const path of ['faults', 'quotas', 'calls', 'spreadsheets', 'changes']) {
      expect((await admin('GET', `/local/${path}`)).status).toBe(200);
    }
  });
});

describe('/local/faults', () => {
  it('tells the plan as it can be put again, and what its rules did; DELETE takes all failures away', async () => {
    const rules = [{ fault: 'error', status: 500, times: 1, methods: ['write'] }];
    await admin('PUT', '/local/faults', { seed: 9, rules });
    expect(await refusal(makeList(api))).toMatch(/^500/);
    await makeList(api);
    const { body } = await admin('GET', '/local/faults');
    expect(body).toMatchObject({ plan: { seed: 9, rules }, counts: [{ seen: 2, fired: 1 }] });
    const again = await admin('PUT', '/local/faults', (body as { plan: object }).plan);
    expect(again).toMatchObject({
      status: 200,
      body: { plan: { seed: 9 }, counts: [{ seen: 0, fired: 0 }] },
    });
    expect((await admin('DELETE', '/local/faults')).body).toMatchObject({ plan: { rules: [] }, counts: [] });
    expect(await refusal(makeList(api))).toBe('not refused');
  });
});

describe('/local/quotas', () => {
  it('switches Google’s limits or others on and off, and tells what this minute has seen', async () => {
    expect(await admin('PUT', '/local/quotas', { enabled: true })).toMatchObject({
      body: { settings: { perUser: { read: 60, write: 60 }, perProject: { read: 300, write: 300 } } },
    });
    await makeList(api);
    expect(await admin('GET', '/local/quotas')).toMatchObject({
      body: { used: { project: { read: 0, write: 1 }, users: { 'owner@office.example': { write: 1 } } } },
    });
    await admin('PUT', '/local/quotas', { enabled: true, perUser: { read: 60, write: 1 } });
    expect(await refusal(makeList(api))).toMatch(/^429/);
    await admin('PUT', '/local/quotas', { enabled: false });
    expect(await refusal(makeList(api))).toBe('not refused');
  });
});

describe('/local/calls', () => {
  const calls = async (): Promise<Record<string, unknown>[]> =>
    ((await admin('GET', '/local/calls')).body as { calls: Record<string, unknown>[] }).calls;

  it('tells who called what and what became of it, and nothing of what was written', async () => {
    const spreadsheetId = await makeList(api, [['Seeräuber-Jenny']]);
    await refusal(api.spreadsheets.values.get({ spreadsheetId, range: 'Seeräuber-Jenny!A1' }));
    await admin('GET', '/v4/spreadsheets/Seeräuber-Jenny:explode');
    const told = await calls();
    const common = {
      time: '2026-11-24T08:00:00.000Z',
      user: 'owner@office.example',
      ms: expect.any(Number),
      delayMs: 0,
      fault: null,
    };
    expect(told).toEqual([
      { ...common, method: 'spreadsheets.create', status: 200, carriedOut: true },
      { ...common, method: 'spreadsheets.values.update', status: 200, carriedOut: true },
      { ...common, method: 'spreadsheets.values.get', status: 400, carriedOut: false },
      { ...common, method: null, user: null, status: 501, carriedOut: false },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/Jenny/);
  });

  it('keeps the last 200', async () => {
    for (let n = 0; n < 20; n += 1) {
      await Promise.all(Array.from({ length: 11 }, () => admin('GET', `/v4/spreadsheets/x?key=k`)));
    }
    const spreadsheetId = await makeList(api);
    await api.spreadsheets.get({ spreadsheetId });
    const told = await calls();
    expect(told.length).toBe(200);
    expect(told.at(-1)).toMatchObject({ method: 'spreadsheets.get', status: 200 });
  });
});
