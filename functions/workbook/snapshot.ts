import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { isId, referenceOf } from '../../sheets-schema/ids.ts';
import type { Column } from '../../sheets-schema/vocabulary.ts';
import { columnMetadata, headerMetadata, writerOf, type Tab } from '../../sheets-schema/tab.ts';
import { decodeCell, isEmpty, type RawCell } from './cells.ts';
import { isStruck } from './crooked.ts';
import { GOOGLE_SPREADSHEETS, spreadsheetLink } from './links.ts';
import { columnLetters, parseRange, quoted, rehomed, sameHeader } from './layout.ts';
import type { Finding, FindingCode, Words } from './workbook.ts';

/** A tab's cells as read: by column key, from the sheet's first row on. */
export interface RawTab {
  readonly title: string;
  /** Index of the header row, or -1 when it is gone: then every row is an entry. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  /** Column key → index in the sheet. */
  readonly places: ReadonlyMap<string, number>;
  readonly cells: ReadonlyMap<string, readonly RawCell[]>;
  /** Columns that were found by their header, not by identity. */
  readonly found: ReadonlySet<string>;
}

/** A decoded row, with what is needed to write into it. */
export interface SheetRow {
  /** Index in the sheet, from 0. */
  readonly index: number;
  /** What the id column holds, if that is an id that no row above has. */
  readonly id: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The filters that read a tab by its identities: its header row and each column. */
export function tabFilters(tab: Tab): sheets_v4.Schema$DataFilter[] {
  const ids = [headerMetadata(tab).id, ...Object.keys(tab.columns).map((key) => columnMetadata(tab, key).id)];
  return ids.map((metadataId) => ({ developerMetadataLookup: { metadataId } }));
}

/** The filter for a column that is found by its header, and the name under which `rawTab` knows it. */
export function placeFilter(title: string, index: number): sheets_v4.Schema$DataFilter & { a1Range: string } {
  const letters = columnLetters(index);
  return { a1Range: `${quoted(title)}!${letters}:${letters}` };
}

/** A tab's part of an answer, or null when nothing of the tab is there. */
export function rawTab(
  tab: Tab,
  ranges: readonly sheets_v4.Schema$MatchedValueRange[],
  homes: ReadonlyMap<string, number> = new Map(),
): RawTab | null {
  const byId = new Map<number, sheets_v4.Schema$ValueRange>();
  const byRange = new Map<string, sheets_v4.Schema$ValueRange>();
  for (const { dataFilters, valueRange } of ranges)
    for (const filter of dataFilters ?? []) {
      const id = filter.developerMetadataLookup?.metadataId;
      if (valueRange && id) byId.set(id, valueRange);
      if (valueRange && filter.a1Range) byRange.set(filter.a1Range, valueRange);
    }
  const header = byId.get(headerMetadata(tab).id);
  let title: string | null = header?.range ? parseRange(header.range).title : null;
  const places = new Map<string, number>();
  const cells = new Map<string, RawCell[]>();
  for (const key of Object.keys(tab.columns)) {
    const range = byId.get(columnMetadata(tab, key).id);
    if (!range?.range) continue;
    const start = parseRange(range.range);
    title ??= start.title;
    places.set(key, start.column);
    cells.set(key, columnCells(range, start.row));
  }
  if (title === null) return null;
  for (const [key, index] of homes) {
    const range = byRange.get(placeFilter(title, index).a1Range);
    if (!range) continue;
    places.set(key, index);
    cells.set(key, columnCells(range, 0));
  }
  const start = parseRange(header?.range ?? 'x!A1');
  const texts = (header?.values ?? []).map((column) => String(column[0] ?? ''));
  return {
    title,
    headerRow: header ? start.row : -1,
    headers: [...Array.from({ length: start.column }, () => ''), ...texts],
    places,
    cells,
    found: new Set(homes.keys()),
  };
}

/** The index after a sheet's last row that holds something in a column of ours. */
export function rowsEnd(sheet: RawTab): number {
  return Math.max(0, ...[...sheet.cells.values()].map((cells) => cells.length));
}

/** A row's cells by column key. */
export function rowCells(sheet: RawTab, row: number): Map<string, RawCell> {
  return new Map([...sheet.cells].map(([key, cells]) => [key, cells[row]]));
}

function columnCells(range: sheets_v4.Schema$ValueRange, startRow: number): RawCell[] {
  const cells = (range.values?.[0] ?? []) as RawCell[];
  return startRow === 0 ? cells : [...Array.from({ length: startRow }, () => null), ...cells];
}

/**
 * Columns of a tab that stand elsewhere than their identity: it is gone, or stays behind on a column that is empty
 * below its header.
 */
export function movedAway(tab: Tab, raw: RawTab): ReadonlyMap<string, number> {
  const kept = new Map(raw.places);
  const headers = [...raw.headers];
  for (const [key, index] of raw.places) {
    const renamed = !sameHeader(headers[index] ?? '', tab.columns[key]?.label ?? '');
    const entries = (raw.cells.get(key) ?? []).slice(raw.headerRow + 1);
    // An empty column under another header may be the one left behind; the header elsewhere decides.
    if (renamed && entries.every(isEmpty)) headers[index] = '';
  }
  return rehomed(tab, kept, headers);
}

/** What a finding links to. */
export interface Place {
  /** Where people open spreadsheets; Google's own by default. */
  readonly base?: string;
  readonly spreadsheetId: string;
  readonly sheetId: number;
}

/**
 * A tab's rows as its schema declares them, and what is wrong in them. Rows that cannot be used are left out: entirely
 * empty, without an essential value, with a broken id, crooked, or a twin of a row above.
 * @returns also how many rows are struck
 * @param shuffled rows whose content does not belong to their id: they are given as people see them, without id and
 *   without anything else that the machine knows of a row, so that nothing is carried out or sent for them
 */
export function decodeTab(
  tab: Tab,
  raw: RawTab,
  words: Words,
  place: Place,
  shuffled: ReadonlySet<number> = new Set(),
): { rows: SheetRow[]; findings: Finding[]; struck: number } {
  const findings: Finding[] = [];
  let struck = 0;
  const report = (code: FindingCode, column?: string, row?: number) =>
    findings.push(finding(code, tab, place, column, row, column ? raw.places.get(column) : undefined));

  if (shuffled.size > 0) report('ROWS_SHUFFLED');
  for (const key of Object.keys(tab.columns)) {
    if (raw.found.has(key)) report('COLUMN_REHOMED', key);
    else if (!raw.places.has(key) || isLeftBehind(raw, key)) report('COLUMN_MISSING', key);
  }
  if (raw.headerRow < 0) report('HEADER_MISSING');
  if (hasEntriesAbove(tab, raw)) report('HEADER_DISPLACED');

  // Each column's cells are looked up once, not for each row: a first page decodes 367 rows of *Listen* in code that V8
  // has not optimised yet (2 ms).
  const columns = Object.entries(tab.columns).map(([key, column]) => ({
    key,
    column,
    cells: raw.cells.get(key) ?? [],
  }));
  const end = Math.max(0, ...columns.map(({ cells }) => cells.length));
  // Of a row that was erased there the id alone is left.
  const isLedger = tab.kind === 'machine' && hasMadeIds(tab);
  const rows: SheetRow[] = [];
  const seen = new Map<string, number>();
  for (let index = raw.headerRow + 1; index < end; index++) {
    if (columns.every(({ key, cells }) => (isLedger && key === tab.idColumn) || isEmpty(cells[index])))
      continue;
    if (columns.some(({ cells }) => isStruck(cells[index]))) {
      struck += 1;
      continue;
    }
    const cellAt = (key: string): RawCell => raw.cells.get(key)?.[index];
    const astray = idAstray(tab, cellAt);
    if (astray !== undefined) {
      report('ROW_CROOKED', astray, index);
      continue;
    }

    const isShuffled = shuffled.has(index);
    const idCell = isShuffled ? null : cellAt(tab.idColumn);
    let id = isEmpty(idCell) ? null : String(idCell).trim();
    if (id !== null && hasMadeIds(tab) && !isId(id)) {
      report('ID_BROKEN', tab.idColumn, index);
      continue;
    }
    const above = id === null ? undefined : seen.get(id);
    if (id !== null && above === undefined) seen.set(id, index);
    if (above !== undefined) {
      if (isTwin(tab, cellAt, (key) => raw.cells.get(key)?.[above], words)) continue;
      report('ID_DOUBLED', tab.idColumn, index);
      // In a tab of ours the first word stands; a row that a person copied is a row of its own.
      if (tab.keyed || tab.kind === 'machine') continue;
      id = null;
    }

    const values: Record<string, unknown> = {};
    let usable = true;
    for (const { key, column, cells } of columns) {
      const foreign = isShuffled && writerOf(tab, column) === 'machine';
      const { value, problem } = decodeCell(column, foreign ? null : cells[index], words);
      values[key] = value;
      const gap = value === null || (Array.isArray(value) && value.length === 0);
      if (problem) report(problem, key, index);
      else if (gap && (column.required || column.essential) && raw.places.has(key))
        report('VALUE_MISSING', key, index);
      if (gap && column.essential) usable = false;
    }
    values[tab.idColumn] = id;
    if (usable) rows.push({ index, id, values });
  }
  return { rows, findings, struck };
}

/** Whether a tab's ids are made by us and bear a check sign. */
export function hasMadeIds(tab: Tab): boolean {
  return tab.idColumn === 'id' && !tab.keyed;
}

/** Whether entries stand above the header row, where none is read: it was sorted in among them. */
function hasEntriesAbove(tab: Tab, raw: RawTab): boolean {
  const above = (raw.cells.get(tab.idColumn) ?? []).slice(0, Math.max(0, raw.headerRow));
  return hasMadeIds(tab) && above.some((cell) => typeof cell === 'string' && isId(cell));
}

/** Whether an identity stands on a column without header or content: what stood there was moved, who knows where. */
function isLeftBehind(raw: RawTab, key: string): boolean {
  const index = raw.places.get(key) ?? 0;
  const entries = (raw.cells.get(key) ?? []).slice(raw.headerRow + 1);
  return raw.headerRow >= 0 && isEmpty(raw.headers[index]) && entries.every(isEmpty);
}

/**
 * The column of a row that holds what belongs under another's name: an id where none belongs, in *Einsendung* the row's own
 * id or a time. Then the row was written while columns moved, and whoever wrote it could not set it right. The id may also
 * have landed in a column of the manager's own, which nobody reads: a row that nobody typed lacks one.
 */
export function idAstray(tab: Tab, cellAt: (key: string) => RawCell): string | undefined {
  if (!hasMadeIds(tab)) return undefined;
  if (tab.kind === 'people' && isEmpty(cellAt(tab.idColumn)))
    if (sentOnly.some((key) => !isEmpty(cellAt(key)))) return tab.idColumn;
  return Object.entries(tab.columns).find(([key, column]) => {
    const cell = cellAt(key);
    if (key === 'submissionId')
      return typeof cell === 'number' || (typeof cell === 'string' && isOwnId(cell, cellAt('reference')));
    const isForeign = writerOf(tab, column) !== 'machine' || withoutIds.has(key);
    return isForeign && typeof cell === 'string' && isId(cell);
  })?.[0];
}

/** Columns that hold something only in a row that was sent. */
const sentOnly = ['reference', 'submissionId', 'receivedAt'];

/** Columns of the machine's that never hold an id. */
const withoutIds = new Set(['reference', 'state', 'receivedAt']);

function isOwnId(cell: string, reference: RawCell): boolean {
  return isId(cell) && referenceOf(cell) === reference;
}

/** What the machine or the manager may add to one of two rows that were sent as one. */
const addedLater = new Set(['state', 'reference', 'receivedAt']);

/**
 * Whether two rows of one id are the same submission, written twice: equal in all that was sent. One that was sent again
 * after midnight bears two days, each that of its coming; a copy that a person dated anew does not. A word that was renamed
 * in *Listen* between the two is the same word.
 */
export function isTwin(
  tab: Tab,
  a: (key: string) => RawCell,
  b: (key: string) => RawCell,
  words: Words,
): boolean {
  if ('submissionId' in tab.columns ? isEmpty(a('submissionId')) : tab.kind === 'people') return false;
  return Object.entries(tab.columns).every(([key, column]) => {
    const later = addedLater.has(key) || (tab.kind === 'shared' && writerOf(tab, column) === 'manager');
    const equal = isEmpty(a(key)) ? isEmpty(b(key)) : a(key) === b(key);
    if (later || equal || (column.kind === 'date' && cameOn(key, a) && cameOn(key, b))) return true;
    return column.list !== undefined && isSameWord(column, a(key), b(key), words);
  });
}

/** Whether two cells mean the same words of a list. */
function isSameWord(column: Column, a: RawCell, b: RawCell, words: Words): boolean {
  const [one, other] = [decodeCell(column, a, words), decodeCell(column, b, words)];
  return !one.problem && !other.problem && JSON.stringify(one.value) === JSON.stringify(other.value);
}

/** Whether a day is the one on which its row came. */
function cameOn(key: string, cellAt: (key: string) => RawCell): boolean {
  const came = cellAt('receivedAt');
  return typeof came === 'number' && cellAt(key) === Math.floor(came);
}

/** A finding with a link to its cell. @param row index from 0 @param at index of the column in the sheet */
export function finding(
  code: FindingCode,
  tab: Tab,
  place: Place | null,
  column?: string,
  row?: number,
  at?: number,
): Finding {
  const cell =
    row === undefined
      ? at === undefined
        ? ''
        : `${columnLetters(at)}1`
      : `${columnLetters(at ?? 0)}${row + 1}`;
  return {
    code,
    file: tab.file,
    tab: tab.key,
    tabTitle: tab.title,
    ...(column !== undefined && { column, columnLabel: tab.columns[column]?.label ?? column }),
    ...(row !== undefined && { row: row + 1 }),
    ...(place && {
      link: spreadsheetLink(place.base ?? GOOGLE_SPREADSHEETS, place.spreadsheetId, place.sheetId, cell),
    }),
  };
}
