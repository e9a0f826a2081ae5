import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { BodyTooLarge, listen, readBody } from '../http.ts';
import { editorsAmong, type Tokens } from './access.ts';
import { answerAdmin, isAdmin } from './admin/index.ts';
import { answerCall } from './call/answer-call.ts';
import { CallLog } from './call/call-log.ts';
import type { Hooks } from './call/hooks.ts';
import { replyOf, send } from './call/reply.ts';
import { type Doubts, worldWith } from './doubts.ts';
import { ApiError, forbidden } from './errors.ts';
import { Faults } from './faults/faults.ts';
import { faultPlan, type FaultPlanInput, NO_FAULTS } from './faults/plan.ts';
import { Quotas } from './quotas/quotas.ts';
import { quotaSettings, type QuotaSettingsInput } from './quotas/settings.ts';
import type { ServerState } from './server-state.ts';
import { Library } from './store/library.ts';

/** The largest body that is read, in bytes. Google names no limit and advises 2 MB. */
const MAX_BODY = 20 * 1024 * 1024;

/** How to start the server. */
export interface SheetsOptions {
  /** 0 takes any free port. */
  port: number;
  /** The folder for `sheets.sqlite`; ':memory:' keeps nothing. */
  state: string;
  /** What time it is; the real one where left out. */
  clock?: () => Date;
  /** Tokens and who they stand for; without them every token is the owner's. */
  tokens?: Tokens;
  /** The most cells that a spreadsheet may have; 10 million where left out. */
  maxCells?: number;
  /** Google's quotas; off where left out. */
  quotas?: QuotaSettingsInput;
  /** Failures on demand; none where left out. */
  faults?: FaultPlanInput;
  /** Acts of a test in the same process, between other people's calls. */
  hooks?: Hooks;
  /** Answers to what no source settles, in place of the likely ones (docs/assumptions.md). */
  doubts?: Partial<Doubts>;
}

/** A running Sheets server. */
export interface SheetsServer {
  port: number;
  url: string;
  close: () => Promise<void>;
}

/**
 * Starts the local Google Sheets API server on the loopback address.
 * @throws {PortTaken} when the port is in use; SHEETS_PORT chooses another
 */
export async function startSheets(options: SheetsOptions): Promise<SheetsServer> {
  const { port, state, tokens, clock = () => new Date() } = options;
  if (state !== ':memory:') mkdirSync(state, { recursive: true });
  const file = state === ':memory:' ? state : join(state, 'sheets.sqlite');
  const { maxCells } = options;
  const library = new Library(file, { doubts: worldWith(options.doubts), clock, maxCells });
  const closing = new AbortController();
  const serverState: ServerState = {
    library,
    tokens,
    documentEditors: editorsAmong(tokens),
    clock,
    hooks: options.hooks ?? {},
    faults: new Faults(options.faults ? faultPlan.parse(options.faults) : NO_FAULTS),
    quotas: new Quotas(quotaSettings.parse(options.quotas ?? { enabled: false })),
    calls: new CallLog(),
    closing: closing.signal,
  };
  const server = createServer((request, response) => {
    void answer(request, response, serverState);
  });
  const actual = await listen(server, { part: 'sheets', port, variable: 'SHEETS_PORT' }).catch(
    (error: unknown) => {
      library.close();
      throw error;
    },
  );
  return {
    port: actual,
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          library.close();
          resolve();
        });
        closing.abort();
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, state: ServerState): Promise<void> {
  try {
    const text = await textOf(request);
    // A page of another origin in somebody's browser must not act here, not even blindly.
    if (request.headers['sec-fetch-site'] === 'cross-site') throw forbidden();
    const url = new URL(request.url ?? '/', 'http://local');
    if (isAdmin(url.pathname)) {
      send(response, { status: 200, body: answerAdmin(request.method ?? 'GET', url, text, state) });
    } else {
      await answerCall({ request, response, url, text }, state);
    }
  } catch (error) {
    send(response, replyOf(error));
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  try {
    return (await readBody(request, MAX_BODY)).toString('utf8');
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    throw new ApiError(413, `Request payload size exceeds the limit: ${MAX_BODY} bytes.`);
  }
}
