import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import type { Addresses } from '../../local/addresses.ts';

const root = resolve(import.meta.dirname, '../..');

/** The product, running as a process of its own with a state of its own. */
export interface Product {
  readonly addresses: Addresses;
  readonly state: string;
  readonly process: ChildProcess;
  /** What it has printed so far, stdout and stderr. */
  output(): string;
  /** The cells of a tab as the manager sees them, header first. */
  cells(file: keyof Addresses['spreadsheets'], tab: string): Promise<string[][]>;
  /** The rows of a tab by header. */
  rows(file: keyof Addresses['spreadsheets'], tab: string): Promise<Record<string, string>[]>;
  /** The letters caught so far, oldest first; `to` takes those to one address. */
  letters(to?: string): Promise<Email[]>;
  /** Runs `npm run trigger -- …` and returns its answer. @throws when it fails */
  trigger(name: string, at?: string): Promise<Record<string, unknown>>;
  /** Runs `npm run clock -- …`. */
  clock(time: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the product on free ports and waits until it says that it runs. */
export async function startProduct(
  options: { empty?: boolean; state?: string; env?: Record<string, string> } = {},
): Promise<Product> {
  const state = options.state ?? mkdtempSync(join(tmpdir(), 'brueckenbauer-'));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    STATE_DIR: state,
    PORT: '0',
    WORKBENCH_PORT: '0',
    SHEETS_PORT: '0',
    TASKS_PORT: '0',
    FUNCTIONS_PORT: '0',
    SMTP_PORT: '0',
    ...options.env,
  };
  const child = spawn(process.execPath, ['local/main.ts', ...(options.empty ? ['--empty'] : [])], {
    cwd: root,
    env,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', () => output.includes('Brückenbauer läuft: ') && ready());
    child.once('exit', (code) => failed(new Error(`[product] ended with ${code} before it ran:\n${output}`)));
  });
  const addresses = JSON.parse(readFileSync(join(state, 'addresses.json'), 'utf8')) as Addresses;

  const cells: Product['cells'] = async (file, tab) => {
    const range = encodeURIComponent(`'${tab}'`);
    const answer = await fetch(
      `${addresses.sheets}/v4/spreadsheets/${addresses.spreadsheets[file]}/values/${range}`,
      {
        headers: { authorization: 'Bearer manager' },
      },
    );
    if (answer.status !== 200)
      throw new Error(`[product] The tab "${tab}" of ${file} answers ${answer.status}.`);
    return ((await answer.json()) as { values?: string[][] }).values ?? [];
  };
  const script = (args: string[]): Promise<string> =>
    new Promise((done, failed) => {
      const run = spawn(process.execPath, args, { cwd: root, env });
      let text = '';
      run.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
      run.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
      run.once('exit', (code) =>
        code === 0 ? done(text) : failed(new Error(`[product] ${args.join(' ')}: ${text}`)),
      );
    });

  return {
    addresses,
    state,
    process: child,
    output: () => output,
    cells,
    async rows(file, tab) {
      const [header = [], ...rows] = await cells(file, tab);
      return rows.map((row) => Object.fromEntries(header.map((label, i) => [label, row[i] ?? ''])));
    },
    async letters(to) {
      const folder = join(state, 'mail');
      if (!existsSync(folder)) return [];
      const files = readdirSync(folder)
        .filter((name) => name.endsWith('.eml'))
        .toSorted();
      const all = await Promise.all(files.map((name) => PostalMime.parse(readFileSync(join(folder, name)))));
      return to === undefined ? all : all.filter((letter) => letter.to?.some((one) => one.address === to));
    },
    async trigger(name, at) {
      const text = await script(['local/trigger.ts', name, ...(at ? ['--at', at] : [])]);
      return JSON.parse(text.slice(text.indexOf('{'))) as Record<string, unknown>;
    },
    clock: async (time) => void (await script(['local/clock.ts', time])),
    async stop() {
      if (child.exitCode === null) {
        child.kill('SIGINT');
        await new Promise((done) => child.once('exit', done));
      }
      if (options.state === undefined) rmSync(state, { recursive: true, force: true });
    },
  };
}

/** Waits until something is so, looking every 100 ms. @throws the last failure after a minute */
export async function eventually<T>(look: () => Promise<T> | T): Promise<T> {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
