import { invalid } from '../errors.ts';
import { keptRange } from '../grid/range.ts';
import { editorsOf, shownProtection, withoutEmpty } from './shown.ts';
import { requestKind } from './request-kind.ts';

/** Protects a range, or warns where `warningOnly`. */
export const addProtectedRange = requestKind('addProtectedRange', ({ protectedRange }, edit) => {
  if (!protectedRange?.range && !protectedRange?.namedRangeId) throw invalid('A range must be specified.');
  const { book } = edit;
  const { namedRangeId, description, warningOnly, unprotectedRanges } = protectedRange;
  const named = namedRangeId
    ? book.info.namedRanges.find((entry) => entry.namedRangeId === namedRangeId)
    : undefined;
  if (namedRangeId && !named) throw invalid(`No named range with id: ${namedRangeId}`);
  const range = keptRange(named?.range ?? protectedRange.range ?? {});
  const sheet = book.grid(range.sheetId);
  const id = protectedRange.protectedRangeId ?? book.freshId();
  if (book.sheets.some(({ info }) => info.protectedRanges.some((other) => other.protectedRangeId === id))) {
    throw invalid(`A protected range with id: ${id} already exists.`);
  }
  const kept = {
    protectedRangeId: id,
    range,
    ...(namedRangeId ? { namedRangeId } : {}),
    ...(description ? { description } : {}),
    ...(warningOnly ? { warningOnly } : {}),
    ...(unprotectedRanges ? { unprotectedRanges: unprotectedRanges.map(keptRange) } : {}),
    editors: editorsOf(protectedRange, edit),
  };
  sheet.change().protectedRanges.push(kept);
  // The reply repeats the editors as they were sent; who was put in is told from the next look on (recorded).
  return {
    protectedRange: { ...shownProtection(kept, edit.actor), editors: withoutEmpty(protectedRange.editors) },
  };
});
