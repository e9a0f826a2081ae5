import { describe, expect, it } from 'vitest';
import { updateDimensionProperties } from '../../../../local/sheets/requests/update-dimension-properties.ts';
import { bookOf, carryOut, told } from '../book.ts';

describe('updateDimensionProperties', () => {
  it('hides columns and keeps their size', () => {
    const book = bookOf();
    const range = { sheetId: 7, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 };
    carryOut(book, updateDimensionProperties, { range, properties: { pixelSize: 250 }, fields: 'pixelSize' });
    carryOut(book, updateDimensionProperties, {
      range,
      properties: { hiddenByUser: true },
      fields: 'hiddenByUser',
    });
    expect(told(book, { gridData: true }).sheets?.[0]?.data?.[0]?.columnMetadata?.slice(0, 2)).toEqual([
      { pixelSize: 100 },
      { hiddenByUser: true, pixelSize: 250 },
    ]);
  });
});
