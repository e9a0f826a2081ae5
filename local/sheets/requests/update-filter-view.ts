import { invalid } from '../errors.ts';
import { normaliseColours } from '../grid/colour.ts';
import { keptRange } from '../grid/range.ts';
import { writeMasked } from '../wire/field-mask.ts';
import { requestKind, requiredMask } from './request-kind.ts';

/** Changes a filter view. */
export const updateFilterView = requestKind('updateFilterView', ({ filter = {}, fields }, { book }) => {
  const mask = requiredMask(fields, 'FilterView');
  const id = filter.filterViewId;
  const sheet = book.sheets.find(({ info }) => info.filterViews.some((view) => view.filterViewId === id));
  if (!sheet) throw invalid(`No filter view with id: ${id ?? 0}`);
  const info = sheet.change();
  info.filterViews = info.filterViews.map((view): typeof view => {
    if (id === undefined || view.filterViewId !== id) return view;
    const changed: typeof view = writeMasked(view, normaliseColours(filter), mask);
    changed.filterViewId = id;
    if (changed.range) changed.range = keptRange(changed.range);
    return changed;
  });
});
