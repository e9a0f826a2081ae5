import { describe, expect, it } from 'vitest';
import {
  criteriaOf,
  hiddenRows,
  passes,
  valuesToTick,
  withCriteria,
} from '../../../local/workbench/public/desk/filter.ts';

const values = [
  ['Angebot', 'Status'],
  ['Nähkurs', 'neu'],
  ['Chor', 'öffentlich'],
  ['Frühstück', 'pausiert'],
  ['', 'neu'],
];
const range = { startRowIndex: 0, startColumnIndex: 0, endColumnIndex: 2 };

describe('what a filter asks', () => {
  it('is read in the older and the newer form of the API; the newer one counts', () => {
    const old = { criteria: { 1: { hiddenValues: ['neu'] } } };
    const specs = [{ columnIndex: 0, filterCriteria: { hiddenValues: ['Chor'] } }];
    expect([...criteriaOf(old)]).toEqual([[1, { hiddenValues: ['neu'] }]]);
    expect([...criteriaOf({ ...old, filterSpecs: specs })]).toEqual([[0, { hiddenValues: ['Chor'] }]]);
  });

  it('is kept for the other columns when one changes', () => {
    const filter = { criteria: { 0: { hiddenValues: ['x'] }, 1: { hiddenValues: ['y'] } } };
    expect(withCriteria(filter, 1, undefined)).toEqual({
      filterSpecs: [{ columnIndex: 0, filterCriteria: { hiddenValues: ['x'] } }],
    });
    expect(withCriteria(filter, 2, { condition: { type: 'BLANK' } }).filterSpecs).toHaveLength(3);
  });

  it.each([
    ['TEXT_CONTAINS', 'KURS', ['Nähkurs']],
    ['TEXT_NOT_CONTAINS', 'kurs', ['Chor', '']],
    ['TEXT_STARTS_WITH', 'ch', ['Chor']],
    ['TEXT_ENDS_WITH', 'or', ['Chor']],
    ['TEXT_EQ', 'chor', ['Chor']],
    ['TEXT_NOT_EQ', 'chor', ['Nähkurs', '']],
    ['BLANK', undefined, ['']],
    ['NOT_BLANK', undefined, ['Nähkurs', 'Chor']],
    ['NUMBER_GREATER', '5', ['Nähkurs', 'Chor', '']], // not known here: hides nothing
  ])('%s %s lets through %j', (type, wanted, through) => {
    const condition = { type, ...(wanted && { values: [{ userEnteredValue: wanted }] }) };
    expect(['Nähkurs', 'Chor', ''].filter((value) => passes({ condition }, value))).toEqual(through);
  });
});

describe('a filter', () => {
  it('hides rows below its header that do not pass in every column', () => {
    const filter = { range, criteria: { 1: { hiddenValues: ['neu'] } } };
    expect([...hiddenRows(filter, values, 6)]).toEqual([1, 4]);
    const both = { range, criteria: { ...filter.criteria, 0: { condition: { type: 'NOT_BLANK' } } } };
    expect([...hiddenRows(both, values, 6)]).toEqual([1, 4, 5]);
    expect([...hiddenRows({ range }, values, 6)]).toEqual([]);
  });

  it('ends where its range ends', () => {
    const filter = { range: { ...range, endRowIndex: 3 }, criteria: { 1: { hiddenValues: ['neu'] } } };
    expect([...hiddenRows(filter, values, 6)]).toEqual([1]);
  });

  it('offers the values of rows that other columns let through, in German order', () => {
    const filter = {
      range,
      criteria: { 0: { condition: { type: 'NOT_BLANK' } }, 1: { hiddenValues: ['neu'] } },
    };
    expect(valuesToTick(filter, 1, values, 6)).toEqual(['neu', 'öffentlich', 'pausiert']);
    expect(valuesToTick(filter, 0, values, 6)).toEqual(['Chor', 'Frühstück']);
  });
});
