import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worldWith } from '../../../local/sheets/doubts.ts';
import { describe as describeBook } from '../../../local/sheets/grid/describe.ts';
import { batchUpdate } from '../../../local/sheets/methods/batch-update.ts';
import type { Call } from '../../../local/sheets/methods/method.ts';
import { valuesAppend } from '../../../local/sheets/methods/values-append.ts';
import type { Requests } from '../../../local/sheets/requests/request-kind.ts';
import { Library } from '../../../local/sheets/store/library.ts';
import { bookOf, owner, told, valuesOf } from './book.ts';
import { meet, type Rect, shifted, SheetModel, type Value, within } from './sheet-model.ts';

/** Sizes of the sheet at the start, and the column of the sorting, cutting and so on is taken modulo what there is. */
const [ROWS, COLUMNS] = [9, 5];

/** One step with numbers that are read modulo what the sheet has at that moment, so that every step is possible. */
interface Step {
  kind: (typeof KINDS)[number];
  numbers: number[];
  values: Value[][];
}

const KINDS = ['insert', 'delete', 'move', 'sort', 'cut', 'copy', 'appendCells', 'append'] as const;
const filled = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom('a', 'b', 'c'));
const cells = (height: number, width: number, value: fc.Arbitrary<Value>): fc.Arbitrary<Value[][]> =>
  fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: height });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    numbers: fc.array(fc.nat(999), { minLength: 8, maxLength: 8 }),
    values: cells(3, 2, filled),
  }),
  { maxLength: 12 },
);
const start = cells(ROWS - 2, COLUMNS, fc.option(filled, { nil: null, freq: 2 }));

/** A library with one spreadsheet, and the model of its sheet: marks on rows and columns, a merge, two names. */
function scene(values: Value[][], file = ':memory:'): { library: Library; model: SheetModel } {
  const library = new Library(file, { doubts: worldWith() });
  library.add(bookOf([]));
  const model = new SheetModel(20, 6);
  carryOut(library, [
    { deleteDimension: { range: { sheetId: 7, dimension: 'ROWS', startIndex: ROWS, endIndex: 20 } } },
    { deleteDimension: { range: { sheetId: 7, dimension: 'COLUMNS', startIndex: COLUMNS, endIndex: 6 } } },
    write({ top: 0, left: 0 }, values),
    { mergeCells: { range: rangeOf({ top: 1, bottom: 3, left: 1, right: 3 }) } },
    name('eins', { top: 2, bottom: 5, left: 0, right: 3 }),
    name('zwei', { top: 0, bottom: 1, left: 2, right: 5 }),
    ...[0, 2, 3, 8].map((index) => mark('ROWS', index)),
    ...[0, 1, 4].map((index) => mark('COLUMNS', index)),
  ]);
  model.delete('rows', ROWS, 20);
  model.delete('columns', COLUMNS, 6);
  model.write(0, 0, values);
  // A merge keeps its first value (doc: "the rest are cleared").
  keepFirst(model, { top: 1, bottom: 3, left: 1, right: 3 });
  model.merges = [model.block({ top: 1, bottom: 3, left: 1, right: 3 })];
  model.names = new Map([
    ['eins', model.block({ top: 2, bottom: 5, left: 0, right: 3 })],
    ['zwei', model.block({ top: 0, bottom: 1, left: 2, right: 5 })],
  ]);
  for (const index of [0, 2, 3, 8]) model.rows[index]!.marks.push(idOf('ROWS', index));
  for (const index of [0, 1, 4]) model.columns[index]!.marks.push(idOf('COLUMNS', index));
  return { library, model };
}

function keepFirst(model: SheetModel, rect: Rect): void {
  const values = model.read(rect);
  model.write(
    rect.top,
    rect.left,
    values.map((line, row) => line.map((value, column) => (row + column === 0 ? value : null))),
  );
}

const idOf = (dimension: 'ROWS' | 'COLUMNS', index: number): number =>
  (dimension === 'ROWS' ? 100 : 200) + index;

function mark(dimension: 'ROWS' | 'COLUMNS', index: number): Requests {
  const dimensionRange = { sheetId: 7, dimension, startIndex: index, endIndex: index + 1 };
  return {
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: idOf(dimension, index),
        metadataKey: 'mark',
        visibility: 'DOCUMENT',
        location: { dimensionRange },
      },
    },
  };
}

function name(text: string, rect: Rect): Requests {
  return { addNamedRange: { namedRange: { namedRangeId: text, name: text, range: rangeOf(rect) } } };
}

