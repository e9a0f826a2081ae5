import { invalid, unsupported } from '../errors.ts';
import { type Mask, wants, writeMasked } from '../wire/field-mask.ts';
import { type Cell, type CellData, type CellParts, withParts } from './cell.ts';
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
  return (before, data) => {
    if (data.pivotTable ?? data.dataSourceTable ?? data.dataSourceFormula)
      throw unsupported('A pivot table or data source in a cell');
    const parts: CellParts = {};
    if (value) Object.assign(parts, enteredParts(data.userEnteredValue));
    if (format) {
      const merged = writeMasked(
        { userEnteredFormat: before?.format },
        data,
        formatMask(mask),
      ).userEnteredFormat;
      parts.format = intern(merged && Object.keys(merged).length > 0 ? normaliseColours(merged) : undefined);
    }
    if (validation) parts.dataValidation = intern(data.dataValidation);
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
