import { describe, expect, it } from 'vitest';
import { addConditionalFormatRule } from '../../../../local/sheets/requests/add-conditional-format-rule.ts';
import { bookOf, carryOut, told } from '../book.ts';

describe('addConditionalFormatRule', () => {
  const rule = {
    ranges: [{ sheetId: 7, startRowIndex: 1, endRowIndex: 9 }],
    booleanRule: {
      condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: 'neu' }] },
      format: { textFormat: { bold: true } },
    },
  };

  it('puts the rule at its index', () => {
    const book = bookOf();
    carryOut(book, addConditionalFormatRule, { rule, index: 0 });
    const second = { ...rule, ranges: [{ sheetId: 7, startRowIndex: 2, endRowIndex: 3 }] };
    carryOut(book, addConditionalFormatRule, { rule: second, index: 0 });
    expect(told(book).sheets?.[0]?.conditionalFormats).toEqual([second, rule]);
  });
  it('refuses a rule without a range', () => {
    expect(() => carryOut(bookOf(), addConditionalFormatRule, { rule: {} })).toThrow('range');
  });
});