function write({ top, left }: Pick<Rect, 'top' | 'left'>, values: Value[][]): Requests {
  return {
    updateCells: {
      start: { sheetId: 7, rowIndex: top, columnIndex: left },
      fields: 'userEnteredValue',
      rows: rowData(values),
    },
  };
}

function rowData(values: Value[][]): object[] {
  return values.map((line) => ({
    values: line.map((value) => {
      if (value === null) return {};
      const key = typeof value === 'number' ? 'numberValue' : 'stringValue';
      return { userEnteredValue: { [key]: value } };
    }),
  }));
}

function rangeOf({ top, bottom, left, right }: Rect): object {
  return {
    sheetId: 7,
    startRowIndex: top,
    endRowIndex: bottom,
    startColumnIndex: left,
    endColumnIndex: right,
  };
}

function call(library: Library, body: object, parts: Partial<Call> = {}): Call {
  return {
    library,
    actor: owner,
    caller: owner,
    documentEditors: [],
    now: new Date('2026-11-23T12:00:00Z'),
    path: { id: 'book' },
    query: new URLSearchParams(),
    body,
    mask: undefined,
    ...parts,
  };
}

function carryOut(library: Library, requests: Requests[]): void {
  batchUpdate.run(call(library, { requests }));
}

/** Does a step to the spreadsheet and to the model. What Google refuses, or no source tells, is left out. */
function take(library: Library, model: SheetModel, { kind, numbers, values }: Step): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  const lines = a % 2 === 0 ? 'rows' : 'columns';
  const dimension = lines === 'rows' ? 'ROWS' : 'COLUMNS';
  const size = model[lines].length;
  const [first, count] = [b % size, 1 + (c % 3)];
  const end = Math.min(first + count, size);
  const range = { sheetId: 7, dimension, startIndex: first, endIndex: end };
  const rect = {
    top: b % model.rows.length,
    bottom: 0,
    left: c % model.columns.length,
    right: 0,
  };
  rect.bottom = Math.min(model.rows.length, rect.top + 1 + (d % 4));
  rect.right = Math.min(model.columns.length, rect.left + 1 + (e % 3));
  switch (kind) {
    case 'insert':
      carryOut(library, [
        { insertDimension: { range: { ...range, endIndex: first + count }, inheritFromBefore: first > 0 } },
      ]);
      model.insert(lines, first, count);
      return;
    case 'delete':
      if (end - first === size) return;
      carryOut(library, [{ deleteDimension: { range } }]);
      model.delete(lines, first, end);
      return;
    case 'move': {
      const to = d % (size + 1);
      if (to >= first && to <= end) return;
      carryOut(library, [{ moveDimension: { source: range, destinationIndex: to } }]);
      model.move(lines, first, end, to);
      return;
    }
    case 'sort': {
      const by = rect.left + (f % (rect.right - rect.left));
      carryOut(library, [{ sortRange: { range: rangeOf(rect), sortSpecs: [{ dimensionIndex: by }] } }]);
      model.sort(rect, by);
      return;
    }
    case 'cut':
    case 'copy': {
      const row = d % (model.rows.length - (rect.bottom - rect.top) + 1);
      const column = e % (model.columns.length - (rect.right - rect.left) + 1);
      const target = shifted(rect, row - rect.top, column - rect.left);
      const merges = model.merges.map((block) => model.rectOf(block));
      const torn = (merge: Rect): boolean => meet(merge, rect) && !within(merge, rect);
      const covered = (merge: Rect): boolean =>
        meet(merge, target) && !(kind === 'cut' && within(merge, rect));
      if (merges.some((merge) => torn(merge) || covered(merge))) return;
      if (kind === 'cut') {
        const destination = { sheetId: 7, rowIndex: row, columnIndex: column };
        carryOut(library, [{ cutPaste: { source: rangeOf(rect), destination } }]);
        model.cut(rect, row, column);
      } else {
        carryOut(library, [{ copyPaste: { source: rangeOf(rect), destination: rangeOf(target) } }]);
        model.copy(rect, row, column);
      }
      return;
    }
    case 'appendCells':
      carryOut(library, [{ appendCells: { sheetId: 7, fields: 'userEnteredValue', rows: rowData(values) } }]);
      model.appendCells(values);
      return;
    default: {
      const inserts = f % 2 === 0;
      valuesAppend.run(
        call(
          library,
          { values },
          {
            path: { id: 'book', range: `Liste!R${rect.top + 1}C${rect.left + 1}` },
            query: new URLSearchParams({
              valueInputOption: 'RAW',
              insertDataOption: inserts ? 'INSERT_ROWS' : 'OVERWRITE',
            }),
          },
        ),
      );
      model.append(rect.top, rect.left, values, inserts);
    }
  }
}

