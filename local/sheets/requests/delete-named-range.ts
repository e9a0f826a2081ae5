import { invalid } from '../errors.ts';
import { requestKind } from './request-kind.ts';

/** Takes a name away; its cells stay. */
export const deleteNamedRange = requestKind('deleteNamedRange', ({ namedRangeId }, { book }) => {
  if (!book.info.namedRanges.some((entry) => entry.namedRangeId === namedRangeId)) {
    throw invalid(`No named range with id: ${namedRangeId ?? ''}`);
  }
  const info = book.change();
  info.namedRanges = info.namedRanges.filter((entry) => entry.namedRangeId !== namedRangeId);
});
