import { type Cell, holdsData } from './cell.ts';
import type { Area } from './range.ts';
import type { Sheet } from './sheet.ts';

interface Box {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

interface Run {
  start: number;
  end: number;
  box: number;
}

/**
 * The table that `values.append` finds: blocks of connected filled cells (corners connect), of which the last that
 * meets the search area is taken (recorded in 80 appends; the guide's example). Undefined when none meets it.
 */
export function findTable(search: Area): Box | undefined {
  const meeting = blocks(search.sheet).filter(
    (box) =>
      box.startRow < search.endRow &&
      box.endRow > search.startRow &&
      box.startColumn < search.endColumn &&
      box.endColumn > search.startColumn,
  );
  return meeting.reduce<Box | undefined>(
    (last, box) =>
      !last || box.endRow > last.endRow || (box.endRow === last.endRow && box.startColumn > last.startColumn)
        ? box
        : last,
    undefined,
  );
}

/** All blocks of connected filled cells, found in one pass over the rows with a union of runs. */
function blocks(sheet: Sheet): Box[] {
  const boxes: Box[] = [];
  const parent: number[] = [];
  const root = (at: number): number => {
    let top = at;
    while (parent[top] !== top) top = parent[top]!;
    for (let next = at; parent[next] !== top;) [next, parent[next]] = [parent[next]!, top];
    return top;
  };
  const join = (a: number, b: number): void => {
    const [into, from] = [root(a), root(b)];
    if (into === from) return;
    parent[from] = into;
    boxes[into] = around(boxes[into]!, boxes[from]!);
  };
  let above: Run[] = [];
  for (let row = 0, end = sheet.rows.length; row < end; row += 1) {
    const runs: Run[] = [];
    for (const { start, end: stop } of filledRuns(sheet.rows.row(row) ?? [])) {
      const box = boxes.push({ startRow: row, endRow: row + 1, startColumn: start, endColumn: stop }) - 1;
      parent.push(box);
      runs.push({ start, end: stop, box });
      for (const other of above) if (other.start <= stop && other.end >= start) join(other.box, box);
    }
    above = runs;
  }
  return boxes.filter((_, at) => parent[at] === at);
}

function filledRuns(cells: readonly (Cell | undefined)[]): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  let start = -1;
  for (let column = 0; column <= cells.length; column += 1) {
    const filled = holdsData(cells[column]);
    if (filled && start < 0) start = column;
    if (!filled && start >= 0) {
      runs.push({ start, end: column });
      start = -1;
    }
  }
  return runs;
}

function around(a: Box, b: Box): Box {
  return {
    startRow: Math.min(a.startRow, b.startRow),
    endRow: Math.max(a.endRow, b.endRow),
    startColumn: Math.min(a.startColumn, b.startColumn),
    endColumn: Math.max(a.endColumn, b.endColumn),
  };
}
