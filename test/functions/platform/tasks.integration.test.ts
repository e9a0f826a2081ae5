import { Compute } from 'google-auth-library';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloudTasks, type TaskQueue } from '../../../functions/platform/tasks.ts';

/** How the queue answers one call after the other: a status, or `cut` for a connection that breaks once the task is in. */
let answers: ('cut' | number)[] = [];
const names: string[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    names.push((JSON.parse(Buffer.concat(chunks).toString()) as { task: { name: string } }).task.name);
    const answer = answers.shift() ?? 200;
    if (answer === 'cut') request.socket.destroy();
    else response.writeHead(answer, { 'content-type': 'application/json' }).end('{}');
  });
});
let queue: TaskQueue;
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const auth = new Compute();
  auth.setCredentials({ access_token: 'token', expiry_date: Date.now() + 3_600_000 });
  queue = cloudTasks({
    rootUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    queue: 'projects/p/locations/l/queues/q',
    auth,
    account: undefined,
  });
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

/** Adds a task. @returns whether it was taken, and under how many names the queue was asked how often */
async function added(key: string, ...given: typeof answers): Promise<[boolean, number, number]> {
  answers = given;
  names.length = 0;
  const taken = await queue.add(key, 'http://append.example/', {}).then(
    () => true,
    () => false,
  );
  return [taken, names.length, new Set(names).size];
}

describe('a task', () => {
  it.each([
    ['is taken at once', [200], [true, 1, 1]],
    ['is known to be taken when the answer was lost', ['cut', 409], [true, 2, 1]],
    ['is taken by a second try where the first failed', [503, 200], [true, 2, 1]],
    ['is given up after two tries', [503, 503, 200], [false, 2, 1]],
    ['that the queue refuses is not tried again', [400, 200], [false, 1, 1]],
    ['whose key was used is not made again', [409], [true, 1, 1]],
  ] as const)('%s', async (what, given, expected) => {
    expect(await added(what, ...given)).toEqual(expected);
  });
});
