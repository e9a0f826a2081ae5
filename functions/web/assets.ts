import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { TEMPLATES } from '../words/locale.ts';
import type { Answer } from './answer.ts';
import { Refused } from './asked.ts';
import { paths } from './routes.ts';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
};

interface Asset {
  readonly body: Buffer;
  readonly type: string;
  /** `name-<hash>.ext`: its address changes with its content. */
  readonly hashed: string;
}

let loaded: { readonly byName: Map<string, Asset>; readonly byHashed: Map<string, Asset> } | undefined;

function assets() {
  if (loaded) return loaded;
  const folder = new URL('assets/', TEMPLATES);
  const byName = new Map<string, Asset>();
  const read = (name: string): void => {
    const extension = name.slice(name.lastIndexOf('.') + 1);
    const type = TYPES[extension];
    if (!type) return;
    let body = readFileSync(new URL(name, folder));
    // Style sheets name fonts and pictures by their files; browsers get their lasting addresses.
    if (extension === 'css') {
      body = Buffer.from(
        body.toString('utf8').replace(/url\(["']?([\w-]+\.(?:woff2|svg))["']?\)/g, (all, file: string) => {
          const known = byName.get(file);
          return known ? `url(${paths.assets}/${known.hashed})` : all;
        }),
      );
    }
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
    byName.set(name, { body, type, hashed: name.replace(/\.(\w+)$/, `-${hash}.$1`) });
  };
  const names = readdirSync(folder).toSorted();
  for (const name of names.filter((one) => !one.endsWith('.css'))) read(name);
  for (const name of names.filter((one) => one.endsWith('.css'))) read(name);
  loaded = { byName, byHashed: new Map([...byName.values()].map((asset) => [asset.hashed, asset])) };
  return loaded;
}

/** The address of a file in `templates/assets/`, which changes with its content. @throws Error for an unknown file */
export function assetPath(name: string): string {
  return `${paths.assets}/${assetOf(name).hashed}`;
}

/** What a text file of `templates/assets/` holds, as it would be served. @throws Error for an unknown file */
export function assetText(name: string): string {
  return assetOf(name).body.toString('utf8');
}

function assetOf(name: string): Asset {
  const asset = assets().byName.get(name);
  if (!asset) throw new Error(`[web] templates/assets/${name} is missing. Run "npm run build:templates".`);
  return asset;
}

/** Serves a file: for good under its lasting name, to be asked again under its plain one (`robots.txt`). */
export function assetAnswer(name: string): Answer {
  const lasting = assets().byHashed.get(name);
  if (lasting) return { status: 200, type: lasting.type, body: lasting.body, keep: 'forever' };
  const plain = assets().byName.get(name);
  if (plain) return { status: 200, type: plain.type, body: plain.body, keep: 'page' };
  throw new Refused(404);
}
