/** A value of a cell; null is an empty one. */
export type Value = string | number | null;
/** A row or a column as a thing that keeps its identity when others are inserted before it. */
export interface Line {
  /** Ids of the developer metadata on it. */
  marks: number[];
}
type Lines = 'rows' | 'columns';
/** A rectangle by the lines it holds. */
type Block = Record<Lines, Line[]>;
/** Half-open indices. */
export interface Rect {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/**
 * What should become of a sheet, said simply: rows and columns are things in two lists, a cell belongs to one of each,
 * metadata sits on a thing, a range is the things it holds. Inserting, deleting and moving only touch the lists, so
 * nothing needs to be counted on or back; sorting, cutting and pasting only touch cells.
 */
export class SheetModel {
  rows: Line[];
  columns: Line[];
  readonly #cells = new Map<Line, Map<Line, Value>>();
  merges: Block[] = [];
  names = new Map<string, Block>();

  constructor(height: number, width: number) {
    this.rows = newLines(height);
    this.columns = newLines(width);
  }

  get(row: number, column: number): Value {
    return this.#cells.get(this.rows[row]!)?.get(this.columns[column]!) ?? null;
  }

  set(row: number, column: number, value: Value): void {
    const cells = this.#cells.get(this.rows[row]!) ?? new Map<Line, Value>();
    this.#cells.set(this.rows[row]!, cells.set(this.columns[column]!, value));
  }

  insert(lines: Lines, at: number, count: number): void {
    this[lines].splice(at, 0, ...newLines(count));
    this.#settle();
  }

  delete(lines: Lines, start: number, end: number): void {
    const gone = this[lines].splice(start, end - start);
    this.#leave(lines, gone);
    this.#settle();
  }

  /** Moves lines before the one that is at `to` now. A range that goes along whole stays whole; else what is moved leaves it. */
  move(lines: Lines, start: number, end: number, to: number): void {
    const moved = this[lines].slice(start, end);
    const target = this[lines][to];
    this.#leave(lines, moved, (block) => block[lines].every((line) => moved.includes(line)));
    const rest = this[lines].filter((line) => !moved.includes(line));
    rest.splice(target ? rest.indexOf(target) : rest.length, 0, ...moved);
    this[lines] = rest;
    this.#settle();
  }

  /** Sorts the values of a rectangle by one of its columns: numbers, texts, then what is empty. */
  sort({ top, bottom, left, right }: Rect, by: number): void {
    const rows = this.read({ top, bottom, left, right });
    const rank = (value: Value): number => (value === null ? 2 : typeof value === 'string' ? 1 : 0);
    rows.sort((one, other) => {
      const [a = null, b = null] = [one[by - left], other[by - left]];
      if (rank(a) !== rank(b)) return rank(a) - rank(b);
      return a === b ? 0 : (a ?? 0) < (b ?? 0) ? -1 : 1;
    });
    this.write(top, left, rows);
  }

  /** Takes the cells, and merges wholly among them, to another place. */
  cut(from: Rect, row: number, column: number): void {
    const values = this.read(from);
    const merges = this.merges.map((block) => [block, this.rectOf(block)] as const);
    this.write(
      from.top,
      from.left,
      values.map((line) => line.map(() => null)),
    );
    this.write(row, column, values);
    this.merges = merges.map(([block, rect]) =>
      within(rect, from) ? this.block(shifted(rect, row - from.top, column - from.left)) : block,
    );
  }

  /** The place of a pasted rectangle is filled with copies of the cells and of merges wholly among them. */
  copy(from: Rect, row: number, column: number): void {
    this.write(row, column, this.read(from));
    const copied = this.merges.map((block) => this.rectOf(block)).filter((rect) => within(rect, from));
    this.merges.push(...copied.map((rect) => this.block(shifted(rect, row - from.top, column - from.left))));
  }

  /** Puts rows after the last one that holds a value. */
  appendCells(values: Value[][]): void {
    const last = this.rows.findLastIndex((_, row) =>
      this.columns.some((__, column) => this.get(row, column) !== null),
    );
    this.#grow(last + 1 + values.length, Math.max(...values.map((line) => line.length)));
    this.write(last + 1, 0, values);
  }

