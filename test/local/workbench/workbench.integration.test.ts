import { mkdtemp } from 'node:fs/promises';
import { createServer, request as send, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Addresses } from '../../../local/addresses.ts';
import { startSmtp, type Smtp } from '../../../local/mailbox/smtp.ts';
import { startSheets, type SheetsServer } from '../../../local/sheets/server.ts';
import { startTasks, type Tasks } from '../../../local/tasks/server.ts';
import { startWorkbench, type Workbench } from '../../../local/workbench/server.ts';

let state: string;
let sheets: SheetsServer;
let smtp: Smtp;
let tasks: Tasks;
let workbench: Workbench;
let addresses: Addresses;
let scheduled: IncomingHttpHeaders[];

const doors = createServer((request, response) => {
  scheduled.push(request.headers);
  response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"sent":2}');
});

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'workbench-'));
  sheets = await startSheets({ port: 0, state: ':memory:' });
  smtp = await startSmtp({ port: 0, state });
  tasks = await startTasks({ port: 0, state });
  await new Promise<void>((resolve) => void doors.listen(0, '127.0.0.1', resolve));
  scheduled = [];
  addresses = {
    site: 'http://localhost:8080',
    workbench: '',
    sheets: sheets.url,
    tasks: tasks.url,
    smtp: smtp.url,
    functions: `http://127.0.0.1:${(doors.address() as AddressInfo).port}`,
    spreadsheets: { directory: 'd', contacts: 'c', surveys: 's', operations: 'o' },
  };
  workbench = await startWorkbench({
    port: 0,
    state,
    functions: ['digest', 'brief'],
    addresses: () => addresses,
  });
});

afterAll(async () => {
  doors.closeAllConnections();
  doors.close();
  await Promise.all([workbench.close(), tasks.close(), smtp.close(), sheets.close()]);
});

function get(path: string): Promise<Response> {
  return fetch(workbench.url + path, { redirect: 'manual' });
}

