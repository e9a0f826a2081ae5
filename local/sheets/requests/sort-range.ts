import { invalid, unsupported } from '../errors.ts';
import { FormulaError } from '../formula/errors.ts';
import type { Value } from '../formula/grid.ts';
import type { Cell } from '../grid/cell.ts';
import { copied } from '../grid/paste.ts';
import { moveMetadata } from '../grid/metadata.ts';
import { areaOf } from '../grid/range.ts';
import { CellReader } from '../values/render.ts';
import { requestKind } from './request-kind.ts';

/**
 * Sorts the rows of a range: numbers, then texts, then booleans; empty cells come last either way. A formula's relative
 * references move with its row, as in a copy (assumed). Whether the metadata of rows goes along is a doubt.
 */
export const sortRange = requestKind('sortRange', ({ range = {}, sortSpecs = [] }, edit) => {
  const area = areaOf(edit.book, range);
  if (sortSpecs.length === 0) throw invalid('At least one sort spec must be specified.');
  edit.guard(area);
  const { sheet, startColumn, endColumn } = area;
  const reader = new CellReader(edit.book, sheet, edit.now);
  const collator = new Intl.Collator(edit.book.locale.replace('_', '-'), { sensitivity: 'accent' });
  const specs = sortSpecs.map((spec) => {
    if (spec.dataSourceColumnReference) throw unsupported('Sorting by a data source column');
    if (
      spec.foregroundColorStyle ??
      spec.backgroundColorStyle ??
      spec.foregroundColor ??
      spec.backgroundColor
    ) {
      throw unsupported('Sorting by colour');
    }
    const column = spec.dimensionIndex ?? 0;
    if (column < startColumn || column >= endColumn) {
      throw invalid(`Sort column ${column} is outside the range.`);
    }
    return { offset: column - startColumn, sign: spec.sortOrder === 'DESCENDING' ? -1 : 1 };
  });
  const end = Math.min(area.endRow, sheet.rows.length);
  const rows: { from: number; cells: (Cell | undefined)[]; keys: Value[] }[] = [];
  for (let row = area.startRow; row < end; row += 1) {
    const cells = Array.from({ length: endColumn - startColumn }, (_, at) =>
      sheet.rows.cell(row, startColumn + at),
    );
    rows.push({
      from: row,
      cells,
      keys: specs.map(({ offset }) => reader.effective(cells[offset], row, startColumn + offset)),
    });
  }
  rows.sort((a, b) => {
    for (const [at, { sign }] of specs.entries()) {
      const order = compareKeys(a.keys[at], b.keys[at], sign, collator);
      if (order !== 0) return order;
    }
    return 0;
  });
  rows.forEach(({ from, cells }, offset) => {
    cells.forEach((cell, at) =>
      sheet.rows.set(
        area.startRow + offset,
        startColumn + at,
        copied(cell, { rows: area.startRow + offset - from, columns: 0 }),
      ),
    );
  });
  if (edit.book.doubts.sortTakesRowMetadata) {
    moveMetadata(edit.book, (place) => {
      if (place.type !== 'ROW' || place.sheetId !== sheet.id) return place;
      const offset = rows.findIndex(({ from }) => from === place.index);
      return offset < 0 ? place : { ...place, index: area.startRow + offset };
    });
  }
});

function compareKeys(a: Value, b: Value, sign: number, collator: Intl.Collator): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const byKind = kindOf(a) - kindOf(b);
  if (byKind !== 0) return sign * byKind;
  if (typeof a === 'string' && typeof b === 'string') return sign * collator.compare(a, b);
  return sign * (Number(a) - Number(b) || 0);
}

function kindOf(key: Value): number {
  if (key instanceof FormulaError) return 3;
  return { number: 0, string: 1, boolean: 2 }[typeof key as 'number' | 'string' | 'boolean'];
}
