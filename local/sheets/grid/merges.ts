import { invalid } from '../errors.ts';
import { type Area, areaOf, covers, overlaps } from './range.ts';
import type { Book } from './book.ts';
import type { WireGridRange } from './sheet.ts';

/** The kept form of an area: a range with its sheet's id. */
export function rangeOfArea(area: Area): WireGridRange {
  return {
    sheetId: area.sheet.id,
    startRowIndex: area.startRow,
    endRowIndex: area.endRow,
    startColumnIndex: area.startColumn,
    endColumnIndex: area.endColumn,
  };
}

/**
 * Takes away the merges within an area.
 * @throws 400 when one reaches out of it
 */
export function unmerge(book: Book, area: Area): void {
  const { sheet } = area;
  const touched = sheet.info.merges.filter((merge) => overlaps(merge, area));
  if (touched.length === 0) return;
  const whole = rangeOfArea(area);
  if (touched.some((merge) => !covers(whole, areaOf(book, merge)))) {
    throw invalid('You must select all cells in a merged range to merge or unmerge them.');
  }
  const info = sheet.change();
  info.merges = info.merges.filter((merge) => !overlaps(merge, area));
}
