import { describe, expect, it } from 'vitest';
import { painter, type WireConditionalFormat } from '../../../local/workbench/public/desk/conditional.ts';

const values = [
  ['Angebot', 'Status'],
  ['Nähkurs', 'neu'],
  ['Chor', 'Öffentlich'],
  ['Tanz', ''],
  ['', ''],
];
const valueAt = (x: number, y: number) => values[y]?.[x] ?? '';
const range = { startRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 };
const rule = (type: string, text: string, red = 1, where = range): WireConditionalFormat => ({
  ranges: [where],
  booleanRule: {
    condition: { type, values: [{ userEnteredValue: text }] },
    format: { backgroundColor: { red } },
  },
});

/** The rows and columns that are coloured, as `x,y`. */
function coloured(...rules: WireConditionalFormat[]): string[] {
  const paint = painter(rules);
  return values.flatMap((_, y) => [0, 1].filter((x) => paint(x, y, valueAt)).map((x) => `${x},${y}`));
}

describe('conditional formats', () => {
  it.each([
    ['the rows with a status, whatever the case', '=$B2="öffentlich"', ['0,2', '1,2']],
    ['cells by their own text', '=A2="neu"', ['1,1']],
    ['rows in which something stands and something lacks', '=($B2="")*($A2<>"")', ['0,3', '1,3']],
    ['everything, by one cell', '=$B$2="neu"', ['0,1', '1,1', '0,2', '1,2', '0,3', '1,3', '0,4', '1,4']],
    ['nothing, by a text with quotes and stars', '=$A2="a*""b"', []],
    ['nothing, by a formula that is not known here', '=COUNTIF($A:$A;$A2)>1', []],
    ['nothing, by no formula', '', []],
  ])('colour %s', (_what, formula, cells) => {
    expect(coloured(rule('CUSTOM_FORMULA', formula))).toEqual(cells);
  });

  it('go by text and by blank', () => {
    expect(coloured(rule('TEXT_CONTAINS', 'ä'))).toEqual(['0,1']);
    expect(coloured(rule('NOT_BLANK', '', 1, { ...range, startColumnIndex: 1 }))).toEqual(['1,1', '1,2']);
    expect(coloured(rule('NUMBER_GREATER', '1'))).toEqual([]);
  });

  it('give way to the first rule that is true', () => {
    const paint = painter([rule('TEXT_EQ', 'Chor', 0.5), rule('CUSTOM_FORMULA', '=$B2="öffentlich"')]);
    expect([paint(0, 2, valueAt), paint(1, 2, valueAt)]).toEqual([
      { background: 'rgb(128, 0, 0)' },
      { background: 'rgb(255, 0, 0)' },
    ]);
  });
});
