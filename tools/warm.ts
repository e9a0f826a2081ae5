import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepCompiled, runCompiled } from '../functions/compiled.ts';
import { newKeyFile } from '../functions/platform/keys.ts';

// The last step of building the image, and of nothing else (tools/build.ts stages it beside the bundle): serves the
// pages that residents open first, once, and keeps the code that this compiled.

const PAGES = ['/', '/kontakt'];

/** Stands for Google's metadata server and an empty spreadsheet: while an image is built there is neither. */
const google: RequestListener = (request, response) => {
  request.resume();
  response.setHeader('metadata-flavor', 'Google');
  response.setHeader('content-type', 'application/json');
  const token = { access_token: 'none', expires_in: 3600, token_type: 'Bearer' };
  response.end(JSON.stringify(request.url?.startsWith('/computeMetadata/') ? token : { valueRanges: [] }));
};

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return String((server.address() as AddressInfo).port);
}

async function freePort(): Promise<string> {
  const server = createServer();
  const port = await listening(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** Asks until the server listens. @throws Error when a page is not answered with 200 */
async function visit(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.status === 200) return;
    if (answer) throw new Error(`[warm] ${url} answered ${answer.status}. Look at what the bundle logs.`);
  }
}

/** Serves our pages from the bundle beside this file. */
async function warm(): Promise<void> {
  const bundle = join(import.meta.dirname, 'serve.cjs');
  const folder = mkdtempSync(join(tmpdir(), 'warm-'));
  const keys = join(folder, 'keys.json');
  writeFileSync(keys, JSON.stringify(newKeyFile()));
  const googleHost = `127.0.0.1:${await listening(createServer(google))}`;
  const port = await freePort();
  Object.assign(process.env, {
    NODE_ENV: 'production',
    PORT: port,
    FUNCTION_TARGET: 'site',
    DIRECTORY_ID: 'none',
    SITE_URL: 'http://localhost',
    SIGNING_KEYS_FILE: keys,
    SMTP_URL: 'smtp://localhost',
    TASKS_QUEUE: 'projects/none/locations/none/queues/none',
    APPEND_URL: 'http://localhost',
    POST_URL: 'http://localhost',
    SHEETS_ROOT_URL: `http://${googleHost}/`,
    GCE_METADATA_HOST: googleHost,
  });
  const script = runCompiled(bundle);
  for (const page of PAGES) await visit(`http://127.0.0.1:${port}${page}`);
  keepCompiled(bundle, script);
  rmSync(folder, { recursive: true });
}

warm().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
