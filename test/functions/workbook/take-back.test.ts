import { describe, expect, it } from 'vitest';
import { encodeRow } from '../../../functions/workbook/append-requests.ts';
import { doubledCells } from '../../../functions/workbook/take-back.ts';
import type { RawTab } from '../../../functions/workbook/snapshot.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { machineTab } from '../../../sheets-schema/tab.ts';
import { number, text } from '../../../sheets-schema/vocabulary.ts';

const tab = machineTab('samples', {
  file: 'operations',
  title: 'Muster',
  columns: { a: text({ label: 'A' }), n: number({ label: 'N' }) },
});
const ours = encodeRow(append(tab, { a: 'wir', n: 2, id: 'X' }), wordsFrom([]));

/** The tab with a header and these rows. */
function sheet(...rows: readonly (readonly [string | null, number | null, string])[]): RawTab {
  const cells = (at: 0 | 1 | 2) => ['', ...rows.map((row) => row[at])];
  return {
    title: 'Muster',
    headerRow: 0,
    headers: ['A', 'N', 'id'],
    places: new Map([
      ['a', 0],
      ['n', 1],
      ['id', 2],
    ]),
    cells: new Map([
      ['a', cells(0)],
      ['n', cells(1)],
      ['id', cells(2)],
    ]),
    found: new Set(),
  };
}
const emptied = (raw: RawTab) => [...new Set(doubledCells(tab, raw, [ours]).map(({ row }) => row))];

describe('a row that was written under another’s claim', () => {
  it('is emptied where it stands beside the other’s, whichever stands first, and its id at last', () => {
    const two = sheet(['sie', 1, 'X'], ['wir', 2, 'X']);
    expect(doubledCells(tab, two, [ours]).map(({ row, key }) => [row, key])).toEqual([
      [2, 'a'],
      [2, 'n'],
    ]);
    const half = sheet(['sie', 1, 'X'], [null, null, 'X']);
    expect(doubledCells(tab, half, [ours])).toEqual([{ row: 2, key: 'id', value: null }]);
    expect(emptied(sheet(['wir', 2, 'X'], ['sie', 1, 'X']))).toEqual([1]);
    expect(emptied(sheet(['wir', 2, 'X'], ['wir', 2, 'X']))).toEqual([2]);
  });

  it('stays where it stands alone, or is no longer as we wrote it', () => {
    expect(emptied(sheet(['wir', 2, 'X'], ['sie', 1, 'Y']))).toEqual([]);
    expect(emptied(sheet(['sie', 1, 'X'], ['wir', 3, 'X']))).toEqual([]);
  });
});
