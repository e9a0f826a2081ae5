import { invalid } from '../errors.ts';
import { checkRangeName } from '../grid/named-ranges.ts';
import { areaOf, keptRange, shownRange } from '../grid/range.ts';
import { requestKind } from './request-kind.ts';

/** Gives a range a name. */
export const addNamedRange = requestKind('addNamedRange', ({ namedRange }, { book }) => {
  const { name, range, namedRangeId = String(book.freshId()) } = namedRange ?? {};
  checkRangeName(book, name);
  if (!range) throw invalid('A named range must have a range.');
  areaOf(book, range);
  if (book.info.namedRanges.some((entry) => entry.namedRangeId === namedRangeId)) {
    throw invalid(`A named range with id: ${namedRangeId} already exists.`);
  }
  const kept = { namedRangeId, name, range: keptRange(range) };
  book.change().namedRanges.push(kept);
  return { namedRange: { ...kept, range: shownRange(kept.range) } };
});
