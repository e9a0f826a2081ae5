import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { OAuth2Client } from 'google-auth-library';
import { cloudtasks, type cloudtasks_v2 } from 'googleapis/build/src/apis/cloudtasks/index.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTasks, type Tasks } from '../../../local/tasks/server.ts';

const QUEUE = 'projects/p/locations/europe-west3/queues/append';
const RETRY = { minBackoffMs: 10, maxBackoffMs: 40 };

interface Call {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let state: string;
let tasks: Tasks;
let worker: Server;
let target: string;
let calls: Call[];
/** A worker that ends instead of answering. */
const DIES = 0;
/** The worker's next answers; afterwards it says 200. */
let statuses: number[];

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'tasks-'));
  tasks = await startTasks({ port: 0, state, retry: RETRY });
  calls = [];
  statuses = [];
  const work = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    calls.push({ method: request.method ?? '', headers: request.headers, body });
    const status = statuses.shift() ?? 200;
    if (status === DIES) request.socket.destroy();
    else response.writeHead(status).end();
  };
  worker = createServer((request, response) => void work(request, response));
  await new Promise<void>((resolve) => void worker.listen(0, '127.0.0.1', resolve));
  target = `http://127.0.0.1:${(worker.address() as AddressInfo).port}/append?key=secret`;
});

afterEach(async () => {
  worker.closeAllConnections();
  worker.close();
  await tasks.close();
});

function api(): cloudtasks_v2.Resource$Projects$Locations$Queues$Tasks {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: 'local-intake' });
  return cloudtasks({ version: 'v2', rootUrl: `${tasks.url}/`, auth }).projects.locations.queues.tasks;
}

function create(task: cloudtasks_v2.Schema$Task): Promise<cloudtasks_v2.Schema$Task> {
  return api()
    .create({ parent: QUEUE, requestBody: { task: { httpRequest: { url: target }, ...task } } })
    .then(({ data }) => data);
}

const base64 = (content: string): string => Buffer.from(content).toString('base64');
const inAWeek = (): string => new Date(Date.now() + 7 * 24 * 3600 * 1000).toISOString();

