import { invalid, unsupported } from '../errors.ts';
import { type Mask, wants, writeMasked } from '../wire/field-mask.ts';
import { type Cell, type CellData, type CellFormat, type CellParts, withParts } from './cell.ts';
import { normaliseColours } from './colour.ts';

/** Characters one cell holds (Sheets limits; the text is Google's). */
const MAX_CELL_CHARACTERS = 50_000;

/** A writer of CellData under one mask: gives the cell that stands afterwards. */
export type CellWriter = (before: Cell | undefined, data: CellData) => Cell | undefined;

/** Prepares the writing of cells under the mask of updateCells, appendCells and repeatCell. */
export function cellWriter(mask: Mask): CellWriter {
  const shared = new Map<string, object>();
  const intern = <T extends object | undefined>(part: T): T => {
    if (part === undefined) return part;
    const key = JSON.stringify(part);
    if (!shared.has(key)) shared.set(key, part);
    return shared.get(key) as T;
  };
  const has = (name: string): boolean => wants(mask, name);
  const [value, format, validation, note] = [
    has('userEnteredValue'),
    has('userEnteredFormat'),
    has('dataValidation'),
    has('note'),
  ];
  const [runs, chips] = [has('textFormatRuns'), has('chipRuns')];
  const merged = (before: Cell | undefined, data: CellData): CellFormat | undefined => {
    const from = { userEnteredFormat: before?.format };
    const { userEnteredFormat } = writeMasked(from, data, formatMask(mask));
    const isEmpty = !userEnteredFormat || Object.keys(userEnteredFormat).length === 0;
    return intern(isEmpty ? undefined : normaliseColours(userEnteredFormat));
  };
  // One cell is often written many times over (repeatCell): what it makes of a format is found once.
  let last: CellData | undefined;
  let formats = new Map<CellFormat | undefined, CellFormat | undefined>();
  let rule: CellData['dataValidation'];
  return (before, data) => {
    if (data.pivotTable ?? data.dataSourceTable ?? data.dataSourceFormula)
      throw unsupported('A pivot table or data source in a cell');
    const parts: CellParts = {};
    if (value) Object.assign(parts, enteredParts(data.userEnteredValue));
    if (data !== last) {
      last = data;
      formats = new Map();
      rule = validation ? intern(data.dataValidation) : undefined;
    }
    if (format) {
      if (!formats.has(before?.format)) formats.set(before?.format, merged(before, data));
      parts.format = formats.get(before?.format);
    }
    if (validation) parts.dataValidation = rule;
    if (note) parts.note = data.note;
    if (runs) parts.textFormatRuns = data.textFormatRuns;
    if (chips) parts.chipRuns = data.chipRuns;
    return withParts(before, parts);
  };
}

function formatMask(mask: Mask): Mask {
  const below = mask.get('userEnteredFormat') ?? new Map<string, Mask>();
  return new Map([['userEnteredFormat', below]]);
}

function enteredParts(entered: CellData['userEnteredValue']): Pick<CellParts, 'value' | 'formula'> {
  const { stringValue, numberValue, boolValue, formulaValue } = entered ?? {};
  if (formulaValue !== undefined) return { value: undefined, formula: checkLength(formulaValue) };
  if (stringValue !== undefined) return { value: checkLength(stringValue), formula: undefined };
  return { value: numberValue ?? boolValue, formula: undefined };
}

/** @throws 400 for a text that is longer than a cell takes */
export function checkLength(text: string): string {
  if (text.length > MAX_CELL_CHARACTERS) {
    throw invalid(
      `Your input contains more than the maximum of ${MAX_CELL_CHARACTERS} characters in a single cell.`,
    );
  }
  return text;
}
