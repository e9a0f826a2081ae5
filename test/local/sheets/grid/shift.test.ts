import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DimensionChange, reorder, shiftIndex, shiftSpan } from '../../../../local/sheets/grid/shift.ts';

const SIZE = 12;
const stretch = fc
  .tuple(fc.nat(SIZE - 1), fc.nat(SIZE - 1))
  .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));
const change: fc.Arbitrary<DimensionChange> = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.nat(SIZE),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  stretch.map((span) => ({ kind: 'delete' as const, ...span })),
  fc
    .tuple(stretch, fc.nat(SIZE))
    .filter(([{ start, end }, to]) => to < start || to > end)
    .map(([span, to]) => ({ kind: 'move' as const, ...span, to })),
);

describe('rows and columns that change places', () => {
  it('end where the reordered list has them', () => {
    fc.assert(
      fc.property(change, (step) => {
        const after = reorder(
          Array.from({ length: SIZE }, (_, index) => index),
          step,
          () => -1,
        );
        for (let index = 0; index < SIZE; index += 1) {
          const place = after.indexOf(index);
          expect(shiftIndex(index, step)).toBe(place < 0 ? undefined : place);
        }
      }),
    );
  });
  it('keep a stretch of one row and the row itself together', () => {
    fc.assert(
      fc.property(change, fc.nat(SIZE - 1), (step, index) => {
        const place = shiftIndex(index, step);
        expect(shiftSpan({ start: index, end: index + 1 }, step)).toEqual(
          place === undefined ? null : { start: place, end: place + 1 },
        );
      }),
    );
  });
  it('widen a stretch by what is inserted inside, and leave open ends open', () => {
    expect(shiftSpan({ start: 2, end: 5 }, { kind: 'insert', at: 3, count: 2 })).toEqual({
      start: 2,
      end: 7,
    });
    expect(shiftSpan({ start: 2, end: 5 }, { kind: 'insert', at: 5, count: 2 })).toEqual({
      start: 2,
      end: 5,
    });
    expect(shiftSpan({ start: 1, end: undefined }, { kind: 'delete', start: 0, end: 1 })).toEqual({
      start: 0,
      end: undefined,
    });
  });
});
