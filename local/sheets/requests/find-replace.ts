import { invalid } from '../errors.ts';
import { type Cell, withParts } from '../grid/cell.ts';
import type { Edit } from '../grid/edit.ts';
import { type Area, areaOf, wholeSheet } from '../grid/range.ts';
import { localeOf } from '../values/locale.ts';
import { parseEntered } from '../values/parse.ts';
import { CellReader } from '../values/render.ts';
import { requestKind, type Requests } from './request-kind.ts';

type FindReplace = NonNullable<Requests['findReplace']>;

/** Finds and replaces text in a range, a sheet or all sheets, and counts what changed. */
export const findReplace = requestKind('findReplace', (request, edit) => {
  const pattern = patternOf(request);
  const counts = {
    valuesChanged: 0,
    formulasChanged: 0,
    rowsChanged: 0,
    sheetsChanged: 0,
    occurrencesChanged: 0,
  };
  for (const area of scopeOf(request, edit)) {
    const before = counts.rowsChanged;
    replaceIn(area, edit, pattern, request, counts);
    if (counts.rowsChanged > before) counts.sheetsChanged += 1;
  }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
});

function scopeOf({ range, sheetId, allSheets }: FindReplace, { book }: Edit): Area[] {
  if (allSheets) return book.sheets.map(wholeSheet);
  if (range) return [areaOf(book, range)];
  if (sheetId !== undefined) return [wholeSheet(book.grid(sheetId))];
  throw invalid('A scope (range, sheetId or allSheets) must be specified.');
}

function patternOf({ find, matchCase, matchEntireCell, searchByRegex }: FindReplace): RegExp {
  if (!find) throw invalid('find must be specified.');
  const source = searchByRegex ? find : find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  try {
    return new RegExp(matchEntireCell ? `^(?:${source})$` : source, matchCase ? 'gu' : 'giu');
  } catch {
    throw invalid('find is not a valid regular expression.');
  }
}

type Counts = Record<
  'valuesChanged' | 'formulasChanged' | 'rowsChanged' | 'sheetsChanged' | 'occurrencesChanged',
  number
>;

function replaceIn(area: Area, edit: Edit, pattern: RegExp, request: FindReplace, counts: Counts): void {
  const { sheet } = area;
  const locale = localeOf(edit.book.locale);
  const reader = new CellReader(edit.book, sheet, edit.now);
  const year = edit.now.getUTCFullYear();
  const replacement = request.searchByRegex
    ? (request.replacement ?? '')
    : (request.replacement ?? '').replaceAll('$', '$$$$');
  for (let row = area.startRow; row < Math.min(area.endRow, sheet.rows.length); row += 1) {
    let touched = false;
    for (let column = area.startColumn; column < area.endColumn; column += 1) {
      const cell = sheet.rows.cell(row, column);
      const text = searched(cell, request.includeFormulas === true, () =>
        reader.formatted(cell, row, column),
      );
      const found = text === undefined ? 0 : (text.match(pattern)?.length ?? 0);
      if (!cell || text === undefined || found === 0) continue;
      edit.guard({ sheet, startRow: row, endRow: row + 1, startColumn: column, endColumn: column + 1 });
      const next = text.replace(pattern, replacement);
      sheet.rows.set(
        row,
        column,
        replaced(cell, next, edit.book.doubts.replacedTextStaysText, () => parseEntered(next, locale, year)),
      );
      if (cell.formula === undefined) counts.valuesChanged += 1;
      else counts.formulasChanged += 1;
      counts.occurrencesChanged += found;
      touched = true;
    }
    if (touched) counts.rowsChanged += 1;
  }
}

/** What is searched: the text shown; of a formula its own text, where formulas are asked for. */
function searched(
  cell: Cell | undefined,
  formulas: boolean,
  shown: () => string | undefined,
): string | undefined {
  if (cell?.formula !== undefined) return formulas ? cell.formula : undefined;
  return shown();
}

/** A number or boolean is read anew; whether a text stays text is a doubt. */
function replaced(
  cell: Cell,
  next: string,
  textStays: boolean,
  parsed: () => Pick<Cell, 'value' | 'formula'>,
): Cell | undefined {
  if (cell.formula !== undefined && next.startsWith('=')) return withParts(cell, { formula: next });
  if (textStays && typeof cell.value === 'string') return withParts(cell, { value: next });
  const { value, formula } = parsed();
  return withParts(cell, { value, formula });
}
