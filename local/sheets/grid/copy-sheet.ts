import type { Book } from './book.ts';
import { RowStore } from './row-store.ts';
import { Sheet, type SheetInfo } from './sheet.ts';

/**
 * A copy of a sheet for `book`, with its cells, formats, rules and protections. THE one place that decides that
 * developer metadata is not copied along (assumed: no source settles it, see docs/sheets-server.md).
 */
export function copySheet(book: Book, source: Sheet, sheetId: number, title: string): Sheet {
  const text = JSON.stringify(source.info, (key, value: unknown) => (key === 'sheetId' ? sheetId : value));
  const info = JSON.parse(text) as SheetInfo;
  info.properties.title = title;
  for (const range of info.protectedRanges) range.protectedRangeId = book.freshId();
  for (const view of info.filterViews) view.filterViewId = book.freshId();
  for (const table of info.tables) table.tableId = String(book.freshId());
  const rows = new RowStore();
  rows.replaceRows(source.rows.rows());
  return new Sheet(info, rows);
}

/** `Copy of X`, numbered when that is taken. */
export function copyTitle(book: Book, title: string): string {
  const base = `Copy of ${title}`;
  if (!book.byTitle(base)) return base;
  for (let number = 2; ; number += 1) if (!book.byTitle(`${base} ${number}`)) return `${base} ${number}`;
}
