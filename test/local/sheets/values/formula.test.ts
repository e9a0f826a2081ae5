import { describe, expect, it } from 'vitest';
import { evaluate, FormulaError } from '../../../../local/sheets/values/formula.ts';

const cells = [[2, 'x', undefined]];
const result = (formula: string): unknown => {
  const value = evaluate(formula, (row, column) => cells[row]?.[column]);
  return value instanceof FormulaError ? value.shown : value;
};

describe('a formula', () => {
  it.each([
    ['=4/2', 2],
    ['=1+2*3^2', 19],
    ['=(1+2)*3', 9],
    ['=-2%', -0.02],
    ['=A1*10', 20],
    ['=B1&"-"&A1', 'x-2'],
    ['=C1+1', 1],
    ['=A1>=2', true],
    ['="a"="A"', true],
  ])('%s is %j', (formula, value) => {
    expect(result(formula)).toBe(value);
  });
  it.each([
    ['=1/0', '#DIV/0!'],
    ['=SUM(A1:A2)', '#NAME?'],
    ['=B1+1', '#VALUE!'],
    ['=1+', '#ERROR!'],
  ])('%s is the error %s', (formula, shown) => {
    expect(result(formula)).toBe(shown);
  });
});
