import { describe, expect, it } from 'vitest';
import { decodeChunk, encodeChunk, interner } from '../../../../local/sheets/grid/cell-codec.ts';
import { CHUNK_ROWS, RowStore } from '../../../../local/sheets/grid/row-store.ts';

describe('the rows of a sheet', () => {
  it('stay as they were when a fork is written to', () => {
    const store = new RowStore();
    store.set(1, 1, { value: 'alt' });
    const fork = store.fork();
    fork.set(1, 1, { value: 'neu' });
    fork.set(1, 2, { value: 'mehr' });
    fork.set(CHUNK_ROWS + 1, 0, { value: 'weit' });
    expect(store.row(1)).toEqual([undefined, { value: 'alt' }]);
    expect(store.length).toBe(2);
    expect(fork.cell(1, 1)).toEqual({ value: 'neu' });
  });
  it('mark only the chunks written to', () => {
    const store = new RowStore();
    store.set(0, 0, { value: 1 });
    store.set(CHUNK_ROWS * 5, 0, { value: 1 });
    const fork = store.fork();
    fork.set(CHUNK_ROWS * 5 + 1, 0, { value: 2 });
    expect([...fork.dirty]).toEqual([5]);
  });
  it('mark what moved when rows are put in another order', () => {
    const store = new RowStore();
    for (let row = 0; row < CHUNK_ROWS * 3; row += 1) store.set(row, 0, { value: row });
    const fork = store.fork();
    const rows = fork.rows();
    rows.splice(CHUNK_ROWS, 1);
    fork.replaceRows(rows);
    expect([...fork.dirty]).toEqual([1, 2]);
    expect(fork.length).toBe(CHUNK_ROWS * 3 - 1);
  });
  it('come back from the database as they went, formats shared', () => {
    const format = { textFormat: { bold: true } };
    const dataValidation = { condition: { type: 'BOOLEAN' } };
    const chunk = [
      undefined,
      [{ value: 'a', format }, undefined, { formula: '=1+1', format }],
      [{ note: 'n', dataValidation }, { value: false }],
    ];
    const text = encodeChunk(chunk);
    const back = decodeChunk(text, interner());
    expect(back).toEqual(chunk);
    expect(back[1]?.[0]?.format).toBe(back[1]?.[2]?.format);
    expect(text.match(/bold/g)).toHaveLength(1);
  });
  it('come back as one row where they held the same cells, and part again when one is written to', () => {
    const empty = { format: { textFormat: { bold: true } } };
    const chunk = [
      [empty, empty],
      undefined,
      [empty, empty],
      [empty, empty],
      [empty],
      [empty],
      [{ ...empty }],
    ];
    const back = decodeChunk(encodeChunk(chunk), interner());
    expect(back).toEqual(chunk);
    expect(back[3]).toBe(back[2]);
    expect(back[5]).toBe(back[4]);
    const store = new RowStore([back]);
    store.set(3, 0, { value: 'neu' });
    expect(store.cell(2, 0)).toEqual(empty);
    expect(store.cell(3, 0)).toEqual({ value: 'neu' });
  });
  it('are read as earlier versions wrote them, each row out', () => {
    const text = '{"pool":[{"bold":true}],"rows":[[{"c":{},"f":0}],[{"c":{},"f":0}],null]}';
    expect(decodeChunk(text, interner())).toEqual([
      [{ format: { bold: true } }],
      [{ format: { bold: true } }],
      undefined,
    ]);
  });
});
