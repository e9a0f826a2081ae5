import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Addresses } from '../addresses.ts';
import { listen } from '../http.ts';
import { assets } from './assets.ts';
import { refuseForeign } from './guard.ts';
import { showMail } from './mail.ts';
import { showPage } from './page.ts';
import { passToSheets } from './sheets-proxy.ts';
import { answerTools } from './tools.ts';

/** What {@link startWorkbench} returns. */
export interface Workbench {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** What the workbench works on. */
export interface WorkbenchOptions {
  port: number;
  /** Where the parts are; asked at each request, for they may not be known when the workbench starts. */
  addresses(): Addresses;
  /** The state folder, with the mailbox and the clock. */
  state: string;
  /** The scheduled functions that get a button. */
  functions: readonly string[];
  /** The address by which the functions call the Sheets API: failures on demand are for them alone, where it is known. */
  program?: string;
}

/**
 * Starts the workbench: the desk (the four workbooks as a grid, each edit a call to the Sheets API as their owner),
 * the mailbox, a button for each scheduled function, the task queue, failures on demand and the clock.
 *
 * @throws {PortTaken} when the port is in use; WORKBENCH_PORT chooses another
 */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const mailDirectory = join(options.state, 'mail');

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://workbench');
    const done =
      refuseForeign(request, response) ||
      showPage(url, request, response) ||
      (await assets(url, response)) ||
      (await passToSheets(url, request, response, options.addresses().sheets)) ||
      (await showMail(url, response, mailDirectory)) ||
      (await answerTools(url, request, response, options));
    if (!done) response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404');
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else {
        const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
        response.writeHead(500, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify({ error: { code: 500, status: code, message: `[workbench] ${code}` } }));
      }
    });
  });
  const port = await listen(server, { part: 'workbench', port: options.port, variable: 'WORKBENCH_PORT' });
  return {
    port,
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
