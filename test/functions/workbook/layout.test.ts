import { describe, expect, it } from 'vitest';
import {
  columnLetters,
  layoutOf,
  parseRange,
  quoted,
  sameColumns,
  tabLayout,
} from '../../../functions/workbook/layout.ts';
import { columnMetadata, headerMetadata, machineTab } from '../../../sheets-schema/tab.ts';
import { text } from '../../../sheets-schema/vocabulary.ts';

const tab = machineTab('samples', {
  file: 'operations',
  title: 'Muster',
  columns: { a: text({ label: 'Alpha' }), b: text({ label: 'Beta' }) },
});
const marked = (id: number) => ({ developerMetadata: [{ metadataId: id }] });

/** A spreadsheet whose one sheet has these identities and headers, side by side. */
function spreadsheet(keys: readonly (string | null)[], headers: readonly string[] = []) {
  return {
    sheets: [
      {
        properties: { title: 'Muster', sheetId: 5 },
        data: [
          {
            startRow: 2,
            rowMetadata: [marked(headerMetadata(tab).id)],
            columnMetadata: keys.map((key) => (key ? marked(columnMetadata(tab, key).id) : {})),
            ...(headers.length > 0 && {
              rowData: [{ values: headers.map((formattedValue) => ({ formattedValue })) }],
            }),
          },
        ],
      },
    ],
  };
}
const placed = (...all: Parameters<typeof spreadsheet>) => tabLayout(layoutOf(spreadsheet(...all)), tab);

describe('a layout', () => {
  it('knows columns by identity, whatever their headers say', () => {
    const found = placed([null, 'b', 'id', 'a'], ['Alpha', 'x', 'y', 'z']);
    expect(found).toMatchObject({ sheetId: 5, headerRow: 2 });
    expect(Object.fromEntries(found?.columns ?? [])).toEqual({ a: 3, b: 1, id: 2 });
  });

  it('follows the header where an identity stayed behind on an empty column', () => {
    expect(placed(['a', 'b', 'id', null], ['', 'Beta', 'id', ' alpha '])?.columns.get('a')).toBe(3);
  });

  it('does not guess between two columns of one name', () => {
    expect(placed(['a', 'b', 'id', null, null], ['', 'Beta', 'id', 'Alpha', 'Alpha'])?.columns.get('a')).toBe(
      0,
    );
    expect(placed(['b', 'id', null, null], ['Beta', 'id', 'Alpha', 'Alpha'])?.columns.has('a')).toBe(false);
  });

  it('does not know a tab without any of its identities, however it is named', () => {
    expect(
      tabLayout(
        [{ sheetId: 1, title: 'Muster', columns: new Map(), rows: new Map(), headers: ['Alpha'] }],
        tab,
      ),
    ).toBeNull();
  });

  it("is the same while the tab's columns stay in place, whatever is beside them", () => {
    const before = layoutOf(spreadsheet(['a', 'b', 'id'], ['Alpha', 'Beta', 'id']));
    expect(sameColumns(tab, before, layoutOf(spreadsheet(['a', 'b', 'id', null])))).toBe(true);
    expect(sameColumns(tab, before, layoutOf(spreadsheet(['b', 'a', 'id'])))).toBe(false);
    expect(sameColumns(tab, before, layoutOf(spreadsheet(['a', null, 'id'])))).toBe(false);
    expect(sameColumns(tab, before, [])).toBe(false);
  });
});

describe('A1 notation', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('names column %i %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
    expect(parseRange(`X!${letters}1`).column).toBe(index);
  });

  it.each([
    ["'It''s 5!'!B3:B9", { title: "It's 5!", row: 2, column: 1 }],
    ['Sheet1!C1:C10', { title: 'Sheet1', row: 0, column: 2 }],
    ['Sheet1!4:4', { title: 'Sheet1', row: 3, column: 0 }],
  ])('reads %s', (range, place) => {
    expect(parseRange(range)).toEqual(place);
  });

  it('quotes every title, so that none is taken for a cell', () => {
    expect(quoted('CRM26')).toBe("'CRM26'");
    expect(quoted("O'Neil")).toBe("'O''Neil'");
  });
});
