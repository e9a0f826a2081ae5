import { describe, expect, it } from 'vitest';
import { updateConditionalFormatRule } from '../../../../local/sheets/requests/update-conditional-format-rule.ts';
import { addConditionalFormatRule } from '../../../../local/sheets/requests/add-conditional-format-rule.ts';
import { bookOf, carryOut, told } from '../book.ts';

describe('updateConditionalFormatRule', () => {
  const ruleOf = (type: string): object => ({
    ranges: [{ sheetId: 7 }],
    booleanRule: { condition: { type } },
  });

  it('replaces a rule, and moves one', () => {
    const book = bookOf();
    carryOut(book, addConditionalFormatRule, { rule: ruleOf('BLANK'), index: 0 });
    carryOut(book, addConditionalFormatRule, { rule: ruleOf('NOT_BLANK'), index: 1 });
    carryOut(book, updateConditionalFormatRule, { sheetId: 7, index: 0, rule: ruleOf('TEXT_IS_URL') });
    carryOut(book, updateConditionalFormatRule, { sheetId: 7, index: 0, newIndex: 1 });
    expect(told(book).sheets?.[0]?.conditionalFormats).toEqual([ruleOf('NOT_BLANK'), ruleOf('TEXT_IS_URL')]);
  });
});
