import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { columnMetadata, headerMetadata, type Tab } from '../../sheets-schema/tab.ts';
import { plain } from '../platform/alike.ts';

/** One sheet as last seen: where its identities stand. Indexes count from 0. */
export interface SheetLayout {
  readonly sheetId: number;
  readonly title: string;
  /** Column index by metadata id. */
  readonly columns: ReadonlyMap<number, number>;
  /** Row index by metadata id; only header rows have identities. Unknown after a write. */
  readonly rows: ReadonlyMap<number, number>;
  /** The header row's texts by column, where they were asked for. */
  readonly headers: readonly string[] | null;
}

/** A file as last seen. */
export type FileLayout = readonly SheetLayout[];

/** Where a tab and its columns stand in a file. */
export interface TabLayout {
  readonly sheetId: number;
  readonly title: string;
  readonly headerRow: number | null;
  /** Column key → index, by identity; where the identity was left behind on an empty column, by header. */
  readonly columns: ReadonlyMap<string, number>;
}

/**
 * The fields of a spreadsheet resource that a layout needs. After a write the header row's texts are not asked for:
 * without a range they would bring the whole sheet.
 */
export const LAYOUT_FIELDS =
  'sheets(properties(sheetId,title),data(startColumn,columnMetadata(developerMetadata(metadataId))))';
/** The same with header rows, for a request whose data filters name them. */
export const HEADED_LAYOUT_FIELDS =
  'sheets(properties(sheetId,title),data(startRow,startColumn,rowMetadata(developerMetadata(metadataId)),' +
  'columnMetadata(developerMetadata(metadataId)),rowData(values(formattedValue))))';

/** The layout that a spreadsheet resource shows. */
export function layoutOf(spreadsheet: sheets_v4.Schema$Spreadsheet): FileLayout {
  return (spreadsheet.sheets ?? []).map((sheet) => {
    const columns = new Map<number, number>();
    const rows = new Map<number, number>();
    let headers: string[] | null = null;
    for (const grid of sheet.data ?? []) {
      register(columns, grid.columnMetadata, grid.startColumn ?? 0);
      register(rows, grid.rowMetadata, grid.startRow ?? 0);
      const cells = grid.rowData?.[0]?.values;
      if (cells && !headers) {
        headers = Array.from({ length: grid.startColumn ?? 0 }, () => '');
        headers.push(...cells.map((cell) => cell.formattedValue ?? ''));
      }
    }
    return {
      sheetId: sheet.properties?.sheetId ?? 0,
      title: sheet.properties?.title ?? '',
      columns,
      rows,
      headers,
    };
  });
}

function register(
  into: Map<number, number>,
  dimensions: readonly sheets_v4.Schema$DimensionProperties[] | undefined,
  start: number,
): void {
  dimensions?.forEach((dimension, index) => {
    for (const { metadataId } of dimension.developerMetadata ?? [])
      if (metadataId) into.set(metadataId, start + index);
  });
}

/** Where a tab stands in a layout, or null when none of its identities is there. */
export function tabLayout(layout: FileLayout, tab: Tab): TabLayout | null {
  const keys = Object.keys(tab.columns);
  const ids = new Map(keys.map((key) => [key, columnMetadata(tab, key).id]));
  const header = headerMetadata(tab).id;
  const sheet = layout.find(
    ({ columns, rows }) => rows.has(header) || [...ids.values()].some((id) => columns.has(id)),
  );
  if (!sheet) return null;
  const columns = new Map<string, number>();
  for (const [key, id] of ids) {
    const index = sheet.columns.get(id);
    if (index !== undefined) columns.set(key, index);
  }
  for (const [key, index] of rehomed(tab, columns, sheet.headers)) columns.set(key, index);
  return { sheetId: sheet.sheetId, title: sheet.title, headerRow: sheet.rows.get(header) ?? null, columns };
}

/**
 * Columns that were cut and pasted elsewhere: their identity is gone or stays behind under an empty header, while
 * another column, to which no identity belongs, bears their label.
 */
export function rehomed(
  tab: Tab,
  columns: ReadonlyMap<string, number>,
  headers: readonly string[] | null,
): ReadonlyMap<string, number> {
  const homes = new Map<string, number>();
  if (!headers) return homes;
  const taken = new Set(columns.values());
  for (const [key, column] of Object.entries(tab.columns)) {
    const index = columns.get(key);
    if (index !== undefined && !sameHeader(headers[index] ?? '', '')) continue;
    const bearers = headers.flatMap((header, at) =>
      !taken.has(at) && sameHeader(header, column.label) ? [at] : [],
    );
    // Two columns of that name, and nobody can tell which is meant.
    if (bearers.length === 1) homes.set(key, bearers[0] ?? 0);
  }
  return homes;
}

/** Whether two headers, or two titles, read the same to a person. */
export function sameHeader(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/**
 * Whether what was placed by one layout stands right in another: same sheet, and every identity of the tab's columns
 * in its place. The header texts do not matter.
 */
export function sameColumns(tab: Tab, before: FileLayout, after: FileLayout): boolean {
  const places = (layout: FileLayout) => {
    const ids = Object.keys(tab.columns).map((key) => columnMetadata(tab, key).id);
    const sheet = layout.find(({ columns }) => ids.some((id) => columns.has(id)));
    return sheet && `${sheet.sheetId}:${ids.map((id) => sheet.columns.get(id) ?? '-').join()}`;
  };
  return places(before) === places(after);
}

/** Whether a layout tells where any of a tab's columns stands. */
export function showsColumns(tab: Tab, layout: FileLayout): boolean {
  return Object.keys(tab.columns).some((key) =>
    layout.some(({ columns }) => columns.has(columnMetadata(tab, key).id)),
  );
}

/** The letters of a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** A sheet's title as A1 notation wants it: always quoted, since `CRM26` alone would be a cell. */
export function quoted(title: string): string {
  return `'${title.replaceAll("'", "''")}'`;
}

/** What an A1 range names: title, first row and first column (from 0), as the API answers it. */
export function parseRange(range: string): { title: string; row: number; column: number } {
  const bang = range.lastIndexOf('!');
  const name = range.slice(0, bang);
  const title = name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
  const [, letters = '', digits = ''] = /^([A-Z]*)(\d*)/.exec(range.slice(bang + 1)) ?? [];
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { title, row: digits ? Number(digits) - 1 : 0, column: Math.max(column - 1, 0) };
}
