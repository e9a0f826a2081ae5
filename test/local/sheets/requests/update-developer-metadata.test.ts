import { describe, expect, it } from 'vitest';
import { updateDeveloperMetadata } from '../../../../local/sheets/requests/update-developer-metadata.ts';
import { bookOf, carryOut, markColumns, markedAt } from '../book.ts';

describe('updateDeveloperMetadata', () => {
  it('changes the value and the place of what the filter selects', () => {
    const book = bookOf();
    markColumns(book, { 11: 0, 12: 1 });
    const location = { dimensionRange: { sheetId: 7, dimension: 'COLUMNS', startIndex: 4, endIndex: 5 } };
    const reply = carryOut(book, updateDeveloperMetadata, {
      dataFilters: [{ developerMetadataLookup: { metadataId: 11 } }],
      developerMetadata: { metadataValue: 'neu', location },
      fields: 'metadataValue,location',
    });
    expect(markedAt(book)).toEqual({ 11: 4, 12: 1 });
    expect(reply).toMatchObject({ developerMetadata: [{ metadataId: 11, metadataValue: 'neu' }] });
  });
});
