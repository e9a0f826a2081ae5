import { quoteTitle } from '../grid/a1-text.ts';
import { type DimensionChange, shiftIndex, shiftSpan } from '../grid/shift.ts';
import { type Corner, readReference, type Reference, REFERENCES, writeReference } from './reference.ts';
import { tokensOf } from './tokens.ts';

/** Gives the reference that takes another's place, the same one to leave it, or null where its cells are gone. */
export type ReferenceChange = (reference: Reference) => Reference | null;

/** A formula with its references changed and every other sign as it was; of a reference to nothing `#REF!` is left. */
export function rewriteReferences(formula: string, change: ReferenceChange): string {
  return formula.replace(REFERENCES, (text, found?: string) => {
    if (found === undefined) return text;
    const reference = readReference(found);
    const next = change(reference);
    if (next === reference) return text;
    return next ? writeReference(next) : '#REF!';
  });
}

/** The formula with a named range under its new name. */
export function withRangeName(formula: string, before: string, after: string): string {
  return formula.replace(REFERENCES, (text, found: string | undefined, at: number) => {
    const isName = found === undefined && text.toLowerCase() === before.toLowerCase();
    return isName && !/^\s*\(/.test(formula.slice(at + text.length)) ? after : text;
  });
}

/** The formula in the signs of another locale: decimal marks, and separators between arguments. */
export function translatedFormula(formula: string, from: '.' | ',', to: '.' | ','): string {
  if (from === to) return formula;
  return tokensOf(formula, from)
    .map(({ kind, text }) => {
      if (kind === 'number') return text.replace(from, to);
      return kind === 'separator' ? (to === ',' ? ';' : ',') : text;
    })
    .join('');
}

/** The formula as it stands in a copy so many rows and columns further; what `$` fixes stays. */
export function copiedFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return rewriteReferences(formula, (reference) => movedReference(reference, rows, columns, false));
}

/** The reference so many rows and columns further, with the fixed sides too or without; null outside every grid. */
export function movedReference(
  reference: Reference,
  rows: number,
  columns: number,
  fixedToo: boolean,
): Reference | null {
  const move = (corner: Corner): Corner => ({
    ...corner,
    ...(corner.row === undefined || (corner.fixedRow && !fixedToo) ? {} : { row: corner.row + rows }),
    ...(corner.column === undefined || (corner.fixedColumn && !fixedToo)
      ? {}
      : { column: corner.column + columns }),
  });
  const start = move(reference.start);
  const end = reference.end && move(reference.end);
  const outside = [start, end].some((corner) => (corner?.row ?? 0) < 0 || (corner?.column ?? 0) < 0);
  return outside ? null : { ...reference, start, ...(end ? { end } : {}) };
}

/** The reference after rows or columns of its sheet were inserted, deleted or moved; null when its cells are gone. */
export function shiftReference(
  reference: Reference,
  dimension: 'ROWS' | 'COLUMNS',
  change: DimensionChange,
): Reference | null {
  const side = dimension === 'ROWS' ? 'row' : 'column';
  const { start, end } = reference;
  const [from, to] = [start[side], end?.[side]];
  if (!end) {
    const next = shiftIndex(from ?? 0, change);
    return next === undefined ? null : { ...reference, start: { ...start, [side]: next } };
  }
  if (from === undefined && to === undefined) return reference;
  if (from === undefined || to === undefined) {
    const span = shiftSpan({ start: from ?? to, end: undefined }, change);
    if (!span) return null;
    return from === undefined
      ? { ...reference, end: { ...end, [side]: span.start } }
      : { ...reference, start: { ...start, [side]: span.start } };
  }
  const span = shiftSpan({ start: Math.min(from, to), end: Math.max(from, to) + 1 }, change);
  if (!span) return null;
  const [low, high] = [span.start!, span.end! - 1];
  return {
    ...reference,
    start: { ...start, [side]: from <= to ? low : high },
    end: { ...end, [side]: from <= to ? high : low },
  };
}

/** The reference with another sheet's title before it. */
export function withTitle(reference: Reference, title: string): Reference {
  return { ...reference, title, prefix: `${quoteTitle(title)}!` };
}
