import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { keysFrom, newKeyFile, randomId } from '../../functions/platform/keys.ts';
import { berlinDate } from '../../functions/platform/time.ts';
import { startMetadata } from '../../local/metadata/server.ts';
import { startTasks } from '../../local/tasks/server.ts';
import { makeWorkbooks } from '../../local/workbooks.ts';
import { contacts } from '../../sheets-schema/contacts.ts';
import { launch, type Running } from '../start.ts';

/** Writes a minute that each process may use. */
export interface Shares {
  readonly site: number;
  readonly append: number;
}

/** As deploy.sh gives them. */
const SITES = 3;
export const DEPLOYED: Shares = { site: 12, append: 20 };
const CONCURRENT_TASKS = 50;

const ACCOUNT = 'intake@bench.example';
const TOKENS = {
  intake: { email: ACCOUNT, role: 'editor' },
  watcher: { email: 'watcher@bench.example', role: 'owner' },
  peer: { email: 'peer@bench.example', role: 'owner' },
  'peer-two': { email: 'peer-two@bench.example', role: 'owner' },
  '*': { email: 'manager@bench.example', role: 'owner' },
};

/** Everything a submission passes through, each in a process of its own as deployed. */
export interface Intake {
  readonly sheets: string;
  readonly sites: readonly string[];
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

/** Starts Google (the local Sheets server), the queue, three sites and one append. */
export async function startIntake(shares: Shares): Promise<Intake> {
  const state = mkdtempSync(join(tmpdir(), 'intake-'));
  const running: { stop(): Promise<void> }[] = [];
  const keyFile = newKeyFile();
  const keys = keysFrom(keyFile);
  writeFileSync(join(state, 'keys.json'), JSON.stringify(keyFile));
  writeFileSync(join(state, 'tokens.json'), JSON.stringify(TOKENS));
  const started = async (program: Promise<Running>): Promise<string> => {
    const one = await program;
    running.push(one);
    return one.url;
  };
  const sheets = await started(
    launch({
      args: ['local/sheets/main.ts', '--state', state, '--tokens', join(state, 'tokens.json')],
      variables: {},
      portVariable: 'SHEETS_PORT',
      path: '/local/spreadsheets',
      expected: '[',
    }),
  );
  const metadata = await startMetadata({ port: 0, token: 'intake', email: ACCOUNT });
  const tasks = await startTasks({ port: 0, state, maxConcurrent: CONCURRENT_TASKS });
  const spreadsheets = await makeWorkbooks({ sheetsUrl: sheets, today: berlinDate(new Date()), demo: null });
  const variables = {
    GCE_METADATA_HOST: metadata.host,
    METADATA_SERVER_DETECTION: 'assume-present',
    DIRECTORY_ID: spreadsheets.directory,
    SITE_URL: 'http://localhost',
    SHEETS_ROOT_URL: `${sheets}/`,
    TASKS_ROOT_URL: `${tasks.url}/`,
    TASKS_QUEUE: 'projects/bench/locations/local/queues/bench',
    SIGNING_KEYS_FILE: join(state, 'keys.json'),
    POST_URL: 'http://localhost/post',
  };
  const serve = (name: 'site' | 'append', more: Record<string, string>, path: string, status: number) =>
    started(
      launch({
        args: ['functions/serve.ts'],
        variables: { ...variables, FUNCTION_TARGET: name, WRITES_PER_MINUTE: String(shares[name]), ...more },
        path,
        expected: '',
        status,
      }),
    );
  // A queue's door opens to POST only.
  const append = await serve('append', { APPEND_URL: 'http://localhost/append' }, '/', 405);
  const sites = [];
  for (let at = 0; at < SITES; at++) sites.push(await serve('site', { APPEND_URL: append }, '/kontakt', 200));

  const ask = async (method: string, path: string, bearer: string, body?: object): Promise<unknown> => {
    const answer = await fetch(sheets + path, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`[bench] ${method} ${path} was answered ${answer.status}.`);
    return answer.json();
  };
  const rows = async (): Promise<number> => {
    const range = encodeURIComponent(`'${contacts.title}'!A2:A`);
    const path = `/v4/spreadsheets/${spreadsheets.contacts}/values/${range}`;
    const { values = [] } = (await ask('GET', path, 'watcher')) as { values?: unknown[] };
    return values.length;
  };
  return {
    sheets,
    sites,
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
    async close() {
      await Promise.all([...running.map((one) => one.stop()), metadata.close(), tasks.close()]);
      rmSync(state, { recursive: true, force: true });
    },
  };
}
