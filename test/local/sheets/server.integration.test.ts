import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { type SheetsOptions, type SheetsServer, startSheets } from '../../../local/sheets/server.ts';
import { clientFor, connect, makeList, refusal } from './client.ts';

const opened: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const part of opened.splice(0).toReversed()) await part.close();
});

async function start(options: Partial<SheetsOptions> = {}): ReturnType<typeof connect> {
  const connected = await connect(options);
  opened.push(connected.server);
  return connected;
}

function stateFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
  opened.push({ close: () => rmSync(folder, { recursive: true, force: true }) });
  return folder;
}

async function send(
  server: SheetsServer,
  path: string,
  init: RequestInit = {},
): Promise<{ status: number; body: never }> {
  const headers = { authorization: 'Bearer x', 'content-type': 'application/json' };
  const response = await fetch(`${server.url}${path}`, { headers, ...init });
  return { status: response.status, body: (await response.json()) as never };
}

describe('who may call', () => {
  const tokens = {
    o: { email: 'owner@office.example', role: 'owner' },
    e: { email: 'robot@office.example', role: 'editor' },
    r: { email: 'guest@office.example', role: 'reader' },
  } as const;

  it('a reader reads and gets 403 for a write', async () => {
    const { server, api } = await start({ tokens: { ...tokens, 'any-token': tokens.o } });
    const spreadsheetId = await makeList(api, [['a']]);
    const reader = clientFor(server.url, 'r');
    expect((await reader.spreadsheets.values.get({ spreadsheetId, range: 'Liste' })).data.values).toEqual([
      ['a'],
    ]);
    expect(await refusal(reader.spreadsheets.values.clear({ spreadsheetId, range: 'Liste' }))).toBe(
      '403 The caller does not have permission',
    );
  });
  it('an editor gets 400 at a cell that is protected against them', async () => {
    const { server, api } = await start({ tokens: { ...tokens, 'any-token': tokens.o } });
    const spreadsheetId = await makeList(api, [['a']]);
    const protectedRange = {
      range: { sheetId: 7, startRowIndex: 0, endRowIndex: 1 },
      editors: { users: [] },
    };
    await api.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [{ addProtectedRange: { protectedRange } }] },
    });
    const write = (token: string, range: string): Promise<string> =>
      refusal(
        clientFor(server.url, token).spreadsheets.values.update({
          spreadsheetId,
          range,
          valueInputOption: 'RAW',
          requestBody: { values: [['x']] },
        }),
      );
    expect(await write('e', 'Liste!A1')).toBe(
      '400 You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    );
    expect(await write('e', 'Liste!A2')).toBe('not refused');
    expect(await write('o', 'Liste!A1')).toBe('not refused');
  });
  it('an unknown token is 401, none is 403, an API key only reads, * stands for the rest', async () => {
    const { server, api } = await start({ tokens: { 'any-token': tokens.o } });
    const id = await makeList(api);
    const path = `/v4/spreadsheets/${id}/values/Liste!A1`;
    expect((await send(server, path)).status).toBe(401);
    expect((await send(server, path, { headers: {} })).status).toBe(403);
    expect((await send(server, `${path}?key=k`, { headers: {} })).status).toBe(200);
    expect((await send(server, `${path}:clear?key=k`, { method: 'POST', headers: {} })).status).toBe(401);
    const open = await start({ tokens: { r: tokens.r, '*': tokens.o } });
    expect((await send(open.server, '/v4/spreadsheets', { method: 'POST', body: '{}' })).status).toBe(200);
  });
});

