import { REFERENCE, readReference, type Reference } from './reference.ts';

/** A piece of a formula's text. All pieces together are the text. */
export interface Token {
  kind:
    | 'reference'
    | 'number'
    | 'string'
    | 'error'
    | 'name'
    | 'operator'
    | 'separator'
    | 'bracket'
    | 'space'
    | 'unknown';
  text: string;
  reference?: Reference;
}

/** Everything but references and numbers; the first that matches wins. */
const shapes: [Token['kind'], RegExp][] = [
  ['space', /\s+/y],
  ['string', /"(?:[^"]|"")*"/y],
  ['error', /#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|ERROR!)/iy],
  ['name', /[\p{L}_][\p{L}\p{N}_.]*/uy],
  ['operator', /<=|>=|<>|[-+*/^&=<>%]/y],
  ['separator', /[;,]/y],
  ['bracket', /[()]/y],
  ['unknown', /[\s\S]/uy],
];

const numbers = { '.': /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y, ',': /(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?/y };

/** Splits a formula into pieces. `decimal` is the decimal mark of the spreadsheet's locale. */
export function tokensOf(text: string, decimal: '.' | ','): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at, decimal);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(text: string, at: number, decimal: '.' | ','): Token {
  const reference = match(REFERENCE, text, at);
  if (reference !== undefined)
    return { kind: 'reference', text: reference, reference: readReference(reference) };
  const number = match(numbers[decimal], text, at);
  if (number !== undefined) return { kind: 'number', text: number };
  for (const [kind, shape] of shapes) {
    const found = match(shape, text, at);
    if (found !== undefined) return { kind, text: found };
  }
  throw new Error(`No token at ${at}.`);
}

function match(shape: RegExp, text: string, at: number): string | undefined {
  shape.lastIndex = at;
  return shape.exec(text)?.[0];
}
