import type { Cell } from './cell.ts';
import type { Chunk, Row } from './row-store.ts';

type Packed =
  null | string | number | boolean | { c: Omit<Cell, 'format' | 'dataValidation'>; f?: number; d?: number };

/** A chunk as text for the database. Formats and validation rules, which repeat down a column, stand once. */
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
  const rows = Array.from(chunk, (row) => (row ? Array.from(row, pack) : null));
  return JSON.stringify({ pool, rows });
}

/** The chunk of `encodeChunk`. `intern` lets equal formats and rules of a sheet share one object in memory. */
export function decodeChunk(text: string, intern: (part: object) => object): Chunk {
  const { pool, rows } = JSON.parse(text) as { pool: object[]; rows: (Packed[] | null)[] };
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
  return rows.map((row): Row | undefined => row?.map(unpack));
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
