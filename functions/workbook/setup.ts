import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { listsTab } from '../../sheets-schema/listing.ts';
import { presetRows } from '../../sheets-schema/presets.ts';
import { settings } from '../../sheets-schema/settings.ts';
import { start } from '../../sheets-schema/start.ts';
import type { FileKey, NewRow, Tab } from '../../sheets-schema/tab.ts';
import { fileKeys, tabsOf } from '../../sheets-schema/workbooks.ts';
import { Api } from './api.ts';
import { encodeRow } from './append-requests.ts';
import { readTab } from './careful.ts';
import { newClaim } from './claims.ts';
import { ensureTabs } from './ensure.ts';
import { GOOGLE_SPREADSHEETS, spreadsheetLink } from './links.ts';
import { paceOf, TokenBucket } from './pace.ts';
import { decodeTab } from './snapshot.ts';
import { wordsFrom, type WordRow } from './words.ts';
import { append, type Append, type Words } from './workbook.ts';
import { FileWriter } from './writer.ts';

/** Set-up runs once, with nobody waiting at a page. */
const DEADLINE_MS = 120_000;

/** The spreadsheets to make ready: created and shared by their owner, who alone can. */
export interface SetUpOptions {
  readonly directoryId?: string | undefined;
  readonly contactsId?: string | undefined;
  readonly surveysId?: string | undefined;
  readonly operationsId?: string | undefined;
  /** The year of the contacts file. */
  readonly year?: number | undefined;
  readonly writesPerMinute?: number | undefined;
  readonly wait?: ((ms: number) => Promise<void>) | undefined;
  /** Fills in a first row before it is written: an office that begins with texts and settings of its own. */
  readonly fillIn?: ((tab: Tab, row: Readonly<Record<string, unknown>>) => object) | undefined;
}

/**
 * Makes spreadsheets ready: tabs, columns, formats, lists, first rows, and in *Einstellungen* the links of the files
 * given. What is there stays as it is: a second run changes nothing, and after a change of the schema it adds what is
 * missing.
 * @returns the files in which something was missing
 * @throws WorkbookError
 */
export async function setUp(
  sheets: sheets_v4.Sheets,
  options: SetUpOptions,
): Promise<{ changed: FileKey[] }> {
  const pace = paceOf(options.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))));
  const api = new Api(sheets, pace, new TokenBucket(options.writesPerMinute ?? 20, pace));
  const deadline = pace.now() + DEADLINE_MS;
  const ids: Readonly<Record<FileKey, string | undefined>> = {
    directory: options.directoryId,
    contacts: options.contactsId,
    surveys: options.surveysId,
    operations: options.operationsId,
  };
  const changed: FileKey[] = [];
  const words = await wordsOf(api, ids.directory, deadline);
  for (const file of fileKeys) {
    const id = ids[file];
    if (!id) continue;
    const tabs = tabsOf(file);
    const pages = file === start.file ? [start] : [];
    const made = await ensureTabs(api, id, [...pages, ...tabs], words, deadline);
    const rows = tabs.flatMap((tab) => firstRows(tab, options));
    const missing = await withoutPresent(api, id, rows, deadline);
    // Claimed, so that two set-ups at once do not both write them.
    const claim = newClaim(`first rows:${missing.map(idOf).join()}`, new Date());
    const written =
      missing.length > 0 &&
      (await new FileWriter(id, tabs, api, pace).append(
        missing.map((row) => encodeRow(row, words)),
        { claim, deadline },
      ));
    if (made || written) changed.push(file);
  }
  return { changed };
}

/** A tab's first rows; the settings that name a file get its link. */
function firstRows(tab: Tab, options: SetUpOptions): Append[] {
  const rows = presetRows(tab, options.year === undefined ? {} : { year: options.year });
  const links: Readonly<Record<string, string | undefined>> = {
    [`file.contacts.${options.year}`]: options.contactsId,
    'file.surveys': options.surveysId,
    'file.operations': options.operationsId,
  };
  return rows.map((row) => {
    const values: Readonly<Record<string, unknown>> = { ...(options.fillIn?.(tab, row) ?? row) };
    const id = tab.key === settings.key ? links[String(values['key'])] : undefined;
    const value = id && spreadsheetLink(GOOGLE_SPREADSHEETS, id);
    return append(tab, (value ? { ...values, value } : values) as NewRow<Tab>);
  });
}

/** The rows whose id does not stand in its tab's id column. */
async function withoutPresent(
  api: Api,
  spreadsheetId: string,
  rows: readonly Append[],
  deadline: number,
): Promise<Append[]> {
  const present = new Map<Tab, ReadonlySet<string>>();
  for (const tab of new Set(rows.map((row) => row.tab))) {
    const sheet = await readTab(api, spreadsheetId, tab, deadline);
    present.set(tab, new Set((sheet?.cells.get(tab.idColumn) ?? []).map(String)));
  }
  return rows.filter((row) => !present.get(row.tab)?.has(idOf(row)));
}

function idOf({ tab, values }: Append): string {
  return String((values as Readonly<Record<string, unknown>>)[tab.idColumn]);
}

/** The manager's words where she has some already, else the program's own. */
async function wordsOf(api: Api, directoryId: string | undefined, deadline: number): Promise<Words> {
  const builtIn = wordsFrom([]);
  const sheet = directoryId ? await readTab(api, directoryId, listsTab, deadline) : null;
  if (!sheet || !directoryId) return builtIn;
  const { rows } = decodeTab(listsTab, sheet, builtIn, { spreadsheetId: directoryId, sheetId: 0 });
  return wordsFrom(rows.map(({ values }) => values) as unknown as WordRow[]);
}
