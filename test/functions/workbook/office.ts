import { OAuth2Client } from 'google-auth-library';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { openWorkbook, sheetsClient, type WorkbookOptions } from '../../../functions/workbook/gateway.ts';
import { setUp } from '../../../functions/workbook/setup.ts';
import type { Workbook } from '../../../functions/workbook/workbook.ts';
import type { Tokens } from '../../../local/sheets/access.ts';
import type { Doubts } from '../../../local/sheets/doubts.ts';
import { startSheets } from '../../../local/sheets/server.ts';
import { columnMetadata, tabMetadata, type FileKey, type Tab } from '../../../sheets-schema/tab.ts';
import { join } from 'node:path';

/** Four spreadsheets, set up, on a Sheets server of their own; `sheets` plays the manager's hand. */
export interface Office {
  /** The Sheets server's root, with a slash at the end. */
  readonly url: string;
  readonly sheets: sheets_v4.Sheets;
  readonly ids: Readonly<Record<FileKey, string>>;
  /** Names of the calls made since the last `calls.length = 0`, such as `spreadsheets:batchUpdate`. */
  readonly calls: string[];
  /** What happens once, just before the product's next read or write, or just after its next write. */
  readonly interrupt: {
    beforeRead?: (() => Promise<void>) | undefined;
    beforeWrite?: (() => Promise<void>) | undefined;
    afterWrite?: (() => void) | undefined;
  };
  open(options?: Partial<WorkbookOptions>): Workbook;
  /** Does something in a file as the manager would. */
  edit(file: FileKey, ...requests: sheets_v4.Schema$Request[]): Promise<void>;
  /** The cells of a tab as the manager sees them, formatted. */
  shown(tab: Tab): Promise<string[][]>;
  /** Where a column stands now. */
  place(tab: Tab, column: string): Promise<{ sheetId: number; column: number }>;
  close(): Promise<void>;
}

/** A wait that does not wait: retries come at once. */
export const atOnce = (): Promise<void> => Promise.resolve();

interface Template {
  readonly state: string;
  readonly ids: Readonly<Record<FileKey, string>>;
}
type Fill = (office: Office) => Promise<void>;

/** Where an office's state lies: in memory where the system has such a place, for offices are many and short-lived. */
const OFFICES = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Doubts about Google that are answered otherwise than is likely. */
export type World = Readonly<Partial<Doubts>>;

/** What offices start from, by their world and what fills them: made once a test file. */
const templates = new Map<string, Promise<Template>>();
const templateStates: string[] = [];
process.once('exit', () => {
  for (const state of templateStates) rmSync(state, { recursive: true, force: true });
});

function templateOf(fill: Fill | undefined, world: World): Promise<Template> {
  const name = JSON.stringify([fill?.name, world]);
  const known = templates.get(name);
  if (known) return known;
  const state = mkdtempSync(join(tmpdir(), 'workbook-'));
  templateStates.push(state);
  const made = fill ? filled(state, fill, world) : setUpIn(state, world);
  templates.set(name, made);
  made.catch(() => templates.delete(name)); // one that a busy machine did not get ready in time fails one test, not all
  return made;
}

async function filled(state: string, fill: Fill, world: World): Promise<Template> {
  const { state: origin, ids } = await templateOf(undefined, world);
  cpSync(origin, state, { recursive: true });
  const office = await officeIn(state, ids, world);
  await fill(office);
  await office.stop();
  const database = new DatabaseSync(join(state, 'sheets.sqlite'));
  database.exec('VACUUM'); // what was taken away is not copied for each office
  database.close();
  return { state, ids };
}

/** Sets up four spreadsheets in a folder. */
async function setUpIn(state: string, world: World): Promise<Template> {
  const server = await startSheets({ port: 0, state, doubts: world });
  const sheets = clientOf(server.url);
  const create = async (title: string) =>
    (await sheets.spreadsheets.create({ requestBody: { properties: { title } } })).data.spreadsheetId ?? '';
  const ids = {
    directory: await create('Verzeichnis'),
    contacts: await create('Kontakte 2026'),
    surveys: await create('Befragungen'),
    operations: await create('Versand'),
  };
  await setUp(sheets, {
    directoryId: ids.directory,
    contactsId: ids.contacts,
    surveysId: ids.surveys,
    operationsId: ids.operations,
    year: 2026,
    writesPerMinute: 600,
  });
  await server.close();
  return { state, ids };
}

