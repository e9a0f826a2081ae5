import { invalid } from '../errors.ts';
import { normaliseColours } from '../grid/colour.ts';
import { keptRange } from '../grid/range.ts';
import { requestKind } from './request-kind.ts';

/** Adds a conditional format at its index in the sheet of its first range; rules at or after it move on. */
export const addConditionalFormatRule = requestKind(
  'addConditionalFormatRule',
  ({ rule, index = 0 }, { book }) => {
    const ranges = rule?.ranges?.map(keptRange) ?? [];
    if (!rule || ranges.length === 0)
      throw invalid('A conditional format rule must have at least one range.');
    const sheet = book.grid(ranges[0]?.sheetId);
    if (ranges.some((range) => range.sheetId !== sheet.id)) {
      throw invalid('All ranges of a conditional format rule must be on the same sheet.');
    }
    const rules = sheet.change().conditionalFormats;
    if (index < 0 || index > rules.length)
      throw invalid(`No conditional format on sheet: ${sheet.id} at index: ${index}`);
    rules.splice(index, 0, { ...normaliseColours(rule), ranges });
  },
);
