import { describe, expect, it } from 'vitest';
import {
  areaOf,
  fillTarget,
  gridRange,
  meets,
  shownRuns,
  within,
} from '../../../local/workbench/public/desk/area.ts';

const block = { left: 1, top: 2, right: 3, bottom: 6 };

describe('a block of cells', () => {
  it('lies between two corners, whichever comes first', () => {
    expect(areaOf({ x: 3, y: 2 }, { x: 1, y: 6 })).toEqual(block);
    expect(areaOf({ x: 3, y: 2 })).toEqual({ left: 3, top: 2, right: 3, bottom: 2 });
  });

  it('is a range whose ends lie outside', () => {
    expect(gridRange(7, block)).toEqual({
      sheetId: 7,
      startRowIndex: 2,
      endRowIndex: 7,
      startColumnIndex: 1,
      endColumnIndex: 4,
    });
  });

  it('meets ranges that share a cell with it; a missing side is open', () => {
    expect(meets(block, {})).toBe(true);
    expect(meets(block, { startColumnIndex: 3 })).toBe(true);
    expect(meets(block, { startColumnIndex: 4 })).toBe(false);
    expect(meets(block, { endRowIndex: 2 })).toBe(false);
    expect(meets(block, { endRowIndex: 3, endColumnIndex: 2 })).toBe(true);
  });

  it('is cut at the ends of the grid', () => {
    expect(within(block, 4, 3)).toEqual({ left: 1, top: 2, right: 2, bottom: 3 });
    expect(within(block, 2, 9)).toBeUndefined();
  });

  it('falls into runs of rows that show', () => {
    const rows = shownRuns(block, (y) => y === 4 || y === 6).map(({ top, bottom }) => [top, bottom]);
    expect(rows).toEqual([
      [2, 3],
      [5, 5],
    ]);
    expect(shownRuns(block, () => true)).toEqual([]);
  });
});

describe('a drag of the corner', () => {
  it.each([
    ['downwards', { x: 2, y: 9 }, { left: 1, right: 3, top: 7, bottom: 9 }],
    ['upwards', { x: 2, y: 0 }, { left: 1, right: 3, top: 0, bottom: 1 }],
    ['to the right', { x: 6, y: 5 }, { left: 4, right: 6, top: 2, bottom: 6 }],
    ['to the left', { x: 0, y: 5 }, { left: 0, right: 0, top: 2, bottom: 6 }],
    ['across, where it goes farther', { x: 9, y: 8 }, { left: 4, right: 9, top: 2, bottom: 6 }],
  ])('fills %s', (_where, to, target) => {
    expect(fillTarget(block, to)).toEqual(target);
  });

  it('fills nothing within the block', () => {
    expect(fillTarget(block, { x: 2, y: 3 })).toBeUndefined();
  });
});
