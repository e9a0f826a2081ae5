import type { Book } from '../grid/book.ts';
import type { Cell } from '../grid/cell.ts';
import type { Sheet, WireGridRange } from '../grid/sheet.ts';
import { type Locale, localeOf } from '../values/locale.ts';
import { serialIn } from '../values/serial.ts';
import { FormulaError } from './errors.ts';
import { evaluate, once } from './evaluate.ts';
import { functions } from './functions/index.ts';
import type { Grid, Value } from './grid.ts';
import { depthOf, MOST_DEPTH, type Node, parseFormula } from './parse.ts';
import type { Reference } from './reference.ts';

/** What asking for a cell takes of the stack, counted in levels of a formula. */
const LEVELS_OF_A_CELL = 3;

/** Thrown to have another cell computed first; what threw it is then computed anew. */
class ComputeFirst {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;

  constructor(sheet: Sheet, row: number, column: number) {
    this.sheet = sheet;
    this.row = row;
    this.column = column;
  }
}

/** Trees of formulas; cells are never changed, so a tree stays right for as long as its cell lives. */
const trees = new WeakMap<Cell, Partial<Record<'.' | ',', Node | FormulaError>>>();

/** What is known of spreadsheets that stay as they are. */
const settled = new WeakMap<Book, Calculation>();

/** The calculation of a spreadsheet at a moment; of one that stays as it is, what was computed before is not again. */
export function calculationOf(book: Book, now: Date): Calculation {
  const before = settled.get(book);
  if (before?.holdsAt(now)) return before;
  const calculation = new Calculation(book, now);
  if (book.settled) settled.set(book, calculation);
  return calculation;
}

/**
 * The values behind the cells of one state of a spreadsheet, computed when asked for and then remembered. It must not be
 * used past a write to the spreadsheet.
 */
export class Calculation {
  readonly #book: Book;
  readonly #locale: Locale;
  readonly #moment: Date;
  readonly #now: () => number;
  /** Whether a value came from the clock. */
  #askedNow = false;
  readonly #known = new Map<Sheet, Map<number, Value>>();
  readonly #busy = new Set<string>();
  /** How deep the formulas at work lie within one another. */
  #depth = 0;

