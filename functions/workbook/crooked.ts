import { isId } from '../../sheets-schema/ids.ts';

/**
 * A row that was written while somebody moved columns stands crooked: its values are in wrong columns. It is written
 * anew, and the crooked row's id is struck, so that no reader takes the row for one. Its reference is struck too: one of
 * the two may have landed in a column of the manager's own, which nobody reads.
 */
const MARK = 'x-';

/** The signs of a reference (`ABCD-EFGH`), which is made of an id. */
const REFERENCE = /^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/;

/** The struck form of an id or reference; neither of them, since no sign of theirs is small. */
export function struck(name: string): string {
  return MARK + name;
}

/** The id or reference that a struck one was made of. */
export function nameIn(mark: string): string {
  return mark.slice(MARK.length);
}

/** Whether a cell holds a struck id or reference. */
export function isStruck(cell: unknown): boolean {
  if (typeof cell !== 'string' || !cell.startsWith(MARK)) return false;
  const name = nameIn(cell);
  return isId(name) || REFERENCE.test(name);
}
