import { t } from '../words.ts';
import { within, type Area } from './area.ts';
import type { WireConditionalFormat } from './conditional.ts';
import type { WireFilter, WireFilterView } from './filter.ts';
import type { Call } from './gestures/index.ts';
import { lookOf, type Look, type WireCell } from './look.ts';
import type { Protection } from './protection.ts';
import { a1, quoted } from './ranges.ts';
import { CELL_FIELDS, type CellData, type Properties, type Snapshot } from './snapshot.ts';

/** A tab of a workbook. */
export interface Sheet {
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly gridlines: boolean;
  readonly basicFilter: WireFilter | undefined;
  readonly filterViews: readonly WireFilterView[];
  readonly protections: readonly Protection[];
  readonly conditionalFormats: readonly WireConditionalFormat[];
}

/** A workbook as the chooser shows it. */
export interface Book {
  readonly id: string;
  readonly title: string;
  readonly sheets: readonly Sheet[];
}

/** Sizes and visibility of a tab's rows and columns. */
export interface Layout {
  /** Pixels; 0 for a column that somebody has hidden. */
  readonly widths: readonly number[];
  /** Rows that somebody has hidden. */
  readonly hiddenRows: ReadonlySet<number>;
  /** Rows that the basic filter hides, where the server says so. */
  readonly filteredRows: ReadonlySet<number>;
}

/** The Sheets API refused; the message is Google's. */
export class SheetsRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(status === 503 ? message : t('desk.refused', { message }));
    this.name = 'SheetsRefusal';
    this.status = status;
  }
}

/** Pixels of a column whose width nobody has set. */
const USUAL_WIDTH = 100;

async function call<T>(path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/sheets/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  } catch {
    throw new SheetsRefusal(503, t('sheets.unreachable'));
  }
  const answer = (await response.json().catch(() => ({}))) as T & { error?: { message?: string } };
  if (!response.ok)
    throw new SheetsRefusal(response.status, answer.error?.message ?? String(response.status));
  return answer;
}

const path = (id: string, rest = ''): string => `v4/spreadsheets/${encodeURIComponent(id)}${rest}`;

/** Writes, in one call. */
export async function send(id: string, what: Call): Promise<void> {
  if ('requests' in what) await call(path(id, ':batchUpdate'), { requests: what.requests });
  else await call(path(id, '/values:batchUpdate'), { valueInputOption: 'USER_ENTERED', data: what.data });
}

/** The title of a workbook and its tabs, without their contents. */
export async function readBook(id: string): Promise<Book> {
  interface Answer {
    properties: { title: string };
    sheets: ReadonlyArray<{
      properties: {
        sheetId?: number;
        title: string;
        hidden?: boolean;
        gridProperties?: {
          rowCount?: number;
          columnCount?: number;
          frozenRowCount?: number;
          frozenColumnCount?: number;
          hideGridlines?: boolean;
        };
      };
      basicFilter?: WireFilter;
      filterViews?: readonly WireFilterView[];
      protectedRanges?: readonly Protection[];
      conditionalFormats?: readonly WireConditionalFormat[];
    }>;
  }
  const fields =
    'properties.title,sheets(properties,basicFilter,filterViews,protectedRanges,conditionalFormats)';
  const answer = await call<Answer>(path(id, `?fields=${encodeURIComponent(fields)}`));
  return {
    id,
    title: answer.properties.title,
    sheets: answer.sheets.map(
      ({
        properties: { sheetId = 0, title, hidden = false, gridProperties = {} },
        basicFilter,
        filterViews = [],
        protectedRanges = [],
        conditionalFormats = [],
      }) => ({
        sheetId,
        title,
        hidden,
        rowCount: gridProperties.rowCount ?? 0,
        columnCount: gridProperties.columnCount ?? 0,
        frozenRows: gridProperties.frozenRowCount ?? 0,
        frozenColumns: gridProperties.frozenColumnCount ?? 0,
        gridlines: !gridProperties.hideGridlines,
        basicFilter,
        filterViews,
        protections: protectedRanges,
        conditionalFormats,
      }),
    ),
  };
}

/** All values of a tab, as they are shown. Rows are cut after their last value. */
export async function readValues(id: string, title: string): Promise<string[][]> {
  const range = encodeURIComponent(quoted(title));
  const { values = [] } = await call<{ values?: string[][] }>(
    path(id, `/values/${range}?valueRenderOption=FORMATTED_VALUE&majorDimension=ROWS`),
  );
  return values; // formatted values are always strings
}

