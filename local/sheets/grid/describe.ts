import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { shownProtection, shownRule, shownView } from '../requests/shown.ts';
import { FormulaError } from '../formula/errors.ts';
import type { Value } from '../formula/grid.ts';
import { CellReader } from '../values/render.ts';
import { below, type Mask, wants } from '../wire/field-mask.ts';
import { parseA1 } from './a1.ts';
import type { Actor } from './actor.ts';
import type { Book } from './book.ts';
import type { Cell } from './cell.ts';
import type { Dimension } from './change-dimension.ts';
import { DEFAULT_FORMAT, THEME } from './default-format.ts';
import { hiddenByFilter } from './filter.ts';
import { shownMetadata, type MetadataPlace, type WireMetadata } from './metadata.ts';
import { type Area, shownRange, wholeSheet } from './range.ts';
import type { Sheet } from './sheet.ts';
import { shownProperties } from './sheet-properties.ts';
import { shownTable } from './tables.ts';
import type { Given } from '../wire/given.ts';

type Spreadsheet = Given<sheets_v4.Schema$Spreadsheet>;
type GridData = Given<sheets_v4.Schema$GridData>;

/** Sizes of rows and columns that nobody set, in pixels (columns recorded, rows as Google shows them). */
const DEFAULT_PIXELS = { ROWS: 21, COLUMNS: 100 };

/** What of a spreadsheet is to be told. */
export interface DescribeOptions {
  /** Areas asked for; none means all sheets whole. With areas, only their sheets are told. */
  areas: Area[];
  gridData: boolean;
  /** The mask on the Spreadsheet message; what it leaves out need not be built. */
  mask: Mask | undefined;
  actor: Actor;
  /** When it is, for TODAY and NOW; without it, this machine's clock tells. */
  now?: Date;
}

/** Reads the A1 ranges of a request. */
export function areasOf(book: Book, ranges: readonly string[]): Area[] {
  return ranges.map((range) => parseA1(book, range));
}

