import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PAGES } from './page.ts';

const PUBLIC = fileURLToPath(new URL('./public/', import.meta.url));
const require = createRequire(import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** Files as they lie in packages and in `public/`, by their address. Nothing else is served. */
const FILES: Readonly<Record<string, () => string>> = {
  '/app/workbench.css': () => join(PUBLIC, 'workbench.css'),
  '/app/bridge.svg': () => join(PUBLIC, 'bridge.svg'),
  '/vendor/fira-sans-400.woff2': () =>
    require.resolve('@fontsource/fira-sans/files/fira-sans-latin-400-normal.woff2'),
  '/vendor/fira-sans-500.woff2': () =>
    require.resolve('@fontsource/fira-sans/files/fira-sans-latin-500-normal.woff2'),
  '/vendor/fira-sans-600.woff2': () =>
    require.resolve('@fontsource/fira-sans/files/fira-sans-latin-600-normal.woff2'),
};

let bundling: Promise<ReadonlyMap<string, string>> | undefined;

/**
 * The browser's part, from TypeScript to JavaScript: at the first request, kept while the process lives.
 * Keys are addresses.
 */
async function bundle(): Promise<ReadonlyMap<string, string>> {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: Object.fromEntries(PAGES.map(({ script }) => [script, join(PUBLIC, `${script}.ts`)])),
    platform: 'browser',
  });
  const { output } = await build.generate({
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
  });
  await build.close();
  return new Map(
    output.flatMap((file) => (file.type === 'chunk' ? [[`/app/${file.fileName}`, file.code] as const] : [])),
  );
}

/**
 * Serves scripts, styles and fonts.
 *
 * @returns whether the address is one of them
 */
export async function assets(url: URL, response: ServerResponse): Promise<boolean> {
  const isScript = url.pathname.startsWith('/app/') && url.pathname.endsWith('.js');
  const file = Object.hasOwn(FILES, url.pathname) ? FILES[url.pathname] : undefined;
  const content = isScript
    ? (await (bundling ??= bundle())).get(url.pathname)
    : file && (await readFile(file()));
  if (content === undefined) return false;
  response.writeHead(200, {
    'Content-Type': TYPES[url.pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    'Cache-Control': url.pathname.startsWith('/vendor/') ? 'max-age=3600' : 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(content);
  return true;
}