interface WireGrid<C = WireCell> {
  readonly rowData?: ReadonlyArray<{ readonly values?: readonly C[] }>;
  readonly rowMetadata?: ReadonlyArray<Properties & { readonly hiddenByFilter?: boolean }>;
  readonly columnMetadata?: ReadonlyArray<Properties & { readonly hiddenByFilter?: boolean }>;
}

async function readGrid<C>(id: string, range: string, fields: string): Promise<WireGrid<C>> {
  const query = `?ranges=${encodeURIComponent(range)}&includeGridData=true&fields=${encodeURIComponent(fields)}`;
  const { sheets = [] } = await call<{ sheets?: ReadonlyArray<{ data?: readonly WireGrid<C>[] }> }>(
    path(id, query),
  );
  return sheets[0]?.data?.[0] ?? {};
}

/** How a tab's rows and columns lie. */
export async function readLayout(id: string, sheet: Sheet): Promise<Layout> {
  const fields =
    'sheets.data(rowMetadata(hiddenByUser,hiddenByFilter),columnMetadata(pixelSize,hiddenByUser))';
  const { rowMetadata = [], columnMetadata = [] } = await readGrid(id, quoted(sheet.title), fields);
  const rows = (which: 'hiddenByUser' | 'hiddenByFilter'): Set<number> =>
    new Set(rowMetadata.flatMap((row, y) => (row[which] ? [y] : [])));
  return {
    widths: Array.from({ length: sheet.columnCount }, (_, x) =>
      columnMetadata[x]?.hiddenByUser ? 0 : (columnMetadata[x]?.pixelSize ?? USUAL_WIDTH),
    ),
    hiddenRows: rows('hiddenByUser'),
    filteredRows: rows('hiddenByFilter'),
  };
}

/** How the cells of some rows look and what they take; undefined for a cell that is nothing special. */
export async function readLooks(
  id: string,
  sheet: Sheet,
  top: number,
  bottom: number,
): Promise<Array<Array<Look | undefined>>> {
  const fields =
    'sheets.data.rowData.values(note,dataValidation,userEnteredValue.formulaValue,' +
    'effectiveValue(numberValue,boolValue),effectiveFormat.backgroundColor,userEnteredFormat(' +
    'horizontalAlignment,wrapStrategy,textFormat(foregroundColor,bold,italic,strikethrough,fontSize)))';
  const area = within(
    { left: 0, right: sheet.columnCount - 1, top, bottom },
    sheet.rowCount,
    sheet.columnCount,
  );
  if (!area) return [];
  const { rowData = [] } = await readGrid<WireCell>(
    id,
    a1(sheet.title, area.left, area.top, area.right, area.bottom),
    fields,
  );
  return rowData.map(({ values = [] }) => values.map(lookOf));
}

/** What stands in a block, as people and programs entered it; what lies outside the tab is blank. */
export async function readSnapshot(id: string, sheet: Sheet, area: Area): Promise<Snapshot> {
  const inside = within(area, sheet.rowCount, sheet.columnCount);
  const fields =
    `sheets.data(rowData.values(${CELL_FIELDS.join()}),` +
    'rowMetadata(pixelSize,hiddenByUser,developerMetadata(metadataId,metadataKey,metadataValue,visibility)),' +
    'columnMetadata(pixelSize,hiddenByUser,developerMetadata(metadataId,metadataKey,metadataValue,visibility)))';
  const {
    rowData = [],
    rowMetadata = [],
    columnMetadata = [],
  } = inside
    ? await readGrid<CellData>(
        id,
        a1(sheet.title, inside.left, inside.top, inside.right, inside.bottom),
        fields,
      )
    : {};
  return {
    area,
    cells: Array.from({ length: area.bottom - area.top + 1 }, (_, y) =>
      Array.from({ length: area.right - area.left + 1 }, (__, x) => rowData[y]?.values?.[x] ?? {}),
    ),
    rows: rowMetadata,
    columns: columnMetadata,
  };
}

/** The entries of a range, once each; a range that is gone offers nothing. */
export async function readList(id: string, range: string): Promise<string[]> {
  try {
    const { values = [] } = await call<{ values?: string[][] }>(
      path(id, `/values/${encodeURIComponent(range)}`),
    );
    return [...new Set(values.flat())].filter((entry) => entry !== '');
  } catch (error) {
    if (error instanceof SheetsRefusal && error.status === 400) return [];
    throw error;
  }
}

/**
 * A counter for each workbook that rises with every change of it, or undefined where the server keeps none.
 */
export async function readChanges(): Promise<Readonly<Record<string, number>> | undefined> {
  try {
    return await call<Record<string, number>>('local/changes?since=0');
  } catch (error) {
    if (error instanceof SheetsRefusal && [404, 501].includes(error.status)) return undefined;
    throw error;
  }
}
