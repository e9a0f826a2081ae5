import { isId } from '../../sheets-schema/ids.ts';

/**
 * A row that was written while somebody moved columns stands crooked: its values are in wrong columns. It is written
 * anew, and the crooked row's id is struck, so that no reader takes the row for one.
 */
const MARK = 'x-';

/** The struck form of an id; no id, since ids have no `-`. */
export function struck(id: string): string {
  return MARK + id;
}

/** Whether a cell holds a struck id. */
export function isStruck(cell: unknown): boolean {
  return typeof cell === 'string' && cell.startsWith(MARK) && isId(cell.slice(MARK.length));
}