/** The product works as a service account that the files are shared with; everybody else is their owner. */
const TOKENS: Tokens = {
  product: { email: 'intake@office.example', role: 'editor' },
  '*': { email: 'leitung@office.example', role: 'owner' },
};

function clientOf(url: string, token = 'owner'): sheets_v4.Sheets {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  return sheetsClient({ rootUrl: `${url}/`, auth });
}

/**
 * Starts an office on a copy of the spreadsheets that are set up once a test file.
 * @param fill what they hold besides; a function of that name fills them once
 * @param world the world in which they are set up and used; the likely one where left out
 */
export async function startOffice(fill?: Fill, world: World = {}): Promise<Office> {
  const { state: origin, ids } = await templateOf(fill, world);
  const state = mkdtempSync(join(OFFICES, 'workbook-'));
  cpSync(origin, state, { recursive: true });
  const office = await officeIn(state, ids, world);
  let closed: Promise<void> | undefined;
  return {
    ...office,
    close: () => (closed ??= office.stop().then(() => rmSync(state, { recursive: true }))),
  };
}

async function officeIn(
  state: string,
  ids: Template['ids'],
  world: World,
): Promise<Office & { readonly stop: () => Promise<void> }> {
  const server = await startSheets({ port: 0, state, tokens: TOKENS, doubts: world });
  const sheets = clientOf(server.url);
  const calls: string[] = [];
  const watched = clientOf(server.url, 'product');
  const interrupt: Office['interrupt'] = {};
  watch(watched, calls, interrupt);
  return {
    url: `${server.url}/`,
    sheets,
    ids,
    calls,
    interrupt,
    open: (options = {}) =>
      openWorkbook({
        sheets: watched,
        directoryId: ids.directory,
        wait: atOnce,
        writesPerMinute: 6_000,
        ...options,
      }),
    async edit(file, ...requests) {
      await sheets.spreadsheets.batchUpdate({ spreadsheetId: ids[file], requestBody: { requests } });
    },
    async shown(tab) {
      const { data } = await sheets.spreadsheets.values.get({
        spreadsheetId: ids[tab.file],
        range: `'${tab.title}'`,
      });
      return (data.values ?? []) as string[][];
    },
    async place(tab, column) {
      const { data } = await sheets.spreadsheets.developerMetadata.search({
        spreadsheetId: ids[tab.file],
        requestBody: {
          dataFilters: [{ developerMetadataLookup: { metadataId: columnMetadata(tab, column).id } }],
        },
      });
      const range = data.matchedDeveloperMetadata?.[0]?.developerMetadata?.location?.dimensionRange;
      return { sheetId: range?.sheetId ?? tabMetadata(tab).id, column: range?.startIndex ?? -1 };
    },
    stop: () => server.close(),
    close: () => server.close(),
  };
}

/** Notes each call of a client, and lets a test step in before and after a write. */
function watch(sheets: sheets_v4.Sheets, calls: string[], interrupt: Office['interrupt']): void {
  const { spreadsheets } = sheets;
  const note = (target: object, method: string, name: 'read' | 'write') => {
    const original = (target as Record<string, (...all: unknown[]) => Promise<unknown>>)[method];
    Object.assign(target, {
      [method]: async (...all: unknown[]) => {
        calls.push(name);
        if (name === 'read') {
          const { beforeRead } = interrupt;
          interrupt.beforeRead = undefined;
          await beforeRead?.();
          return await original?.apply(target, all);
        }
        const { beforeWrite, afterWrite } = interrupt;
        interrupt.beforeWrite = undefined;
        interrupt.afterWrite = undefined;
        await beforeWrite?.();
        const answer = await original?.apply(target, all);
        afterWrite?.();
        return answer;
      },
    });
  };
  note(spreadsheets, 'batchUpdate', 'write');
  note(spreadsheets, 'get', 'read');
  note(spreadsheets, 'getByDataFilter', 'read');
  note(spreadsheets.values, 'batchGetByDataFilter', 'read');
  note(spreadsheets.developerMetadata, 'search', 'read');
}
