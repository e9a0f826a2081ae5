import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../functions/workbook/cells.ts';
import { missingIds } from '../../../functions/workbook/changes.ts';
import { struck } from '../../../functions/workbook/crooked.ts';
import { decodeTab, type RawTab } from '../../../functions/workbook/snapshot.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { idFrom, referenceOf } from '../../../sheets-schema/ids.ts';
import { peopleTab } from '../../../sheets-schema/tab.ts';
import { date, text } from '../../../sheets-schema/vocabulary.ts';

const tab = peopleTab('samples', {
  file: 'directory',
  title: 'Muster',
  columns: {
    title: text({ label: 'Titel', required: true, essential: true }),
    place: text({ label: 'Ort', required: true }),
    day: date({ label: 'Tag' }),
  },
});
const id = (seed: number) => idFrom(new Uint8Array(16).fill(seed));
type Row = Partial<Record<keyof typeof tab.columns, RawCell>>;

/** A tab as read, with its header in the sheet's second row. */
function sheet(...rows: Row[]): RawTab {
  const keys = Object.keys(tab.columns) as (keyof typeof tab.columns)[];
  return {
    title: 'Muster',
    headerRow: 1,
    headers: keys.map((key) => tab.columns[key].label),
    places: new Map(keys.map((key, index) => [key, index])),
    cells: new Map(keys.map((key) => [key, ['Überschrift', key, ...rows.map((row) => row[key])]])),
    found: new Set(),
  };
}
const words = wordsFrom([]);
const decode = (raw: RawTab) => {
  const { rows, findings } = decodeTab(tab, raw, words, { spreadsheetId: 'S', sheetId: 5 });
  return {
    titles: rows.map(({ values }) => values['title']),
    ids: rows.map((row) => row.id),
    findings: findings.map(({ code, column, row }) => [code, column, row]),
    links: findings.map(({ link }) => link),
  };
};
const good: Row = { title: 'A', place: 'hier', id: id(1) };

describe('rows', () => {
  it('are read below the header, empty ones left out, each under its number in the sheet', () => {
    const { rows } = decodeTab(tab, sheet(good, {}, { ...good, title: 'B', id: id(2) }), words, {
      spreadsheetId: 'S',
      sheetId: 5,
    });
    expect(rows.map(({ index, values }) => [index + 1, values['title']])).toEqual([
      [3, 'A'],
      [5, 'B'],
    ]);
  });

  it('above the header are not read, which is a finding; a title there is none', () => {
    const sorted = sheet(good);
    const cells = new Map([...sorted.cells].map(([key, all]) => [key, [all[2], all[1]]]));
    expect(decode({ ...sorted, cells })).toMatchObject({
      titles: [],
      findings: [['HEADER_DISPLACED', undefined, undefined]],
    });
    expect(decode(sheet(good)).findings).toEqual([]);
  });

  it('without an essential value are left out, with a finding that links to the cell', () => {
    const { titles, findings, links } = decode(sheet({ place: 'hier' }, good));
    expect(titles).toEqual(['A']);
    expect(findings).toEqual([['VALUE_MISSING', 'title', 3]]);
    expect(links).toEqual(['https://docs.google.com/spreadsheets/d/S/edit#gid=5&range=A3']);
  });

  it('with a gap or an unreadable value stay, with a finding', () => {
    const { titles, findings } = decode(sheet({ title: 'A', day: 'bald', id: id(1) }));
    expect(titles).toEqual(['A']);
    expect(findings).toEqual([
      ['VALUE_MISSING', 'place', 3],
      ['VALUE_UNREADABLE', 'day', 3],
    ]);
  });

  it('that people typed have no id, which is no finding', () => {
    expect(decode(sheet({ title: 'A', place: 'hier' }))).toMatchObject({ ids: [null], findings: [] });
  });

  it('with the id of a row above are rows of their own without id', () => {
    const { titles, ids, findings } = decode(sheet(good, { ...good, title: 'Kopie' }));
    expect(titles).toEqual(['A', 'Kopie']);
    expect(ids).toEqual([id(1), null]);
    expect(findings).toEqual([['ID_DOUBLED', 'id', 4]]);
  });

  it('that were written twice count once', () => {
    const sent = { ...good, submissionId: id(9) };
    expect(decode(sheet(sent, { ...sent, state: 'gesehen' }))).toMatchObject({ titles: ['A'], findings: [] });
  });

  it('that were written before and after midnight count once, and a copy with another day is a row of its own', () => {
    const sent = { ...good, submissionId: id(9), day: 46_000, receivedAt: 46_000.999 };
    const again = { ...sent, day: 46_001, receivedAt: 46_001.001 };
    expect(decode(sheet(sent, again))).toMatchObject({ titles: ['A'], findings: [] });
    expect(decode(sheet(sent, { ...sent, day: 46_001 }))).toMatchObject({
      titles: ['A', 'A'],
      findings: [['ID_DOUBLED', 'id', 4]],
    });
  });

  it('that stand crooked are left out of everything', () => {
    expect(decode(sheet({ ...good, id: struck(id(1)) }, { title: struck(id(2)) }))).toMatchObject({
      titles: [],
      findings: [],
    });
    expect(decode(sheet({ title: 'A', place: id(1) }))).toMatchObject({
      titles: [],
      findings: [['ROW_CROOKED', 'place', 3]],
    });
  });

  it.each<[string, string, Row]>([
    ['its id under Zeichen', 'reference', { reference: id(1), id: id(9), submissionId: null }],
    ['its id under Stand', 'state', { state: id(1), id: null }],
    ['its id under Eingegangen am', 'receivedAt', { receivedAt: id(1), id: id(9) }],
    [
      'its id under Einsendung',
      'submissionId',
      { submissionId: id(1), reference: referenceOf(id(1)), id: id(9) },
    ],
    ['its id where nobody reads', 'id', { submissionId: id(9), id: null }],
    ['its id under a column of hers, all else too', 'id', { receivedAt: 'Stand', id: null }],
    ['its time under Einsendung', 'submissionId', { submissionId: 46_000.5, id: id(9) }],
  ])('that landed after columns had moved, with %s, are left out and get no id', (_what, column, cells) => {
    const crooked = sheet({ title: 'A', place: 'hier', ...cells });
    expect(decode(crooked)).toMatchObject({ titles: [], findings: [['ROW_CROOKED', column, 3]] });
    expect(missingIds(tab, crooked, words)).toEqual([]);
  });

  it('with a broken id are left out, loudly', () => {
    expect(decode(sheet({ ...good, id: 'Notiz' }))).toMatchObject({
      titles: [],
      findings: [['ID_BROKEN', 'id', 3]],
    });
  });
});

describe('missing ids', () => {
  const given = (raw: RawTab) => missingIds(tab, raw, words).map(({ row, key }) => [row, key]);

  it('are those of typed and of copied rows, and come with their reference', () => {
    expect(given(sheet(good, { title: 'getippt' }, { ...good, title: 'Kopie' }))).toEqual([
      [3, 'id'],
      [3, 'reference'],
      [4, 'id'],
      [4, 'reference'],
    ]);
  });

  it('are none where a row was written twice, is crooked, empty, or has a broken id', () => {
    const sent = { ...good, submissionId: id(9) };
    expect(
      given(sheet(sent, sent, { title: struck(id(2)) }, {}, { state: 'x' }, { ...good, id: 'Notiz' })),
    ).toEqual([]);
  });
});
