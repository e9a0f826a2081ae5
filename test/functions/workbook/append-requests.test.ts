import { describe, expect, it } from 'vitest';
import {
  appendRequest,
  encodeRow,
  missingColumns,
  standsCrooked,
} from '../../../functions/workbook/append-requests.ts';
import type { RawCell } from '../../../functions/workbook/cells.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { append } from '../../../functions/workbook/workbook.ts';
import { machineTab } from '../../../sheets-schema/tab.ts';
import { number, text } from '../../../sheets-schema/vocabulary.ts';

const tab = machineTab('samples', {
  file: 'operations',
  title: 'Muster',
  columns: { a: text({ label: 'A' }), b: text({ label: 'B' }), c: number({ label: 'C' }) },
});
const row = encodeRow(append(tab, { a: 'eins', b: 'zwei', c: 3, id: 'X' }), wordsFrom([]));
const layout = (columns: Record<string, number>) => ({
  sheetId: 5,
  title: 'Muster',
  headerRow: 0,
  columns: new Map(Object.entries(columns)),
});

describe('a row to append', () => {
  it('is placed by its columns, with nothing in columns that are not ours', () => {
    const { appendCells } = appendRequest(layout({ a: 4, b: 0, c: 2, id: 1 }), [row]);
    const shown = appendCells?.rows?.[0]?.values?.map(
      ({ userEnteredValue: value }) => value?.stringValue ?? value?.numberValue ?? null,
    );
    expect(shown).toEqual(['zwei', 'X', 3, null, 'eins']);
    expect(appendCells?.fields).toBe('userEnteredValue,userEnteredFormat.numberFormat');
  });

  it('misses a column only where it has a value for it', () => {
    expect(missingColumns(row, layout({ a: 0, b: 1, id: 2 }))).toEqual(['c']);
    const short = encodeRow(append(tab, { a: 'eins', id: 'X' }), wordsFrom([]));
    expect(missingColumns(short, layout({ a: 0, id: 1 }))).toEqual([]);
  });
});

describe('a row that is there', () => {
  const crooked = (cells: Record<string, RawCell>) => standsCrooked(row, (key) => cells[key]);

  it("stands crooked when its values are under each other's columns", () => {
    expect(crooked({ a: 'zwei', b: 'eins', c: 3, id: 'X' })).toBe(true);
    expect(crooked({ a: null, b: 'eins', c: 'zwei', id: 'X' })).toBe(true);
  });

  it('stands right when people changed or emptied some of its values', () => {
    expect(crooked({ a: 'eins', b: 'zwei', c: 3, id: 'X' })).toBe(false);
    expect(crooked({ a: 'anders', b: null, c: 4, id: 'X' })).toBe(false);
    expect(crooked({ a: null, b: 'eins', c: 3, id: 'X' })).toBe(false);
  });
});
