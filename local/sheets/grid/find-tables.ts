import { type Cell, holdsData } from './cell.ts';
import type { Area } from './range.ts';
import { type Chunk, CHUNK_ROWS, type RowStore } from './row-store.ts';

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
  const { rows } = search.sheet;
  let last: Box | undefined;
  const consider = (boxes: readonly Box[]): void => {
    for (const box of boxes) if (meets(box, search) && (!last || isLater(box, last))) last = box;
  };
  let above: Reach | undefined;
  for (let index = 0; index < rows.chunkCount; index += 1) {
    const chunk = rows.chunk(index);
    if (!chunk) consider(above?.open ?? []);
    above = chunk && reachOf(above, chunk, index, rows);
    if (above && above.ended.length > 0) consider(above.ended);
  }
  consider(above?.open ?? []);
  return last;
}

function meets(box: Box, search: Area): boolean {
  return (
    box.startRow < search.endRow &&
    box.endRow > search.startRow &&
    box.startColumn < search.endColumn &&
    box.endColumn > search.startColumn
  );
}

function isLater(a: Box, b: Box): boolean {
  return a.endRow > b.endRow || (a.endRow === b.endRow && a.startColumn > b.startColumn);
}

/** What one chunk adds: its blocks, and which of them reach its first and its last row. Rows count from the chunk's start. */
interface ChunkBlocks {
  boxes: Box[];
  top: Run[];
  bottom: Run[];
}

/** The blocks down to the end of one chunk: those that ended in it, and those that reach its last row and may go on. */
interface Reach {
  above: Reach | undefined;
  ended: Box[];
  open: Box[];
  /** The filled runs of the last row, in order; each names its box in `open`. */
  bottom: Run[];
}

/** Blocks of chunks that no write will change any more, so that an append to a long list looks at few cells. */
const settled = new WeakMap<Chunk, ChunkBlocks>();
/** How far blocks reach at the end of such chunks, so that it also joins few blocks. */
const reached = new WeakMap<Chunk, Reach>();

/** Joins the blocks that are open above a chunk with its own. */
function reachOf(above: Reach | undefined, chunk: Chunk, index: number, rows: RowStore): Reach {
  const known = reached.get(chunk);
  if (known && known.above === above) return known;
  const keep = rows.isSettled(index);
  const { boxes, top, bottom } = chunkBlocks(chunk, keep);
  const union = new BoxUnion();
  union.add(above?.open ?? [], 0);
  const first = union.add(boxes, index * CHUNK_ROWS);
  union.joinRows(
    above?.bottom ?? [],
    top.map((run) => ({ ...run, box: run.box + first })),
  );
  const all = union.boxes();
  const placed = bottom.map((run) => ({ ...run, box: union.place(run.box + first) }));
  const open = [...new Set(placed.map(({ box }) => box))];
  const reach = {
    above,
    ended: all.filter((_, at) => !open.includes(at)),
    open: open.map((at) => all[at]!),
    bottom: placed.map((run) => ({ ...run, box: open.indexOf(run.box) })),
  };
  if (keep) reached.set(chunk, reach);
  return reach;
}

function chunkBlocks(chunk: Chunk, keep: boolean): ChunkBlocks {
  const known = settled.get(chunk);
  if (known) return known;
  const union = new BoxUnion();
  const rows: Run[][] = [];
  for (let row = 0; row < CHUNK_ROWS; row += 1) {
    const runs = filledRuns(chunk[row] ?? []).map(({ start, end }) => {
      const box = union.add([{ startRow: row, endRow: row + 1, startColumn: start, endColumn: end }], 0);
      return { start, end, box };
    });
    union.joinRows(rows.at(-1) ?? [], runs);
    rows.push(runs);
  }
  const boxes = union.boxes();
  const named = (runs: Run[] = []): Run[] => runs.map((run) => ({ ...run, box: union.place(run.box) }));
  const found = { boxes, top: named(rows[0]), bottom: named(rows.at(-1)) };
  if (keep) settled.set(chunk, found);
  return found;
}

/** Boxes that grow together. */
class BoxUnion {
  readonly #boxes: Box[] = [];
  readonly #parent: number[] = [];

  /** Adds boxes, moved down by so many rows; gives the number of the first. */
  add(boxes: readonly Box[], down: number): number {
    const first = this.#boxes.length;
    for (const box of boxes) {
      this.#parent.push(this.#boxes.length);
      this.#boxes.push({ ...box, startRow: box.startRow + down, endRow: box.endRow + down });
    }
    return first;
  }

  /** Joins the boxes of runs in two rows that follow each other where they touch, corners included. */
  joinRows(above: readonly Run[], below: readonly Run[]): void {
    let next = 0;
    for (const run of below) {
      while (next < above.length && above[next]!.end < run.start) next += 1;
      for (let at = next; at < above.length && above[at]!.start <= run.end; at += 1) {
        this.#join(above[at]!.box, run.box);
      }
    }
  }

  /** The boxes that are left, in the order of `place`. */
  boxes(): Box[] {
    return this.#boxes.filter((_, at) => this.#parent[at] === at);
  }

  /** Which of `boxes()` the numbered one has become. */
  place(box: number): number {
    const root = this.#root(box);
    return this.#parent.slice(0, root).filter((parent, at) => parent === at).length;
  }

  #root(box: number): number {
    let top = box;
    while (this.#parent[top] !== top) top = this.#parent[top]!;
    for (let at = box; this.#parent[at] !== top;) [at, this.#parent[at]] = [this.#parent[at]!, top];
    return top;
  }

  #join(a: number, b: number): void {
    const [into, from] = [this.#root(a), this.#root(b)];
    if (into === from) return;
    this.#parent[from] = into;
    this.#boxes[into] = around(this.#boxes[into]!, this.#boxes[from]!);
  }
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