describe('what it refuses', () => {
  it('a path it does not know, by its shape and without what stands in it', async () => {
    const { server } = await start();
    const { status, body } = await send(server, '/v4/spreadsheets/geheim/values/geheim:explode', {
      method: 'POST',
      body: '{}',
    });
    expect(status).toBe(501);
    expect(body).toMatchObject({
      error: { code: 501, status: 'UNIMPLEMENTED', message: expect.stringContaining(':explode') },
    });
    expect(JSON.stringify(body)).not.toContain('geheim');
    expect((await send(server, '/v4/spreadsheets')).status).toBe(501);
    expect((await send(server, '/drive/v3/drives')).status).toBe(501);
  });
  it('malformed JSON, unknown URL parameters and unknown fields in a mask', async () => {
    const { server } = await start();
    const malformed = await send(server, '/v4/spreadsheets', { method: 'POST', body: '{"title":' });
    expect(malformed).toMatchObject({
      status: 400,
      body: { error: { code: 400, status: 'INVALID_ARGUMENT' } },
    });
    expect((await send(server, '/v4/spreadsheets/x?foo=1')).body).toMatchObject({
      error: { message: expect.stringContaining('Unknown name "foo"') },
    });
    expect((await send(server, '/v4/spreadsheets/x?fields=sheetz')).body).toMatchObject({
      error: { details: [{ fieldViolations: [{ field: 'sheetz' }] }] },
    });
    expect((await send(server, '/v4/spreadsheets/%E0%A4%A')).status).toBe(400);
  });
  it('a page of another origin', async () => {
    const { server } = await start();
    // fetch does not let a program set this header, so node:http sends it.
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'sec-fetch-site': 'cross-site' };
      const sent = request(
        `${server.url}/v4/spreadsheets?access_token=x`,
        { method: 'POST', headers },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      sent.on('error', reject);
      sent.end('{}');
    });
    expect(status).toBe(403);
  });
  it('a body over 20 MB', async () => {
    const { server } = await start();
    const body = `{"x":"${'a'.repeat(21 * 1024 * 1024)}"}`;
    expect((await send(server, '/v4/spreadsheets', { method: 'POST', body })).status).toBe(413);
  });
  it('a taken port, and says which variable chooses another', async () => {
    const { server } = await start();
    await expect(startSheets({ port: server.port, state: ':memory:' })).rejects.toThrow('SHEETS_PORT');
  });
});

describe('a state folder', () => {
  it('is one server’s: a second one does not start on it, and says what to do', async () => {
    const state = stateFolder();
    await start({ state });
    const main = fileURLToPath(new URL('../../../local/sheets/main.ts', import.meta.url));
    const second = spawn(process.execPath, [main, '--port', '0', '--state', state]);
    let said = '';
    second.stderr.on('data', (text: Buffer) => {
      said += text.toString();
    });
    const code = await new Promise((resolve) => second.once('exit', resolve));
    expect(code).toBe(1);
    expect(said).toContain('--state or STATE_DIR');
  });
});

describe('the ways of older clients', () => {
  it('a slash before the colon or at the end, and Python booleans', async () => {
    const { server, api } = await start();
    const id = await makeList(api, [['a']]);
    expect((await send(server, `/v4/spreadsheets/${id}/?includeGridData=True`)).body).toMatchObject({
      sheets: [{ data: [{ rowData: [{}] }] }],
    });
    const body = JSON.stringify({ requests: [{ addSheet: {} }] });
    expect((await send(server, `/v4/spreadsheets/${id}/:batchUpdate`, { method: 'POST', body })).status).toBe(
      200,
    );
  });
});

describe('what the desk asks beside the API', () => {
  it('the files, and which of them changed since a number', async () => {
    const { server, api } = await start();
    const [a, b] = [await makeList(api), await makeList(api)];
    expect((await send(server, '/local/spreadsheets')).body).toEqual([
      { spreadsheetId: a, title: 'Probe' },
      { spreadsheetId: b, title: 'Probe' },
    ]);
    const all = (await send(server, '/local/changes')).body as Record<string, number>;
    const last = Math.max(...Object.values(all));
    expect((await send(server, `/local/changes?since=${last}`)).body).toEqual({});
    await api.spreadsheets.values.update({
      spreadsheetId: a,
      range: 'A1',
      valueInputOption: 'RAW',
      requestBody: { values: [['x']] },
    });
    expect((await send(server, `/local/changes?since=${last}`)).body).toEqual({ [a]: last + 1 });
  });
});

