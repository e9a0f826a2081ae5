import { invalid } from '../errors.ts';
import { normaliseColours } from '../grid/colour.ts';
import { rangeOfArea } from '../grid/merges.ts';
import { areaOf } from '../grid/range.ts';
import { requestKind } from './request-kind.ts';

/** Sets the filter that everybody sees; an open range is closed to the grid (recorded). It hides rows, and orders none. */
export const setBasicFilter = requestKind('setBasicFilter', ({ filter }, { book }) => {
  if (!filter?.range) throw invalid('A basic filter must have a range.');
  const area = areaOf(book, filter.range);
  area.sheet.change().basicFilter = { ...normaliseColours(filter), range: rangeOfArea(area) };
});