/** A Spreadsheet as spreadsheets.get and batchUpdate tell it. */
export function describe(book: Book, options: DescribeOptions): Spreadsheet {
  const { areas, mask } = options;
  const sheets =
    areas.length > 0
      ? book.sheets.filter((sheet) => areas.some((area) => area.sheet === sheet))
      : book.sheets;
  const metadata = metadataBy(book);
  const own = metadata.get('SPREADSHEET');
  const { title, locale, timeZone, ...rest } = book.info.properties;
  return {
    spreadsheetId: book.id,
    properties: {
      title,
      locale,
      autoRecalc: 'ON_CHANGE',
      timeZone,
      defaultFormat: DEFAULT_FORMAT,
      ...rest,
      spreadsheetTheme: THEME,
    },
    ...(wants(mask, 'sheets')
      ? { sheets: sheets.map((sheet) => describeSheet(book, sheet, options, metadata)) }
      : {}),
    ...(book.info.namedRanges.length > 0
      ? { namedRanges: book.info.namedRanges.map((entry) => ({ ...entry, range: shownRange(entry.range) })) }
      : {}),
    spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${book.id}/edit`,
    ...(own ? { developerMetadata: own } : {}),
  };
}

type MetadataIndex = Map<string, WireMetadata[]>;

function placeKey(place: MetadataPlace): string {
  if (place.type === 'SPREADSHEET') return 'SPREADSHEET';
  return place.type === 'SHEET' ? `SHEET ${place.sheetId}` : `${place.type} ${place.sheetId} ${place.index}`;
}

function metadataBy(book: Book): MetadataIndex {
  const index: MetadataIndex = new Map();
  for (const entry of book.info.metadata) {
    const key = placeKey(entry.place);
    const list = index.get(key) ?? [];
    list.push(shownMetadata(entry));
    index.set(key, list);
  }
  return index;
}

function describeSheet(
  book: Book,
  sheet: Sheet,
  options: DescribeOptions,
  metadata: MetadataIndex,
): NonNullable<Spreadsheet['sheets']>[number] {
  const { info } = sheet;
  const own = metadata.get(`SHEET ${sheet.id}`);
  const filter = info.basicFilter;
  const some = (list: readonly unknown[]): boolean => list.length > 0;
  return {
    properties: shownProperties(sheet),
    ...(options.gridData ? { data: gridData(book, sheet, options, metadata) } : {}),
    ...(some(info.merges) ? { merges: info.merges.map(shownRange) } : {}),
    ...(some(info.conditionalFormats) ? { conditionalFormats: info.conditionalFormats.map(shownRule) } : {}),
    ...(some(info.filterViews) ? { filterViews: info.filterViews.map(shownView) } : {}),
    ...(some(info.protectedRanges)
      ? { protectedRanges: info.protectedRanges.map((range) => shownProtection(range, options.actor)) }
      : {}),
    ...(filter
      ? { basicFilter: { ...filter, ...(filter.range ? { range: shownRange(filter.range) } : {}) } }
      : {}),
    ...(own ? { developerMetadata: own } : {}),
    ...(some(info.groups.ROWS) ? { rowGroups: shownGroups(sheet, 'ROWS') } : {}),
    ...(some(info.groups.COLUMNS) ? { columnGroups: shownGroups(sheet, 'COLUMNS') } : {}),
    ...(some(info.tables) ? { tables: info.tables.map(shownTable) } : {}),
  };
}

/** The groups of a sheet in one dimension as they go out. */
export function shownGroups(sheet: Sheet, dimension: Dimension): Given<sheets_v4.Schema$DimensionGroup>[] {
  return sheet.info.groups[dimension].map(({ startIndex, endIndex, depth, collapsed }) => ({
    range: { ...(sheet.id ? { sheetId: sheet.id } : {}), dimension, startIndex, endIndex },
    depth,
    ...(collapsed ? { collapsed } : {}),
  }));
}

function gridData(book: Book, sheet: Sheet, options: DescribeOptions, metadata: MetadataIndex): GridData[] {
  const sheetMask = below(options.mask, 'sheets') || undefined;
  const mask = below(sheetMask, 'data') || undefined;
  const asked = options.areas.filter((area) => area.sheet === sheet);
  const known: MetadataIndex = asked.length > 0 || book.doubts.maskReachesMetadata ? metadata : new Map();
  const hidden = wants(mask, 'rowMetadata') ? hiddenByFilter(book, sheet, options.now) : new Set<number>();
  return (asked.length > 0 ? asked : [wholeSheet(sheet)]).map((area) => {
    const rows = wants(mask, 'rowData') ? rowData(book, area, mask, options.now) : [];
    return {
      ...(area.startRow > 0 ? { startRow: area.startRow } : {}),
      ...(area.startColumn > 0 ? { startColumn: area.startColumn } : {}),
      ...(rows.length > 0 ? { rowData: rows } : {}),
      ...(wants(mask, 'rowMetadata')
        ? { rowMetadata: dimensionData(sheet, 'ROWS', area.startRow, area.endRow, known, hidden) }
        : {}),
      ...(wants(mask, 'columnMetadata')
        ? { columnMetadata: dimensionData(sheet, 'COLUMNS', area.startColumn, area.endColumn, known) }
        : {}),
    };
  });
}

function dimensionData(
  sheet: Sheet,
  dimension: Dimension,
  start: number,
  end: number,
  metadata: MetadataIndex,
  hidden: ReadonlySet<number> = new Set(),
): NonNullable<GridData['rowMetadata']> {
  const type = dimension === 'ROWS' ? 'ROW' : 'COLUMN';
  return Array.from({ length: end - start }, (_, offset) => {
    const index = start + offset;
    const { pixelSize = DEFAULT_PIXELS[dimension], hiddenByUser } =
      sheet.info.dimensions[dimension][index] ?? {};
    const own = metadata.get(`${type} ${sheet.id} ${index}`);
    return {
      ...(hidden.has(index) ? { hiddenByFilter: true } : {}),
      ...(hiddenByUser ? { hiddenByUser } : {}),
      pixelSize,
      ...(own ? { developerMetadata: own } : {}),
    };
  });
}

function rowData(
  book: Book,
  area: Area,
  mask: Mask | undefined,
  now: Date | undefined,
): NonNullable<GridData['rowData']> {
  const { rows } = area.sheet;
  const reader = new CellReader(book, area.sheet, now);
  const rowMask = below(mask, 'rowData') || undefined;
  const cellMask = below(rowMask, 'values') || undefined;
  const out: NonNullable<GridData['rowData']> = [];
  for (let row = area.startRow; row < Math.min(area.endRow, rows.length); row += 1) {
    const cells = rows.row(row) ?? [];
    let end = Math.min(area.endColumn, cells.length);
    while (end > area.startColumn && cells[end - 1] === undefined) end -= 1;
    if (end <= area.startColumn) continue;
    while (out.length < row - area.startRow) out.push({});
    out.push({
      values: Array.from({ length: end - area.startColumn }, (_, at) =>
        describeCell(cells[area.startColumn + at], row, area.startColumn + at, reader, cellMask),
      ),
    });
  }
  return out;
}

function describeCell(
  cell: Cell | undefined,
  row: number,
  column: number,
  reader: CellReader,
  mask: Mask | undefined,
): NonNullable<NonNullable<GridData['rowData']>[number]['values']>[number] {
  if (!cell) return {};
  const effective = wants(mask, 'effectiveValue') ? reader.effective(cell, row, column) : undefined;
  const formatted = wants(mask, 'formattedValue') ? reader.formatted(cell, row, column) : undefined;
  const entered = cell.formula === undefined ? extended(cell.value) : { formulaValue: cell.formula };
  return {
    ...(entered ? { userEnteredValue: entered } : {}),
    ...(effective === undefined ? {} : { effectiveValue: extended(effective) ?? {} }),
    ...(formatted === undefined ? {} : { formattedValue: formatted }),
    ...(cell.format ? { userEnteredFormat: cell.format } : {}),
    ...(wants(mask, 'effectiveFormat') ? { effectiveFormat: effectiveFormat(cell, reader) } : {}),
    ...(cell.note === undefined ? {} : { note: cell.note }),
    ...(cell.dataValidation ? { dataValidation: cell.dataValidation } : {}),
    ...(cell.textFormatRuns ? { textFormatRuns: cell.textFormatRuns } : {}),
    ...(cell.chipRuns ? { chipRuns: cell.chipRuns } : {}),
  };
}

function effectiveFormat(cell: Cell, reader: CellReader): Given<sheets_v4.Schema$CellFormat> {
  const numberFormat = reader.numberFormat(cell);
  return { ...DEFAULT_FORMAT, ...cell.format, ...(numberFormat ? { numberFormat } : {}) };
}

function extended(value: Value): Given<sheets_v4.Schema$ExtendedValue> | undefined {
  if (value instanceof FormulaError)
    return { errorValue: { type: value.type, ...(value.message ? { message: value.message } : {}) } };
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'number':
      return { numberValue: value };
    case 'boolean':
      return { boolValue: value };
    default:
      return undefined;
  }
}
