import { invalid, unsupported } from '../errors.ts';
import type { Book } from './book.ts';
import { RowStore } from './row-store.ts';
import { Sheet, type SheetProperties } from './sheet.ts';
import { checkTitle, normaliseProperties } from './sheet-properties.ts';

/** The grid of a sheet for which no size is asked (recorded). */
const DEFAULT_GRID = { rowCount: 1000, columnCount: 26 };

/**
 * A sheet that belongs to no list yet.
 * @throws 400 for a title or id in use
 */
export function newSheet(book: Book, properties: SheetProperties): Sheet {
  if (properties.sheetType !== undefined && properties.sheetType !== 'GRID') {
    throw unsupported(`A sheet of type ${properties.sheetType}`);
  }
  const title = properties.title ?? freeTitle(book);
  checkTitle(book, title);
  if (properties.sheetId !== undefined && book.find(properties.sheetId)) {
    throw invalid(`A sheet with the id "${properties.sheetId}" already exists. Please enter another id.`);
  }
  return new Sheet(
    {
      properties: normaliseProperties({
        ...properties,
        sheetId: properties.sheetId ?? book.freshId(),
        title,
        index: properties.index ?? book.sheets.length,
        sheetType: 'GRID',
        gridProperties: { ...DEFAULT_GRID, ...properties.gridProperties },
      }),
      dimensions: { ROWS: {}, COLUMNS: {} },
      groups: { ROWS: [], COLUMNS: [] },
      merges: [],
      conditionalFormats: [],
      filterViews: [],
      protectedRanges: [],
      tables: [],
    },
    new RowStore(),
  );
}

function freeTitle(book: Book): string {
  for (let number = book.sheets.length + 1; ; number += 1) {
    if (!book.byTitle(`Sheet${number}`)) return `Sheet${number}`;
  }
}
