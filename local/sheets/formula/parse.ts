import type { Scalar } from '../grid/cell.ts';
import { FormulaError, errorOf, parseError } from './errors.ts';
import type { Reference } from './reference.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A formula as a tree. Operators are calls of the functions that Google has for them (`ADD`, `EQ`, …). */
export type Node =
  | { kind: 'value'; value: Scalar | undefined | FormulaError }
  | { kind: 'reference'; reference: Reference }
  | { kind: 'name'; name: string }
  | { kind: 'call'; name: string; args: Node[]; depth: number };

/** How many operators, brackets and functions may lie within one another, lest the stack run out. */
export const MOST_DEPTH = 300;

/** How many calls lie within one another. */
export function depthOf(node: Node): number {
  return node.kind === 'call' ? node.depth : 0;
}

const comparisons: Record<string, string> = {
  '=': 'EQ',
  '<>': 'NE',
  '<': 'LT',
  '<=': 'LTE',
  '>': 'GT',
  '>=': 'GTE',
};
/** Binary operators, weakest first; all bind to the left, `^` too (assumed, as in other spreadsheets). */
const levels: Record<string, string>[] = [
  comparisons,
  { '&': 'CONCAT' },
  { '+': 'ADD', '-': 'MINUS' },
  { '*': 'MULTIPLY', '/': 'DIVIDE' },
  { '^': 'POW' },
];

/**
 * Reads a formula with its `=`. `;` separates arguments everywhere, `,` where it is not the decimal mark.
 * @throws FormulaError when it is no formula
 */
export function parseFormula(formula: string, decimal: '.' | ','): Node {
  const tokens = tokensOf(formula.slice(1), decimal).filter((token) => token.kind !== 'space');
  const parser = new Parser(tokens, decimal);
  return parser.whole();
}

function callOf(name: string, args: Node[]): Node {
  const depth = 1 + Math.max(0, ...args.map(depthOf));
  if (depth > MOST_DEPTH) throw tooDeep();
  return { kind: 'call', name, args, depth };
}

function tooDeep(): FormulaError {
  return new FormulaError(
    'ERROR',
    `A formula over ${MOST_DEPTH} levels deep is not supported by this local Sheets server.`,
  );
}

class Parser {
  #at = 0;
  /** How many operands are being read within one another. */
  #open = 0;
  readonly #tokens: readonly Token[];
  readonly #decimal: '.' | ',';
  /** The comma where it separates arguments. */
  readonly #comma: ',' | undefined;

  constructor(tokens: readonly Token[], decimal: '.' | ',') {
    this.#tokens = tokens;
    this.#decimal = decimal;
    this.#comma = decimal === '.' ? ',' : undefined;
  }

  whole(): Node {
    const node = this.#binary(0);
    if (this.#at < this.#tokens.length) throw parseError();
    return node;
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #take(text: string): boolean {
    if (this.#next()?.text !== text) return false;
    this.#at += 1;
    return true;
  }

  #binary(level: number): Node {
    const operators = levels[level];
    if (!operators) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const token = this.#next();
      const name = token?.kind === 'operator' ? operators[token.text] : undefined;
      if (name === undefined) return left;
      this.#at += 1;
      left = callOf(name, [left, this.#binary(level + 1)]);
    }
  }

  #unary(): Node {
    this.#open += 1;
    if (this.#open > MOST_DEPTH) throw tooDeep();
    const node = this.#signed();
    this.#open -= 1;
    return node;
  }

  #signed(): Node {
    if (this.#take('-')) return callOf('UMINUS', [this.#unary()]);
    if (this.#take('+')) return this.#unary();
    let node = this.#atom();
    while (this.#take('%')) node = callOf('UNARY_PERCENT', [node]);
    return node;
  }

  #atom(): Node {
    const token = this.#next();
    if (!token) throw parseError();
    this.#at += 1;
    switch (token.kind) {
      case 'number':
        return { kind: 'value', value: Number(token.text.replace(this.#decimal, '.')) };
      case 'string':
        return { kind: 'value', value: token.text.slice(1, -1).replaceAll('""', '"') };
      case 'error':
        return { kind: 'value', value: errorOf(token.text) };
      case 'reference':
        return { kind: 'reference', reference: token.reference! };
      case 'name':
        return this.#named(token.text);
      default:
    }
    if (token.text === '(') {
      const node = this.#binary(0);
      if (!this.#take(')')) throw parseError();
      return node;
    }
    if (token.text === '{') {
      throw new FormulaError('ERROR', 'Lists in braces are not supported by this local Sheets server.');
    }
    throw parseError();
  }

  #named(text: string): Node {
    if (this.#take('(')) return callOf(text.toUpperCase(), this.#args());
    if (/^(?:true|false)$/i.test(text)) return { kind: 'value', value: text.toLowerCase() === 'true' };
    return { kind: 'name', name: text };
  }

  #args(): Node[] {
    const args: Node[] = [];
    if (this.#take(')')) return args;
    for (;;) {
      const blank = [';', this.#comma, ')'].includes(this.#next()?.text);
      args.push(blank ? { kind: 'value', value: undefined } : this.#binary(0));
      if (this.#take(')')) return args;
      if (!this.#take(';') && !(this.#comma && this.#take(this.#comma))) throw parseError();
    }
  }
}
