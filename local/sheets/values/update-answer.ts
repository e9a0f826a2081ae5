import { toA1 } from '../grid/a1.ts';
import type { Book } from '../grid/book.ts';
import { readValues, type MajorDimension, type ValueRange } from './read-values.ts';
import type { RenderOptions } from './render.ts';
import type { Written } from './write-values.ts';

/** An UpdateValuesResponse. */
export interface UpdateAnswer {
  spreadsheetId: string;
  updatedRange: string;
  updatedRows?: number;
  updatedColumns?: number;
  updatedCells?: number;
  updatedData?: ValueRange;
}

/** Tells what one write touched; `echo` adds the values as they stand now. Zero counts are left out. */
export function updateAnswer(
  book: Book,
  { area, cells, rows, columns }: Written,
  echo?: { major: MajorDimension; options: RenderOptions },
): UpdateAnswer {
  const empty = area.endRow === area.startRow || area.endColumn === area.startColumn;
  const shown = empty ? { ...area, endRow: area.startRow + 1, endColumn: area.startColumn + 1 } : area;
  return {
    spreadsheetId: book.id,
    updatedRange: toA1(shown, book),
    ...(rows.size > 0 ? { updatedRows: rows.size } : {}),
    ...(columns.size > 0 ? { updatedColumns: columns.size } : {}),
    ...(cells > 0 ? { updatedCells: cells } : {}),
    ...(echo ? { updatedData: readValues(book, shown, echo.major, echo.options) } : {}),
  };
}

/** The totals of several writes: rows and columns count once, however many ranges touch them (recorded). */
export function totals(writes: readonly Written[]): Record<string, number> {
  const rows = new Set<string>();
  const columns = new Set<string>();
  const sheets = new Set<number>();
  for (const { area, ...written } of writes) {
    if (written.cells > 0) sheets.add(area.sheet.id);
    for (const row of written.rows) rows.add(`${area.sheet.id} ${row}`);
    for (const column of written.columns) columns.add(`${area.sheet.id} ${column}`);
  }
  const cells = writes.reduce((sum, written) => sum + written.cells, 0);
  return {
    ...(rows.size > 0 ? { totalUpdatedRows: rows.size } : {}),
    ...(columns.size > 0 ? { totalUpdatedColumns: columns.size } : {}),
    ...(cells > 0 ? { totalUpdatedCells: cells } : {}),
    ...(sheets.size > 0 ? { totalUpdatedSheets: sheets.size } : {}),
  };
}
