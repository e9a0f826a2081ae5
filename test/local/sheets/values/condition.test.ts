import { describe, expect, it } from 'vitest';
import { conditionTest } from '../../../../local/sheets/values/condition.ts';
import { localeOf } from '../../../../local/sheets/values/locale.ts';
import type { Scalar } from '../../../../local/sheets/grid/cell.ts';

const test = (type: string, ...values: string[]): ReturnType<typeof conditionTest> =>
  conditionTest(
    { type, values: values.map((userEnteredValue) => ({ userEnteredValue })) },
    localeOf('de_DE'),
  );

describe('a condition', () => {
  it.each<[string, string[], Scalar | undefined, boolean]>([
    ['TEXT_CONTAINS', ['stadt'], 'Altstadt', true],
    ['TEXT_CONTAINS', ['ALT'], 'Altstadt', true],
    ['TEXT_NOT_CONTAINS', ['x'], 'Altstadt', true],
    ['TEXT_STARTS_WITH', ['stadt'], 'Altstadt', false],
    ['TEXT_ENDS_WITH', ['stadt'], 'Altstadt', true],
    ['TEXT_EQ', ['altstadt'], 'Altstadt', true],
    ['NUMBER_GREATER', ['1,5'], 1.5, false],
    ['NUMBER_GREATER_THAN_EQ', ['1,5'], 1.5, true],
    ['NUMBER_LESS', ['10'], 'neun', false],
    ['NUMBER_EQ', ['1.000'], 1000, true],
    ['NUMBER_NOT_EQ', ['3'], 4, true],
    ['NUMBER_BETWEEN', ['1', '3'], 3, true],
    ['NUMBER_NOT_BETWEEN', ['1', '3'], 3, false],
    ['DATE_EQ', ['27.9.2026'], 46_292.75, true],
    ['DATE_BEFORE', ['27.9.2026'], 46_292, false],
    ['DATE_AFTER', ['27.9.2026'], 46_292.75, false],
    ['DATE_AFTER', ['2026-09-26'], 46_292, true],
    ['BLANK', [], undefined, true],
    ['BLANK', [], 0, false],
    ['NOT_BLANK', [], undefined, false],
  ])('%s %j for %j: %j', (type, values, value, met) => {
    expect(test(type, ...values)?.({ value, text: value === undefined ? '' : String(value) })).toBe(met);
  });

  it.each([
    ['a custom formula', 'CUSTOM_FORMULA', ['=A1>1']],
    ['a value that is a formula', 'TEXT_EQ', ['=A1']],
    ['a number that is none', 'NUMBER_EQ', ['viel']],
    ['a second value that is missing', 'NUMBER_BETWEEN', ['1']],
    ['none where one is needed', 'TEXT_EQ', []],
  ])('is not understood: %s', (_what, type, values) => {
    expect(test(type, ...values)).toBeUndefined();
  });
});
