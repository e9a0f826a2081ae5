import { isId, referenceOf } from '../../sheets-schema/ids.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { rawOf, type TypedValue } from './ask-back.ts';
import type { ClearedCell } from './careful.ts';
import { isEmpty, type RawCell } from './cells.ts';
import { isStruck, nameIn, struck } from './crooked.ts';
import { rowsEnd, hasMadeIds, idAstray, rowCells, type RawTab } from './snapshot.ts';

/** A crooked row is struck first, so that nobody takes it for one; then what it holds of the straight one goes. */
export const crookedSteps = ['strike', 'empty'] as const;
export type CrookedStep = (typeof crookedSteps)[number];

/** Days that may lie between two tries to write one submission: a task is kept that long. */
const QUEUE_DAYS = 31;

/** A row that stands as it was sent, and the names by which others are known for its copies. */
interface Straight {
  readonly id: string;
  readonly cells: ReadonlyMap<string, RawCell>;
}

/** A row that is none, by its cells that are not empty. */
interface Crooked {
  readonly row: number;
  readonly cells: ReadonlyMap<string, RawCell>;
}

/**
 * What one step clears of the rows that landed crooked and whose submission stands straight in another row. Where nobody
 * struck it yet, whoever wrote it died before he could, and then it must hold nothing that the straight one does not: any
 * other is left to people, for its values can only be put where they belong by somebody who reads them. A struck row
 * loses every cell that the straight one holds too; its mark stays, and so does what people have written there since.
 */
export function crookedCells(tab: Tab, sheet: RawTab, step: CrookedStep): ClearedCell[] {
  const { straight, crooked, marked } = sorted(tab, sheet);
  if (step === 'strike')
    return crooked.flatMap(({ row, cells }) => {
      const [mark] = [...cells].filter(([, cell]) => straight.has(cell));
      const whole = mark && straight.get(mark[1]);
      if (!whole || !isCrookedCopy(whole, cells)) return [];
      return [{ row, key: mark[0], value: struck(String(mark[1])), id: whole.id }];
    });
  return marked.flatMap((one) => {
    const whole = wholeOf(one, straight);
    if (!whole) return [];
    const copied = [...one.cells].filter(([, cell]) => !isStruck(cell) && isOf(whole, cell));
    return copied.map(([key]) => ({ row: one.row, key, value: null, id: whole.id }));
  });
}

/**
 * Where in columns of the manager's own a struck row holds what people wrote in its submission: when it was written, one of
 * hers had just come to stand there.
 * @param typed the row as typed
 * @returns indexes in the sheet
 */
export function copiedBeside(
  tab: Tab,
  sheet: RawTab,
  row: number,
  typed: readonly (TypedValue | undefined)[],
): number[] {
  const { straight, marked } = sorted(tab, sheet);
  const one = marked.find((other) => other.row === row);
  const whole = one && wholeOf(one, straight);
  if (!whole) return [];
  const written = new Set(
    [...whole.cells].flatMap(([key, cell]) => (tab.columns[key]?.personal ? [cell] : [])),
  );
  const ours = new Set(sheet.places.values());
  return typed.flatMap((value, at) => (!ours.has(at) && written.has(rawOf(value) ?? undefined) ? [at] : []));
}

/**
 * The struck rows of which something will be left that only people can judge, each with the first column of it: they hold
 * what the straight row does not, or that stands in *Prüfen*.
 */
export function struckRests(tab: Tab, sheet: RawTab): { readonly row: number; readonly key: string }[] {
  const { straight, marked } = sorted(tab, sheet);
  return marked.flatMap((one) => {
    const whole = wholeOf(one, straight);
    const [rest] = [...one.cells].filter(([, cell]) => !isStruck(cell) && !(whole && isOf(whole, cell)));
    return rest ? [{ row: one.row, key: rest[0] }] : [];
  });
}

/** The rows that bear made ids as they are: straight, crooked, or struck. */
function sorted(tab: Tab, sheet: RawTab) {
  const straight = new Map<RawCell, Straight>();
  const crooked: Crooked[] = [];
  const marked: Crooked[] = [];
  const end = hasMadeIds(tab) ? rowsEnd(sheet) : 0;
  for (let row = sheet.headerRow + 1; row < end; row++) {
    const cells = new Map([...rowCells(sheet, row)].filter(([, cell]) => !isEmpty(cell)));
    const id = cells.get(tab.idColumn);
    if ([...cells.values()].some(isStruck)) marked.push({ row, cells });
    else if (idAstray(tab, (key) => cells.get(key)) !== undefined) crooked.push({ row, cells });
    else if (typeof id === 'string' && isId(id))
      for (const name of namesOf(id, cells)) if (!straight.has(name)) straight.set(name, { id, cells });
  }
  return { straight, crooked, marked };
}

function wholeOf({ cells }: Crooked, straight: ReadonlyMap<RawCell, Straight>): Straight | undefined {
  const [mark] = [...cells.values()].filter(isStruck);
  return mark === undefined ? undefined : straight.get(nameIn(String(mark)));
}

/** By which a row is known, wherever it landed. The submission is not enough: one may have several rows. */
function namesOf(id: string, cells: ReadonlyMap<string, RawCell>): string[] {
  return cells.has('reference') ? [id, referenceOf(id)] : [id];
}

/**
 * Whether all that stands in a row stands in the straight one too, and something of it under another column. A copy that
 * a person made is not crooked, and one that she changed is none.
 */
function isCrookedCopy(whole: Straight, cells: ReadonlyMap<string, RawCell>): boolean {
  return (
    [...cells.values()].every((cell) => isOf(whole, cell)) &&
    [...cells].some(([key, cell]) => !same(cell, whole.cells.get(key)))
  );
}

/** Whether a cell holds what a straight row does, or a time about that of its coming. */
function isOf({ cells }: Straight, cell: RawCell): boolean {
  if ([...cells.values()].includes(cell)) return true;
  return typeof cell === 'number' && Math.abs(cell - Number(cells.get('receivedAt'))) <= QUEUE_DAYS;
}

function same(a: RawCell, b: RawCell): boolean {
  return a === b || (typeof a === 'number' && typeof b === 'number');
}
