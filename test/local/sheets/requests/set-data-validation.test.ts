import { describe, expect, it } from 'vitest';
import { setDataValidation } from '../../../../local/sheets/requests/set-data-validation.ts';
import { bookOf, carryOut, told } from '../book.ts';

describe('setDataValidation', () => {
  const range = { sheetId: 7, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 1 };
  const rule = { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'neu' }] }, strict: true };

  it('sets a rule on empty cells without making them data', () => {
    const book = bookOf([['Status']]);
    carryOut(book, setDataValidation, { range, rule });
    expect(told(book, { gridData: true }).sheets?.[0]?.data?.[0]?.rowData?.[2]?.values).toMatchObject([
      { dataValidation: rule },
    ]);
    expect(book.grid(7).dataEnd()).toBe(1);
  });
  it('takes the rule away where none is given', () => {
    const book = bookOf();
    carryOut(book, setDataValidation, { range, rule });
    carryOut(book, setDataValidation, { range });
    expect(book.grid(7).rows.length).toBe(0);
  });
});
