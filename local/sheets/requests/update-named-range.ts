import { invalid } from '../errors.ts';
import { withRangeName } from '../formula/rewrite.ts';
import { rewriteFormulas } from '../grid/follow.ts';
import { checkRangeName } from '../grid/named-ranges.ts';
import { areaOf, keptRange } from '../grid/range.ts';
import { writeMasked } from '../wire/field-mask.ts';
import { requestKind, requiredMask } from './request-kind.ts';

/** Changes name or range of a named range; formulas call it by its new name. */
export const updateNamedRange = requestKind('updateNamedRange', ({ namedRange = {}, fields }, { book }) => {
  const mask = requiredMask(fields, 'NamedRange');
  const { namedRangeId } = namedRange;
  const known = book.info.namedRanges.find((entry) => entry.namedRangeId === namedRangeId);
  if (!known || namedRangeId === undefined) throw invalid(`No named range with id: ${namedRangeId ?? ''}`);
  const { name, range } = writeMasked<typeof namedRange>(known, namedRange, mask);
  checkRangeName(book, name, namedRangeId);
  if (!range) throw invalid('A named range must have a range.');
  areaOf(book, range);
  if (name !== known.name) {
    for (const sheet of book.sheets) {
      rewriteFormulas(sheet, (formula) => withRangeName(formula, known.name, name));
    }
  }
  const info = book.change();
  info.namedRanges = info.namedRanges.map((entry) =>
    entry.namedRangeId === namedRangeId ? { namedRangeId, name, range: keptRange(range) } : entry,
  );
});
