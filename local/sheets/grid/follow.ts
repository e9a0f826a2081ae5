import type { Reference } from '../formula/reference.ts';
import { movedReference, rewriteReferences, shiftReference, withTitle } from '../formula/rewrite.ts';
import type { Book } from './book.ts';
import { type Cell, withParts } from './cell.ts';
import type { Dimension } from './change-dimension.ts';
import type { Area } from './range.ts';
import type { Sheet, SheetInfo } from './sheet.ts';
import type { DimensionChange, Span } from './shift.ts';

/** What becomes of a reference: `target` is the sheet it speaks of, if there is one, `own` the one it stands on. */
type Follow = (reference: Reference, target: Sheet | undefined, own: Sheet) => Reference | null;
type Rule = NonNullable<Cell['dataValidation']>;

/** Rewrites all formulas of a sheet: of cells, validation, conditional formats and filters. */
export function rewriteFormulas(sheet: Sheet, rewrite: (formula: string) => string): void {
  rewriteInCells(sheet, rewrite);
  rewriteInInfo(sheet, rewrite);
}

/** Changes the references in all formulas of a spreadsheet. */
function followReferences(book: Book, follow: Follow): void {
  for (const own of book.sheets) {
    rewriteFormulas(own, (formula) =>
      rewriteReferences(formula, (reference) =>
        follow(reference, reference.title === undefined ? own : book.byTitle(reference.title), own),
      ),
    );
  }
}

/** References follow rows or columns of a sheet; with `across`, only those that lie within these columns or rows. */
export function followDimension(
  book: Book,
  sheet: Sheet,
  dimension: Dimension,
  change: DimensionChange,
  across?: Span,
): void {
  followReferences(book, (reference, target) =>
    target === sheet && (!across || liesWithin(reference, dimension === 'ROWS' ? 'column' : 'row', across))
      ? shiftReference(reference, dimension, change)
      : reference,
  );
}

/** References that name a sheet take its new title. To be called before the sheet has it. */
export function followTitle(book: Book, sheet: Sheet, title: string): void {
  followReferences(book, (reference, target) =>
    target === sheet && reference.title !== undefined ? withTitle(reference, title) : reference,
  );
}

/** References to a sheet become `#REF!`. To be called before the sheet is gone. */
export function followDeletion(book: Book, sheet: Sheet): void {
  followReferences(book, (reference, target) => (target === sheet ? null : reference));
}

/** Before cells go to another sheet, their formulas name the sheet they have spoken of without a word. */
export function nameSheetIn(from: Area, to: Sheet): void {
  if (from.sheet === to || !from.sheet.rows.holdsReferences) return;
  const { rows, title } = from.sheet;
  for (let row = from.startRow; row < from.endRow; row += 1) {
    for (let column = from.startColumn; column < from.endColumn; column += 1) {
      const cell = rows.cell(row, column);
      if (cell?.formula === undefined) continue;
      const formula = rewriteReferences(cell.formula, (reference) =>
        reference.title === undefined ? withTitle(reference, title) : reference,
      );
      rows.set(row, column, withParts(cell, { formula }));
    }
  }
}

/** References to cells that were moved follow them; a range does when all of it was moved (assumed of a part). */
export function followMove(book: Book, from: Area, to: { sheet: Sheet; row: number; column: number }): void {
  const columns = { start: from.startColumn, end: from.endColumn };
  const rows = { start: from.startRow, end: from.endRow };
  followReferences(book, (reference, target, own) => {
    const within =
      target === from.sheet && liesWithin(reference, 'column', columns) && liesWithin(reference, 'row', rows);
    if (!within) return reference;
    const moved = movedReference(reference, to.row - from.startRow, to.column - from.startColumn, true);
    if (!moved || to.sheet === from.sheet) return moved;
    const { title: _title, ...bare } = moved;
    return own === to.sheet ? { ...bare, prefix: '' } : withTitle(moved, to.sheet.title);
  });
}

function liesWithin({ start, end = start }: Reference, side: 'row' | 'column', across: Span): boolean {
  const [from, to] = [start[side], end[side]];
  if (from === undefined || to === undefined) return false;
  return Math.min(from, to) >= (across.start ?? 0) && Math.max(from, to) < (across.end ?? Infinity);
}

function rewriteInCells(sheet: Sheet, rewrite: (formula: string) => string): void {
  const { rows } = sheet;
  if (!rows.holdsReferences) return;
  // Rules repeat down a column as one object, and shall after this.
  const rules = new Map<Rule, Rule>();
  for (let row = 0, end = rows.length; row < end; row += 1) {
    for (const [column, cell] of rows.row(row)?.entries() ?? []) {
      if (!cell) continue;
      const formula = cell.formula === undefined ? undefined : rewrite(cell.formula);
      const dataValidation = cell.dataValidation && rewrittenRule(cell.dataValidation, rules, rewrite);
      if (formula === cell.formula && dataValidation === cell.dataValidation) continue;
      rows.set(row, column, withParts(cell, { formula, dataValidation }));
    }
  }
}

function rewrittenRule(rule: Rule, known: Map<Rule, Rule>, rewrite: (formula: string) => string): Rule {
  let next = known.get(rule);
  if (!next) {
    const changed = rewritten(rule, rewrite);
    next = JSON.stringify(changed) === JSON.stringify(rule) ? rule : changed;
    known.set(rule, next);
  }
  return next;
}

function rewriteInInfo(sheet: Sheet, rewrite: (formula: string) => string): void {
  const { conditionalFormats, filterViews, basicFilter } = sheet.info;
  const before = { conditionalFormats, filterViews, basicFilter } satisfies Partial<SheetInfo>;
  const after = rewritten(before, rewrite);
  if (JSON.stringify(after) !== JSON.stringify(before)) Object.assign(sheet.change(), after);
}

/** A copy in which every entered formula, at whatever depth, is rewritten. */
function rewritten<T>(value: T, rewrite: (formula: string) => string): T {
  if (Array.isArray(value)) return value.map((item: unknown) => rewritten(item, rewrite)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: [string, unknown]) =>
      (name === 'userEnteredValue' || name === 'value') && typeof item === 'string' && item.startsWith('=')
        ? [name, rewrite(item)]
        : [name, rewritten(item, rewrite)],
    ),
  ) as T;
}
