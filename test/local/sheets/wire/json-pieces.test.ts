import { describe, expect, it } from 'vitest';
import { isLong, jsonPieces } from '../../../../local/sheets/wire/json-pieces.ts';

const column = Array.from({ length: 4500 }, (_, row) => (row % 3 === 0 ? `Zeile "${row}"` : row));

describe('the JSON in pieces', () => {
  it.each<[string, unknown]>([
    ['an answer without a list', { spreadsheetId: 'x', replies: [{}] }],
    ['a long column', { valueRanges: [{ valueRange: { values: [column] }, dataFilters: [{}] }] }],
    ['many rows', { values: Array.from({ length: 4001 }, (_, row) => [row, `${row}`]) }],
    ['a long list beside what is not set', { a: undefined, 'b"': column, c: null }],
  ])('is the same text as in one: %s', (_what, value) => {
    expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value));
  });
  it('comes in several pieces for a long list only', () => {
    expect([...jsonPieces({ values: [[1, 2]] })]).toHaveLength(1);
    expect([...jsonPieces({ values: [column] })].length).toBeGreaterThan(3);
    expect([isLong({ values: [[1]] }), isLong({ values: [column] })]).toEqual([false, true]);
  });
});
