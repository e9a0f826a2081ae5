import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SheetsServer, startSheets } from '../../../../local/sheets/server.ts';

const recordings = fileURLToPath(new URL('../../../../../shared/recordings/cassettes/', import.meta.url));

interface Interaction {
  request: { method: string; uri: string; body: string | null };
  response: { status: number; body: string | null };
}

/** Drive's paths that this server answers; comments and exports it does not. */
const ANSWERED = /^\/drive\/v3\/files(?:\/[\w-]+(?:\/copy)?)?$/;

describe.skipIf(!existsSync(recordings))('recorded traffic of Drive', () => {
  let server: SheetsServer;
  beforeAll(async () => {
    server = await startSheets({ port: 0, state: ':memory:' });
  });
  afterAll(() => server.close());

  it('is answered as Google answered it, ids and times apart', async () => {
    let answered = 0;
    for (const file of globSync('*.json', { cwd: recordings })) {
      const { interactions } = JSON.parse(readFileSync(join(recordings, file), 'utf8')) as {
        interactions: Interaction[];
      };
      const ids = new Map<string, string>();
      for (const { request, response } of interactions) {
        const url = new URL(request.uri);
        const [, , , , id] = url.pathname.split('/');
        if (!ANSWERED.test(url.pathname) || (id !== undefined && !ids.has(id))) continue;
        const path = id === undefined ? url.pathname : url.pathname.replace(id, ids.get(id) ?? '');
        const own = await fetch(`${server.url}${path}${url.search}`, {
          method: request.method,
          headers: { authorization: 'Bearer any-token', 'content-type': 'application/json' },
          body: request.body,
        });
        const text = await own.text();
        expect(own.status, `${file} ${request.method}`).toBe(response.status);
        answered += 1;
        if (!response.body) {
          expect(text).toBe('');
          continue;
        }
        const [theirs, ours] = [JSON.parse(response.body), JSON.parse(text)] as Record<string, string>[];
        if (theirs?.['id'] && ours?.['id']) ids.set(theirs['id'], ours['id']);
        expect(comparable(ours), `${file} ${request.method}`).toEqual(comparable(theirs));
      }
    }
    expect(answered).toBeGreaterThan(150);
  });
});

function comparable(answer: Record<string, string> = {}): object {
  const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      name === 'id' ? 'id' : value.replace(shape, 'time'),
    ]),
  );
}
