import { isId, referenceOf } from '../../sheets-schema/ids.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { ClearedCell } from './careful.ts';
import { isEmpty, type RawCell } from './cells.ts';
import { isStruck, struck } from './crooked.ts';
import { rowsEnd, hasMadeIds, idAstray, rowCells, type RawTab } from './snapshot.ts';

/** Days that may lie between two tries to write one submission: a task is kept that long. */
const QUEUE_DAYS = 31;

/** A row that stands as it was sent, and the names by which others are known for its copies. */
interface Straight {
  readonly id: string;
  readonly cells: ReadonlyMap<string, RawCell>;
}

/**
 * Strikes the rows that landed crooked and whose submission stands straight in another row: whoever wrote
 * them died before he could. Such a row holds nothing that the straight one does not; any other is left to
 * people, for its values can only be put where they belong by somebody who reads them.
 */
export function crookedCells(tab: Tab, sheet: RawTab): ClearedCell[] {
  if (!hasMadeIds(tab)) return [];
  const crooked: { row: number; cells: ReadonlyMap<string, RawCell> }[] = [];
  const straight = new Map<RawCell, Straight>();
  const end = rowsEnd(sheet);
  for (let row = sheet.headerRow + 1; row < end; row++) {
    const cells = new Map([...rowCells(sheet, row)].filter(([, cell]) => !isEmpty(cell)));
    const id = cells.get(tab.idColumn);
    if ([...cells.values()].some(isStruck)) continue;
    if (idAstray(tab, (key) => cells.get(key)) !== undefined) crooked.push({ row, cells });
    else if (typeof id === 'string' && isId(id))
      for (const name of namesOf(id, cells)) if (!straight.has(name)) straight.set(name, { id, cells });
  }
  return crooked.flatMap(({ row, cells }) => {
    const [mark] = [...cells].filter(([, cell]) => straight.has(cell));
    const whole = mark && straight.get(mark[1]);
    if (!whole || !isCrookedCopy(whole, cells)) return [];
    return [{ row, key: mark[0], value: struck(String(mark[1])), id: whole.id }];
  });
}

/** By which a row is known, wherever it landed. The submission is not enough: one may have several rows. */
function namesOf(id: string, cells: ReadonlyMap<string, RawCell>): string[] {
  return cells.has('reference') ? [id, referenceOf(id)] : [id];
}

/**
 * Whether all that stands in a row stands in the straight one too, and something of it under another column. A copy that
 * a person made is not crooked, and one that she changed is none.
 */
function isCrookedCopy({ cells: whole }: Straight, cells: ReadonlyMap<string, RawCell>): boolean {
  const values = new Set(whole.values());
  const came = Number(whole.get('receivedAt'));
  const isTheirs = (cell: RawCell): boolean =>
    values.has(cell) || (typeof cell === 'number' && Math.abs(cell - came) <= QUEUE_DAYS);
  return [...cells.values()].every(isTheirs) && [...cells].some(([key, cell]) => !same(cell, whole.get(key)));
}

function same(a: RawCell, b: RawCell): boolean {
  return a === b || (typeof a === 'number' && typeof b === 'number');
}
