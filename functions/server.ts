import type { HttpFunction } from '@google-cloud/functions-framework';
import type { Server } from 'node:http';
import { functionServer } from './platform/server.ts';
import { withEntrance } from './web/entrance.ts';

/** The server of one deployed function, the same in the cloud and locally: only the site is met by people. */
export function serverOf(name: string, handler: HttpFunction): Server {
  const server = functionServer(name, handler);
  return name === 'site' ? withEntrance(server) : server;
}
