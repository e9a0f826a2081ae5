import type { HttpFunction } from '@google-cloud/functions-framework';
import * as functions from './index.ts';
import { codeOf, log } from './platform/log.ts';
import { ports } from './ports.ts';
import { serverOf } from './server.ts';
import { houseOf } from './site/house.ts';

// The entry of the one image: FUNCTION_TARGET says which function this service is.

/** Cloud Run kills a container ten seconds after SIGTERM; what is still open a second before is cut off. */
const DRAIN_MS = 9_000;

process.env['NODE_ENV'] ??= 'production';

// A crash says where, never what: an error's message may hold what people wrote.
process.on('uncaughtException', (error: unknown) => {
  log('ERROR', 'crashed', { code: codeOf(error) });
  const frames = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  process.stderr.write(`${frames.filter((line) => line.startsWith('    at ')).join('\n')}\n`);
  process.exit(1);
});

const target = process.env['FUNCTION_TARGET'] ?? '';
const handler = new Map<string, HttpFunction>(Object.entries(functions)).get(target);
if (!handler) {
  process.stderr.write(
    `[serve] FUNCTION_TARGET names no function. Set it to one of: ${Object.keys(functions).join(', ')}.\n`,
  );
  process.exit(1);
}

const server = serverOf(target, handler);
server.listen(Number(process.env['PORT'] ?? 8080));

// What stands around every page is read while the first request is on its way (5 ms of a cold start, more where Google is
// farther away).
if (target === 'site') void houseOf(ports()).officeOrNull();

// No new connections; the answers under way are given, then the process ends.
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  setTimeout(() => process.exit(0), DRAIN_MS).unref();
});
