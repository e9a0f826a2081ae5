import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysFrom, newKeyFile } from '../functions/platform/keys.ts';
import { berlinDate } from '../functions/platform/time.ts';
import { demoSettings } from '../local/demo/office.ts';
import { startMetadata } from '../local/metadata/server.ts';
import { startSheets } from '../local/sheets/server.ts';
import { makeWorkbooks } from '../local/workbooks.ts';
import { figure, median, type Bench, type Figure } from './figures.ts';
import { coldStart as start, type Program, type Start } from './start.ts';

/** Starts of each; odd, so that the median is one that was measured, and enough that a busy minute of the machine does not decide. */
const ROUNDS = 25;

/** Where the bundle lies in a built folder. */
const BUNDLE = 'app/functions/bundle';

/** Google's first example, run from node_modules as Google runs it. */
const hello: Program = {
  args: [
    'node_modules/@google-cloud/functions-framework/build/src/main.js',
    '--target=hello',
    '--source=bench/hello/hello.cjs',
  ],
  variables: {},
  path: '/',
  expected: 'Hello World!',
};

/**
 * The bundle that is deployed, as `site`, up to the whole contact page: the page that residents open first. For it the
 * site fetches a token and reads the directory of the demo office over HTTP; hello answers a constant.
 */
export const coldStart: Bench = {
  what: 'from the start of a process to its first answer: /kontakt of the deployed bundle, with the compiled code that the image brings, read from the local Sheets server, against a hello-world on the functions framework',
  async measure() {
    const state = mkdtempSync(join(tmpdir(), 'bench-'));
    build(state);
    const metadata = await startMetadata({ port: 0 });
    const sheets = await startSheets({ port: 0, state });
    try {
      const keys = newKeyFile();
      writeFileSync(join(state, 'keys.json'), JSON.stringify(keys));
      const { directory } = await makeWorkbooks({
        sheetsUrl: sheets.url,
        today: berlinDate(new Date()),
        demo: { addressHmac: (address) => keysFrom(keys).addressHmac(address) },
      });
      return await compare({
        args: [join(state, BUNDLE, 'start.cjs')],
        variables: {
          FUNCTION_TARGET: 'site',
          DIRECTORY_ID: directory,
          SITE_URL: 'http://localhost',
          SHEETS_ROOT_URL: `${sheets.url}/`,
          GCE_METADATA_HOST: metadata.host,
          SIGNING_KEYS_FILE: join(state, 'keys.json'),
          // A page needs neither mail nor queue: these are only named.
          SMTP_URL: 'smtp://127.0.0.1:2525',
          TASKS_QUEUE: 'projects/p/locations/l/queues/q',
          APPEND_URL: 'http://localhost/append',
          POST_URL: 'http://localhost/post',
        },
        path: '/kontakt',
        // Without the spreadsheet the page would come too, but without the neighbourhood's name.
        expected: `– ${demoSettings['quartier.name']}</title>`,
      });
    } finally {
      await Promise.all([sheets.close(), metadata.close()]);
      rmSync(state, { recursive: true });
    }
  },
};

/** What deploy.sh does with Cloud Build: stages the folder, then runs the last step of the staged Dockerfile in it. */
function build(folder: string): void {
  run('tools/build.ts', folder);
  run(join(folder, BUNDLE, 'warm.cjs'));
}

function run(...args: readonly string[]): void {
  const ended = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(`[bench] ${args.join(' ')} failed.\n${ended.stderr}`);
}

/**
 * Starts all in turns, forwards and backwards, so that what else the machine does meets each. `asset` is the same bundle
 * up to a small file: what is left when no spreadsheet is read and no page rendered.
 */
async function compare(site: Program): Promise<readonly Figure[]> {
  const programs = { site, asset: { ...site, path: '/assets/logo.svg', expected: '<svg' }, hello };
  const names = ['site', 'asset', 'hello'] as const;
  const starts: Record<(typeof names)[number], Start[]> = { site: [], asset: [], hello: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const measured = await start(programs[name]);
      if (round >= 0) starts[name].push(measured); // the first round fills the file cache
    }
  }
  const ms = (name: (typeof names)[number]): number => median(starts[name].map((one) => one.ms));
  const mb = (name: (typeof names)[number]): number => median(starts[name].map((one) => one.peakMb));
  return [
    figure('cold-start.ratio', ms('site') / ms('hello'), '×', 1.3),
    figure('cold-start.memory_ratio', mb('site') / mb('hello'), '×', 1.5),
    figure('cold-start.asset_ratio', ms('asset') / ms('hello'), '×'),
    figure('cold-start.site', ms('site'), 'ms'),
    figure('cold-start.hello', ms('hello'), 'ms'),
    figure('cold-start.site_memory', mb('site'), 'MB'),
    figure('cold-start.hello_memory', mb('hello'), 'MB'),
  ];
}
