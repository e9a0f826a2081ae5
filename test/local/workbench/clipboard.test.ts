import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatTable,
  htmlTable,
  parseTable,
  pasteEdits,
} from '../../../local/workbench/public/desk/clipboard.ts';

describe('a block from another program', () => {
  it.each([
    ['one cell', 'Chor', [['Chor']]],
    [
      'rows and columns',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'lines ended as Windows does, the last one too',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a cell with a line break and quotes', '"Erste\nzweite ""Zeile"""\tb', [['Erste\nzweite "Zeile"', 'b']]],
    ['quotes in the middle of a cell', 'Chor "Viva"\tb', [['Chor "Viva"', 'b']]],
    ['a quote that never ends', '"offen\tb', [['"offen', 'b']]],
    ['quotes followed by more', '"Viva" Chor', [['"Viva" Chor']]],
    [
      'empty cells',
      '\tb\n\t',
      [
        ['', 'b'],
        ['', ''],
      ],
    ],
    ['nothing', '', [['']]],
  ])('is read: %s', (_what, text, rows) => {
    expect(parseTable(text)).toEqual(rows);
  });

  it('is read as it was written, whatever stands in it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'ü'), maxLength: 6 });
    const block = fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
      .chain(([width, height]) =>
        fc.array(fc.array(text, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      )
      // A single blank cell as the last line cannot be told from the end of the line before it.
      .filter((rows) => rows.length === 1 || rows.at(-1)!.length > 1 || rows.at(-1)![0] !== '');
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseTable(formatTable(rows))).toEqual(rows);
      }),
    );
  });

  it('is a table in a text processor, with nothing in it that could act', () => {
    expect(htmlTable([['<b>', 'a\nb']])).toBe('<table><tr><td>&lt;b&gt;</td><td>a<br>b</td></tr></table>');
  });
});

describe('pasting', () => {
  const at = (left: number, top: number, right = left, bottom = top) => ({ left, top, right, bottom });
  const shown = (edits: ReturnType<typeof pasteEdits>) =>
    edits.map(({ x, y, value }) => `${x},${y}=${value}`);

  it('begins at the corner of what is chosen', () => {
    expect(shown(pasteEdits([['a', 'b'], ['c']], at(1, 1), () => false))).toEqual([
      '1,1=a',
      '2,1=b',
      '1,2=c',
      '2,2=',
    ]);
  });

  it('fills an area that is a multiple of the block', () => {
    expect(shown(pasteEdits([['a']], at(0, 0, 1, 1), () => false))).toHaveLength(4);
    expect(shown(pasteEdits([['a'], ['b']], at(0, 0, 0, 3), () => false))).toEqual([
      '0,0=a',
      '0,1=b',
      '0,2=a',
      '0,3=b',
    ]);
    expect(shown(pasteEdits([['a'], ['b']], at(0, 0, 0, 2), () => false))).toEqual(['0,0=a', '0,1=b']);
  });

  it('leaves out rows that do not show', () => {
    expect(shown(pasteEdits([['a'], ['b']], at(0, 0), (y) => y === 1))).toEqual(['0,0=a', '0,2=b']);
  });
});
