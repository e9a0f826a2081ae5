import { http, type HttpFunction } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import * as functions from './index.ts';

// The entry of the one image: FUNCTION_TARGET says which function this service is.
const target = process.env['FUNCTION_TARGET'] ?? '';
const handler = (functions as Readonly<Record<string, HttpFunction>>)[target];
if (!handler) {
  console.error(
    `[serve] FUNCTION_TARGET names no function. Set it to one of: ${Object.keys(functions).join(', ')}.`,
  );
  process.exit(1);
}
http(target, handler);
const server = getTestServer(target).listen(Number(process.env['PORT'] ?? 8080));

// Cloud Run gives ten seconds after SIGTERM: let what is in flight end.
process.once('SIGTERM', () => server.close(() => process.exit(0)));
