import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '../http.ts';
import { word } from './words.ts';

/** The desk plays the manager, who owns the workbooks; the product has tokens of its own. */
const TOKEN = 'local-manager';

/** Bytes of one edit; a pasted block of 10 000 long cells stays far below. */
const MAX_CALL_SIZE = 16 * 1024 * 1024;

/**
 * Passes `/sheets/…` on to the Sheets API as the manager. Answers and errors come back as they are.
 *
 * @returns whether the address is one of the Sheets API
 */
export async function passToSheets(
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
  sheets: string,
): Promise<boolean> {
  if (!url.pathname.startsWith('/sheets/')) return false;
  const method = request.method ?? 'GET';
  const body = ['GET', 'HEAD'].includes(method) ? null : await readBody(request, MAX_CALL_SIZE);
  const call = async (): Promise<{ answer: Response; content: Buffer }> => {
    const address = `${sheets.replace(/\/$/, '')}${url.pathname.slice('/sheets'.length)}${url.search}`;
    const answer = await fetch(address, {
      method,
      headers: {
        Authorization: `Bearer ${TOKEN}`,
        ...(body && { 'Content-Type': request.headers['content-type'] ?? 'application/json' }),
      },
      body: body && new Uint8Array(body),
    });
    return { answer, content: Buffer.from(await answer.arrayBuffer()) };
  };
  let answer: Response;
  let content: Buffer;
  try {
    // A connection that was kept open may close in the moment it is used again. Reading twice does no harm.
    ({ answer, content } = await (body ? call() : call().catch(call)));
  } catch {
    const error = { code: 503, status: 'UNAVAILABLE', message: word('sheets.unreachable') };
    sendJson(response, 503, { error });
    return true;
  }
  response.writeHead(answer.status, {
    'Content-Type': answer.headers.get('content-type') ?? 'application/json',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(content);
  return true;
}
