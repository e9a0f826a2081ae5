import { invalid } from '../errors.ts';
import { normaliseColours } from '../grid/colour.ts';
import { keptRange } from '../grid/range.ts';
import { requestKind } from './request-kind.ts';
import { shownView } from './shown.ts';

/** Adds a filter view: each person's own way to look at a sheet. */
export const addFilterView = requestKind('addFilterView', ({ filter }, { book }) => {
  if (!filter?.range) throw invalid('A filter view must have a range.');
  const range = keptRange(filter.range);
  const sheet = book.grid(range.sheetId);
  const id = filter.filterViewId ?? book.freshId();
  if (book.sheets.some(({ info }) => info.filterViews.some((view) => view.filterViewId === id))) {
    throw invalid(`A filter view with id: ${id} already exists.`);
  }
  const { rowCount, columnCount } = sheet;
  const closed = {
    ...range,
    startRowIndex: range.startRowIndex ?? 0,
    endRowIndex: range.endRowIndex ?? rowCount,
    startColumnIndex: range.startColumnIndex ?? 0,
    endColumnIndex: range.endColumnIndex ?? columnCount,
  };
  const title = filter.title ?? `Filter ${sheet.info.filterViews.length + 1}`;
  const kept = { ...normaliseColours(filter), filterViewId: id, title, range: closed };
  sheet.change().filterViews.push(kept);
  return { filter: shownView(kept) };
});
