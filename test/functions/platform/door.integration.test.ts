import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { scheduled, tasked } from '../../../functions/platform/door.ts';

const open: { close(): void }[] = [];
afterAll(() => open.forEach((server) => server.close()));

async function door(name: string, handler: ReturnType<typeof scheduled>): Promise<string> {
  http(name, handler);
  const server = getTestServer(name);
  open.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('a scheduled function', () => {
  it('runs for its schedule time and answers the report', async () => {
    const url = await door(
      'weekly',
      scheduled('weekly', async ({ at }) => ({ at: at.toISOString(), sent: 3 })),
    );
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'X-CloudScheduler-ScheduleTime': '2026-11-30T06:00:00Z' },
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ at: '2026-11-30T06:00:00.000Z', sent: 3 });
  });

  it('does nothing on GET, and asks for its schedule time', async () => {
    let runs = 0;
    const url = await door(
      'counted',
      scheduled('counted', async () => ({ runs: ++runs })),
    );
    expect((await fetch(url)).status).toBe(405);
    expect((await fetch(url, { method: 'POST' })).status).toBe(400);
    expect(runs).toBe(0);
  });

  it('answers a failure with its code and nothing of its message', async () => {
    const url = await door(
      'broken',
      scheduled('broken', () => Promise.reject(new Error('Anna Muster, 0571'))),
    );
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'X-CloudScheduler-ScheduleTime': '2026-11-30T06:00:00Z' },
    });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('Anna');
  });
});

it('gives a task its payload', async () => {
  const url = await door(
    'task',
    tasked('task', async (payload) => ({ got: JSON.stringify(payload) })),
  );
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"rows":[]}',
  });
  expect(await answer.json()).toEqual({ got: '{"rows":[]}' });
});
