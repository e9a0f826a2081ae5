import { describe, expect, it } from 'vitest';
import { autoResizeDimensions } from '../../../../local/sheets/requests/auto-resize-dimensions.ts';
import { bookOf, carryOut, told } from '../book.ts';

describe('autoResizeDimensions', () => {
  it('makes a column wider for a longer text', () => {
    const book = bookOf([['kurz', 'ein viel längerer Text als nebenan']]);
    carryOut(book, autoResizeDimensions, { dimensions: { sheetId: 7, dimension: 'COLUMNS' } });
    const [short, long, empty] = told(book, { gridData: true }).sheets?.[0]?.data?.[0]?.columnMetadata ?? [];
    expect(long?.pixelSize).toBeGreaterThan(short?.pixelSize ?? 0);
    expect(empty?.pixelSize).toBe(100);
  });
});
