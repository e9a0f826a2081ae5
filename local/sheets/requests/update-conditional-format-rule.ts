import { invalid } from '../errors.ts';
import { normaliseColours } from '../grid/colour.ts';
import { keptRange } from '../grid/range.ts';
import { requestKind } from './request-kind.ts';
import { shownRule } from './shown.ts';

/** Replaces the rule at an index, or moves it to another. */
export const updateConditionalFormatRule = requestKind('updateConditionalFormatRule', (request, { book }) => {
  const { rule, index = 0, newIndex } = request;
  const sheet = book.grid(request.sheetId ?? rule?.ranges?.[0]?.sheetId);
  const rules = sheet.change().conditionalFormats;
  const old = rules[index];
  if (!old) throw invalid(`No conditional format on sheet: ${sheet.id} at index: ${index}`);
  if (rule) {
    const kept = { ...normaliseColours(rule), ranges: rule.ranges?.map(keptRange) ?? [] };
    rules[index] = kept;
    return { oldRule: shownRule(old), newRule: shownRule(kept), ...(index > 0 ? { newIndex: index } : {}) };
  }
  if (newIndex === undefined) throw invalid('Either rule or newIndex must be specified.');
  rules.splice(index, 1);
  rules.splice(newIndex, 0, old);
  return {
    newRule: shownRule(old),
    ...(newIndex > 0 ? { newIndex } : {}),
    ...(index > 0 ? { oldIndex: index } : {}),
  };
});
