import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { keysFrom, newKeyFile, randomId } from '../../functions/platform/keys.ts';
import { berlinDate } from '../../functions/platform/time.ts';
import { CLOCK_FILE } from '../../local/clock.ts';
import { startMetadata } from '../../local/metadata/server.ts';
import type { Retry } from '../../local/tasks/dispatch.ts';
import type { TaskSummary } from '../../local/tasks/server.ts';
import { makeWorkbooks } from '../../local/workbooks.ts';
import { contacts } from '../../sheets-schema/contacts.ts';
import type { FileKey } from '../../sheets-schema/tab.ts';
import { freePort, launch, type Program, type Running } from '../start.ts';

/** Writes a minute that each process may use. */
export interface Shares {
  readonly site: number;
  readonly append: number;
}

/** As deploy.sh gives them. */
const SITES = 3;
export const DEPLOYED: Shares = { site: 12, append: 20 };
/** Writes a minute where nobody counts. */
export const UNLIMITED = 60_000;
const ALL_TASKS = 1_000_000;
const QUEUE = 'projects/bench/locations/local/queues/bench';

/** Who the product is for Google. */
export const ACCOUNT = 'intake@bench.example';
const TOKENS = {
  intake: { email: ACCOUNT, role: 'editor' },
  watcher: { email: 'watcher@bench.example', role: 'owner' },
  peer: { email: 'peer@bench.example', role: 'owner' },
  'peer-two': { email: 'peer-two@bench.example', role: 'owner' },
  '*': { email: 'manager@bench.example', role: 'owner' },
};

/** A function in a process of its own. */
export interface Deployed {
  readonly url: string;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
  /** Starts it anew at the same address. */
  revive(): Promise<void>;
}

