import { http, type HttpFunction } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { codeOf, log } from './log.ts';

/** The largest body a function takes: the longest form in a script of two bytes a letter, and Cloud Tasks' 100 KB. */
export const BODY_LIMIT_BYTES = 256 * 1024;

/** Whether a request announces more than we take: its body was not read, so a handler answers 413 before all else. */
export function bodyTooLarge(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES;
}

type ErrorHandler = (
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  next: unknown,
) => void;
/** The framework's server is an Express application behind its 'request' event. */
type Application = RequestListener & { use(onError: ErrorHandler): unknown };

/**
 * The functions framework's server of one function, the same in the cloud and locally, with what the framework leaves open:
 * it would read bodies of up to 1024 MB, log the body of malformed JSON, and log or answer an error's own words.
 * (`getTestServer` is the framework's only door that hands out a server; it is marked beta, so the version is pinned.)
 */
export function functionServer(name: string, handler: HttpFunction): Server {
  http(name, async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      refuse(response, name, 500, codeOf(error));
    }
  });
  const framework = getTestServer(name);
  const app = framework.listeners('request')[0] as Application;
  // Express knows an error handler by its four parameters. What arrives here failed before the function was called.
  app.use((error, _request, response, _next) => {
    const { status } = error as { status?: unknown };
    refuse(response, name, typeof status === 'number' ? status : 400, 'REQUEST_UNREADABLE');
  });
  return createServer((request, response) => {
    // Without a content type none of the framework's parsers touches the body; Node discards it after the answer.
    if (bodyTooLarge(request)) delete request.headers['content-type'];
    else if (request.headers['transfer-encoding']) limitStream(request, response, name);
    app(request, response);
  });
}

/** Cuts off a body that comes without its length as soon as it is too long. */
function limitStream(request: IncomingMessage, response: ServerResponse, name: string): void {
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= BODY_LIMIT_BYTES || response.headersSent) return;
    response.setHeader('connection', 'close');
    response.once('finish', () => request.destroy());
    refuse(response, name, 413, 'BODY_TOO_LARGE');
  });
}

/** Answers and logs a code, never a message: that may hold what people wrote. */
function refuse(response: ServerResponse, name: string, status: number, code: string): void {
  log('ERROR', 'refused', { function: name, code, status });
  if (response.headersSent) return;
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ code }));
}
