import { meets, type OpenRange } from './area.ts';
import { passes } from './filter.ts';
import { cssColor, type Color } from './look.ts';
import { parseCell } from './ranges.ts';

/** A conditional format as the API tells it. */
export interface WireConditionalFormat {
  readonly ranges?: readonly OpenRange[];
  readonly booleanRule?: {
    readonly condition?: {
      readonly type?: string;
      readonly values?: ReadonlyArray<{ readonly userEnteredValue?: string }>;
    };
    readonly format?: {
      readonly backgroundColor?: Color;
      readonly textFormat?: { readonly foregroundColor?: Color };
    };
  };
}

/** CSS colours that a conditional format gives a cell. */
export interface Paint {
  readonly background?: string;
  readonly color?: string;
}

/** What stands in a cell, as it is shown. */
export type ValueAt = (x: number, y: number) => string;

type Test = (x: number, y: number, valueAt: ValueAt) => boolean;

const REFERENCE = String.raw`(\$?)([A-Z]{1,3})(\$?)([1-9]\d*)`;
const COMPARISON = new RegExp(`^${REFERENCE}(=|<>)"((?:[^"]|"")*)"$`);

/**
 * Finds the colours of a cell: those of the first rule that is true there, as Google does. Rules by text and by blank
 * are known, and formulas that compare cells with texts (`=$B2="neu"`, several joined by `*`); others colour nothing.
 */
export function painter(
  formats: readonly WireConditionalFormat[],
): (x: number, y: number, valueAt: ValueAt) => Paint | undefined {
  const rules = formats.flatMap(({ ranges = [], booleanRule }) => {
    const { condition, format } = booleanRule ?? {};
    const background = cssColor(format?.backgroundColor);
    const color = cssColor(format?.textFormat?.foregroundColor);
    const paint = { ...(background && { background }), ...(color && { color }) };
    return ranges.flatMap((range) => {
      const test = condition && testOf(condition, range);
      return test ? [{ range, test, paint }] : [];
    });
  });
  return (x, y, valueAt) =>
    rules.find(
      ({ range, test }) => meets({ left: x, right: x, top: y, bottom: y }, range) && test(x, y, valueAt),
    )?.paint;
}

function testOf(
  condition: NonNullable<NonNullable<WireConditionalFormat['booleanRule']>['condition']>,
  range: OpenRange,
): Test | undefined {
  const { type = '', values = [] } = condition;
  if (type === 'CUSTOM_FORMULA') return formulaTest(values[0]?.userEnteredValue ?? '', range);
  if (!/^(TEXT_(CONTAINS|NOT_CONTAINS|STARTS_WITH|ENDS_WITH|EQ)|BLANK|NOT_BLANK)$/.test(type))
    return undefined;
  return (x, y, valueAt) => passes({ condition }, valueAt(x, y));
}

/** A formula is written for the range's first cell; without `$` it moves along. */
function formulaTest(
  formula: string,
  { startColumnIndex = 0, startRowIndex = 0 }: OpenRange,
): Test | undefined {
  const factors = formula.replace(/^=/, '').match(/\((?:"[^"]*"|[^"()])*\)|(?:"[^"]*"|[^"*()])+/g) ?? [];
  if (factors.join('*') !== formula.replace(/^=/, '')) return undefined;
  const tests = factors.map((factor): Test | undefined => {
    const [whole, fixedColumn, letters, fixedRow, row, operator, text = ''] =
      COMPARISON.exec(factor.replace(/^\((.*)\)$/s, '$1')) ?? [];
    const place = whole === undefined ? null : parseCell(`${letters}${row}`);
    if (!place) return undefined;
    const wanted = text.replaceAll('""', '"').toLocaleLowerCase('de');
    return (x, y, valueAt) => {
      const value = valueAt(
        fixedColumn ? place.x : place.x + x - startColumnIndex,
        fixedRow ? place.y : place.y + y - startRowIndex,
      );
      return (value.toLocaleLowerCase('de') === wanted) === (operator === '=');
    };
  });
  if (tests.length === 0 || tests.includes(undefined)) return undefined;
  return (x, y, valueAt) => tests.every((test) => test!(x, y, valueAt));
}
