import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { openWorkbook, type WorkbookOptions } from '../../../functions/workbook/gateway.ts';
import type { Workbook } from '../../../functions/workbook/workbook.ts';
import type { Tokens } from '../../../local/sheets/access.ts';
import { startSheets } from '../../../local/sheets/server.ts';
import { columnMetadata, tabMetadata, type FileKey, type Tab } from '../../../sheets-schema/tab.ts';
import {
  clientOf,
  copied,
  emptyOffice,
  templateOf,
  type Template,
  type World,
} from '../../support/office-template.ts';

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

type Fill = (office: Office) => Promise<void>;

/** Four spreadsheets that `fill` has filled, in a folder of their own to work on. */
async function filledOffice(fill: Fill, world: World): Promise<Template> {
  const template = await templateOf([fill.name, world], async () => {
    const { state, ids } = await emptyOffice(world);
    const office = await officeIn(state, ids, world);
    await fill(office);
    await office.stop();
    const database = new DatabaseSync(join(state, 'sheets.sqlite'));
    database.exec('VACUUM'); // what was taken away is not copied for each office
    database.close();
    return { state, ids };
  });
  return copied(template);
}

/** The product works as a service account that the files are shared with; everybody else is their owner. */
const TOKENS: Tokens = {
  product: { email: 'intake@office.example', role: 'editor' },
  '*': { email: 'leitung@office.example', role: 'owner' },
};

/**
 * Starts an office on a copy of the spreadsheets that are set up once a run.
 * @param fill what they hold besides; a function of that name fills them once
 * @param world the world in which they are set up and used; the likely one where left out
 */
export async function startOffice(fill?: Fill, world: World = {}): Promise<Office> {
  const { state, ids } = await (fill ? filledOffice(fill, world) : emptyOffice(world));
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
