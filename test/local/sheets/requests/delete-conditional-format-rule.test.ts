import { describe, expect, it } from 'vitest';
import { deleteConditionalFormatRule } from '../../../../local/sheets/requests/delete-conditional-format-rule.ts';
import { addConditionalFormatRule } from '../../../../local/sheets/requests/add-conditional-format-rule.ts';
import { bookOf, carryOut } from '../book.ts';

describe('deleteConditionalFormatRule', () => {
  it('tells the rule it took away', () => {
    const book = bookOf();
    const rule = { ranges: [{ sheetId: 7 }], booleanRule: { condition: { type: 'BLANK' } } };
    carryOut(book, addConditionalFormatRule, { rule });
    expect(carryOut(book, deleteConditionalFormatRule, { sheetId: 7, index: 0 })).toEqual({ rule });
    expect(() => carryOut(book, deleteConditionalFormatRule, { sheetId: 7, index: 0 })).toThrow('index: 0');
  });
});
