import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Refuses what other web pages send here. The workbench acts as the owner of the sheets without a password, so only
 * its own pages on this machine may use it: a foreign name for this address (DNS rebinding) or a foreign origin ends here.
 *
 * @returns whether the request was refused
 */
export function refuseForeign(request: IncomingMessage, response: ServerResponse): boolean {
  const { host = '', origin } = request.headers;
  const name = host.replace(/:\d+$/, '');
  const ownName = ['localhost', '127.0.0.1', '[::1]'].includes(name);
  const ownOrigin = origin === undefined || origin === `http://${host}`;
  if (ownName && ownOrigin) return false;
  response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('403: open the workbench by http://localhost');
  return true;
}
