import { describe, expect, it } from 'vitest';
import { Axis } from '../../../local/workbench/public/desk/axis.ts';
import { cycle, jump, step } from '../../../local/workbench/public/desk/moves.ts';

const values = ['xx..x', '.x...', 'xx...', '.....', 'x....'];
const ground = {
  rows: new Axis(5, (y) => (y === 1 ? 0 : 20)),
  columns: new Axis(5, () => 50),
  filled: (x: number, y: number) => values[y]?.[x] === 'x',
};

describe('arrow keys', () => {
  it('go to the next cell, over hidden rows, and stop at the edge', () => {
    expect(step({ x: 0, y: 0 }, 0, 1, ground)).toEqual({ x: 0, y: 2 });
    expect(step({ x: 0, y: 2 }, 0, -1, ground)).toEqual({ x: 0, y: 0 });
    expect(step({ x: 4, y: 0 }, 1, 0, ground)).toEqual({ x: 4, y: 0 });
  });

  it.each([
    ['the end of a filled stretch', { x: 0, y: 0 }, 1, 0, { x: 1, y: 0 }],
    ['the next filled cell', { x: 1, y: 0 }, 1, 0, { x: 4, y: 0 }],
    ['the edge where nothing more comes', { x: 1, y: 2 }, 1, 0, { x: 4, y: 2 }],
    ['the end of a stretch downwards, where hidden rows do not count', { x: 0, y: 0 }, 0, 1, { x: 0, y: 2 }],
    ['the next filled cell downwards', { x: 0, y: 2 }, 0, 1, { x: 0, y: 4 }],
  ])('with Ctrl lead to %s', (_where, from, dx, dy, to) => {
    expect(jump(from, dx, dy, ground)).toEqual(to);
  });
});

describe('within a chosen block', () => {
  const block = { left: 1, top: 1, right: 2, bottom: 2 };
  const round = (by: 'row' | 'column', back: boolean) => {
    const places = [{ x: 1, y: 1 }];
    for (let i = 0; i < 4; i += 1) places.push(cycle(places.at(-1)!, block, by, back));
    return places.map(({ x, y }) => `${x}${y}`).join(' ');
  };

  it('Tab goes row by row, Enter column by column, round and round, with Shift backwards', () => {
    expect(round('row', false)).toBe('11 21 12 22 11');
    expect(round('column', false)).toBe('11 12 21 22 11');
    expect(round('row', true)).toBe('11 22 12 21 11');
  });
});