  /** values.append at a cell: after the last table there, or at the cell itself. */
  append(row: number, column: number, values: Value[][], insertRows: boolean): void {
    const table = this.#tables()
      .filter((box) => row >= box.top && row < box.bottom && column >= box.left && column < box.right)
      .toSorted((a, b) => b.bottom - a.bottom || b.left - a.left)[0];
    const [top, left] = table ? [table.bottom, table.left] : [row, column];
    if (insertRows && top < this.rows.length) this.insert('rows', top, values.length);
    this.#grow(top + values.length, left + Math.max(...values.map((line) => line.length)));
    this.write(top, left, values);
  }

  /** Rectangles around cells that hold something and touch, corners included: a flood over the grid. */
  #tables(): Rect[] {
    const seen = new Set<string>();
    const tables: Rect[] = [];
    this.rows.forEach((_, row) =>
      this.columns.forEach((__, column) => {
        const box = { top: row, bottom: row + 1, left: column, right: column + 1 };
        if (this.#flood(row, column, seen, box)) tables.push(box);
      }),
    );
    return tables;
  }

  #flood(row: number, column: number, seen: Set<string>, box: Rect): boolean {
    const inside = row >= 0 && column >= 0 && row < this.rows.length && column < this.columns.length;
    if (!inside || seen.has(`${row} ${column}`) || this.get(row, column) === null) return false;
    seen.add(`${row} ${column}`);
    box.top = Math.min(box.top, row);
    box.bottom = Math.max(box.bottom, row + 1);
    box.left = Math.min(box.left, column);
    box.right = Math.max(box.right, column + 1);
    for (const down of [-1, 0, 1])
      for (const right of [-1, 0, 1]) this.#flood(row + down, column + right, seen, box);
    return true;
  }

  read({ top, bottom, left, right }: Rect): Value[][] {
    return Array.from({ length: bottom - top }, (_, down) =>
      Array.from({ length: right - left }, (__, over) => this.get(top + down, left + over)),
    );
  }

  write(row: number, column: number, values: Value[][]): void {
    values.forEach((line, down) => line.forEach((value, over) => this.set(row + down, column + over, value)));
  }

  block({ top, bottom, left, right }: Rect): Block {
    return { rows: this.rows.slice(top, bottom), columns: this.columns.slice(left, right) };
  }

  rectOf({ rows, columns }: Block): Rect {
    return {
      top: this.rows.indexOf(rows[0]!),
      bottom: this.rows.indexOf(rows.at(-1)!) + 1,
      left: this.columns.indexOf(columns[0]!),
      right: this.columns.indexOf(columns.at(-1)!) + 1,
    };
  }

  #grow(height: number, width: number): void {
    this.rows.push(...newLines(height - this.rows.length));
    this.columns.push(...newLines(width - this.columns.length));
  }

  #leave(lines: Lines, gone: Line[], unless: (block: Block) => boolean = () => false): void {
    for (const block of this.#blocks()) {
      if (!unless(block)) block[lines] = block[lines].filter((line) => !gone.includes(line));
    }
  }

  /** Ranges of which nothing is left go, so do merges of one cell; the others hold all that lies between their ends. */
  #settle(): void {
    const left = ({ rows, columns }: Block): boolean => rows.length > 0 && columns.length > 0;
    this.merges = this.merges.filter(left);
    this.names = new Map([...this.names].filter(([, block]) => left(block)));
    for (const block of this.#blocks()) {
      for (const lines of ['rows', 'columns'] as const) {
        const places = block[lines].map((line) => this[lines].indexOf(line));
        block[lines] = this[lines].slice(Math.min(...places), Math.max(...places) + 1);
      }
    }
    this.merges = this.merges.filter(({ rows, columns }) => rows.length * columns.length > 1);
  }

  #blocks(): Block[] {
    return [...this.merges, ...this.names.values()];
  }
}

/** Whether one rectangle lies wholly in another. */
export function within(inner: Rect, outer: Rect): boolean {
  return (
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom &&
    inner.left >= outer.left &&
    inner.right <= outer.right
  );
}

/** Whether two rectangles share a cell. */
export function meet(a: Rect, b: Rect): boolean {
  return a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right;
}

/** The rectangle at another place. */
export function shifted({ top, bottom, left, right }: Rect, down: number, over: number): Rect {
  return { top: top + down, bottom: bottom + down, left: left + over, right: right + over };
}

function newLines(count: number): Line[] {
  return Array.from({ length: Math.max(0, count) }, () => ({ marks: [] }));
}
