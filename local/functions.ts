import type { HttpFunction } from '@google-cloud/functions-framework';
import { createServer, type Server } from 'node:http';
import * as functions from '../functions/index.ts';
import { serverOf } from '../functions/server.ts';

/** The server of each deployed function by its name, as it runs in the cloud. */
export function functionServers(): ReadonlyMap<string, Server> {
  return new Map(
    Object.entries(functions as Readonly<Record<string, HttpFunction>>).map(([name, handler]) => [
      name,
      serverOf(name, handler),
    ]),
  );
}

/**
 * One address for all functions: `/<name>/…` goes to that function's server, which sees the rest of the path. In the
 * cloud each function has an address of its own.
 */
export function functionsDoor(servers: ReadonlyMap<string, Server>): Server {
  return createServer((request, response) => {
    const [, name = '', rest = ''] = /^\/([A-Za-z]\w*)(.*)$/.exec(request.url ?? '') ?? [];
    const server = servers.get(name);
    if (!server) {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: 'NO_FUNCTION', functions: [...servers.keys()] }));
      return;
    }
    request.url = rest.startsWith('/') ? rest : `/${rest}`;
    server.emit('request', request, response);
  });
}
