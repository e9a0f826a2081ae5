import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import Handlebars from 'handlebars';
import { build, type Plugin } from 'rolldown';
import { compileOptions } from '../functions/words/engine.ts';

/** Where to build: `node tools/build.ts [FOLDER]`. */
const OUT = process.argv[2] ?? 'dist';

/** What a deployment uploads; deploy.sh turns this folder into the one image. */
const STAGE = join(OUT, 'app');

/**
 * Where the bundle lies inside the stage: two folders deep, as functions/words/locale.ts does in the source, so that its
 * `../../templates/` means the staged templates. Chunks lie beside it for the same reason.
 */
const BUNDLE = 'functions/bundle';

/** Native modules cannot be bundled: the image installs these, at the version and digest of our lock file. */
const EXTERNAL = ['@resvg/resvg-js'];

interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}
interface LockedPackage {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Builds the deployed folder; the same sources give the same bytes. */
async function stage(): Promise<void> {
  await rm(STAGE, { recursive: true, force: true });
  await build({
    input: { serve: 'functions/serve.ts', start: 'functions/start.ts', warm: 'tools/warm.ts' },
    platform: 'node',
    external: EXTERNAL,
    logLevel: 'warn',
    plugins: [compiledTemplates(), withoutHttp2()],
    transform: { inject: nodeFetch },
    // CommonJS, because an ES module that imports node:http makes Node load all of it, its own fetch included.
    output: {
      dir: join(STAGE, BUNDLE),
      format: 'cjs',
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name]-[hash].cjs',
    },
  });
  // The bundle carries the page and mail templates compiled; what else people read stays files.
  await cp('templates', join(STAGE, 'templates'), {
    recursive: true,
    filter: (path) => path !== 'templates/scripts' && !/\.(mjml|hbs|ts)$/.test(path),
  });
  await writePackage();
  await cp('tools/Dockerfile', join(STAGE, 'Dockerfile'));
  await writeFile(join(STAGE, '.gcloudignore'), 'node_modules/\n');
  await writeFile(join(OUT, 'app.digest'), `${await digest(STAGE)}\n`);
}

/**
 * Google's client sends with node-fetch, but holds headers in Node's own classes, whose first use loads all of Node's
 * fetch (15 ms, 12 MB). In the bundle both come from node-fetch.
 */
const nodeFetch: Record<string, [string, string]> = {
  Headers: ['node-fetch', 'Headers'],
  FormData: ['node-fetch', 'FormData'],
};

/** Google's client loads HTTP/2, which it uses only when it is told to (10 ms, 7 MB). Nobody tells it. */
function withoutHttp2(): Plugin {
  return {
    name: 'without-http2',
    load: {
      filter: { id: /\/googleapis-common\/build\/src\/http2\.js$/ },
      handler: () => "exports.request = () => { throw new Error('[build] HTTP/2 is not in the bundle.'); };",
    },
  };
}

/** Puts every template, compiled, in place of functions/words/engine.ts, and Handlebars without its compiler. */
function compiledTemplates(): Plugin {
  return {
    name: 'compiled-templates',
    load: {
      filter: { id: /\/functions\/words\/engine\.ts$/ },
      handler: async () => ({ code: await compiledEngine(), moduleType: 'js' }),
    },
  };
}

async function compiledEngine(): Promise<string> {
  const paths = (await filesOf('templates'))
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => file.slice(0, -'.hbs'.length));
  const compiled = await Promise.all(
    paths.map(async (path) => {
      const source = await readFile(join('templates', `${path}.hbs`), 'utf8');
      return `${JSON.stringify(path)}: ${Handlebars.precompile(source, compileOptions(path)) as unknown as string}`;
    }),
  );
  return `import Handlebars from 'handlebars/runtime.js';
const compiled = {${compiled.join(',\n')}};
export const newEngine = () => Handlebars.create();
export function templateOf(engine, template) {
  if (!Object.hasOwn(compiled, template)) throw new Error('[words] There is no template ' + template + '.');
  return engine.template(compiled[template]);
}
export const partialPaths = () => ${JSON.stringify(paths.filter((path) => /^(pages|mail)\/partials\/[^/]+$/.test(path)))};
`;
}

async function writePackage(): Promise<void> {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock;
  const dependencies = Object.fromEntries(
    EXTERNAL.map((name) => [name, lock.packages[`node_modules/${name}`]?.version]),
  );
  const root = { name: 'brueckenbauer', version: '0.0.0', dependencies };
  await writeJson('package.json', { ...root, private: true, type: 'module' });
  await writeJson('package-lock.json', {
    name: root.name,
    version: root.version,
    lockfileVersion: 3,
    requires: true,
    packages: { '': root, ...locked(lock, EXTERNAL) },
  });
}

/** The lock file's entries of some packages and of all that they need. */
function locked(lock: Lock, names: readonly string[]): Record<string, LockedPackage> {
  const found: Record<string, LockedPackage> = {};
  const pending = [...names];
  for (let name = pending.shift(); name; name = pending.shift()) {
    const path = `node_modules/${name}`;
    const entry = lock.packages[path];
    if (!entry) throw new Error(`[build] ${name} is not in package-lock.json. Run npm install.`);
    if (found[path]) continue;
    found[path] = entry;
    pending.push(...Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }));
  }
  return Object.fromEntries(Object.entries(found).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function writeJson(name: string, value: unknown): Promise<void> {
  await mkdir(STAGE, { recursive: true });
  await writeFile(join(STAGE, name), `${JSON.stringify(value, null, 2)}\n`);
}

/** The paths of all files in a folder, from there, in order. */
async function filesOf(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
}

/** A fingerprint of a folder: the paths and contents of its files. */
async function digest(folder: string): Promise<string> {
  const files = await filesOf(folder);
  const hash = createHash('sha256');
  for (const file of files) {
    const content = createHash('sha256')
      .update(await readFile(join(folder, file)))
      .digest('hex');
    hash.update(`${content}  ${file}\n`);
  }
  return hash.digest('hex').slice(0, 20);
}

await stage();
