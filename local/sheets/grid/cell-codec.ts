import type { Cell } from './cell.ts';
import type { Chunk, Row } from './row-store.ts';

type Packed =
  null | string | number | boolean | { c: Omit<Cell, 'format' | 'dataValidation'>; f?: number; d?: number };
type PackedRow = Packed[] | number | null;

/**
 * A chunk as text for the database. Formats and validation rules, which repeat down a column, stand once; a row whose cells
 * are those of the row above, as below a list, is the number of the first such row.
 */
export function encodeChunk(chunk: Chunk): string {
  const pool: object[] = [];
  const numbers = new Map<object, number>();
  const pooled = (part: object): number => {
    let number = numbers.get(part);
    if (number === undefined) {
      number = pool.push(part) - 1;
      numbers.set(part, number);
    }
    return number;
  };
  const pack = (cell: Cell | undefined): Packed => {
    if (!cell) return null;
    const { format, dataValidation, ...rest } = cell;
    if (!format && !dataValidation && rest.value !== undefined && Object.keys(rest).length === 1)
      return rest.value;
    return {
      c: rest,
      ...(format ? { f: pooled(format) } : {}),
      ...(dataValidation ? { d: pooled(dataValidation) } : {}),
    };
  };
  let first = 0;
  const rows = Array.from(chunk, (row, at): PackedRow => {
    if (row && haveSameCells(row, chunk[at - 1])) return first;
    first = at;
    return row ? Array.from(row, pack) : null;
  });
  return JSON.stringify({ pool, rows });
}

function haveSameCells(row: Row, above: Row | undefined): boolean {
  if (row === above) return true;
  if (row.length !== above?.length) return false;
  for (let column = 0; column < row.length; column += 1) if (row[column] !== above[column]) return false;
  return true;
}

/** The chunk of `encodeChunk`. `intern` lets equal formats and rules of a sheet share one object in memory; equal rows do too. */
export function decodeChunk(text: string, intern: (part: object) => object): Chunk {
  const { pool, rows } = JSON.parse(text) as { pool: object[]; rows: PackedRow[] };
  const shared = pool.map(intern);
  const unpack = (packed: Packed): Cell | undefined => {
    if (packed === null) return undefined;
    if (typeof packed !== 'object') return { value: packed };
    const { c, f, d } = packed;
    return {
      ...c,
      ...(f === undefined ? {} : { format: shared[f] as NonNullable<Cell['format']> }),
      ...(d === undefined ? {} : { dataValidation: shared[d] as NonNullable<Cell['dataValidation']> }),
    };
  };
  const chunk: (Row | undefined)[] = [];
  for (const row of rows) chunk.push(typeof row === 'number' ? chunk[row] : row?.map(unpack));
  return chunk;
}

/** An interner for one sheet. */
export function interner(): (part: object) => object {
  const known = new Map<string, object>();
  return (part) => {
    const key = JSON.stringify(part);
    const same = known.get(key);
    if (same) return same;
    known.set(key, part);
    return part;
  };
}
