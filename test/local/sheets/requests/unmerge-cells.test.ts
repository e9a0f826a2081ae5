import { describe, expect, it } from 'vitest';
import { unmergeCells } from '../../../../local/sheets/requests/unmerge-cells.ts';
import { mergeCells } from '../../../../local/sheets/requests/merge-cells.ts';
import { bookOf, carryOut, told } from '../book.ts';

describe('unmergeCells', () => {
  it('takes a merge apart', () => {
    const book = bookOf();
    const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };
    carryOut(book, mergeCells, { range });
    carryOut(book, unmergeCells, { range: { sheetId: 7 } });
    expect(told(book).sheets?.[0]?.merges).toBeUndefined();
  });
});
