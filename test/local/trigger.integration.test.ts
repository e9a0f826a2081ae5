import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../local/clock.ts';

const TRIGGER = new URL('../../local/trigger.ts', import.meta.url).pathname;

let state: string;
let doors: Server;
let calls: Array<{ url: string | undefined; method: string | undefined; headers: IncomingHttpHeaders }>;

beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'trigger-'));
  calls = [];
  doors = createServer((request, response) => {
    calls.push({ url: request.url, method: request.method, headers: request.headers });
    const [status, body] =
      request.url === '/digest'
        ? [200, { sent: 3 }]
        : request.url === '/brief'
          ? [500, { code: 'COLUMN_MISSING' }]
          : [404, { code: 'NO_FUNCTION', functions: ['digest', 'brief'] }];
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => void doors.listen(0, '127.0.0.1', resolve));
  const functions = `http://127.0.0.1:${(doors.address() as AddressInfo).port}`;
  await writeFile(join(state, 'addresses.json'), JSON.stringify({ functions }));
});

afterEach(() => {
  doors.closeAllConnections();
  doors.close();
});

function trigger(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, STATE_DIR: state };
    execFile(process.execPath, [TRIGGER, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

describe('npm run trigger', () => {
  it('calls the door as the scheduler would, at the Berlin time it is given, and prints the answer', async () => {
    const { code, stdout } = await trigger('digest', '--at', '2026-11-30T07:00');

    expect(calls).toMatchObject([
      {
        url: '/digest',
        method: 'POST',
        headers: {
          'x-cloudscheduler': 'true',
          'x-cloudscheduler-jobname': 'digest',
          'x-cloudscheduler-scheduletime': '2026-11-30T06:00:00.000Z',
        },
      },
    ]);
    expect({ code, sent: stdout.includes('"sent": 3') }).toEqual({ code: 0, sent: true });
  });

  it('takes the local clock where no time is given', async () => {
    setClock(state, '2031-05-05T07:00');
    await trigger('digest');
    expect(calls[0]?.headers['x-cloudscheduler-scheduletime']).toMatch(/^2031-05-05T05:00/);
  });

  it('fails when the run fails, and still shows its answer', async () => {
    expect(await trigger('brief')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('COLUMN_MISSING') as string,
    });
  });

  it.each(['digets', 'site', 'append'])(
    'names the scheduled functions when it is asked for %s',
    async (name) => {
      expect(await trigger(name)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('Take one of: brief, digest, freshness, survey, upkeep') as string,
      });
      expect(calls).toEqual([]);
    },
  );

  it.each([
    ['no state', async () => void (state = join(state, 'other'))],
    ['nobody behind the door', async () => void doors.close()],
  ])('says that the product is not running: %s', async (_why, prepare) => {
    await prepare();
    const { code, stderr } = await trigger('digest');
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('npm start') as string });
  });

  it('shows how it is used when it is called wrongly', async () => {
    for (const args of [[], ['digest', 'brief'], ['digest', '--at', 'Montag'], ['digest', '--when', 'x']]) {
      const { code, stderr } = await trigger(...args);
      expect({ args, code, said: stderr.trim().length > 0 }).toEqual({ args, code: 1, said: true });
    }
    expect(calls).toEqual([]);
  });
});
