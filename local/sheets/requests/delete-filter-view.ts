import { invalid } from '../errors.ts';
import { requestKind } from './request-kind.ts';

/** Takes a filter view away. */
export const deleteFilterView = requestKind('deleteFilterView', ({ filterId }, { book }) => {
  const sheet = book.sheets.find(({ info }) =>
    info.filterViews.some((view) => view.filterViewId === filterId),
  );
  if (!sheet) throw invalid(`No filter view with id: ${filterId ?? 0}`);
  const info = sheet.change();
  info.filterViews = info.filterViews.filter((view) => view.filterViewId !== filterId);
});
