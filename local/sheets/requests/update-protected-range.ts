import { invalid, protectedCell } from '../errors.ts';
import { mayEdit } from '../grid/edit.ts';
import { keptRange } from '../grid/range.ts';
import { writeMasked } from '../wire/field-mask.ts';
import { editorsOf } from './shown.ts';
import { requestKind, requiredMask } from './request-kind.ts';

/** Changes range, description, warning or editors of a protection. */
export const updateProtectedRange = requestKind(
  'updateProtectedRange',
  ({ protectedRange = {}, fields }, edit) => {
    const mask = requiredMask(fields, 'ProtectedRange');
    const id = protectedRange.protectedRangeId;
    const sheet = edit.book.sheets.find(({ info }) =>
      info.protectedRanges.some((range) => range.protectedRangeId === id),
    );
    const known = sheet?.info.protectedRanges.find((range) => range.protectedRangeId === id);
    if (!sheet || !known) throw invalid(`No protected range with id: ${id ?? 0}`);
    if (!mayEdit(known, edit.actor)) throw protectedCell();
    const changed = writeMasked(known, { ...protectedRange, protectedRangeId: id }, mask);
    const kept = {
      ...changed,
      ...(changed.range ? { range: keptRange(changed.range) } : {}),
      ...(changed.unprotectedRanges ? { unprotectedRanges: changed.unprotectedRanges.map(keptRange) } : {}),
      editors: editorsOf(changed, edit),
    };
    if (kept.range && kept.range.sheetId !== sheet.id)
      throw invalid('A protection cannot move to another sheet.');
    const info = sheet.change();
    info.protectedRanges = info.protectedRanges.map((range) =>
      range.protectedRangeId === id ? kept : range,
    );
  },
);
