import { unmerge } from '../grid/merges.ts';
import { areaOf } from '../grid/range.ts';
import { requestKind } from './request-kind.ts';

/** Takes the merges of a range apart. */
export const unmergeCells = requestKind('unmergeCells', ({ range = {} }, edit) => {
  const area = areaOf(edit.book, range);
  edit.guard(area);
  unmerge(edit.book, area);
});
