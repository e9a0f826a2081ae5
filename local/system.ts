import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { newKeyFile, readKeys } from '../functions/platform/keys.ts';
import { berlinDate } from '../functions/platform/time.ts';
import type { Addresses } from './addresses.ts';
import { CLOCK_FILE, readClock } from './clock.ts';
import { functionServers, functionsDoor } from './functions.ts';
import { listen } from './http.ts';
import { SCHEDULED } from './scheduler.ts';
import { startMetadata } from './metadata/server.ts';
import { startSmtp } from './mailbox/smtp.ts';
import type { Tokens } from './sheets/access.ts';
import { startSheets } from './sheets/server.ts';
import { forget, readState, stateFolder, writeState } from './state.ts';
import { startTasks } from './tasks/server.ts';
import { startWorkbench } from './workbench/server.ts';
import { makeWorkbooks } from './workbooks.ts';

/** Ports of the local system; 0 takes any that is free. */
export interface Ports {
  readonly site: number;
  readonly workbench: number;
  readonly sheets: number;
  readonly tasks: number;
  readonly functions: number;
  readonly smtp: number;
}

/** Writes a minute of the local service account: nobody counts them here. */
const WRITES_PER_MINUTE = 6_000;

/** Who the functions are for Google; the manager shares the workbooks with this account. */
const SERVICE_ACCOUNT = {
  token: 'local-intake',
  email: 'intake@brueckenbauer-local.iam.gserviceaccount.com',
};

/** The product may edit what is shared with it; whoever else asks is the workbooks' owner. */
const TOKENS: Tokens = {
  [SERVICE_ACCOUNT.token]: { email: SERVICE_ACCOUNT.email, role: 'editor', serviceAccount: true },
  '*': { email: 'leitung@quartier.example', role: 'owner' },
};

/**
 * Starts the whole product on this machine: the same functions as in the cloud, whose addresses point at the servers
 * of this folder. State lies in one folder and survives a restart.
 * @throws PortTaken
 */
export async function startSystem(options: {
  state: string;
  ports: Ports;
  fresh: boolean;
  demo: boolean;
}): Promise<{ addresses: Addresses; close(): Promise<void> }> {
  const { ports } = options;
  const state = stateFolder(options.state);
  // Nothing is forgotten before it is sure that no other instance works with this state.
  for (const [name, port] of Object.entries(ports)) await expectFree(name as keyof Ports, port);
  if (options.fresh) forget(state);

  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(opened.toReversed().map((part) => part.close()));
  };
  const open = async <T extends { close(): Promise<void> }>(part: Promise<T>): Promise<T> => {
    const started = await part;
    opened.push(started);
    return started;
  };
  try {
    if (!existsSync(join(state, 'keys.json'))) writeState(state, 'keys.json', newKeyFile());
    const now = (): Date => readClock(state).now;
    const sheets = await open(startSheets({ port: ports.sheets, state, tokens: TOKENS }));
    const metadata = await open(startMetadata({ port: 0, ...SERVICE_ACCOUNT }));
    const smtp = await open(startSmtp({ port: ports.smtp, state }));
    const tasks = await open(startTasks({ port: ports.tasks, state, now }));

    Object.assign(process.env, {
      GCE_METADATA_HOST: metadata.host,
      METADATA_SERVER_DETECTION: 'assume-present',
    });
    let spreadsheets = readState(state, 'workbooks.json') as Addresses['spreadsheets'] | undefined;
    if (!spreadsheets) {
      const keys = readKeys(join(state, 'keys.json'));
      spreadsheets = await makeWorkbooks({
        sheetsUrl: sheets.url,
        today: berlinDate(now()),
        demo: options.demo ? { addressHmac: (address) => keys.addressHmac(address) } : null,
      });
      writeState(state, 'workbooks.json', spreadsheets);
    }

    // The framework reads NODE_ENV: in production it shows no stack to a visitor.
    process.env['NODE_ENV'] = 'production';
    const servers = functionServers();
    const site = await open(serve(servers.get('site') as Server, ports.site, 'site', 'PORT'));
    const doors = await open(serve(functionsDoor(servers), ports.functions, 'functions', 'FUNCTIONS_PORT'));
    Object.assign(process.env, {
      DIRECTORY_ID: spreadsheets.directory,
      SITE_URL: site.url,
      SHEETS_ROOT_URL: `${sheets.url}/`,
      TASKS_ROOT_URL: `${tasks.url}/`,
      TASKS_QUEUE: 'projects/brueckenbauer-local/locations/local/queues/brueckenbauer',
      APPEND_URL: `${doors.url}/append`,
      POST_URL: `${doors.url}/post`,
      SMTP_URL: `${smtp.url}?ignoreTLS=true&requireTLS=false`,
      SIGNING_KEYS_FILE: join(state, 'keys.json'),
      CLOCK_FILE: join(state, CLOCK_FILE),
      WRITES_PER_MINUTE: String(WRITES_PER_MINUTE),
    });

    const known: Omit<Addresses, 'workbench'> = {
      site: site.url,
      sheets: sheets.url,
      tasks: tasks.url,
      smtp: smtp.url,
      functions: doors.url,
      spreadsheets,
    };
    let addresses: Addresses = { ...known, workbench: '' };
    const workbench = await open(
      startWorkbench({
        port: ports.workbench,
        addresses: () => addresses,
        state,
        functions: SCHEDULED,
        program: SERVICE_ACCOUNT.email,
      }),
    );
    process.env['SPREADSHEETS_URL'] = `${workbench.url}/spreadsheets`;
    addresses = { ...known, workbench: workbench.url };
    writeState(state, 'addresses.json', addresses);
    return { addresses, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const VARIABLES: Readonly<Record<keyof Ports, string>> = {
  site: 'PORT',
  workbench: 'WORKBENCH_PORT',
  sheets: 'SHEETS_PORT',
  tasks: 'TASKS_PORT',
  functions: 'FUNCTIONS_PORT',
  smtp: 'SMTP_PORT',
};

async function expectFree(part: keyof Ports, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await listen(probe, { part, port, variable: VARIABLES[part] });
  await new Promise((resolve) => probe.close(resolve));
}

async function serve(
  server: Server,
  port: number,
  part: string,
  variable: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const actual = await listen(server, { part, port, variable });
  return {
    url: `http://localhost:${actual}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
