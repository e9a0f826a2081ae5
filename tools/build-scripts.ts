import { readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = new URL('../', import.meta.url);
const sources = new URL('templates/scripts/', root);

/** Where the site takes its files from. */
export const ASSETS = new URL('templates/assets/', root);

/** Browsers on telephones of about 2019, as for the style sheet. */
const OLD_PHONES = ['chrome76', 'safari13', 'firefox68'];

/** Writes the pages' scripts to where the site serves them. */
export async function buildScripts(): Promise<void> {
  for (const [name, code] of await compiledScripts()) await writeFile(new URL(name, ASSETS), code);
}

/** Each script of `templates/scripts/` with all that it imports, as one small file for old browsers; by its name. */
export async function compiledScripts(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(sources)).filter((name) => name.endsWith('.ts')).toSorted();
  const compiled = await Promise.all(
    names.map(async (name) => {
      const { output } = await build({
        input: fileURLToPath(new URL(name, sources)),
        platform: 'browser',
        write: false,
        transform: { target: OLD_PHONES },
        // A library that is not installed would only be warned of, and left out.
        onLog: (_level, { message }) => {
          throw new Error(`[build-scripts] templates/scripts/${name}: ${message}`);
        },
        output: { format: 'iife', minify: true },
      });
      return [name.replace(/\.ts$/, '.js'), output[0].code] as const;
    }),
  );
  return new Map(compiled);
}
