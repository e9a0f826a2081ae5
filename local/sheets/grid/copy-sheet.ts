import type { Book } from './book.ts';
import { checkMetadataSize } from './metadata.ts';
import { RowStore } from './row-store.ts';
import { Sheet, type SheetInfo } from './sheet.ts';

/**
 * A copy of a sheet of `from` for `book`, with its cells, formats, rules and protections. Whether it brings its
 * developer metadata, under new ids, is a doubt.
 */
export function copySheet(from: Book, source: Sheet, book: Book, sheetId: number, title: string): Sheet {
  const text = JSON.stringify(source.info, (key, value: unknown) => (key === 'sheetId' ? sheetId : value));
  const info = JSON.parse(text) as SheetInfo;
  info.properties.title = title;
  for (const range of info.protectedRanges) range.protectedRangeId = book.freshId();
  for (const view of info.filterViews) view.filterViewId = book.freshId();
  for (const table of info.tables) table.tableId = String(book.freshId());
  const rows = new RowStore();
  rows.replaceRows(source.rows.rows());
  if (book.doubts.copyKeepsMetadata) copyMetadata(from, source, book, sheetId);
  return new Sheet(info, rows);
}

function copyMetadata(from: Book, source: Sheet, book: Book, sheetId: number): void {
  for (const entry of from.info.metadata) {
    const { place } = entry;
    if (place.type === 'SPREADSHEET' || place.sheetId !== source.id) continue;
    book.change().metadata.push({ ...entry, metadataId: book.freshId(), place: { ...place, sheetId } });
  }
  checkMetadataSize(book);
}

/** `Copy of X`, numbered when that is taken. */
export function copyTitle(book: Book, title: string): string {
  const base = `Copy of ${title}`;
  if (!book.byTitle(base)) return base;
  for (let number = 2; ; number += 1) if (!book.byTitle(`${base} ${number}`)) return `${base} ${number}`;
}
