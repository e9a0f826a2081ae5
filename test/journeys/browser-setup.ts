import { inflate } from '@sparticuz/chromium';
import { chromium, type BrowserServer } from 'playwright-core';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    browserAddress: string;
  }
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts one browser for all journeys; each test takes a context of its own (`test/journeys/browser.ts`). */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await launch();
  project.provide('browserAddress', server.wsEndpoint());
  return () => server.close();
}

/** Launches CHROME_PATH, else the Chromium of the npm package (Linux on x64), else one that is installed. */
export async function launch(): Promise<BrowserServer> {
  const args = [
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // Chromium's sandbox refuses to run as root
  ];
  const path = process.env['CHROME_PATH'];
  if (path) return chromium.launchServer({ executablePath: path, args });
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { executablePath, env } = await unpack();
    return chromium.launchServer({ executablePath, args, env });
  }
  const installed = INSTALLED.find((candidate) => existsSync(candidate));
  if (installed) return chromium.launchServer({ executablePath: installed, args });
  throw new Error(
    '[journeys] No Chromium found. Install Chrome or Chromium, or name one: CHROME_PATH=/path/to/chrome npm test',
  );
}

/** Unpacks the package's Chromium once per version into node_modules/.cache, with its libraries and a font set of its own. */
async function unpack(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const root = resolve(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const home = resolve('node_modules/.cache', `chromium-${version}`);
  const done = join(home, 'unpacked');
  if (!existsSync(done)) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    // The package unpacks into the temporary folder and trusts whatever lies there: give it one of its own.
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = home;
    try {
      for (const part of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'])
        await inflate(join(root, 'bin', part));
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    writeFileSync(
      join(home, 'fonts.conf'),
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>`,
    );
    writeFileSync(done, version);
  }
  return {
    executablePath: join(home, 'chromium'),
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(home, 'fonts.conf'),
    },
  };
}
