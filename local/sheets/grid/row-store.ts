import { type Cell, holdsReferences } from './cell.ts';

/** Rows in one chunk: the unit that is written to the database, so an append rewrites at most this many rows. */
export const CHUNK_ROWS = 32;

/** The cells of one row; holes are empty cells. */
export type Row = readonly (Cell | undefined)[];
type OwnRow = (Cell | undefined)[];
export type Chunk = readonly (Row | undefined)[];

/**
 * The rows of a sheet, sparse, in chunks. `fork()` is cheap: chunks and rows are copied when first written to, so a
 * refused request leaves the rows it was forked from untouched.
 */
export class RowStore {
  readonly #chunks: (Chunk | undefined)[];
  readonly #ownChunks = new Set<Chunk>();
  readonly #ownRows = new Set<Row>();
  /** Whether a cell may hold a formula, undefined until somebody asked. */
  #references: boolean | undefined;
  /** Numbers of the chunks written to since the fork. */
  readonly dirty = new Set<number>();

  constructor(chunks: (Chunk | undefined)[] = [], references?: boolean) {
    this.#chunks = chunks;
    this.#references = references;
  }

  /** A store that starts equal and is written to apart. */
  fork(): RowStore {
    return new RowStore([...this.#chunks], this.#references);
  }

  /** One past the last row that holds any cell, formats and notes included. */
  get length(): number {
    for (let index = this.#chunks.length - 1; index >= 0; index -= 1) {
      const chunk = this.#chunks[index];
      for (let row = (chunk?.length ?? 0) - 1; row >= 0; row -= 1) {
        if (chunk?.[row]?.some((cell) => cell !== undefined)) return index * CHUNK_ROWS + row + 1;
      }
    }
    return 0;
  }

  /** Whether any cell holds, or held lately, a formula of its own or in its validation. Costs nothing once known. */
  get holdsReferences(): boolean {
    this.#references ??= this.#chunks.some((chunk) => chunk?.some(withReferences));
    return this.#references;
  }

  row(index: number): Row | undefined {
    return this.#chunks[Math.floor(index / CHUNK_ROWS)]?.[index % CHUNK_ROWS];
  }

  cell(row: number, column: number): Cell | undefined {
    return this.row(row)?.[column];
  }

  set(row: number, column: number, cell: Cell | undefined): void {
    if (cell === undefined && this.cell(row, column) === undefined) return;
    const own = this.#ownRow(row);
    while (own.length < column) own.push(undefined);
    own[column] = cell;
    if (cell && holdsReferences(cell)) this.#references = true;
  }

  setRow(row: number, cells: Row | undefined): void {
    this.#ownChunk(row)[row % CHUNK_ROWS] = cells;
    if (withReferences(cells)) this.#references = true;
  }

  chunk(index: number): Chunk | undefined {
    return this.#chunks[index];
  }

  /** Whether the chunk is as it was at the fork: it will never change, a write makes a copy of it. */
  isSettled(index: number): boolean {
    const chunk = this.#chunks[index];
    return chunk !== undefined && !this.#ownChunks.has(chunk);
  }

  /** All rows in order, holes included. */
  rows(): (Row | undefined)[] {
    const out: (Row | undefined)[] = [];
    this.#chunks.forEach((chunk, index) => {
      if (!chunk) return;
      for (let row = 0; row < chunk.length; row += 1) out[index * CHUNK_ROWS + row] = chunk[row];
    });
    return out;
  }

  /** Puts these rows in the place of all rows; only chunks that differ become dirty. */
  replaceRows(rows: readonly (Row | undefined)[]): void {
    const count = Math.max(Math.ceil(rows.length / CHUNK_ROWS), this.#chunks.length);
    for (let index = 0; index < count; index += 1) {
      const next = rows.slice(index * CHUNK_ROWS, (index + 1) * CHUNK_ROWS);
      const last = this.#chunks[index];
      if (Array.from({ length: CHUNK_ROWS }, (_, row) => next[row] === last?.[row]).every(Boolean)) continue;
      this.#chunks[index] = next.some((row) => row !== undefined) ? next : undefined;
      this.dirty.add(index);
      if (this.#references === false && next.some(withReferences)) this.#references = true;
    }
  }

  /** How many chunks there are, empty ones in between included. */
  get chunkCount(): number {
    return this.#chunks.length;
  }

  #ownChunk(row: number): (Row | undefined)[] {
    const index = Math.floor(row / CHUNK_ROWS);
    const chunk = this.#chunks[index];
    this.dirty.add(index);
    if (chunk && this.#ownChunks.has(chunk)) return chunk as (Row | undefined)[];
    const own = chunk ? [...chunk] : [];
    while (this.#chunks.length < index) this.#chunks.push(undefined);
    this.#chunks[index] = own;
    this.#ownChunks.add(own);
    return own;
  }

  #ownRow(row: number): OwnRow {
    const chunk = this.#ownChunk(row);
    const at = row % CHUNK_ROWS;
    const known = chunk[at];
    if (known && this.#ownRows.has(known)) return known as OwnRow;
    const own = known ? [...known] : [];
    while (chunk.length < at) chunk.push(undefined);
    chunk[at] = own;
    this.#ownRows.add(own);
    return own;
  }
}

function withReferences(row: Row | undefined): boolean {
  return row?.some((cell) => cell !== undefined && holdsReferences(cell)) === true;
}