/** Everything a submission passes through, each in a process of its own as deployed. */
export interface Intake {
  readonly sheets: string;
  readonly sites: readonly string[];
  /** The sites, then `append`. */
  readonly processes: readonly Deployed[];
  readonly spreadsheets: Readonly<Record<FileKey, string>>;
  /** The folder of everything's state; the clock of product and queue is moved there. */
  readonly state: string;
  /** A call at the Sheets server, its admin door included. @throws Error when it is refused */
  ask(method: string, path: string, bearer: string, body?: object): Promise<unknown>;
  /** Every task for `append` that the queue was given, the newest first; nobody is there for those that send letters. */
  tasks(): Promise<TaskSummary[]>;
  /** Starts another function, asks it once as the scheduler would at that time, and ends it. @returns its report */
  runScheduled(name: 'upkeep', at: Date): Promise<unknown>;
  /** Sets how Google behaves; what was counted begins anew. */
  google(how: { quotas: boolean; latencyMs: number }): Promise<void>;
  /** Calls that the product's account has made since. */
  counted(): Promise<{ reads: number; writes: number }>;
  /** Rows in *Kontakte*. */
  rows(): Promise<number>;
  /** Waits until so many rows are there. @returns milliseconds since `began` @throws Error after so many seconds */
  until(rows: number, patienceS: number, began: number): Promise<number>;
  /** A fresh token of the contact form, as the site makes one with each form it shows. */
  token(): string;
  newSpreadsheet(bearer: string): Promise<string>;
  append(spreadsheetId: string, bearer: string, row: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts Google (the local Sheets server), the queue, three sites and one append.
 * @param retry how soon the queue tries again
 */
export async function startIntake(shares: Shares, retry?: Retry): Promise<Intake> {
  const state = mkdtempSync(join(tmpdir(), 'intake-'));
  const running = new Map<string, Running>();
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    await Promise.all([...running.values()].map((one) => one.stop()));
    await Promise.all(opened.map((one) => one.close()));
    rmSync(state, { recursive: true, force: true });
  };
  try {
    return await startIn(state, { shares, retry, running, opened, close });
  } catch (error) {
    await close();
    throw error;
  }
}

async function startIn(
  state: string,
  {
    shares,
    retry,
    running,
    opened,
    close,
  }: {
    readonly shares: Shares;
    readonly retry: Retry | undefined;
    readonly running: Map<string, Running>;
    readonly opened: { close(): Promise<void> }[];
    readonly close: () => Promise<void>;
  },
): Promise<Intake> {
  const keyFile = newKeyFile();
  const keys = keysFrom(keyFile);
  writeFileSync(join(state, 'keys.json'), JSON.stringify(keyFile));
  writeFileSync(join(state, 'tokens.json'), JSON.stringify(TOKENS));
  const started = async (program: Program): Promise<string> => {
    const one = await launch(program);
    running.set(one.url, one);
    return one.url;
  };
  const [sheets, queue] = await Promise.all([
    started({
      args: ['local/sheets/main.ts', '--state', state, '--tokens', join(state, 'tokens.json')],
      variables: {},
      portVariable: 'SHEETS_PORT',
      path: '/local/spreadsheets',
      expected: '[',
    }),
    started({
      args: ['bench/intake/queue.ts', state, ...(retry ? [JSON.stringify(retry)] : [])],
      variables: {},
      portVariable: 'TASKS_PORT',
      path: '/local/tasks',
      expected: '[',
    }),
  ]);
  const metadata = await startMetadata({ port: 0, token: 'intake', email: ACCOUNT });
  opened.push(metadata);
  const spreadsheets = await makeWorkbooks({ sheetsUrl: sheets, today: berlinDate(new Date()), demo: null });
  const appendPort = await freePort();
  const variables = {
    APPEND_URL: `http://127.0.0.1:${appendPort}`,
    GCE_METADATA_HOST: metadata.host,
    METADATA_SERVER_DETECTION: 'assume-present',
    DIRECTORY_ID: spreadsheets.directory,
    SITE_URL: 'http://localhost',
    SHEETS_ROOT_URL: `${sheets}/`,
    TASKS_ROOT_URL: `${queue}/`,
    TASKS_QUEUE: QUEUE,
    SIGNING_KEYS_FILE: join(state, 'keys.json'),
    CLOCK_FILE: join(state, CLOCK_FILE),
    POST_URL: 'http://localhost/post',
  };
  const serve = async (
    name: 'site' | 'append' | 'upkeep',
    writesPerMinute: number,
    port?: number,
  ): Promise<Deployed> => {
    const program: Program = {
      args: ['functions/serve.ts'],
      ...(port !== undefined && { port }),
      variables: {
        ...variables,
        FUNCTION_TARGET: name,
        WRITES_PER_MINUTE: String(writesPerMinute),
        SUBMISSIONS_CEILING: '1000000', // the floods are the run's own
      },
      expected: '',
      // The doors of queue and scheduler open to POST only.
      ...(name === 'site' ? { path: '/kontakt' } : { path: '/', status: 405 }),
    };
    const url = await started(program);
    return {
      url,
      async kill() {
        await running.get(url)?.stop();
        running.delete(url);
      },
      revive: async () => void (await started({ ...program, port: Number(new URL(url).port) })),
    };
  };
  const [append, ...sites] = await Promise.all([
    serve('append', shares.append, appendPort),
    ...Array.from({ length: SITES }, () => serve('site', shares.site)),
  ]);

  const ask = async (method: string, path: string, bearer: string, body?: object): Promise<unknown> =>
    await call(sheets + path, method, { authorization: `Bearer ${bearer}` }, body);
  const rows = async (): Promise<number> => {
    const range = encodeURIComponent(`'${contacts.title}'!A2:A`);
    const path = `/v4/spreadsheets/${spreadsheets.contacts}/values/${range}`;
    const { values = [] } = (await ask('GET', path, 'watcher')) as { values?: unknown[] };
    return values.length;
  };
  return {
    sheets,
    sites: sites.map(({ url }) => url),
    processes: [...sites, append],
    spreadsheets,
    state,
    ask,
    async tasks() {
      const path = `/local/tasks?limit=${ALL_TASKS}`;
      const { tasks } = (await call(queue + path, 'GET', {})) as { tasks: TaskSummary[] };
      return tasks.filter(({ target }) => target.startsWith(append.url));
    },
    async runScheduled(name, at) {
      const deployed = await serve(name, UNLIMITED);
      try {
        return await call(deployed.url, 'POST', { 'x-cloudscheduler-scheduletime': at.toISOString() });
      } finally {
        await deployed.kill();
      }
    },
    async google({ quotas, latencyMs }) {
      await ask('PUT', '/local/quotas', 'watcher', { enabled: quotas });
      await ask('PUT', '/local/faults', 'watcher', {
        rules: [
          // Rules that wait for nothing only count.
          { fault: 'latency', ms: 0, methods: ['read'], user: ACCOUNT },
          { fault: 'latency', ms: 0, methods: ['write'], user: ACCOUNT },
          { fault: 'latency', ms: latencyMs },
        ],
      });
    },
    async counted() {
      const { counts } = (await ask('GET', '/local/faults', 'watcher')) as { counts: { seen: number }[] };
      return { reads: counts[0]?.seen ?? 0, writes: counts[1]?.seen ?? 0 };
    },
    rows,
    async until(wanted, patienceS, began) {
      for (;;) {
        if ((await rows()) >= wanted) return performance.now() - began;
        if (performance.now() - began > patienceS * 1_000)
          throw new Error(`[bench] ${wanted - (await rows())} rows were not there after ${patienceS} s.`);
        await wait(1_100); // the watcher has a quota too
      }
    },
    token: () => keys.token('form:contact', randomId(), new Date(), new Date(Date.now() + 3_600_000)),
    async newSpreadsheet(bearer) {
      const { spreadsheetId } = (await ask('POST', '/v4/spreadsheets', bearer, {})) as {
        spreadsheetId: string;
      };
      return spreadsheetId;
    },
    async append(id, bearer, row) {
      const path = `/v4/spreadsheets/${id}/values/Sheet1:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS`;
      await ask('POST', path, bearer, { values: [row] });
    },
    close,
  };
}

/**
 * One call that speaks JSON, over a connection of its own: one that the server closes while it is idle would break a call
 * that may not be repeated.
 * @throws Error when it is refused, or the connection breaks, with what was called
 */
async function call(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: object,
): Promise<unknown> {
  try {
    const asking = request(url, {
      method,
      agent: false,
      headers: { ...headers, 'content-type': 'application/json' },
    });
    asking.end(body && JSON.stringify(body));
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    const answer = await text(response);
    if (response.statusCode !== 200) throw new Error(`HTTP ${response.statusCode}`);
    return JSON.parse(answer);
  } catch (cause) {
    throw new Error(`[bench] ${method} ${url} was not answered as it should be.`, { cause });
  }
}
