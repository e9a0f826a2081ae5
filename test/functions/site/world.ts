import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { append as appendFunction } from '../../../functions/append/function.ts';
import { keysFrom, newKeyFile, type Keys } from '../../../functions/platform/keys.ts';
import { serverOf } from '../../../functions/server.ts';
import { site } from '../../../functions/site/function.ts';
import { openWorkbook } from '../../../functions/workbook/gateway.ts';
import type { Workbook } from '../../../functions/workbook/workbook.ts';
import type { FaultPlanInput } from '../../../local/sheets/faults/plan.ts';
import { startMetadata } from '../../../local/metadata/server.ts';
import { startSheets } from '../../../local/sheets/server.ts';
import type { FileKey, Tab } from '../../../sheets-schema/tab.ts';
import { sentFromCheckPage } from '../../support/check-page.ts';
import { clientOf, emptyOffice } from '../../support/office-template.ts';

/** A task as the queue got it. */
export interface QueuedTask {
  readonly name: string;
  readonly url: string;
  readonly payload: unknown;
  readonly scheduleTime: string | undefined;
}

/** What came back from the site. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly text: string;
}

/** The public site over real HTTP, with a Sheets server, a queue that only notes, and the manager's own access. */
export interface World {
  readonly url: string;
  readonly keys: Keys;
  readonly workbook: Workbook;
  readonly sheets: sheets_v4.Sheets;
  readonly ids: Readonly<Record<FileKey, string>>;
  /** What the queue got; `broken` makes it refuse. */
  readonly queue: { readonly tasks: QueuedTask[]; broken: boolean };
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(
    path: string,
    body: string | Buffer | Record<string, string | string[]>,
    headers?: Record<string, string>,
  ): Promise<Reply>;
  /**
   * Posts a form and then, from the page that shows its answers, sends them. Where the form is shown again instead,
   * that is the reply.
   */
  send(
    path: string,
    body: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ): Promise<Reply>;
  /** Hands a queued task's payload to `append`, as the queue would. @returns the status */
  deliver(payload: unknown, headers?: Record<string, string>): Promise<number>;
  /** The rows of a tab by header, as the manager sees them. */
  rows(tab: Tab): Promise<Record<string, string>[]>;
  /** Sets how the Sheets server fails. */
  fail(faults: FaultPlanInput): Promise<void>;
  /** Takes the Sheets server down for good. */
  stopSheets(): Promise<void>;
  close(): Promise<void>;
}

/** @param more settings of the environment besides the world's own */
export async function startWorld(more: Readonly<Record<string, string>> = {}): Promise<World> {
  const { state, ids } = await emptyOffice();
  const sheetsServer = await startSheets({ port: 0, state });
  const metadata = await startMetadata({ port: 0 });
  const sheets = clientOf(sheetsServer.url);
  const queue: World['queue'] = { tasks: [], broken: false };
  const queueServer = recorder(queue);
  const appendServer = serverOf('append', appendFunction);
  const siteServer = serverOf('site', site);
  const [queueUrl, appendUrl, url] = await Promise.all(
    [queueServer, appendServer, siteServer].map(listening),
  );
  const keyFile = newKeyFile();
  writeFileSync(join(state, 'keys.json'), JSON.stringify(keyFile));
  Object.assign(process.env, {
    GCE_METADATA_HOST: metadata.host,
    METADATA_SERVER_DETECTION: 'assume-present',
    DIRECTORY_ID: ids.directory,
    SITE_URL: 'https://quartier.example',
    SHEETS_ROOT_URL: `${sheetsServer.url}/`,
    TASKS_ROOT_URL: `${queueUrl}/`,
    TASKS_QUEUE: 'projects/p/locations/l/queues/q',
    APPEND_URL: `${appendUrl}`,
    POST_URL: 'http://127.0.0.1:9/post',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SIGNING_KEYS_FILE: join(state, 'keys.json'),
    WRITES_PER_MINUTE: '6000',
    ...more,
  });
  let down: Promise<void> | undefined;
  const stopSheets = (): Promise<void> => (down ??= sheetsServer.close());
  const post: World['post'] = (path, body, headers = {}) =>
    call(
      'POST',
      `${url}${path}`,
      { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      typeof body === 'string' || Buffer.isBuffer(body) ? body : encoded(body),
    );
  return {
    url: url as string,
    keys: keysFrom(keyFile),
    workbook: openWorkbook({ sheets, directoryId: ids.directory, writesPerMinute: 6_000 }),
    sheets,
    ids,
    queue,
    get: (path, headers = {}) => call('GET', `${url}${path}`, headers),
    post,
    async send(path, body, headers) {
      const checked = await post(path, body, headers);
      return checked.status === 200
        ? post(path, sentFromCheckPage(checked.text).toString(), headers)
        : checked;
    },
    deliver: async (payload, headers = {}) => {
      const all = { 'content-type': 'application/json', ...headers };
      return (await call('POST', `${appendUrl}/`, all, JSON.stringify(payload))).status;
    },
    async rows(tab) {
      const { data } = await sheets.spreadsheets.values.get({
        spreadsheetId: ids[tab.file],
        range: `'${tab.title}'`,
      });
      const [header = [], ...rows] = (data.values ?? []) as string[][];
      return rows.map((row) => Object.fromEntries(header.map((label, at) => [label, row[at] ?? ''])));
    },
    async fail(faults) {
      const body = JSON.stringify(faults);
      await fetch(`${sheetsServer.url}/local/faults`, { method: 'PUT', body });
    },
    stopSheets,
    async close() {
      for (const server of [siteServer, appendServer, queueServer]) {
        server.close();
        server.closeAllConnections();
      }
      await Promise.all([stopSheets(), metadata.close()]);
      rmSync(state, { recursive: true });
    },
  };
}

/** A queue that takes tasks, or refuses them, and does nothing with them. */
function recorder(queue: World['queue']): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (queue.broken) {
        response.writeHead(503, { 'content-type': 'application/json' }).end('{}');
        return;
      }
      const { task } = JSON.parse(Buffer.concat(chunks).toString()) as {
        task: { name: string; scheduleTime?: string; httpRequest: { url: string; body: string } };
      };
      queue.tasks.push({
        name: task.name,
        url: task.httpRequest.url,
        payload: JSON.parse(Buffer.from(task.httpRequest.body, 'base64').toString()),
        scheduleTime: task.scheduleTime,
      });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(task));
    });
  });
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function encoded(fields: Record<string, string | string[]>): string {
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(key, one);
  return form.toString();
}

/** One HTTP call by node:http: fetch would follow redirects, add headers of its own and hide compression. */
function call(
  method: string,
  url: string,
  headers: Record<string, string>,
  body?: string | Buffer,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = httpRequest(url, { method, headers: { ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const all = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: all,
          text: all.toString(),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
