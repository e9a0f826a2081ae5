import { t } from '../words.ts';
import type { Choices } from './choices.ts';
import { a1, quoted, toRanges, type CellEdit } from './ranges.ts';

/** A tab of a workbook. */
export interface Sheet {
  readonly sheetId: number;
  readonly title: string;
  readonly hidden: boolean;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Rows at the top that stay in view; the last of them is the header. */
  readonly frozen: number;
}

/** A workbook as the chooser shows it. */
export interface Book {
  readonly id: string;
  readonly title: string;
  readonly sheets: readonly Sheet[];
}

/** How a column looks and what it takes. */
export interface Column {
  /** Pixels, where somebody has set them. */
  readonly width: number | undefined;
  readonly hidden: boolean;
  readonly choices: Choices | undefined;
  /** The header's note: the help text. */
  readonly note: string | undefined;
  /** CSS colours of the header and of the cells below it. */
  readonly headerColor: string | undefined;
  readonly color: string | undefined;
  readonly textColor: string | undefined;
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

/** A request of `spreadsheets.batchUpdate`. */
export type UpdateRequest = Readonly<Record<string, unknown>>;

interface Color {
  readonly red?: number;
  readonly green?: number;
  readonly blue?: number;
}

interface CellData {
  readonly note?: string;
  readonly userEnteredFormat?: {
    readonly backgroundColor?: Color;
    readonly textFormat?: { readonly foregroundColor?: Color };
  };
  readonly dataValidation?: {
    readonly condition?: {
      readonly type?: string;
      readonly values?: ReadonlyArray<{ userEnteredValue?: string }>;
    };
    readonly strict?: boolean;
  };
}

/** Pixels of a column whose width nobody has set. */
const USUAL_WIDTH = 100;

async function call<T>(path: string, send?: { method: string; body: unknown }): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/sheets/${path}`, {
      method: send?.method ?? 'GET',
      ...(send && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(send.body) }),
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

/** The title of a workbook and its tabs, without their contents. */
export async function readBook(id: string): Promise<Book> {
  interface Answer {
    properties: { title: string };
    sheets: ReadonlyArray<{
      properties: {
        sheetId?: number;
        title: string;
        hidden?: boolean;
        gridProperties?: { rowCount?: number; columnCount?: number; frozenRowCount?: number };
      };
    }>;
  }
  const answer = await call<Answer>(path(id, '?fields=properties.title,sheets.properties'));
  return {
    id,
    title: answer.properties.title,
    sheets: answer.sheets.map(
      ({ properties: { sheetId = 0, title, hidden = false, gridProperties = {} } }) => ({
        sheetId,
        title,
        hidden,
        rowCount: gridProperties.rowCount ?? 0,
        columnCount: gridProperties.columnCount ?? 0,
        frozen: Math.max(1, gridProperties.frozenRowCount ?? 0),
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

/**
 * The columns of a tab: their help texts and colours from the header, their dropdowns from the first row below it,
 * for the product sets both for whole columns.
 */
export async function readColumns(id: string, sheet: Sheet): Promise<Column[]> {
  interface Answer {
    sheets?: ReadonlyArray<{
      data?: ReadonlyArray<{
        rowData?: ReadonlyArray<{ values?: readonly CellData[] }>;
        columnMetadata?: ReadonlyArray<{ pixelSize?: number; hiddenByUser?: boolean }>;
      }>;
    }>;
  }
  const range = encodeURIComponent(a1(sheet.title, 0, sheet.frozen - 1, sheet.columnCount - 1, sheet.frozen));
  const fields =
    'sheets.data(columnMetadata(pixelSize,hiddenByUser),' +
    'rowData.values(note,dataValidation,userEnteredFormat(backgroundColor,textFormat.foregroundColor)))';
  const answer = await call<Answer>(
    path(id, `?ranges=${range}&includeGridData=true&fields=${encodeURIComponent(fields)}`),
  );
  const { rowData = [], columnMetadata = [] } = answer.sheets?.[0]?.data?.[0] ?? {};
  const lists = new Map<string, Promise<string[]>>();
  return Promise.all(
    Array.from({ length: sheet.columnCount }, async (_, x): Promise<Column> => {
      const header = rowData[0]?.values?.[x];
      const below = rowData[1]?.values?.[x];
      return {
        width: columnMetadata[x]?.pixelSize === USUAL_WIDTH ? undefined : columnMetadata[x]?.pixelSize,
        hidden: columnMetadata[x]?.hiddenByUser ?? false,
        choices: await readChoices(id, below, lists),
        note: header?.note,
        headerColor: css(header?.userEnteredFormat?.backgroundColor),
        color: css(below?.userEnteredFormat?.backgroundColor),
        textColor: css(below?.userEnteredFormat?.textFormat?.foregroundColor),
      };
    }),
  );
}

async function readChoices(
  id: string,
  cell: CellData | undefined,
  lists: Map<string, Promise<string[]>>,
): Promise<Choices | undefined> {
  const { condition, strict = false } = cell?.dataValidation ?? {};
  const values = (condition?.values ?? []).map(({ userEnteredValue = '' }) => userEnteredValue);
  if (condition?.type === 'BOOLEAN') return { options: ['TRUE', 'FALSE'], strict };
  if (condition?.type === 'ONE_OF_LIST') return { options: values, strict };
  if (condition?.type !== 'ONE_OF_RANGE' || values[0] === undefined) return undefined;
  const source = values[0].replace(/^=/, '');
  const reading = lists.get(source) ?? readList(id, source);
  lists.set(source, reading);
  return { options: await reading, strict };
}

/** The entries of a range, once each; a range that is gone offers nothing. */
async function readList(id: string, range: string): Promise<string[]> {
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

/** Writes cells as if they were typed, in one call. A grid that is too small grows first. */
export async function writeCells(id: string, sheet: Sheet, edits: readonly CellEdit[]): Promise<void> {
  const missingRows = Math.max(...edits.map(({ y }) => y + 1)) - sheet.rowCount;
  const missingColumns = Math.max(...edits.map(({ x }) => x + 1)) - sheet.columnCount;
  const grow = (dimension: string, length: number): UpdateRequest[] =>
    length > 0 ? [{ appendDimension: { sheetId: sheet.sheetId, dimension, length } }] : [];
  const requests = [...grow('ROWS', missingRows), ...grow('COLUMNS', missingColumns)];
  if (requests.length > 0) await update(id, requests);
  await call(path(id, '/values:batchUpdate'), {
    method: 'POST',
    body: { valueInputOption: 'USER_ENTERED', data: toRanges(sheet.title, edits) },
  });
}

/** Changes the workbook's structure: all requests or none. */
export async function update(id: string, requests: readonly UpdateRequest[]): Promise<void> {
  await call(path(id, ':batchUpdate'), { method: 'POST', body: { requests } });
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

/** A colour of the API as CSS; white is no colour. */
function css(color: Color | undefined): string | undefined {
  if (!color) return undefined;
  const [red, green, blue] = [color.red ?? 0, color.green ?? 0, color.blue ?? 0].map((part) =>
    Math.round(part * 255),
  );
  return red === 255 && green === 255 && blue === 255 ? undefined : `rgb(${red}, ${green}, ${blue})`;
}