  constructor(book: Book, now: Date) {
    this.#book = book;
    this.#locale = localeOf(book.locale);
    this.#moment = now;
    this.#now = once(() => {
      this.#askedNow = true;
      return serialIn(now, book.info.properties.timeZone);
    });
  }

  /** Whether its values are right at this moment too. */
  holdsAt(now: Date): boolean {
    const sameYear = this.#moment.getUTCFullYear() === now.getUTCFullYear();
    return sameYear && (!this.#askedNow || this.#moment.getTime() === now.getTime());
  }

  /** What a cell holds: what was entered, or what its formula gives. */
  value(sheet: Sheet, row: number, column: number): Value {
    const cell = sheet.rows.cell(row, column);
    if (cell?.formula === undefined) return cell?.value;
    const known = this.#knownOf(sheet);
    const key = keyOf(row, column);
    if (known.has(key)) return known.get(key);
    if (this.#busy.size > 0) return this.#computed(sheet, row, column, cell);
    const waiting = [new ComputeFirst(sheet, row, column)];
    for (let next = waiting.at(-1); next; next = waiting.at(-1)) {
      const first = this.#attempt(next);
      if (!first) waiting.pop();
      else if (waiting.some((other) => isSame(other, first)))
        this.#knownOf(first.sheet).set(keyOf(first.row, first.column), circular());
      else waiting.push(first);
    }
    return known.get(key);
  }

  /** The tree of a cell's formula. */
  tree(cell: Cell): Node | FormulaError {
    const decimal = this.#locale.decimal;
    let parsed = trees.get(cell);
    if (!parsed) trees.set(cell, (parsed = {}));
    return (parsed[decimal] ??= parse(cell.formula ?? '', decimal));
  }

  /** The sheet a reference speaks of; undefined when there is none of that title. */
  sheetOf({ title }: Reference, own: Sheet): Sheet | undefined {
    return title === undefined ? own : this.#book.byTitle(title);
  }

  #knownOf(sheet: Sheet): Map<number, Value> {
    let known = this.#known.get(sheet);
    if (!known) this.#known.set(sheet, (known = new Map()));
    return known;
  }

  /** Computes a cell on an empty stack; gives the cell that must come before it, if there is one. */
  #attempt({ sheet, row, column }: ComputeFirst): ComputeFirst | undefined {
    const cell = sheet.rows.cell(row, column);
    if (cell?.formula === undefined || this.#knownOf(sheet).has(keyOf(row, column))) return undefined;
    try {
      this.#computed(sheet, row, column, cell);
      return undefined;
    } catch (error) {
      if (error instanceof ComputeFirst) return error;
      throw error;
    }
  }

  #computed(sheet: Sheet, row: number, column: number, cell: Cell): Value {
    const place = `${sheet.id} ${row} ${column}`;
    if (this.#busy.has(place)) return circular();
    const tree = this.tree(cell);
    const depth = LEVELS_OF_A_CELL + (tree instanceof FormulaError ? 0 : depthOf(tree));
    if (this.#busy.size > 0 && this.#depth + depth > MOST_DEPTH) throw new ComputeFirst(sheet, row, column);
    this.#busy.add(place);
    this.#depth += depth;
    try {
      const value =
        tree instanceof FormulaError
          ? tree
          : evaluate(tree, {
              locale: this.#locale,
              now: this.#now,
              year: this.#moment.getUTCFullYear(),
              place: { row, column },
              range: (reference) => this.#range(reference, sheet),
              named: (name) => this.#named(name),
            });
      this.#knownOf(sheet).set(keyOf(row, column), value);
      return value;
    } finally {
      this.#busy.delete(place);
      this.#depth -= depth;
    }
  }

  #range(reference: Reference, own: Sheet): Grid {
    const sheet = this.sheetOf(reference, own);
    if (!sheet) throw new FormulaError('REF', `Unresolved sheet name '${reference.title ?? ''}'.`);
    const { start, end = start } = reference;
    const rows = side(start.row, end.row, sheet.rowCount);
    const columns = side(start.column, end.column, sheet.columnCount);
    return this.#gridOf(sheet, rows, columns);
  }

  #named(name: string): Grid | undefined {
    const entry = this.#book.info.namedRanges.find(
      (range) => range.name.toLowerCase() === name.toLowerCase(),
    );
    const sheet = entry && this.#book.find(entry.range.sheetId);
    if (!entry || !sheet) return undefined;
    const range: WireGridRange = entry.range;
    return this.#gridOf(
      sheet,
      { start: range.startRowIndex ?? 0, end: range.endRowIndex ?? sheet.rowCount },
      { start: range.startColumnIndex ?? 0, end: range.endColumnIndex ?? sheet.columnCount },
    );
  }

  #gridOf(sheet: Sheet, rows: Stretch, columns: Stretch): Grid {
    if (rows.start >= sheet.rowCount || columns.start >= sheet.columnCount) {
      throw new FormulaError('REF', 'Reference does not exist.');
    }
    const height = Math.min(rows.end, sheet.rowCount) - rows.start;
    return {
      rows: height,
      columns: Math.min(columns.end, sheet.columnCount) - columns.start,
      filled: Math.max(0, Math.min(height, sheet.rows.length - rows.start)),
      at: (row, column) => this.value(sheet, rows.start + row, columns.start + column),
      place: { row: rows.start, column: columns.start },
    };
  }

  /** The number format that a formula's cell takes from what it computes; only of dates and of single cells. */
  formatOf(tree: Node | FormulaError, own: Sheet, depth = 0): { type: string; pattern?: string } | undefined {
    if (tree instanceof FormulaError || depth > MOST_DEPTH) return undefined;
    if (tree.kind === 'call') {
      const type = functions.get(tree.name)?.format;
      return type && { type };
    }
    if (tree.kind !== 'reference' || tree.reference.end) return undefined;
    const sheet = this.sheetOf(tree.reference, own);
    const { row = 0, column = 0 } = tree.reference.start;
    const cell = sheet?.rows.cell(row, column);
    if (!sheet || !cell) return undefined;
    const format = cell.format?.numberFormat;
    if (format?.type) return { type: format.type, ...(format.pattern ? { pattern: format.pattern } : {}) };
    return cell.formula === undefined ? undefined : this.formatOf(this.tree(cell), sheet, depth + 1);
  }
}

interface Stretch {
  start: number;
  end: number;
}

function side(from: number | undefined, to: number | undefined, size: number): Stretch {
  if (from === undefined || to === undefined) return { start: from ?? to ?? 0, end: size };
  return { start: Math.min(from, to), end: Math.max(from, to) + 1 };
}

function parse(formula: string, decimal: '.' | ','): Node | FormulaError {
  try {
    return parseFormula(formula, decimal);
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

function circular(): FormulaError {
  return new FormulaError(
    'REF',
    'Circular dependency detected. To resolve with iterative calculation, see File > Settings.',
  );
}

/** Sheets have at most 18,278 columns. */
function keyOf(row: number, column: number): number {
  return row * 20_000 + column;
}

function isSame(a: ComputeFirst, b: ComputeFirst): boolean {
  return a.sheet === b.sheet && a.row === b.row && a.column === b.column;
}
