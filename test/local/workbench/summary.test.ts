import { describe, expect, it } from 'vitest';
import { numberOf, summarise } from '../../../local/workbench/public/desk/summary.ts';

describe('a text as a number', () => {
  it.each([
    ['12', 12],
    ['-3,5', -3.5],
    ['1.234,50', 1234.5],
    ['1234', 1234],
    ['12,5 %', 0.125],
    ['3 €', 3],
    ['0', 0],
  ])('%s is %d', (text, number) => expect(numberOf(text)).toBeCloseTo(number));

  it.each(['', 'Chor', '27.9.2026', '0221', '1.23', '12:30', '1,2,3'])('"%s" is none', (text) => {
    expect(numberOf(text)).toBeUndefined();
  });
});

it('counts what is there, and adds up the numbers in it', () => {
  expect(summarise(['1,5', '', 'Chor', '2'])).toEqual({ count: 3, numbers: 2, sum: 3.5 });
});
