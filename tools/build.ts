import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'rolldown';

/** What a deployment uploads; deploy.sh turns this folder into the one image. */
const STAGE = 'dist/app';

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
    input: { serve: 'functions/serve.ts' },
    platform: 'node',
    external: EXTERNAL,
    logLevel: 'warn',
    output: {
      dir: join(STAGE, BUNDLE),
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
    },
  });
  // MJML sources became .hbs when the templates were built; the image needs what they became.
  await cp('templates', join(STAGE, 'templates'), {
    recursive: true,
    filter: (path) => !path.endsWith('.mjml') && !path.endsWith('.ts'),
  });
  await writePackage();
  await writeFile(join(STAGE, '.gcloudignore'), 'node_modules/\n');
  await writeFile('dist/app.digest', `${await digest(STAGE)}\n`);
}

async function writePackage(): Promise<void> {
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock;
  const dependencies = Object.fromEntries(
    EXTERNAL.map((name) => [name, lock.packages[`node_modules/${name}`]?.version]),
  );
  const engines = { node: '24.x' }; // an open range would take the buildpack to the next major version
  const root = { name: 'brueckenbauer', version: '0.0.0', engines, dependencies };
  const scripts = { start: `node ${BUNDLE}/serve.js`, 'gcp-build': '' };
  await writeJson('package.json', { ...root, private: true, type: 'module', scripts });
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

/** A fingerprint of a folder: the paths and contents of its files. */
async function digest(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
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
