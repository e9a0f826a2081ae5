import { invalid } from '../errors.ts';
import { requestKind } from './request-kind.ts';
import { shownRule } from './shown.ts';

/** Takes the rule at an index away and tells it. */
export const deleteConditionalFormatRule = requestKind(
  'deleteConditionalFormatRule',
  ({ sheetId, index = 0 }, { book }) => {
    const sheet = book.grid(sheetId);
    const rules = sheet.change().conditionalFormats;
    const [rule] = rules.splice(index, 1);
    if (!rule) throw invalid(`No conditional format on sheet: ${sheet.id} at index: ${index}`);
    return { rule: shownRule(rule) };
  },
);
