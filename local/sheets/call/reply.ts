import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { ApiError } from '../errors.ts';
import { isLong, jsonPieces } from '../wire/json-pieces.ts';

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

/** Sends an answer whole, if anybody still waits for it; a long one in pieces. */
export function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  if (isLong(reply.body)) {
    begin(response, reply);
    // A client that goes away in between needs no answer.
    pipeline(Readable.from(jsonPieces(reply.body)), response, () => undefined);
    return;
  }
  const text = textOf(reply);
  begin(response, reply, Buffer.byteLength(text));
  // As a text it goes out in one write with its head.
  response.end(text);
}

/** Sends half of an answer and breaks the connection. */
export function sendHalf(response: ServerResponse, reply: Reply): void {
  if (response.destroyed) return;
  const bytes = Buffer.from(textOf(reply));
  begin(response, reply, bytes.length);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

function textOf({ body }: Reply): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** Sends the head; with a length it promises the whole body. */
function begin(response: ServerResponse, { status, body }: Reply, length?: number): void {
  const isPage = typeof body === 'string';
  response.writeHead(
    status,
    status === 204
      ? {}
      : {
          'content-type': isPage ? 'text/html; charset=UTF-8' : 'application/json; charset=UTF-8',
          ...(length === undefined ? {} : { 'content-length': length }),
          'cache-control': 'private',
        },
  );
}
