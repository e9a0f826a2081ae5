import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { BodyTooLarge, listen, readBody } from '../http.ts';
import { editorsAmong, type Tokens } from './access.ts';
import { answerAdmin, isAdmin } from './admin/index.ts';
import { answerCall } from './call/answer-call.ts';
import { ApiError, forbidden } from './errors.ts';
import type { ServerState } from './server-state.ts';
import { Library } from './store/library.ts';

/** The largest body that is read, in bytes. Google names no limit and advises 2 MB. */
const MAX_BODY = 20 * 1024 * 1024;

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
  const serverState: ServerState = { library, tokens, clock, documentEditors: editorsAmong(tokens) };
  const server = createServer((request, response) => {
    void answer(request, response, serverState);
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

async function answer(request: IncomingMessage, response: ServerResponse, state: ServerState): Promise<void> {
  try {
    const text = await textOf(request);
    // A page of another origin in somebody's browser must not act here, not even blindly.
    if (request.headers['sec-fetch-site'] === 'cross-site') throw forbidden();
    const url = new URL(request.url ?? '/', 'http://local');
    const body = isAdmin(url.pathname)
      ? answerAdmin(request.method ?? 'GET', url, text, state)
      : answerCall(request, url, text, state);
    send(response, 200, body);
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

async function textOf(request: IncomingMessage): Promise<string> {
  try {
    return (await readBody(request, MAX_BODY)).toString('utf8');
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    throw new ApiError(413, `Request payload size exceeds the limit: ${MAX_BODY} bytes.`);
  }
}
