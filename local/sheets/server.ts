import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { listen } from '../http.ts';
import { actorOf, checkAccess, editorsAmong, type Tokens } from './access.ts';
import { ApiError, badRequest, forbidden, unsupported } from './errors.ts';
import { methods } from './methods/index.ts';
import type { Method } from './methods/method.ts';
import { Library } from './store/library.ts';
import { checkPayload } from './wire/check-payload.ts';
import { applyMask, checkMask, type Mask, parseMask } from './wire/field-mask.ts';

/** The largest body that is read, in bytes. Google names no limit and advises 2 MB. */
const MAX_BODY = 20 * 1024 * 1024;

/** URL parameters that every method of Google's takes. */
const COMMON_QUERY = new Set([
  'alt',
  'fields',
  'key',
  'access_token',
  'oauth_token',
  'prettyPrint',
  'quotaUser',
  'callback',
  'uploadType',
  'upload_protocol',
  '$.xgafv',
  '$alt',
]);

/** How to start the server. */
export interface SheetsOptions {
  /** 0 takes any free port. */
  port: number;
  /** The folder for `sheets.sqlite`; ':memory:' keeps nothing. */
  state: string;
  /** What time it is; the real one where left out. */
  clock?: () => Date;
  /** Tokens and who they stand for; without them every token is the owner's. */
  tokens?: Tokens;
}

/** A running Sheets server. */
export interface SheetsServer {
  port: number;
  url: string;
  close: () => Promise<void>;
}

/**
 * Starts the local Google Sheets API server on the loopback address.
 * @throws {PortTaken} when the port is in use; SHEETS_PORT chooses another
 */
export async function startSheets(options: SheetsOptions): Promise<SheetsServer> {
  const { port, state, tokens, clock = () => new Date() } = options;
  if (state !== ':memory:') mkdirSync(state, { recursive: true });
  const library = new Library(state === ':memory:' ? state : join(state, 'sheets.sqlite'));
  const serve: Serve = { library, tokens, clock, documentEditors: editorsAmong(tokens) };
  const server = createServer((request, response) => {
    void answer(request, response, serve);
  });
  const actual = await listen(server, { part: 'sheets', port, variable: 'SHEETS_PORT' }).catch(
    (error: unknown) => {
      library.close();
      throw error;
    },
  );
  return {
    port: actual,
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          library.close();
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface Serve {
  library: Library;
  tokens: Tokens | undefined;
  clock: () => Date;
  documentEditors: readonly string[];
}

async function answer(request: IncomingMessage, response: ServerResponse, serve: Serve): Promise<void> {
  try {
    const text = await readBody(request);
    send(response, 200, handle(request, text, serve));
  } catch (error) {
    if (error instanceof ApiError) {
      send(response, error.code, error.toBody());
      return;
    }
    // Never the message of an unforeseen error: it may quote what people wrote.
    console.error(
      `[sheets] ${request.method ?? ''} failed: ${error instanceof Error ? placesOf(error) : 'unknown'}`,
    );
    send(response, 500, new ApiError(500, 'Internal error encountered.').toBody());
  }
}

function placesOf(error: Error): string {
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return `${error.name} ${places.slice(0, 4).join(' ').replaceAll(/\s+/g, ' ')}`;
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=UTF-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'private',
  });
  response.end(text);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY) throw new ApiError(413, 'Request payload size exceeds the limit: 20971520 bytes.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function handle(request: IncomingMessage, text: string, serve: Serve): object {
  const url = new URL(request.url ?? '/', 'http://local');
  const verb = request.method ?? 'GET';
  if (url.pathname === '/local/spreadsheets' && verb === 'GET') return serve.library.list();
  if (url.pathname === '/local/changes' && verb === 'GET') {
    return serve.library.changes(Number(url.searchParams.get('since') ?? 0));
  }
  // A page of another origin in somebody's browser must not write here, not even blindly.
  if (request.headers['sec-fetch-site'] === 'cross-site') throw forbidden();
  const { method, path } = route(verb, url.pathname);
  const actor = actorOf(request, url.searchParams, serve.tokens);
  checkAccess(actor, method.access);
  checkQuery(url.searchParams, method);
  const mask = maskOf(url.searchParams, method);
  const body = method.body ? checkPayload(parseJson(text), method.body) : undefined;
  const { library, documentEditors } = serve;
  const call = {
    library,
    actor,
    documentEditors,
    now: serve.clock(),
    path,
    query: url.searchParams,
    body,
    mask,
  };
  return applyMask(method.run(call), mask) as object;
}

function route(verb: string, pathname: string): { method: Method; path: Record<string, string> } {
  const prefix = '/v4/spreadsheets';
  if (pathname.startsWith(prefix)) {
    const rest = decodePunctuation(pathname.slice(prefix.length));
    for (const method of methods) {
      if (method.verb !== verb) continue;
      const match = method.path.exec(rest);
      if (match) return { method, path: decodeAll(match.groups ?? {}) };
    }
  }
  // Only the shape of the path is named: ranges and ids may hold what people wrote.
  throw unsupported(`Method ${verb} ${shapeOf(pathname)}`);
}

/** Clients encode the colon of `:append` (`%3Aappend`); ranges keep their encoding until they are cut out. */
function decodePunctuation(path: string): string {
  return path.replace(/%3A(?=[A-Za-z]+$)/i, ':');
}

function decodeAll(groups: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    throw badRequest('Invalid URL encoding in the path.', '');
  }
}

function shapeOf(pathname: string): string {
  const known = /^\/(?:v4|spreadsheets|values|sheets|developerMetadata|drive|v3|files)$/;
  return (pathname.match(/\/[^/]*/g) ?? [])
    .map((part) => {
      const [, name = part, action = ''] = /^(\/[^:]*)(:[A-Za-z]+)?$/.exec(part) ?? [];
      return `${known.test(name) ? name : '/{…}'}${action}`;
    })
    .join('');
}

function checkQuery(query: URLSearchParams, method: Method): void {
  for (const name of query.keys()) {
    if (COMMON_QUERY.has(name) || method.query.includes(name)) continue;
    throw badRequest(
      `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
      '',
    );
  }
}

function maskOf(query: URLSearchParams, method: Method): Mask | undefined {
  const fields = query.get('fields') ?? '';
  if (fields === '') return undefined;
  const mask = parseMask(fields);
  checkMask(mask, method.answer);
  return mask;
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    // Google quotes the place in the text; what people wrote is not repeated here.
    throw badRequest('Invalid JSON payload received. The text is not valid JSON.', '');
  }
}
