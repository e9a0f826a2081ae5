import { describe, expect, it } from 'vitest';
import { moveDimension } from '../../../../local/sheets/requests/move-dimension.ts';
import { bookOf, carryOut, markColumns, markedAt, valuesOf } from '../book.ts';

describe('moveDimension', () => {
  const move = (startIndex: number, endIndex: number, destinationIndex: number): object => ({
    source: { sheetId: 7, dimension: 'COLUMNS', startIndex, endIndex },
    destinationIndex,
  });

  it('takes metadata along to the right and to the left', () => {
    const book = bookOf([['a', 'b', 'c', 'd']]);
    markColumns(book, { 11: 0, 12: 1, 13: 2, 14: 3 });
    carryOut(book, moveDimension, move(0, 1, 3));
    expect(valuesOf(book)).toEqual([['b', 'c', 'a', 'd']]);
    expect(markedAt(book)).toEqual({ 11: 2, 12: 0, 13: 1, 14: 3 });
    carryOut(book, moveDimension, move(2, 4, 0));
    expect(valuesOf(book)).toEqual([['a', 'd', 'b', 'c']]);
    expect(markedAt(book)).toEqual({ 11: 0, 14: 1, 12: 2, 13: 3 });
  });
  it('takes the end of the grid as a destination and refuses one past it', () => {
    const book = bookOf([['a', 'b']]);
    carryOut(book, moveDimension, move(0, 1, 6));
    expect(valuesOf(book)).toEqual([['b', '', '', '', '', 'a']]);
    expect(() => carryOut(book, moveDimension, move(0, 1, 7))).toThrow(
      'destinationIndex[7] is after last column[6]',
    );
  });
  it.each([1, 2])('refuses the destination %i inside what is moved', (destination) => {
    expect(() => carryOut(bookOf(), moveDimension, move(1, 3, destination))).toThrow(
      `destinationIndex[${destination}] must be outside the requested range[1-3]`,
    );
  });
  it('moves nothing to the place just past what is moved', () => {
    const book = bookOf([['a', 'b']]);
    carryOut(book, moveDimension, move(0, 1, 1));
    expect(valuesOf(book)).toEqual([['a', 'b']]);
  });
});
