import { writerOf, type Tab } from '../../sheets-schema/tab.ts';
import { isEmpty, type RawCell } from './cells.ts';
import type { ClearedCell } from './careful.ts';
import { isContent } from './shuffle.ts';
import { hasMadeIds, isTwin, rowCells, type RawTab } from './snapshot.ts';
import type { Words } from './workbook.ts';

/**
 * Blanking a whole row takes three writes, because each must leave something by which the row is known: all but its id
 * and its longest cell, what is left of its content, the id.
 */
export const twinSteps = ['most', 'last', 'id'] as const;
export type TwinStep = (typeof twinSteps)[number];

/** A row as the steps see it: its cells that are not empty. */
interface Filled {
  readonly row: number;
  readonly id: string;
  readonly cells: ReadonlyMap<string, RawCell>;
}

/**
 * What one step blanks of rows that were written twice: the younger one, or the one without the manager's decision.
 * Where both have one, both stay; they count once all the same.
 */
export function twinCells(tab: Tab, sheet: RawTab, step: TwinStep, words: Words): ClearedCell[] {
  if (!hasMadeIds(tab)) return [];
  const rows = filledRows(tab, sheet);
  const blank = ({ row, id }: Filled, keys: Iterable<string>): ClearedCell[] =>
    [...keys].map((key) => ({ row, key, value: null, id }));
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((same) => {
    if (same.length < 2) return [];
    if (step === 'most')
      return younger(tab, same, words).flatMap((twin) => {
        const last = longest(tab, twin);
        return blank(
          twin,
          [...twin.cells.keys()].filter((key) => key !== tab.idColumn && key !== last),
        );
      });
    const [whole] = same.toSorted((a, b) => b.cells.size - a.cells.size);
    return same.flatMap((rest) => {
      const keys = [...rest.cells.keys()].filter((key) => key !== tab.idColumn);
      if (!whole || rest === whole || !isSubmission(tab, whole) || keys.length > 0 !== (step === 'last'))
        return [];
      const left = keys.every((key) => isContent(tab, key) && whole.cells.get(key) === rest.cells.get(key));
      return left ? blank(rest, step === 'last' ? keys : [tab.idColumn]) : [];
    });
  });
}

/** Rows of one id that are twins of one that stays. */
function younger(tab: Tab, same: readonly Filled[], words: Words): Filled[] {
  const received = ({ cells }: Filled): number => Number(cells.get('receivedAt') ?? 0);
  const [first, ...others] = same.toSorted(
    (a, b) =>
      Number(isDecided(tab, b)) - Number(isDecided(tab, a)) || received(a) - received(b) || a.row - b.row,
  );
  if (!first) return [];
  return others.filter(
    (other) =>
      !isDecided(tab, other) &&
      isTwin(
        tab,
        (key) => first.cells.get(key),
        (key) => other.cells.get(key),
        words,
      ),
  );
}

/** Whether a row came in by a form, as far as its tab says so: what people typed and copied is theirs. */
function isSubmission(tab: Tab, { cells }: Filled): boolean {
  return 'submissionId' in tab.columns ? cells.has('submissionId') : tab.kind !== 'people';
}

/** Whether the manager has decided on a row of a shared tab: such a cell is never blanked. */
function isDecided(tab: Tab, { cells }: Filled): boolean {
  return (
    tab.kind === 'shared' &&
    Object.entries(tab.columns).some(([key, column]) => writerOf(tab, column) === 'manager' && cells.has(key))
  );
}

function longest(tab: Tab, { cells }: Filled): string | undefined {
  const [first] = [...cells]
    .filter(([key]) => isContent(tab, key))
    .toSorted(([, a], [, b]) => String(b).length - String(a).length);
  return first?.[0];
}

function filledRows(tab: Tab, sheet: RawTab): Filled[] {
  const rows: Filled[] = [];
  (sheet.cells.get(tab.idColumn) ?? []).forEach((id, row) => {
    if (row <= sheet.headerRow || isEmpty(id)) return;
    const cells = new Map([...rowCells(sheet, row)].filter(([, cell]) => !isEmpty(cell)));
    rows.push({ row, id: String(id), cells });
  });
  return rows;
}