/** What the spreadsheet says of its sheet. */
function shown(library: Library): object {
  const book = library.get('book');
  const { rowCount, columnCount } = book.grid(7);
  const places = book.info.metadata.flatMap(({ metadataId, place }) =>
    'index' in place ? [[metadataId, place.index] as const] : [],
  );
  const sheet = told(book);
  return {
    size: [rowCount, columnCount],
    values: valuesOf(book),
    places: Object.fromEntries(places),
    merges: sorted(sheet.sheets?.[0]?.merges ?? []),
    names: Object.fromEntries((sheet.namedRanges ?? []).map(({ name: text, range }) => [text, range])),
  };
}

/** What the model says of it, in the same shape. */
function expected(model: SheetModel): object {
  const places = [...model.rows.entries(), ...model.columns.entries()].flatMap(([index, { marks }]) =>
    marks.map((id) => [id, index] as const),
  );
  const values = model
    .read({ top: 0, bottom: model.rows.length, left: 0, right: model.columns.length })
    .map((line) => line.slice(0, line.findLastIndex((value) => value !== null) + 1))
    .map((line) => line.map((value) => value ?? ''));
  return {
    size: [model.rows.length, model.columns.length],
    values: values.slice(0, values.findLastIndex((line) => line.length > 0) + 1),
    places: Object.fromEntries(places),
    merges: sorted(model.merges.map((block) => rangeOf(model.rectOf(block)))),
    names: Object.fromEntries([...model.names].map(([text, block]) => [text, rangeOf(model.rectOf(block))])),
  };
}

function sorted(ranges: object[]): string[] {
  const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
  return ranges.map((range) => JSON.stringify(Object.entries(range).toSorted(byName))).toSorted();
}

/** All that can be asked of the spreadsheet, cell by cell. */
function whole(library: Library): object {
  return describeBook(library.get('book'), { areas: [], gridData: true, mask: undefined, actor: owner });
}

describe('any sequence of inserts, deletions, moves, sorts, cuts, copies and appends', () => {
  it('leaves values, metadata, merges and names where rows and columns as things would have them', () => {
    fc.assert(
      fc.property(start, steps, (values, taken) => {
        const { library, model } = scene(values);
        for (const step of taken) {
          take(library, model, step);
          expect(shown(library)).toEqual(expected(model));
        }
        library.close();
      }),
      { numRuns: 150 },
    );
  });

  it('is in the database as it is in memory', () => {
    fc.assert(
      fc.property(start, steps, (values, taken) => {
        const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
        try {
          const { library, model } = scene(values, join(folder, 'sheets.sqlite'));
          for (const step of taken) take(library, model, step);
          const before = whole(library);
          library.close();
          const again = new Library(join(folder, 'sheets.sqlite'), { doubts: worldWith() });
          expect(whole(again)).toEqual(before);
          again.close();
        } finally {
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('a batch that is refused at its last request', () => {
  it('changes nothing, whatever came before', () => {
    fc.assert(
      fc.property(start, steps, cells(4, 3, filled), fc.nat(8), (values, taken, written, row) => {
        const { library, model } = scene(values);
        for (const step of taken.slice(0, 4)) take(library, model, step);
        const [before, book] = [whole(library), library.get('book')];
        const range = { sheetId: 7, dimension: 'ROWS', startIndex: 0, endIndex: 1 };
        const refused: Requests[] = [
          { appendCells: { sheetId: 7, fields: 'userEnteredValue', rows: rowData(written) } },
          { insertDimension: { range: { ...range, startIndex: row % model.rows.length, endIndex: 10 } } },
          { updateSpreadsheetProperties: { properties: { title: 'Anders' }, fields: 'title' } },
          { setBasicFilter: { filter: { range: { sheetId: 7 } } } },
          { addSheet: { properties: { title: 'Neu' } } },
          mark('COLUMNS', 2),
          { deleteDimension: { range } },
          { repeatCell: { range: { sheetId: 99 }, cell: {}, fields: 'note' } },
        ];
        expect(() => carryOut(library, refused)).toThrow('No grid with id: 99');
        expect(whole(library)).toEqual(before);
        expect(library.get('book')).toBe(book);
        library.close();
      }),
      { numRuns: 40 },
    );
  });
});
