import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../local/sheets/grid/cell.ts';
import { Edit } from '../../../../local/sheets/grid/edit.ts';
import { checkValidation } from '../../../../local/sheets/values/validation.ts';
import { bookOf, owner } from '../book.ts';

/** What a new value in B3 under a rule is told in the world where rules refuse writes. */
function told(type: string, texts: string[], value: string | number | boolean, strict = true): string {
  return toldIn(true, { value, dataValidation: ruleOf(type, texts, strict) });
}

function ruleOf(type: string, texts: string[], strict = true): NonNullable<Cell['dataValidation']> {
  return { strict, condition: { type, values: texts.map((userEnteredValue) => ({ userEnteredValue })) } };
}

function toldIn(validationRefusesWrites: boolean, after: Cell, before?: Cell): string {
  const edit = new Edit(bookOf([], { validationRefusesWrites }), owner, [], new Date('2026-11-23'));
  try {
    checkValidation(edit, before, after, { row: 2, column: 1 });
    return 'taken';
  } catch (error) {
    return (error as Error).message;
  }
}

const REFUSED = 'The data you entered in cell B3 violates the data validation rules set on this cell.';

describe('a strict rule', () => {
  it.each([
    ['ONE_OF_LIST', ['ja', '5'], ['ja', 5], ['nein', 6, true]],
    ['BOOLEAN', [], [true, false], ['ja', 1]],
    ['BOOLEAN', ['an', 'aus'], ['an'], [true]],
    ['NUMBER_BETWEEN', ['0', '1,5'], [0, 1.5], [2, -1, 'eins']],
    ['NUMBER_NOT_BETWEEN', ['0', '1'], [2], [0.5]],
    ['NUMBER_GREATER', ['5'], [6], [5]],
    ['NUMBER_GREATER_THAN_EQ', ['5'], [5], [4]],
    ['NUMBER_LESS', ['5'], [4], [5]],
    ['NUMBER_LESS_THAN_EQ', ['5'], [5], [6]],
    ['NUMBER_EQ', ['5'], [5], [6]],
    ['NUMBER_NOT_EQ', ['5'], [6], [5]],
    ['DATE_IS_VALID', [], [46292], ['morgen']],
    ['DATE_AFTER', ['27.9.2026'], [46293], [46292]],
    ['DATE_ON_OR_BEFORE', ['27.9.2026'], [46292], [46293]],
    ['TEXT_CONTAINS', ['ab'], ['XABY'], ['a']],
    ['TEXT_NOT_CONTAINS', ['ab'], ['a'], ['ab']],
    ['TEXT_EQ', ['a'], ['a'], ['A']],
    ['TEXT_IS_EMAIL', [], ['a@b.example'], ['a@b', 'a b@c.example']],
    ['TEXT_IS_URL', [], ['https://a.example', 'a.example'], ['kein Link']],
  ] as const)('%s %j takes %j and refuses %j', (type, texts, good, bad) => {
    for (const value of good) expect(told(type, [...texts], value), String(value)).toBe('taken');
    for (const value of bad) expect(told(type, [...texts], value), String(value)).toBe(REFUSED);
  });

  it('lets through what needs other cells, and formulas', () => {
    expect(told('ONE_OF_RANGE', ['=A1:A2'], 'x')).toBe('taken');
    expect(told('CUSTOM_FORMULA', ['=FALSE'], 'x')).toBe('taken');
    expect(toldIn(true, { formula: '=1', dataValidation: ruleOf('ONE_OF_LIST', ['ja']) })).toBe('taken');
  });

  it('looks at new values only, and at none where it is not strict or refuses nothing', () => {
    const cell = { value: 'x', dataValidation: ruleOf('ONE_OF_LIST', ['ja']) };
    expect(toldIn(true, cell)).toBe(REFUSED);
    expect(toldIn(true, cell, cell)).toBe('taken');
    expect(toldIn(false, cell)).toBe('taken');
    expect(told('ONE_OF_LIST', ['ja'], 'x', false)).toBe('taken');
  });
});
