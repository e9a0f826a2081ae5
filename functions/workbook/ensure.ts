import { listsTab } from '../../sheets-schema/listing.ts';
import { columnMetadata, headerMetadata, tabMetadata } from '../../sheets-schema/tab.ts';
import { byMetadata, type Api } from './api.ts';
import { Refused } from './errors.ts';
import { parseRange, quoted, sameHeader } from './layout.ts';
import {
  memoryMetadata,
  setupRequests,
  type AnyTab,
  type FoundSheet,
  type Lists,
  type Memory,
} from './setup-requests.ts';
import type { Words } from './workbook.ts';

/** Two set-ups at once: the second's batch is refused, and at its next look nothing is missing. */
const TRIES = 3;

const FIELDS = 'sheets.properties(sheetId,title,gridProperties(columnCount))';

/**
 * Makes what is missing of tabs in one file, but for what people fill and have deleted: three reads, and one write when something is missing.
 * @returns whether it wrote
 * @throws WorkbookError
 */
export async function ensureTabs(
  api: Api,
  spreadsheetId: string,
  tabs: readonly AnyTab[],
  words: Words,
  deadline: number,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    const { sheets, memory } = await findSheets(api, spreadsheetId, tabs, deadline);
    const lists: Lists = { words, rows: await listRows(api, spreadsheetId, tabs, deadline) };
    const requests = setupRequests(sheets, tabs, lists, memory);
    if (requests.length === 0) return false;
    try {
      await api.write(spreadsheetId, { requests }, 'spreadsheetId', deadline);
      return true;
    } catch (error) {
      if (!(error instanceof Refused) || attempt === TRIES) throw error;
    }
  }
}

async function findSheets(
  api: Api,
  spreadsheetId: string,
  tabs: readonly AnyTab[],
  deadline: number,
): Promise<{ sheets: FoundSheet[]; memory: Memory }> {
  const { sheets = [] } = await api.spreadsheet(spreadsheetId, FIELDS, deadline);
  const found = await api.metadata(spreadsheetId, byMetadata(tabs.flatMap(idsOf)), deadline);
  const registered = new Map<number, Map<number, number>>();
  const headerRows = new Map<number, number>();
  const seen = new Map(found.map((one) => [one.metadataId ?? 0, one.metadataValue ?? '']));
  const headerIds = new Set(tabs.map((tab) => headerMetadata(tab).id));
  for (const { metadataId, location } of found) {
    const range = location?.dimensionRange;
    const sheetId = range ? (range.sheetId ?? 0) : (location?.sheetId ?? 0);
    if (!metadataId || location?.spreadsheet) continue;
    const ids = registered.get(sheetId) ?? new Map<number, number>();
    registered.set(sheetId, ids.set(metadataId, range ? (range.startIndex ?? 0) : -1));
    if (headerIds.has(metadataId)) headerRows.set(sheetId, range?.startIndex ?? 0);
  }
  // Whose header row is unknown is looked at whole: is it empty, or a list that people began?
  const looked = sheets.filter(({ properties }) => {
    const sheetId = properties?.sheetId ?? 0;
    const named = tabs.some((tab) => sameHeader(tab.title, properties?.title ?? ''));
    const begun = !registered.has(sheetId) && (sheets.length === 1 || named);
    return headerRows.has(sheetId) || registered.has(sheetId) || begun;
  });
  const filters = looked.map(({ properties }) => {
    const sheetId = properties?.sheetId ?? 0;
    const row = headerRows.get(sheetId);
    return row === undefined
      ? { a1Range: quoted(properties?.title ?? '') }
      : { gridRange: { sheetId, startRowIndex: row, endRowIndex: row + 1 } };
  });
  const ranges = filters.length > 0 ? await api.values(spreadsheetId, filters, deadline) : [];
  const texts = new Map(
    ranges.map(({ valueRange }) => [
      parseRange(valueRange?.range ?? 'x!A1').title,
      (valueRange?.values ?? []).map((column) => String(column[0] ?? '')),
    ]),
  );
  const filled = new Set(
    ranges.flatMap(({ valueRange }) =>
      valueRange?.values?.length ? [parseRange(valueRange.range ?? 'x!A1').title] : [],
    ),
  );
  const memory = new Map(
    tabs.flatMap((tab) => {
      const made = seen.get(memoryMetadata(tab).id);
      return made === undefined ? [] : [[tab.key, new Set(made.split(','))] as const];
    }),
  );
  const foundSheets = sheets.map(({ properties }): FoundSheet => {
    const title = properties?.title ?? '';
    const sheetId = properties?.sheetId ?? 0;
    const wasLooked = looked.some((one) => one.properties?.sheetId === properties?.sheetId);
    return {
      sheetId,
      title,
      columnCount: properties?.gridProperties?.columnCount ?? 0,
      metadata: registered.get(sheetId) ?? new Map(),
      seen,
      headers: texts.get(title) ?? [],
      empty: wasLooked && !registered.has(sheetId) && !filled.has(title),
    };
  });
  return { sheets: foundSheets, memory };
}

function idsOf(tab: AnyTab): number[] {
  const columns = 'columns' in tab ? Object.keys(tab.columns) : [];
  return [
    tabMetadata(tab).id,
    headerMetadata(tab).id,
    memoryMetadata(tab).id,
    ...columns.map((key) => columnMetadata(tab, key).id),
  ];
}

/** Where each list stands together in *Listen*: dropdowns of several values take their words from there. */
async function listRows(
  api: Api,
  spreadsheetId: string,
  tabs: readonly AnyTab[],
  deadline: number,
): Promise<Lists['rows']> {
  const rows = new Map<string, { start: number; end: number }>();
  if (!tabs.some(({ key }) => key === listsTab.key)) return rows;
  const [range] = await api.values(
    spreadsheetId,
    byMetadata([columnMetadata(listsTab, 'list').id]),
    deadline,
  );
  const cells: unknown[] = range?.valueRange?.values?.[0] ?? [];
  const scattered = new Set<string>();
  cells.forEach((cell, index) => {
    const list = String(cell);
    const known = rows.get(list);
    if (!known) rows.set(list, { start: index, end: index + 1 });
    else if (known.end === index) rows.set(list, { start: known.start, end: index + 1 });
    else scattered.add(list);
  });
  for (const list of scattered) rows.delete(list);
  return rows;
}
