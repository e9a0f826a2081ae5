import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BODY_LIMIT_BYTES, bodyTooLarge, functionServer } from '../../../functions/platform/server.ts';

const CANARY = 'Kanarienvogel-Name';

let server: Server;
let written: string[];

beforeEach(async () => {
  written = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    });
  }
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    written.push(words.map((word) => (word instanceof Error ? `${word.stack}` : String(word))).join(' '));
  });
  server = functionServer('echo', async (req, res) => {
    if (req.path === '/throws') throw new Error(`no place for ${CANARY}`);
    if (bodyTooLarge(req)) res.status(413).send('too large');
    else res.json({ path: req.path, body: req.body as unknown });
    await Promise.resolve();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  vi.restoreAllMocks();
  server.close();
});

async function post(
  path: string,
  headers: Record<string, string | number>,
  ...chunks: string[]
): Promise<{ status: number | undefined; body: string }> {
  const { port } = server.address() as AddressInfo;
  const call = request({ port, host: '127.0.0.1', path, method: 'POST', headers });
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  call.on('error', () => undefined); // the rest of a refused body may find the connection closed
  for (const chunk of chunks) call.write(chunk);
  call.end();
  const [response] = await answered;
  return { status: response.statusCode, body: await text(response) };
}

describe('the server of a function', () => {
  it('parses forms as the framework does, umlauts included', async () => {
    const answer = await post(
      '/kontakt?x=1',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'name=J%C3%BCl',
    );
    expect(JSON.parse(answer.body)).toEqual({ path: '/kontakt', body: { name: 'Jül' } });
  });

  it('answers malformed JSON with a code, and neither answers nor logs what it held', async () => {
    const answer = await post('/', { 'content-type': 'application/json' }, `{"name": ${CANARY}}`);
    expect(answer).toEqual({ status: 400, body: '{"code":"REQUEST_UNREADABLE"}' });
    expect(written.join('')).toContain('REQUEST_UNREADABLE');
    expect(written.join('')).not.toContain(CANARY.slice(0, 6));
  });

  it('answers a handler that throws with a code, and neither answers nor logs its message', async () => {
    const answer = await post('/throws', {});
    expect(answer).toEqual({ status: 500, body: '{"code":"Error"}' });
    expect(written.join('')).not.toContain(CANARY);
  });

  it('hands on a request whose body is announced as too large without reading it', async () => {
    const size = BODY_LIMIT_BYTES + 1;
    const headers = { 'content-type': 'application/json', 'content-length': size };
    expect(await post('/', headers, '['.repeat(size))).toEqual({ status: 413, body: 'too large' });
  });

  it('reads a body of exactly the limit', async () => {
    const body = JSON.stringify(['x'.repeat(BODY_LIMIT_BYTES - 4)]);
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    expect((await post('/', headers, body)).status).toBe(200);
  });

  it('cuts off a body that comes without its length once it is too large', async () => {
    const chunk = 'x'.repeat(BODY_LIMIT_BYTES / 2);
    const answer = await post('/', { 'content-type': 'text/plain' }, chunk, chunk, 'x');
    expect(answer).toEqual({ status: 413, body: '{"code":"BODY_TOO_LARGE"}' });
  });
});
