import { describe, expect, it } from 'vitest';
import { findCells, nearest } from '../../../local/workbench/public/desk/find.ts';

const values = [['Angebot'], ['Nähkurs', 'neu'], ['', 'Kursleitung']];

describe('finding', () => {
  it('goes row by row, whatever the case, over cells that show', () => {
    expect(findCells(values, 'KURS', () => true)).toEqual([
      { x: 0, y: 1 },
      { x: 1, y: 2 },
    ]);
    expect(findCells(values, 'kurs', (_x, y) => y !== 1)).toEqual([{ x: 1, y: 2 }]);
    expect(findCells(values, '', () => true)).toEqual([]);
  });

  it('goes on from where one is, and round the end', () => {
    const found = [
      { x: 0, y: 1 },
      { x: 1, y: 2 },
    ];
    expect(nearest(found, { x: 0, y: 0 })).toBe(0);
    expect(nearest(found, { x: 1, y: 1 })).toBe(1);
    expect(nearest(found, { x: 2, y: 2 })).toBe(0);
    expect(nearest(found, { x: 1, y: 2 }, true)).toBe(0);
    expect(nearest(found, { x: 0, y: 1 }, true)).toBe(1);
  });
});
