import { describe, expect, it } from 'vitest';
import { toA1 } from '../../../../local/sheets/grid/a1.ts';
import { type DataFilter, matchAreas, matchMetadata } from '../../../../local/sheets/grid/data-filter.ts';
import { createDeveloperMetadata } from '../../../../local/sheets/requests/create-developer-metadata.ts';
import { bookOf, carryOut } from '../book.ts';

function marked(): ReturnType<typeof bookOf> {
  const book = bookOf();
  const add = (metadataId: number, metadataValue: string, location: object): void => {
    carryOut(book, createDeveloperMetadata, {
      developerMetadata: { metadataId, metadataKey: 'k', metadataValue, visibility: 'DOCUMENT', location },
    });
  };
  const one = (dimension: string, startIndex: number): object => ({
    dimensionRange: { sheetId: 7, dimension, startIndex, endIndex: startIndex + 1 },
  });
  add(1, 'file', { spreadsheet: true });
  add(2, 'tab', { sheetId: 7 });
  add(3, 'header', one('ROWS', 0));
  add(4, 'title', one('COLUMNS', 1));
  add(5, 'status', one('COLUMNS', 4));
  return book;
}

const ids = (filter: DataFilter): number[] =>
  matchMetadata(marked(), filter).map(({ metadataId }) => metadataId);
const areas = (filter: DataFilter): string[] =>
  matchAreas(marked(), filter).map((area) => toA1(area, marked()));

describe('a data filter', () => {
  it('selects by id, key, value, type and visibility together', () => {
    expect(ids({ developerMetadataLookup: { metadataId: 4 } })).toEqual([4]);
    expect(ids({ developerMetadataLookup: { metadataKey: 'k', metadataValue: 'status' } })).toEqual([5]);
    expect(ids({ developerMetadataLookup: { locationType: 'COLUMN' } })).toEqual([4, 5]);
    expect(ids({ developerMetadataLookup: { visibility: 'PROJECT' } })).toEqual([]);
  });
  it('selects at a place exactly or by crossing', () => {
    const metadataLocation = {
      dimensionRange: { sheetId: 7, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 },
    };
    const exact = { metadataLocation, locationMatchingStrategy: 'EXACT_LOCATION' };
    expect(ids({ developerMetadataLookup: exact })).toEqual([4]);
    expect(ids({ developerMetadataLookup: { metadataLocation, locationType: 'COLUMN' } })).toEqual([4]);
    expect(ids({ developerMetadataLookup: { metadataLocation } })).toEqual([1, 2, 3, 4]);
  });
  it('refuses an exact place together with a type', () => {
    const lookup = {
      metadataLocation: { sheetId: 7 },
      locationMatchingStrategy: 'EXACT_LOCATION',
      locationType: 'SHEET',
    };
    expect(() => ids({ developerMetadataLookup: lookup })).toThrow('locationType');
  });
  it('gives whole columns, rows and sheets closed to the grid', () => {
    expect(areas({ developerMetadataLookup: { metadataId: 4 } })).toEqual(['Liste!B1:B20']);
    expect(areas({ developerMetadataLookup: { metadataId: 3 } })).toEqual(['Liste!A1:F1']);
    expect(areas({ developerMetadataLookup: { metadataId: 2 } })).toEqual(['Liste!A1:F20']);
    expect(areas({ a1Range: 'Liste!A:A' })).toEqual(['Liste!A1:A20']);
    expect(areas({ gridRange: { sheetId: 7, startColumnIndex: 5 } })).toEqual(['Liste!F1:F20']);
    expect(areas({ developerMetadataLookup: { metadataId: 99 } })).toEqual([]);
  });
});