async function post(path: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(workbench.url + path, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('the pages', () => {
  it('begin at the desk', async () => {
    expect((await get('/')).headers.get('location')).toBe('/schreibtisch');
  });

  it.each(['/schreibtisch', '/postfach', '/laeufe', '/warteschlange', '/stoerungen', '/uhr'])(
    '%s comes with a strict policy, and everything it names is there',
    async (path) => {
      const response = await get(path);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).not.toMatch(/unsafe|\*/);

      const html = await response.text();
      const named = [...html.matchAll(/(?:src|href)="(\/(?:app|vendor)\/[^"]+)"/g)].map(([, name]) => name!);
      expect(named.length).toBeGreaterThan(2);
      for (const name of named)
        expect({ name, status: (await get(name)).status }).toEqual({ name, status: 200 });
    },
  );

  it('serve nothing that is not theirs', async () => {
    for (const path of [
      '/app/desk.ts',
      '/app/../server.ts',
      '/vendor/../package.json',
      '/app/constructor',
      '/x',
    ]) {
      expect({ path, status: (await get(path)).status }).toEqual({ path, status: 404 });
    }
  });

  it.each([
    ['another name for this machine', { Host: 'evil.example' }],
    ['another origin', { Origin: 'https://evil.example' }],
  ])('are closed to %s, for the workbench acts as the owner', async (_what, headers) => {
    const status = await new Promise((resolve, reject) => {
      const request = send(`http://127.0.0.1:${workbench.port}/api/clock`, { headers }, (response) => {
        resolve(response.statusCode);
        response.resume();
      });
      request.on('error', reject).end();
    });
    expect(status).toBe(403);
  });
});

describe('the way to the Sheets API', () => {
  it('passes calls, answers and refusals on, as the manager', async () => {
    const made = await post('/sheets/v4/spreadsheets', { properties: { title: 'Verzeichnis' } });
    const id = String(made.body['spreadsheetId']);
    const written = await fetch(
      `${workbench.url}/sheets/v4/spreadsheets/${id}/values/A1?valueInputOption=USER_ENTERED`,
      {
        method: 'PUT',
        body: JSON.stringify({ values: [['Grüße']] }),
      },
    );
    expect(written.status).toBe(200);
    expect(await (await get(`/sheets/v4/spreadsheets/${id}/values/A1`)).json()).toMatchObject({
      values: [['Grüße']],
    });

    const refused = await get(`/sheets/v4/spreadsheets/${id}/values/Nirgends!A1`);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('Unable to parse range');
  });

  it('carries the manager’s token, never the product’s', async () => {
    const seen: Array<string | undefined> = [];
    const recorder = createServer((request, response) => {
      seen.push(`${request.headers.authorization} ${request.url}`);
      response.end('{}');
    });
    await new Promise<void>((resolve) => void recorder.listen(0, '127.0.0.1', resolve));
    const before = addresses;
    addresses = { ...before, sheets: `http://127.0.0.1:${(recorder.address() as AddressInfo).port}/` };
    await get('/sheets/local/changes?since=0');
    addresses = before;
    recorder.close();
    expect(seen).toEqual(['Bearer local-manager /local/changes?since=0']);
  });

  it('says in German when nobody answers', async () => {
    const before = addresses;
    addresses = { ...before, sheets: 'http://127.0.0.1:1' };
    const response = await get('/sheets/v4/spreadsheets/x');
    addresses = before;
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('Tabellen-Server antwortet nicht');
  });
});

describe('the mailbox', () => {
  it('lists and opens letters; their HTML can run nothing and load nothing', async () => {
    const transport = createTransport(smtp.url);
    await transport.sendMail({
      from: 'Büro <buero@quartier.example>',
      to: 'verein@partner.example',
      subject: 'Für Sie',
      html: '<script>parent.document.title = 1</script><img src="cid:logo"><img src="https://far.example/x.png">',
      attachments: [{ filename: 'logo.png', content: Buffer.from('PNG'), cid: 'logo' }],
    });
    const { messages } = (await (await get('/api/mail')).json()) as { messages: Array<{ id: string }> };
    const id = messages[0]!.id;
    expect(messages).toMatchObject([{ subject: 'Für Sie', to: 'verein@partner.example' }]);
    expect(await (await get(`/api/mail/${id}`)).json()).toMatchObject({ hasHtml: true, subject: 'Für Sie' });

    const html = await get(`/mail/${id}/html`);
    const policy = html.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; img-src data:");
    expect(policy).toMatch(/sandbox(?!.*allow-scripts)(?!.*allow-same-origin)/);
    expect(await html.text()).toContain('src="data:image/png;base64,UE5H"');
    expect(await (await get(`/mail/${id}/source`)).text()).toContain('Subject: =?UTF-8?');
    expect((await get('/api/mail/unknown')).status).toBe(404);
  });
});

describe('the runs', () => {
  it('start a function at the Berlin time given and show its answer', async () => {
    const answer = await post('/api/runs', { function: 'digest', at: '2026-11-30T07:00' });
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 200, body: { sent: 2 }, berlin: '2026-11-30T07:00:00' },
    });
    expect(scheduled.at(-1)).toMatchObject({
      'x-cloudscheduler-jobname': 'digest',
      'x-cloudscheduler-scheduletime': '2026-11-30T06:00:00.000Z',
    });
  });

  it.each([{ function: 'site' }, { function: 'digest', at: 'Montag' }, {}])('refuse %j', async (order) => {
    expect(await post('/api/runs', order)).toMatchObject({ status: 400 });
  });

  it('say in German when the product does not answer', async () => {
    const before = addresses;
    addresses = { ...before, functions: 'http://127.0.0.1:1' };
    const answer = await post('/api/runs', { function: 'digest' });
    addresses = before;
    expect(answer).toMatchObject({
      status: 503,
      body: { error: expect.stringContaining('Funktionen') as string },
    });
  });
});

describe('the clock', () => {
  it('is moved and set back', async () => {
    expect((await post('/api/clock', { berlin: '2031-05-05T07:00' })).body['berlin']).toMatch(
      /^2031-05-05T07:00/,
    );
    expect(((await (await get('/api/clock')).json()) as { offsetMs: number }).offsetMs).toBeGreaterThan(0);
    expect((await post('/api/clock', { real: true })).body['offsetMs']).toBe(0);
  });

  it.each([{ berlin: '2031-13-45T07:00' }, { berlin: 'Montag' }, {}])('refuses %j', async (change) => {
    expect(await post('/api/clock', change)).toMatchObject({ status: 400 });
  });
});

describe('the queue', () => {
  it('is shown without what its tasks carry', async () => {
    await fetch(`${tasks.url}/v2/projects/p/locations/l/queues/append/tasks`, {
      method: 'POST',
      headers: { Authorization: 'Bearer any' },
      body: JSON.stringify({
        task: { httpRequest: { url: `${addresses.functions}/append`, body: 'cGVyc29uYWw=' } },
      }),
    });
    const shown = await (await get('/api/tasks')).text();
    expect(shown).toContain('/append');
    expect(shown).not.toContain('cGVyc29uYWw');
  });
});

it('says which variable chooses another port when its own is taken', async () => {
  const options = { port: workbench.port, state, functions: [], addresses: () => addresses };
  await expect(startWorkbench(options)).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: expect.stringContaining('WORKBENCH_PORT') as string,
  });
});

it('answers a request without a body that it can read', async () => {
  const response = await fetch(`${workbench.url}/api/runs`, { method: 'POST', body: '{' });
  expect(response.status).toBe(400);
  expect(await text(response.body!)).toContain('error');
});
