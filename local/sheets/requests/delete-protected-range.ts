import { invalid, protectedCell } from '../errors.ts';
import { mayEdit } from '../grid/edit.ts';
import { requestKind } from './request-kind.ts';

/** Takes a protection away; who is not its editor may not. */
export const deleteProtectedRange = requestKind(
  'deleteProtectedRange',
  ({ protectedRangeId }, { book, actor }) => {
    for (const sheet of book.sheets) {
      const range = sheet.info.protectedRanges.find((other) => other.protectedRangeId === protectedRangeId);
      if (!range) continue;
      if (!mayEdit(range, actor)) throw protectedCell();
      const info = sheet.change();
      info.protectedRanges = info.protectedRanges.filter(
        (other) => other.protectedRangeId !== protectedRangeId,
      );
      return;
    }
    throw invalid(`No protected range with id: ${protectedRangeId ?? 0}`);
  },
);
