import { describe, expect, it } from 'vitest';
import { Axis } from '../../../local/workbench/public/desk/axis.ts';

/** Five rows; the second and the fifth are hidden. */
const axis = new Axis(5, (index) => [20, 0, 30, 20, 0][index] ?? 0);

describe('the rows of a grid', () => {
  it('lie one below the other; hidden ones take no room', () => {
    expect([0, 1, 2, 3, 4, 5].map((index) => axis.start(index))).toEqual([0, 20, 20, 50, 70, 70]);
    expect(axis.total).toBe(70);
    expect([axis.size(2), axis.hidden(1), axis.hidden(2)]).toEqual([30, true, false]);
  });

  it.each([
    [-5, 0],
    [0, 0],
    [19.9, 0],
    [20, 2],
    [49, 2],
    [50, 3],
    [1000, 3],
  ])('at %d pixels there is row %i, never a hidden one', (pixels, index) => {
    expect(axis.at(pixels)).toBe(index);
  });

  it('are gone through from shown to shown, and stop at the last that shows', () => {
    expect([axis.next(0, 1), axis.next(3, 1), axis.next(2, -1), axis.next(0, -1)]).toEqual([2, 3, 0, 0]);
    expect([axis.next(-1, 1), axis.next(5, -1)]).toEqual([0, 3]);
    expect(new Axis(2, () => 0).next(0, 1)).toBe(0);
  });
});
