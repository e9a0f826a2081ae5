import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { invalid } from '../errors.ts';
import type { Given } from '../wire/given.ts';
import type { Book } from './book.ts';

export type WireMetadata = Given<sheets_v4.Schema$DeveloperMetadata>;
type WireLocation = Given<sheets_v4.Schema$DeveloperMetadataLocation>;

/** Where a piece of developer metadata lies. Rows and columns are single ones, as the API demands. */
export type MetadataPlace =
  | { type: 'SPREADSHEET' }
  | { type: 'SHEET'; sheetId: number }
  | { type: 'ROW' | 'COLUMN'; sheetId: number; index: number };

/** One piece of developer metadata as it is kept. */
export interface MetadataEntry {
  metadataId: number;
  metadataKey: string;
  metadataValue?: string;
  visibility: 'DOCUMENT' | 'PROJECT';
  place: MetadataPlace;
}

/** Characters of keys and values that a spreadsheet, and each of its sheets, takes (guide "Metadata"). */
const MAX_CHARACTERS = 30_000;

/** The wire form. `sheetId` 0 is left out of a dimension range and written where it is the location itself. */
export function shownMetadata(entry: MetadataEntry): WireMetadata {
  const { metadataId, metadataKey, metadataValue, visibility, place } = entry;
  return {
    metadataId,
    metadataKey,
    ...(metadataValue === undefined || metadataValue === '' ? {} : { metadataValue }),
    location: shownLocation(place),
    visibility,
  };
}

function shownLocation(place: MetadataPlace): WireLocation {
  if (place.type === 'SPREADSHEET') return { locationType: 'SPREADSHEET', spreadsheet: true };
  if (place.type === 'SHEET') return { locationType: 'SHEET', sheetId: place.sheetId };
  return {
    locationType: place.type,
    dimensionRange: {
      ...(place.sheetId === 0 ? {} : { sheetId: place.sheetId }),
      dimension: place.type === 'ROW' ? 'ROWS' : 'COLUMNS',
      startIndex: place.index,
      endIndex: place.index + 1,
    },
  };
}

/**
 * Reads a location that metadata is to lie on.
 * @throws 400 for more than one row or column, or a place outside the grid
 */
export function placeOf(book: Book, location: WireLocation | undefined): MetadataPlace {
  if (location?.dimensionRange) {
    const { sheetId, dimension, startIndex = 0, endIndex } = location.dimensionRange;
    const sheet = book.grid(sheetId);
    if (dimension !== 'ROWS' && dimension !== 'COLUMNS') throw invalid('Dimension must be specified.');
    if (endIndex !== startIndex + 1) {
      throw invalid('Developer metadata can only be associated with a single row or column.');
    }
    const size = dimension === 'ROWS' ? sheet.rowCount : sheet.columnCount;
    if (startIndex < 0 || startIndex >= size) {
      throw invalid(
        `dimensionRange[${startIndex}-${endIndex}] exceeds the grid's ${size} ${dimension.toLowerCase()}.`,
      );
    }
    return { type: dimension === 'ROWS' ? 'ROW' : 'COLUMN', sheetId: sheet.id, index: startIndex };
  }
  if (location?.sheetId !== undefined) {
    const sheet = book.find(location.sheetId);
    if (!sheet) throw invalid(`No sheet with id: ${location.sheetId}`);
    return { type: 'SHEET', sheetId: sheet.id };
  }
  if (location?.spreadsheet) return { type: 'SPREADSHEET' };
  throw invalid('A developer metadata location must be specified.');
}

/** @throws 400 when keys and values of the spreadsheet or of one sheet outgrow Google's limit */
export function checkMetadataSize(book: Book): void {
  const sizes = new Map<number | undefined, number>();
  for (const { metadataKey, metadataValue, place } of book.info.metadata) {
    const where = place.type === 'SPREADSHEET' ? undefined : place.sheetId;
    const size = (sizes.get(where) ?? 0) + metadataKey.length + (metadataValue?.length ?? 0);
    if (size > MAX_CHARACTERS) {
      throw invalid(`Developer metadata exceeds the maximum of ${MAX_CHARACTERS} characters.`);
    }
    sizes.set(where, size);
  }
}

/** Puts metadata in another place; where `move` gives the same place back, it stays. */
export function moveMetadata(book: Book, move: (place: MetadataPlace) => MetadataPlace): void {
  if (book.info.metadata.every(({ place }) => move(place) === place)) return;
  const info = book.change();
  info.metadata = info.metadata.map((entry) => ({ ...entry, place: move(entry.place) }));
}

/** Metadata goes with its sheet. */
export function dropSheetMetadata(book: Book, sheetId: number): void {
  const info = book.change();
  info.metadata = info.metadata.filter(
    ({ place }) => place.type === 'SPREADSHEET' || place.sheetId !== sheetId,
  );
}
