import { describe, expect, it } from 'vitest';
import { createDeveloperMetadata } from '../../../../local/sheets/requests/create-developer-metadata.ts';
import { bookOf, carryOut } from '../book.ts';

describe('createDeveloperMetadata', () => {
  const at = (startIndex: number): object => ({
    dimensionRange: { sheetId: 7, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 },
  });
  const metadata = (more: object): object => ({
    developerMetadata: { metadataKey: 'column', visibility: 'DOCUMENT', location: at(1), ...more },
  });

  it('takes the id that the caller chose', () => {
    const reply = carryOut(
      bookOf(),
      createDeveloperMetadata,
      metadata({ metadataId: 42, metadataValue: 'title' }),
    );
    expect(reply).toEqual({
      developerMetadata: {
        metadataId: 42,
        metadataKey: 'column',
        metadataValue: 'title',
        visibility: 'DOCUMENT',
        location: { locationType: 'COLUMN', ...at(1) },
      },
    });
  });
  it('refuses an id in use', () => {
    const book = bookOf();
    carryOut(book, createDeveloperMetadata, metadata({ metadataId: 42 }));
    expect(() => carryOut(book, createDeveloperMetadata, metadata({ metadataId: 42 }))).toThrow('id 42');
  });
  it('needs a key, a visibility and a single row or column within the grid', () => {
    const wide = { dimensionRange: { sheetId: 7, dimension: 'ROWS', startIndex: 0, endIndex: 2 } };
    expect(() => carryOut(bookOf(), createDeveloperMetadata, metadata({ metadataKey: '' }))).toThrow('key');
    expect(() => carryOut(bookOf(), createDeveloperMetadata, metadata({ visibility: undefined }))).toThrow(
      'visibility',
    );
    expect(() => carryOut(bookOf(), createDeveloperMetadata, metadata({ location: wide }))).toThrow(
      'single row or column',
    );
    expect(() => carryOut(bookOf(), createDeveloperMetadata, metadata({ location: at(6) }))).toThrow(
      'exceeds',
    );
  });
  it('holds 30 000 characters on a sheet and no more', () => {
    const book = bookOf();
    carryOut(
      book,
      createDeveloperMetadata,
      metadata({ metadataKey: 'k', metadataValue: 'v'.repeat(29_999) }),
    );
    expect(() => carryOut(book, createDeveloperMetadata, metadata({ metadataKey: 'k' }))).toThrow('30000');
  });
});
