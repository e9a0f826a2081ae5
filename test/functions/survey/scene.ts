import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as relay, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { HttpFunction } from '@google-cloud/functions-framework';
import { append as appendFunction } from '../../../functions/append/function.ts';
import { newKeyFile } from '../../../functions/platform/keys.ts';
import { serverOf } from '../../../functions/server.ts';
import { site } from '../../../functions/site/function.ts';
import { survey as surveyFunction } from '../../../functions/survey/function.ts';
import { startMetadata } from '../../../local/metadata/server.ts';
import { startTasks } from '../../../local/tasks/server.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import type { Tab } from '../../../sheets-schema/tab.ts';
import { openPostOffice } from '../mail/post-office.ts';
import { startOffice } from '../workbook/office.ts';

/**
 * The functions that a survey passes through, on real servers, with a clock that can be moved.
 * @param scheduled the function that `run` runs
 */
export async function startScene(scheduled: HttpFunction = surveyFunction) {
  const state = mkdtempSync(join(tmpdir(), 'survey-'));
  const clockFile = join(state, 'clock.json');
  const open: { close(): Promise<void> }[] = [];
  const opened = <T extends { close(): Promise<void> }>(part: T): T => {
    open.push(part);
    return part;
  };
  const serve = async (server: Server): Promise<string> => {
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const close = () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    opened({ close });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  const office = opened(await startOffice());
  const post = opened(await openPostOffice());
  const metadata = opened(await startMetadata({ port: 0 }));
  const tasks = opened(await startTasks({ port: 0, state, now: () => new Date() }));
  const broken = { sheets: false, queue: false };
  const door = await serve(serverOf('append', appendFunction));
  writeFileSync(join(state, 'keys.json'), JSON.stringify(newKeyFile()));
  Object.assign(process.env, {
    GCE_METADATA_HOST: metadata.host,
    METADATA_SERVER_DETECTION: 'assume-present',
    DIRECTORY_ID: office.ids.directory,
    SITE_URL: 'http://site.example',
    SHEETS_ROOT_URL: `${await serve(way(office.url, () => broken.sheets))}/`,
    TASKS_ROOT_URL: `${await serve(way(tasks.url, () => broken.queue))}/`,
    TASKS_QUEUE: 'projects/p/locations/l/queues/q',
    APPEND_URL: door,
    POST_URL: door,
    SMTP_URL: post.url,
    SIGNING_KEYS_FILE: join(state, 'keys.json'),
    CLOCK_FILE: clockFile,
    WRITES_PER_MINUTE: '6000',
  });
  const siteUrl = await serve(serverOf('site', site));
  const scheduledUrl = await serve(serverOf('scheduled', scheduled));

  return {
    office,
    post,
    /** What cannot be reached now. */
    broken,
    /** Moves the functions' clock. */
    goTo(time: string): void {
      writeFileSync(clockFile, JSON.stringify({ offsetMs: Date.parse(time) - Date.now() }));
    },
    /** The manager types into a column of the first row in which a cell says `of`. */
    async enter<T extends Tab>(tab: T, column: keyof T['columns'] & string, of: string, value: string) {
      const rows = await office.shown(tab);
      const row = rows.findIndex((cells) => cells.includes(of)) + 1;
      expect(row).toBeGreaterThan(1);
      const place = await office.place(tab, column);
      await office.edit(tab.file, {
        updateCells: {
          start: { sheetId: place.sheetId, rowIndex: row - 1, columnIndex: place.column },
          rows: [{ values: [{ userEnteredValue: { stringValue: value } }] }],
          fields: 'userEnteredValue',
        },
      });
    },
    /** The manager writes into *Einstellungen*. */
    set(key: string, value: string): Promise<void> {
      return this.enter(settings, 'value', key, value);
    },
    async shown(path: string): Promise<{ status: number; html: string; token: string }> {
      const answer = await fetch(siteUrl + path);
      const html = await answer.text();
      return { status: answer.status, html, token: tokenIn(html) };
    },
    async send(
      path: string,
      fields: Readonly<Record<string, string | readonly string[]>>,
    ): Promise<{ status: number; html: string }> {
      const body = new URLSearchParams();
      for (const [name, values] of Object.entries(fields))
        for (const value of [values].flat()) body.append(name, value);
      const answer = await fetch(siteUrl + path, { method: 'POST', body });
      return { status: answer.status, html: await answer.text() };
    },
    /** Runs the scheduled function. @param at its schedule time */
    async run(at: string): Promise<{ status: number; report: unknown }> {
      const headers = { 'X-CloudScheduler': 'true', 'X-CloudScheduler-ScheduleTime': at };
      const answer = await fetch(scheduledUrl, { method: 'POST', headers });
      return { status: answer.status, report: await answer.json() };
    },
    async close(): Promise<void> {
      await Promise.all(open.map((part) => part.close()));
      rmSync(state, { recursive: true, force: true });
    },
  };
}

/** The token of the form on a page. */
export function tokenIn(html: string): string {
  return /name="token"[^>]*value="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** A server that hands everything on, or, while broken, hangs up. */
function way(target: string, broken: () => boolean): Server {
  const { hostname, port } = new URL(target);
  return createServer((request, response) => {
    if (broken()) {
      request.socket.destroy();
      return;
    }
    const onward = relay(
      { hostname, port, path: request.url, method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
}
