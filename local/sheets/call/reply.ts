import type { ServerResponse } from 'node:http';
import { ApiError } from '../errors.ts';

/** An answer before it goes out. */
export interface Reply {
  status: number;
  /** JSON, or a page as HTML. */
  body: object | string;
}

/** What an error is answered with: its own words where Google has some, and 500 for whatever nobody foresaw. */
export function replyOf(error: unknown): Reply {
  if (error instanceof ApiError) return { status: error.code, body: error.toBody() };
  // Never the message of an unforeseen error: it may quote what people wrote.
  console.error(`[sheets] A call failed: ${error instanceof Error ? placesOf(error) : 'unknown'}`);
  return { status: 500, body: new ApiError(500, 'Internal error encountered.').toBody() };
}

function placesOf(error: Error): string {
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return `${error.name} ${places.slice(0, 4).join(' ').replaceAll(/\s+/g, ' ')}`;
}

/** Sends an answer whole, if anybody still waits for it. */
export function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  response.end(begin(response, reply));
}

/** Sends half of an answer and breaks the connection. */
export function sendHalf(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  const text = begin(response, reply);
  response.write(text.subarray(0, text.length / 2), () => response.destroy());
}

/** Sends the head, which promises the whole body, and gives the body. */
function begin(response: ServerResponse, { status, body }: Reply): Buffer {
  const isPage = typeof body === 'string';
  const text = Buffer.from(isPage ? body : JSON.stringify(body));
  response.writeHead(status, {
    'content-type': isPage ? 'text/html; charset=UTF-8' : 'application/json; charset=UTF-8',
    'content-length': text.length,
    'cache-control': 'private',
  });
  return text;
}
