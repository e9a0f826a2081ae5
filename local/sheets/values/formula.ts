import { columnIndex } from '../grid/a1.ts';
import type { Scalar } from '../grid/cell.ts';

/** A formula's error value, shown as its type (`#DIV/0!`). */
export class FormulaError {
  readonly type: 'DIVIDE_BY_ZERO' | 'NAME' | 'VALUE' | 'REF' | 'ERROR';
  readonly shown: string;
  readonly message: string;

  constructor(type: FormulaError['type'], shown: string, message: string) {
    this.type = type;
    this.shown = shown;
    this.message = message;
  }
}

export type FormulaResult = Scalar | undefined | FormulaError;
/** Looks up another cell of the same sheet. */
export type CellLookup = (row: number, column: number) => FormulaResult;

/**
 * Computes what this server knows of formulas: numbers, texts, booleans, `+ - * / ^ & %`, comparisons, brackets and
 * single cells of the same sheet. A function gives `#NAME?`, as an unknown one does at Google; never a guess.
 */
export function evaluate(formula: string, lookup: CellLookup): FormulaResult {
  const tokens =
    formula
      .slice(1)
      .match(
        /\s+|"(?:[^"]|"")*"|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_$][A-Za-z0-9_.$]*|<=|>=|<>|[\s\S]/g,
      ) ?? [];
  const parser = new Parser(
    tokens.filter((token) => token.trim() !== ''),
    lookup,
  );
  try {
    return parser.whole();
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

const parseError = (): FormulaError => new FormulaError('ERROR', '#ERROR!', 'Formula parse error.');

class Parser {
  #at = 0;
  readonly #tokens: string[];
  readonly #lookup: CellLookup;

  constructor(tokens: string[], lookup: CellLookup) {
    this.#tokens = tokens;
    this.#lookup = lookup;
  }

  whole(): FormulaResult {
    const value = this.#comparison();
    if (this.#at < this.#tokens.length) throw parseError();
    return value;
  }

  #take(...wanted: string[]): string | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined || !wanted.includes(token)) return undefined;
    this.#at += 1;
    return token;
  }

  #comparison(): FormulaResult {
    let left = this.#joined();
    for (let operator = this.#operator(); operator; operator = this.#operator()) {
      left = compare(left, this.#joined(), operator);
    }
    return left;
  }

  #operator(): string | undefined {
    return this.#take('=', '<>', '<=', '>=', '<', '>');
  }

  #joined(): FormulaResult {
    let left = this.#sum();
    while (this.#take('&')) left = `${asText(left)}${asText(this.#sum())}`;
    return left;
  }

  #sum(): FormulaResult {
    let left = this.#product();
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) {
      const right = asNumber(this.#product());
      left = sign === '+' ? asNumber(left) + right : asNumber(left) - right;
    }
    return left;
  }

  #product(): FormulaResult {
    let left = this.#power();
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/')) {
      const right = asNumber(this.#power());
      if (sign === '/' && right === 0) {
        throw new FormulaError('DIVIDE_BY_ZERO', '#DIV/0!', 'Function DIVIDE parameter 2 cannot be zero.');
      }
      left = sign === '*' ? asNumber(left) * right : asNumber(left) / right;
    }
    return left;
  }

  #power(): FormulaResult {
    const base = this.#unary();
    return this.#take('^') ? asNumber(base) ** asNumber(this.#power()) : base;
  }

  #unary(): FormulaResult {
    if (this.#take('-')) return -asNumber(this.#unary());
    if (this.#take('+')) return this.#unary();
    let value = this.#atom();
    while (this.#take('%')) value = asNumber(value) / 100;
    return value;
  }

  #atom(): FormulaResult {
    if (this.#take('(')) {
      const value = this.#comparison();
      if (!this.#take(')')) throw parseError();
      return value;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined) throw parseError();
    this.#at += 1;
    if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"');
    if (/^\d/.test(token)) return Number(token);
    if (/^(true|false)$/i.test(token)) return token.toLowerCase() === 'true';
    const cell = /^\$?([A-Za-z]{1,3})\$?([1-9]\d*)$/.exec(token);
    if (cell && this.#tokens[this.#at] !== '(') {
      const value = this.#lookup(Number(cell[2]) - 1, columnIndex(cell[1] ?? ''));
      if (value instanceof FormulaError) throw value;
      return value;
    }
    if (/^[A-Za-z_]/.test(token)) {
      throw new FormulaError('NAME', '#NAME?', `Unknown function: '${token.toUpperCase()}'.`);
    }
    throw parseError();
  }
}

function asNumber(value: FormulaResult): number {
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  if (Number.isNaN(number))
    throw new FormulaError('VALUE', '#VALUE!', 'A number was expected, but a text was found.');
  return number;
}

function asText(value: FormulaResult): string {
  if (value === undefined) return '';
  if (value instanceof FormulaError) throw value;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

function compare(left: FormulaResult, right: FormulaResult, operator: string): boolean {
  const same = typeof left === 'string' && typeof right === 'string';
  const a = same ? left.toLowerCase() : typeof left === 'string' ? left : asNumber(left);
  const b = same ? right.toLowerCase() : typeof right === 'string' ? right : asNumber(right);
  switch (operator) {
    case '=':
      return a === b;
    case '<>':
      return a !== b;
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    default:
      return a >= b;
  }
}
