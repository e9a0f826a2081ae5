import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../functions/workbook/cells.ts';
import { contentsFrom, contentsText, shuffledRows } from '../../../functions/workbook/shuffle.ts';
import type { RawTab } from '../../../functions/workbook/snapshot.ts';
import { idFrom } from '../../../sheets-schema/ids.ts';
import { keyedTab, peopleTab, sharedTab, type Tab } from '../../../sheets-schema/tab.ts';
import { date, text } from '../../../sheets-schema/vocabulary.ts';

const columns = {
  title: text({ label: 'Titel' }),
  place: text({ label: 'Ort' }),
  day: date({ label: 'Tag' }),
};
const tab = peopleTab('samples', { file: 'directory', title: 'Muster', columns });
const id = (seed: number) => idFrom(new Uint8Array(16).fill(seed));

/** Content as people see it; empty where it is null. */
type Content = readonly [title: string, place: string, day?: number] | null;
/** A row's content and the seed of its id, 0 for none. */
type Row = readonly [Content, number];

function sheet(rows: readonly Row[], of: Tab = tab): RawTab {
  const cells = (cell: (row: Row) => RawCell): RawCell[] => ['Überschrift', ...rows.map(cell)];
  return {
    title: of.title,
    headerRow: 0,
    headers: [],
    places: new Map(Object.keys(of.columns).map((key, index) => [key, index])),
    cells: new Map([
      ['title', cells(([content]) => content?.[0])],
      ['place', cells(([content]) => content?.[1])],
      ['day', cells(([content]) => content?.[2])],
      ['state', cells(([, seed]) => `Stand ${seed}`)],
      ['id', cells(([, seed]) => (seed ? id(seed) : null))],
    ]),
    found: new Set(),
  };
}

const contents = ['Anna', 'Bert', 'Cem', 'Dora', 'Emil'].map((title): Content => [title, 'hier', 46_000]);
const [anna = null, bert = null, cem = null, dora = null, emil = null] = contents;
const before: readonly Row[] = contents.map((content, at) => [content, at + 1]);
const known = contentsFrom(contentsText(tab, sheet(before)));
const shuffled = (...rows: Row[]) => [...shuffledRows(tab, sheet(rows), known)].map((row) => row);

describe('rows beside ids of others', () => {
  it('are found after a sort of people’s columns alone, and only those', () => {
    expect(shuffled([emil, 1], [bert, 2], [cem, 3], [anna, 4], [dora, 5])).toEqual([1, 4, 5]);
  });

  it('are distrusted too when they were edited since, or when nothing stands there any more', () => {
    expect(shuffled([bert, 1], [cem, 2], [['Anna B.', 'hier'], 3], [emil, 4], [null, 5])).toEqual([
      1, 2, 3, 4, 5,
    ]);
  });

  it('are found when rows that have no id yet were sorted in among them', () => {
    const typed: Content = ['Aaron', 'dort'];
    expect(shuffled([typed, 1], [anna, 2], [bert, 3], [cem, 4], [dora, 5], [emil, 0])).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
  });

  it('leave alone what came in since', () => {
    const fresh: Content = ['Fritz', 'dort'];
    expect(shuffled([bert, 1], [cem, 2], [anna, 3], [dora, 4], [emil, 5], [fresh, 6])).toEqual([1, 2, 3]);
  });
});

describe('no row is distrusted', () => {
  it.each<readonly [string, readonly Row[]]>([
    ['after a sort of all columns', before.toReversed()],
    [
      'when two rows change places by hand',
      [
        [bert, 1],
        [anna, 2],
        [cem, 3],
        [dora, 4],
        [emil, 5],
      ],
    ],
    [
      'when rows are copied, with their ids or without',
      [...before, [anna, 1], [bert, 0], [cem, 9], [dora, 0]],
    ],
    [
      'when one row’s content is filled down over others',
      [
        [anna, 1],
        [anna, 2],
        [anna, 3],
        [anna, 4],
        [anna, 5],
      ],
    ],
    [
      'when a word is replaced in every row',
      before.map(([content, seed]): Row => [content && [content[0], 'dort', 46_000], seed]),
    ],
    [
      'when rows are deleted or blanked',
      [
        [null, 1],
        [null, 2],
        [null, 3],
        [emil, 5],
      ],
    ],
    [
      'when rows are cut and pasted below, where they have no id',
      [
        [null, 1],
        [null, 2],
        [null, 3],
        [anna, 0],
        [bert, 0],
        [cem, 0],
      ],
    ],
    [
      'when their ids were taken away after a sort',
      [
        [bert, 0],
        [cem, 0],
        [anna, 0],
        [dora, 4],
        [emil, 5],
      ],
    ],
  ])('%s', (_, rows) => {
    expect(shuffled(...rows)).toEqual([]);
  });

  it('while nothing is remembered', () => {
    expect(shuffledRows(tab, sheet(before), contentsFrom('')).size).toBe(0);
  });

  it('among rows that were equal before, whichever way round they stand', () => {
    const same: readonly Row[] = [
      [anna, 1],
      [anna, 2],
      [bert, 3],
      [bert, 4],
      [bert, 5],
    ];
    const memory = contentsFrom(contentsText(tab, sheet(same)));
    const turned: readonly Row[] = [
      [anna, 2],
      [anna, 1],
      [bert, 5],
      [bert, 4],
      [bert, 3],
    ];
    expect(shuffledRows(tab, sheet(turned), memory).size).toBe(0);
  });

  it('in tabs whose rows are named by words, or that people only decide in', () => {
    const options = {
      file: 'directory',
      title: 'Muster',
      columns: { ...columns, key: text({ label: 'key' }) },
    } as const;
    const turned = sheet(before.map(([, seed], at): Row => [contents[(at + 1) % 5] ?? null, seed]));
    expect(shuffledRows(tab, turned, known).size).toBe(5);
    expect(shuffledRows(keyedTab('words', { ...options, idColumn: 'key' }), turned, known).size).toBe(0);
    expect(shuffledRows(sharedTab('shared', options), turned, known).size).toBe(0);
  });
});

describe('what is remembered', () => {
  it('is eight signs a row, the same after a sort, a rename of nothing, and a column more', () => {
    const was = contentsText(tab, sheet(before));
    expect(was).toHaveLength(5 * 8);
    expect(contentsText(tab, sheet(before.toReversed()))).toBe(was);
    const wider = peopleTab('samples', {
      file: 'directory',
      title: 'Muster',
      columns: { more: text({ label: 'Mehr' }), ...columns },
    });
    const raw = sheet(before);
    expect(contentsText(wider, { ...raw, cells: new Map([['more', []], ...raw.cells]) })).toBe(was);
  });

  it('fits into the metadata of a sheet, of however many rows', () => {
    const many = Array.from({ length: 5_000 }, (_, at): Row => [[`Nr. ${at}`, 'hier'], at % 250]);
    expect(contentsText(tab, sheet(many)).length).toBeLessThanOrEqual(28_000);
  });

  it('shows nothing of what people wrote', () => {
    expect(contentsText(tab, sheet(before))).not.toMatch(/Anna|hier/);
  });
});
