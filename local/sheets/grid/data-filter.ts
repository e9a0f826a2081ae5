import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { invalid } from '../errors.ts';
import type { Given } from '../wire/given.ts';
import { parseA1 } from './a1.ts';
import type { Book } from './book.ts';
import type { MetadataEntry, MetadataPlace } from './metadata.ts';
import { type Area, areaOf, wholeSheet } from './range.ts';
import type { Sheet } from './sheet.ts';

export type DataFilter = Given<sheets_v4.Schema$DataFilter>;
type Lookup = NonNullable<DataFilter['developerMetadataLookup']>;

/** The metadata that a filter selects: by lookup, or all that lies on or crosses the range. */
export function matchMetadata(book: Book, filter: DataFilter): MetadataEntry[] {
  if (filter.developerMetadataLookup) {
    const test = lookupTest(book, filter.developerMetadataLookup);
    return book.info.metadata.filter(test);
  }
  const area = rangeOf(book, filter);
  return book.info.metadata.filter(({ place }) => areasOf(book, place).some((other) => crosses(area, other)));
}

/** The areas that a filter selects: for a metadata lookup the whole column, row or sheet it lies on. */
export function matchAreas(book: Book, filter: DataFilter): Area[] {
  if (!filter.developerMetadataLookup) return [rangeOf(book, filter)];
  return matchMetadata(book, filter).flatMap(({ place }) => areasOf(book, place));
}

function rangeOf(book: Book, filter: DataFilter): Area {
  if (filter.a1Range !== undefined) return parseA1(book, filter.a1Range);
  if (filter.gridRange) return areaOf(book, filter.gridRange);
  throw invalid('A data filter must be specified.');
}

function areasOf(book: Book, place: MetadataPlace): Area[] {
  if (place.type === 'SPREADSHEET') return book.sheets.map(wholeSheet);
  const sheet = book.find(place.sheetId);
  return sheet ? [areaOn(sheet, place)] : [];
}

function areaOn(sheet: Sheet, place: MetadataPlace): Area {
  const whole = wholeSheet(sheet);
  if (place.type === 'ROW') return { ...whole, startRow: place.index, endRow: place.index + 1 };
  if (place.type === 'COLUMN') return { ...whole, startColumn: place.index, endColumn: place.index + 1 };
  return whole;
}

function crosses(a: Area, b: Area): boolean {
  return (
    a.sheet === b.sheet &&
    a.startRow < b.endRow &&
    b.startRow < a.endRow &&
    a.startColumn < b.endColumn &&
    b.startColumn < a.endColumn
  );
}

/** Every given part of the lookup must hold. Without a strategy, metadata on crossing locations matches too (doc). */
function lookupTest(book: Book, lookup: Lookup): (entry: MetadataEntry) => boolean {
  const { metadataId, metadataKey, metadataValue, visibility, locationType, metadataLocation } = lookup;
  const exact = lookup.locationMatchingStrategy === 'EXACT_LOCATION';
  if (lookup.locationMatchingStrategy && !metadataLocation) {
    throw invalid('A metadataLocation must be specified with a locationMatchingStrategy.');
  }
  if (exact && locationType) throw invalid('locationType must not be specified with EXACT_LOCATION.');
  const location = metadataLocation && locationTest(book, metadataLocation, exact);
  return (entry) =>
    (metadataId === undefined || entry.metadataId === metadataId) &&
    (metadataKey === undefined || entry.metadataKey === metadataKey) &&
    (metadataValue === undefined || (entry.metadataValue ?? '') === metadataValue) &&
    (!visibility || visibility.endsWith('UNSPECIFIED') || entry.visibility === visibility) &&
    (!locationType || locationType.endsWith('UNSPECIFIED') || entry.place.type === locationType) &&
    (!location || location(entry.place));
}

function locationTest(
  book: Book,
  location: NonNullable<Lookup['metadataLocation']>,
  exact: boolean,
): (place: MetadataPlace) => boolean {
  if (location.dimensionRange) {
    const { sheetId, dimension, startIndex, endIndex } = location.dimensionRange;
    const sheet = book.grid(sheetId);
    const rows = dimension === 'ROWS';
    const start = startIndex ?? 0;
    const end = endIndex ?? (rows ? sheet.rowCount : sheet.columnCount);
    if (exact) {
      const type = rows ? 'ROW' : 'COLUMN';
      return (place) =>
        place.type === type && place.sheetId === sheet.id && place.index === start && end === start + 1;
    }
    const whole = wholeSheet(sheet);
    const area = rows
      ? { ...whole, startRow: start, endRow: end }
      : { ...whole, startColumn: start, endColumn: end };
    return (place) => areasOf(book, place).some((other) => crosses(area, other));
  }
  if (location.sheetId !== undefined) {
    const { sheetId } = location;
    if (exact) return (place) => place.type === 'SHEET' && place.sheetId === sheetId;
    return (place) => place.type === 'SPREADSHEET' || place.sheetId === sheetId;
  }
  return exact ? (place) => place.type === 'SPREADSHEET' : () => true;
}
