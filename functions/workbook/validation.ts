import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { writerOf, type Tab } from '../../sheets-schema/tab.ts';
import type { Column } from '../../sheets-schema/vocabulary.ts';
import type { Words } from './workbook.ts';

/** Where the cells of a dropdown come from, as formulas (`='Listen'!$C$2:$C$19`). */
export interface Ranges {
  /** The labels of a list in *Listen*, when they stand there together. */
  list(list: string): string | null;
  /** The titles of another tab of the same file. */
  titles(tab: string): string | null;
}

/** Lists whose words decide something in code; to all others people may add their own. */
const DECISIVE = /^(yesno|status|rhythm|repeat|questionType|scale|surveyKind|audience)$|Status$|[Dd]ecision$/;

/** What a column's cells should hold, for people who type there; nothing for the machine's own columns. */
export function validationOf(
  tab: Tab,
  column: Column,
  words: Words,
  ranges: Ranges,
): sheets_v4.Schema$DataValidationRule | null {
  if (writerOf(tab, column) === 'machine') return null;
  const listName = column.list ?? '';
  switch (column.kind) {
    case 'date':
      return { condition: { type: 'DATE_IS_VALID' }, strict: true };
    case 'number':
      return {
        condition: {
          type: 'NUMBER_BETWEEN',
          values: [{ userEnteredValue: '0' }, { userEnteredValue: String(column.max ?? 1_000_000) }],
        },
        strict: false,
      };
    case 'email':
      return { condition: { type: 'TEXT_IS_EMAIL' }, strict: false };
    case 'oneOf':
      return choice(labels(words, listName), DECISIVE.test(listName));
    case 'someOf': {
      const range = ranges.list(listName);
      return range ? inRange(range) : choice(labels(words, listName), false);
    }
    case 'reference': {
      const range = ranges.titles(column.refersTo ?? '');
      return range ? inRange(range) : null;
    }
    default:
      return null;
  }
}

function labels(words: Words, list: string): string[] {
  return words.entries(list).map(({ label }) => label);
}

function choice(values: readonly string[], strict: boolean): sheets_v4.Schema$DataValidationRule | null {
  if (values.length === 0) return null;
  const condition = {
    type: 'ONE_OF_LIST',
    values: values.map((userEnteredValue) => ({ userEnteredValue })),
  };
  return { condition, strict, showCustomUi: true };
}

function inRange(formula: string): sheets_v4.Schema$DataValidationRule {
  const condition = { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: formula }] };
  return { condition, strict: false, showCustomUi: true };
}
