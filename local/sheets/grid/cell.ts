import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Given } from '../wire/given.ts';

export type CellData = Given<sheets_v4.Schema$CellData>;
export type CellFormat = Given<sheets_v4.Schema$CellFormat>;
type ValidationRule = Given<sheets_v4.Schema$DataValidationRule>;
export type Scalar = string | number | boolean;

/** One cell as it is kept: what was entered, never what it shows. Cells are replaced, not changed. */
export interface Cell {
  readonly value?: Scalar;
  /** With its `=`; a cell has either a value or a formula. */
  readonly formula?: string;
  readonly format?: CellFormat;
  readonly dataValidation?: ValidationRule;
  readonly note?: string;
  readonly textFormatRuns?: CellData['textFormatRuns'];
  readonly chipRuns?: CellData['chipRuns'];
}

/** Whether the cell counts as data: for append, trimming and "last row with data" a format alone does not. */
export function holdsData(cell: Cell | undefined): cell is Cell {
  return cell !== undefined && (cell.value !== undefined || cell.formula !== undefined);
}

/** Whether a change elsewhere may have to change the cell: it has a formula, or its validation has one. */
export function holdsReferences({ formula, dataValidation }: Cell): boolean {
  return (
    formula !== undefined ||
    dataValidation?.condition?.values?.some(({ userEnteredValue }) => userEnteredValue?.startsWith('=')) ===
      true
  );
}

/** Parts of a cell to put in or, where undefined, to take away. */
export type CellParts = { -readonly [Key in keyof Cell]?: Cell[Key] | undefined };

/** The cell with these parts put in the place of its own; undefined parts are taken away. Empty cells become undefined. */
export function withParts(cell: Cell | undefined, parts: CellParts): Cell | undefined {
  const out: Record<string, unknown> = { ...cell };
  for (const [name, part] of Object.entries(parts)) {
    if (part === undefined || part === '') delete out[name];
    else out[name] = part;
  }
  return Object.keys(out).length > 0 ? out : undefined;
}

/** Makes of each cell once what becomes of it: cells that are one object, as down an empty column, stay one. */
export function once(make: (cell: Cell | undefined) => Cell | undefined): typeof make {
  const made = new Map<Cell | undefined, Cell | undefined>();
  return (cell) => {
    if (!made.has(cell)) made.set(cell, make(cell));
    return made.get(cell);
  };
}

/** What a new cell takes from its neighbour: format and validation. */
export function lookOf({ format, dataValidation }: Cell): Cell | undefined {
  return withParts(undefined, { format, dataValidation });
}