describe('what it keeps', () => {
  it('everything, over a restart', async () => {
    const state = stateFolder();
    const first = await startSheets({ port: 0, state });
    const api = clientFor(first.url);
    const spreadsheetId = await makeList(api, [
      ['a', 1],
      ['b', true],
    ]);
    await api.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: {
        requests: [
          {
            setDataValidation: {
              range: { sheetId: 7, endRowIndex: 40, endColumnIndex: 1 },
              rule: { condition: { type: 'BOOLEAN' } },
            },
          },
          {
            createDeveloperMetadata: {
              developerMetadata: {
                metadataId: 5,
                metadataKey: 'k',
                visibility: 'DOCUMENT',
                location: { sheetId: 7 },
              },
            },
          },
          { addSheet: { properties: { title: 'Zwei', index: 0 } } },
        ],
      },
    });
    const before = (await api.spreadsheets.get({ spreadsheetId, includeGridData: true })).data;
    await first.close();
    const { api: again } = await start({ state });
    expect((await again.spreadsheets.get({ spreadsheetId, includeGridData: true })).data).toEqual(before);
  });

  const failing = {
    rules: [
      { fault: 'late', delayMs: 180_000, methods: ['spreadsheets.batchUpdate'], times: 1 },
      { fault: 'error', status: 503, when: 'after', methods: ['write'], skip: 2, probability: 0.2 },
      { fault: 'cut', methods: ['write'], skip: 2, probability: 0.2 },
    ],
  };

  it.each([
    ['', { rules: [] }, 0],
    [' and fails at the same time; a write that waits to land late is gone', failing, 1],
  ])('every answered write, when it is killed in the middle of many%s', async (_also, faults, gone) => {
    const state = stateFolder();
    writeFileSync(join(state, 'faults.json'), JSON.stringify(faults));
    const main = fileURLToPath(new URL('../../../local/sheets/main.ts', import.meta.url));
    const options = ['--port', '0', '--state', state, '--faults', join(state, 'faults.json')];
    const child = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
    opened.push({ close: () => void child.kill('SIGKILL') });
    const url = await new Promise<string>((resolve) => {
      child.stdout.on('data', (text: Buffer) => {
        const found = /http:\S+/.exec(text.toString());
        if (found) resolve(found[0]);
      });
    });
    const api = clientFor(url);
    const spreadsheetId = await makeList(api);
    const answered: string[] = [];
    const exit = new Promise((resolve) => child.once('exit', resolve));
    const writer = async (name: string): Promise<void> => {
      for (let number = 0; number < 500 && !child.killed; number += 1) {
        const stringValue = `${name}${number}`;
        const rows = [{ values: [{ userEnteredValue: { stringValue } }] }];
        const requests = [{ appendCells: { sheetId: 7, fields: 'userEnteredValue', rows } }];
        const write = api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
        if ((await refusal(write)) === 'not refused') answered.push(stringValue);
        if (answered.length === 40) child.kill('SIGKILL');
      }
    };
    await Promise.all(['a', 'b', 'c'].map(writer));
    await exit;
    const { api: again } = await start({ state });
    const { data } = await again.spreadsheets.values.get({
      spreadsheetId,
      range: 'Liste!A:A',
      majorDimension: 'COLUMNS',
    });
    const kept = (data.values?.[0] ?? []) as string[];
    expect(answered.length).toBeGreaterThanOrEqual(40);
    expect(answered.filter((text) => !kept.includes(text))).toEqual([]);
    expect(new Set(kept).size).toBe(kept.length);
    expect(['a0', 'b0', 'c0'].filter((text) => !kept.includes(text)).length).toBe(gone);
  });

  it('no word of what people wrote in its output', async () => {
    const { server, api } = await start();
    const lines: unknown[] = [];
    const { error, log, warn } = console;
    Object.assign(console, {
      error: (...all: unknown[]) => lines.push(all),
      log: (...all: unknown[]) => lines.push(all),
      warn: (...all: unknown[]) => lines.push(all),
    });
    try {
      const spreadsheetId = await makeList(api, [['Seeräuber-Jenny']]);
      await refusal(api.spreadsheets.values.get({ spreadsheetId, range: 'Seeräuber-Jenny!A1' }));
      await send(server, '/v4/spreadsheets', { method: 'POST', body: '{"Seeräuber-Jenny"' });
    } finally {
      Object.assign(console, { error, log, warn });
    }
    expect(JSON.stringify(lines)).not.toContain('Jenny');
  });
});

describe('many writers at once', () => {
  it('each get a row of their own', async () => {
    const { api } = await start();
    const spreadsheetId = await makeList(api, [['Kopf']]);
    const texts = Array.from({ length: 60 }, (_, number) => `zeile ${number}`);
    await Promise.all(
      texts.map((text) =>
        api.spreadsheets.values.append({
          spreadsheetId,
          range: 'Liste',
          valueInputOption: 'RAW',
          requestBody: { values: [[text]] },
        }),
      ),
    );
    const { data } = await api.spreadsheets.values.get({
      spreadsheetId,
      range: 'Liste!A2:A',
      majorDimension: 'COLUMNS',
    });
    expect(data.values?.[0]?.toSorted()).toEqual(texts.toSorted());
  });
});