describe('the task queue', () => {
  it('carries a request to its worker with the headers of Cloud Tasks', async () => {
    const task = await create({
      name: `${QUEUE}/tasks/hash-1`,
      httpRequest: {
        url: target,
        httpMethod: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-CloudTasks-QueueName': 'forged' },
        body: base64('{"wort":"Grüße"}'),
        oidcToken: { serviceAccountEmail: 'intake@p.example', audience: 'https://append.example' },
      },
    });
    expect(task).toMatchObject({ name: `${QUEUE}/tasks/hash-1`, view: 'BASIC' });
    expect(task.httpRequest?.body).toBeUndefined();

    await vi.waitFor(() => expect(calls).toHaveLength(1));
    const { method, headers, body } = calls[0]!;
    expect({ method, body }).toEqual({ method: 'POST', body: '{"wort":"Grüße"}' });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Google-Cloud-Tasks',
      'x-cloudtasks-queuename': 'append',
      'x-cloudtasks-taskname': 'hash-1',
      'x-cloudtasks-taskretrycount': '0',
    });
    const [, claims] = headers.authorization!.split('.');
    expect(JSON.parse(Buffer.from(claims!, 'base64url').toString())).toMatchObject({
      email: 'intake@p.example',
      aud: 'https://append.example',
    });
  });

  it('tries again until the worker says 2xx, counting the tries, and then never again', async () => {
    statuses = [500, 302, 429];
    await create({});

    await vi.waitFor(() =>
      expect(tasks.list()[0]).toMatchObject({ state: 'done', attempts: 4, lastStatus: 200 }),
    );
    expect(calls.map(({ headers }) => headers['x-cloudtasks-taskretrycount'])).toEqual(['0', '1', '2', '3']);
    expect(calls[3]?.headers['x-cloudtasks-taskpreviousresponse']).toBe('429');
  });

  it('tells no earlier answer of a worker that died meanwhile', async () => {
    statuses = [424, DIES];
    await create({});
    await vi.waitFor(() => expect(tasks.list()[0]).toMatchObject({ state: 'done', attempts: 3 }));
    const previous = calls.map(({ headers }) => headers['x-cloudtasks-taskpreviousresponse']);
    expect(previous).toEqual([undefined, '424', undefined]);
  });

  it('keeps trying a worker that cannot be reached', async () => {
    const port = (worker.address() as AddressInfo).port;
    worker.close();
    await create({});
    await vi.waitFor(() => expect(tasks.list()[0]?.attempts).toBeGreaterThan(1));

    worker.listen(port, '127.0.0.1');
    await vi.waitFor(() => expect(tasks.list()[0]?.state).toBe('done'));
  });

  it('takes a name once only, also when its task is long over', async () => {
    const name = `${QUEUE}/tasks/once`;
    await create({ name, scheduleTime: inAWeek() });
    await expect(create({ name })).rejects.toMatchObject({ status: 409 });

    await api().delete({ name });
    await expect(create({ name })).rejects.toMatchObject({ status: 409 });

    await create({ name: `${QUEUE}/tasks/two` });
    await vi.waitFor(() => expect(tasks.list()[0]?.state).toBe('done'));
    await expect(create({ name: `${QUEUE}/tasks/two` })).rejects.toMatchObject({ status: 409 });
    expect(calls).toHaveLength(1);
  });

  it('lists, shows and deletes what waits, and shows the content only to whoever asks for it', async () => {
    const name = `${QUEUE}/tasks/later`;
    await create({ name, scheduleTime: inAWeek(), httpRequest: { url: target, body: base64('content') } });

    expect((await api().list({ parent: QUEUE })).data.tasks).toMatchObject([{ name }]);
    expect((await api().get({ name })).data.httpRequest?.body).toBeUndefined();
    expect((await api().get({ name, responseView: 'FULL' })).data.httpRequest?.body).toBe(base64('content'));

    await api().delete({ name });
    expect((await api().list({ parent: QUEUE })).data.tasks).toEqual([]);
    await expect(api().get({ name })).rejects.toMatchObject({ status: 404 });
    expect(calls).toEqual([]);
  });

  it('shows the workbench neither the content nor the query of a task', async () => {
    await create({ scheduleTime: inAWeek(), httpRequest: { url: target, body: base64('personal') } });

    const shown = await (await fetch(`${tasks.url}/local/tasks`)).text();
    expect(JSON.parse(shown)).toMatchObject({ tasks: [{ state: 'waiting', attempts: 0 }] });
    expect(shown).not.toMatch(/secret|personal|cGVyc29uYWw/);
  });

  it('works off ten tasks at once and no more', async () => {
    const open: ServerResponse[] = [];
    let most = 0;
    worker.removeAllListeners('request');
    worker.on('request', (_request, response) => {
      open.push(response);
      most = Math.max(most, open.length);
    });
    await Promise.all(Array.from({ length: 25 }, () => create({})));
    await vi.waitFor(() => expect(open).toHaveLength(10));

    await vi.waitFor(() => {
      open.shift()?.writeHead(200).end();
      expect(tasks.list().every((task) => task.state === 'done')).toBe(true);
    }, 5000);
    expect(most).toBe(10);
  });

  it('runs a task of next week when the local clock is moved there', async () => {
    let offset = 0;
    await tasks.close();
    tasks = await startTasks({ port: 0, state, retry: RETRY, now: () => new Date(Date.now() + offset) });
    await create({ scheduleTime: inAWeek() });
    expect(calls).toEqual([]);

    offset = 8 * 24 * 3600 * 1000;
    await vi.waitFor(() => expect(tasks.list()[0]?.state).toBe('done'), 3000);
  });

  it('goes on after a restart with what was waiting', async () => {
    statuses = Array.from({ length: 100 }, () => 503);
    await create({ httpRequest: { url: target, body: base64('kept') } });
    await vi.waitFor(() => expect(calls.length).toBeGreaterThan(0));
    await tasks.close();

    statuses = [];
    tasks = await startTasks({ port: 0, state, retry: RETRY });
    await vi.waitFor(() => expect(tasks.list()[0]).toMatchObject({ state: 'done', lastStatus: 200 }));
    expect(calls.at(-1)?.body).toBe('kept');
  });

  it('loses no task that it accepted when it is killed', async () => {
    await tasks.close();
    const module = new URL('../../../local/tasks/server.ts', import.meta.url).href;
    const script = `const { startTasks } = await import(${JSON.stringify(module)});
      console.log((await startTasks({ port: 0, state: ${JSON.stringify(state)} })).url);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const response = await fetch(`${line.toString().trim()}/v2/${QUEUE}/tasks`, {
      method: 'POST',
      headers: { Authorization: 'Bearer any' },
      body: JSON.stringify({ task: { httpRequest: { url: target }, scheduleTime: inAWeek() } }),
    });
    expect(response.status).toBe(200);
    child.kill('SIGKILL');
    await once(child, 'exit');

    tasks = await startTasks({ port: 0, state, retry: RETRY });
    expect(tasks.list()).toMatchObject([{ state: 'waiting' }]);
  });

  it.each([
    ['a body over 100 KB', { httpRequest: { url: 'http://w.example', body: 'A'.repeat(140_000) } }, 400],
    ['a call over 1 MB', { httpRequest: { url: 'http://w.example', body: 'A'.repeat(1_500_000) } }, 400],
    ['a body that is no base64', { httpRequest: { url: 'http://w.example', body: '{}' } }, 400],
    ['a body with GET', { httpRequest: { url: 'http://w.example', httpMethod: 'GET', body: 'QUJD' } }, 400],
    ['an address that is none', { httpRequest: { url: 'ftp://w.example' } }, 400],
    ['a name of another queue', { name: 'projects/p/locations/l/queues/other/tasks/t' }, 400],
    ['a name with signs that are not allowed', { name: `${QUEUE}/tasks/a.b` }, 400],
    ['a time more than 30 days ahead', { scheduleTime: '2999-01-01T00:00:00Z' }, 400],
    ['a deadline under 15 seconds', { dispatchDeadline: '3s' }, 400],
    ['an App Engine target', { appEngineHttpRequest: { relativeUri: '/x' } }, 501],
  ] satisfies Array<[string, cloudtasks_v2.Schema$Task, number]>)(
    'refuses %s',
    async (_what, task, status) => {
      await expect(create(task)).rejects.toMatchObject({ status });
      expect(tasks.list()).toEqual([]);
    },
  );

  it('names what it does not have, and asks for a token as Google does', async () => {
    const authorized = { headers: { Authorization: 'Bearer any' } };
    const pause = await fetch(`${tasks.url}/v2/${QUEUE}:pause`, { method: 'POST', ...authorized });
    expect(pause.status).toBe(501);
    expect(await pause.json()).toMatchObject({
      error: {
        status: 'UNIMPLEMENTED',
        message: expect.stringContaining(`POST /v2/${QUEUE}:pause`) as string,
      },
    });
    expect((await fetch(`${tasks.url}/v2/${QUEUE}/tasks`)).status).toBe(401);
  });

  it('says which variable chooses another port when its own is taken', async () => {
    await expect(
      startTasks({ port: tasks.port, state: await mkdtemp(join(tmpdir(), 't-')) }),
    ).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: expect.stringContaining('TASKS_PORT') as string,
    });
  });
});
