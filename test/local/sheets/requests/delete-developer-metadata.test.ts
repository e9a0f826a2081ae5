import { describe, expect, it } from 'vitest';
import { deleteDeveloperMetadata } from '../../../../local/sheets/requests/delete-developer-metadata.ts';
import { bookOf, carryOut, markColumns } from '../book.ts';

describe('deleteDeveloperMetadata', () => {
  it('deletes by key and tells what it was', () => {
    const book = bookOf();
    markColumns(book, { 11: 0, 12: 1 });
    const reply = carryOut(book, deleteDeveloperMetadata, {
      dataFilter: { developerMetadataLookup: { metadataKey: 'column' } },
    });
    expect(reply).toMatchObject({ deletedDeveloperMetadata: [{ metadataId: 11 }, { metadataId: 12 }] });
    expect(book.info.metadata).toEqual([]);
  });
  it('answers with nothing where nothing matches', () => {
    expect(
      carryOut(bookOf(), deleteDeveloperMetadata, {
        dataFilter: { developerMetadataLookup: { metadataId: 9 } },
      }),
    ).toEqual({});
  });
});
