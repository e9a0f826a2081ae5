import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { log } from '../platform/log.ts';
import { send } from './answer.ts';
import { BODY_LIMIT, type ErrorStatus } from './asked.ts';
import { addressed } from '../words/languages.ts';
import { errorPage } from './errors.ts';
import { bareFrame } from './page.ts';

/**
 * Stands before the framework of the public site: reads each body itself, up to the limit, so that none is ever
 * parsed, kept or logged by the framework (it takes 1 GB, and writes malformed JSON to the log). It answers too large
 * bodies, bodies of a foreign kind and unreadable addresses with our own pages. The body goes on as `rawBody`.
 * @returns the same server
 */
export function withEntrance(server: Server): Server {
  const framework = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request: Raw, response: ServerResponse) => {
    void enter(request, response, (ready) => {
      for (const listener of framework) listener.call(server, ready, response);
    });
  });
  return server;
}

type Raw = IncomingMessage & { rawBody?: Buffer };

async function enter(request: Raw, response: ServerResponse, goOn: (ready: Raw) => void): Promise<void> {
  try {
    const wrong = await readyBody(request);
    if (wrong === null) {
      goOn(request);
      return;
    }
    log('WARNING', 'refused', { function: 'site', status: wrong });
    const frame = bareFrame(addressed(request.url ?? '/').language);
    send(response, errorPage(wrong, frame), { method: request.method ?? 'GET', headers: request.headers });
  } catch {
    response.destroy(); // the connection broke while the body came: there is nobody left to answer
  }
}

/** The framework answers these itself, with nothing: our handler knows them under other names. */
const ownFiles: Readonly<Record<string, string>> = {
  '/robots.txt': '/assets/robots.txt',
  '/favicon.ico': '/assets/favicon.svg',
};

async function readyBody(request: Raw): Promise<ErrorStatus | null> {
  const [path = '/'] = (request.url ?? '/').split('?');
  try {
    decodeURIComponent(path);
  } catch {
    request.resume();
    return 400;
  }
  request.url = ownFiles[path] ?? request.url ?? '/';
  // Without a body there is nothing to read, and a kind that was named by mistake does no harm.
  const length = Number(request.headers['content-length'] ?? 0);
  if (length === 0 && request.headers['transfer-encoding'] === undefined) return null;
  if (length > BODY_LIMIT) {
    request.resume(); // read to its end, unkept: breaking off would cut the connection before the answer
    return 413;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > BODY_LIMIT) return 413;
  request.rawBody = Buffer.concat(chunks);
  return null;
}
