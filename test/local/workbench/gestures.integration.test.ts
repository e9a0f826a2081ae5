import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSheets, type SheetsServer } from '../../../local/sheets/server.ts';
import * as gestures from '../../../local/workbench/public/desk/gestures/index.ts';
import type { Gesture } from '../../../local/workbench/public/desk/gestures/index.ts';
import { History, type HistoryPorts } from '../../../local/workbench/public/desk/history.ts';
import { a1 } from '../../../local/workbench/public/desk/ranges.ts';
import type { CellData, Properties } from '../../../local/workbench/public/desk/snapshot.ts';

const PLACE = { sheetId: 1, title: 'Angebote', rowCount: 12, columnCount: 6, frozenRows: 1 };

let sheets: SheetsServer;
let id: string;
/** The calls that have changed the sheet. */
let calls: number;

beforeAll(async () => {
  sheets = await startSheets({ port: 0, state: ':memory:' });
});
afterAll(() => sheets.close());

async function api<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${sheets.url}/v4/spreadsheets${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { Authorization: 'Bearer any' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

/** Everything of the file that the API tells. */
const everything = (): Promise<unknown> => api(`/${id}?includeGridData=true`);

const ports: HistoryPorts = {
  send: async (call) => {
    calls += 1;
    await ('requests' in call
      ? api(`/${id}:batchUpdate`, { requests: call.requests })
      : api(`/${id}/values:batchUpdate`, { valueInputOption: 'USER_ENTERED', data: call.data }));
  },
  read: async (_sheetId, area) => {
    const {
      sheets: [sheet],
    } = await api<{
      sheets: [{ properties: { gridProperties: { rowCount: number; columnCount: number } } }];
    }>(`/${id}?fields=sheets.properties`);
    const { rowCount, columnCount } = sheet.properties.gridProperties;
    const range = a1(
      'Angebote',
      area.left,
      area.top,
      Math.min(area.right, columnCount - 1),
      Math.min(area.bottom, rowCount - 1),
    );
    const answer = await api<{
      sheets: [
        {
          data: [
            {
              rowData?: Array<{ values?: CellData[] }>;
              rowMetadata?: Properties[];
              columnMetadata?: Properties[];
            },
          ];
        },
      ];
    }>(`/${id}?includeGridData=true&ranges=${encodeURIComponent(range)}`);
    const { rowData = [], rowMetadata = [], columnMetadata = [] } = answer.sheets[0].data[0];
    const fields = ({ userEnteredValue, userEnteredFormat, note, dataValidation }: CellData): CellData =>
      JSON.parse(JSON.stringify({ userEnteredValue, userEnteredFormat, note, dataValidation })) as CellData;
    return {
      area,
      cells: Array.from({ length: area.bottom - area.top + 1 }, (_, y) =>
        Array.from({ length: area.right - area.left + 1 }, (__, x) => fields(rowData[y]?.values?.[x] ?? {})),
      ),
      rows: rowMetadata,
      columns: columnMetadata.map(({ pixelSize, hiddenByUser, developerMetadata }) => ({
        ...(pixelSize !== undefined && { pixelSize }),
        ...(hiddenByUser && { hiddenByUser }),
        ...(developerMetadata && {
          developerMetadata: developerMetadata.map(
            ({ metadataId, metadataKey, metadataValue, visibility }) => ({
              metadataId,
              metadataKey,
              metadataValue,
              visibility,
            }),
          ),
        }),
      })),
    };
  },
};

const range = (left: number, top: number, right: number, bottom: number) => ({
  sheetId: 1,
  startColumnIndex: left,
  startRowIndex: top,
  endColumnIndex: right + 1,
  endRowIndex: bottom + 1,
});

beforeEach(async () => {
  ({ spreadsheetId: id } = await api<{ spreadsheetId: string }>('', {
    properties: { title: 'Verzeichnis', locale: 'de_DE' },
    sheets: [
      {
        properties: {
          sheetId: 1,
          title: 'Angebote',
          gridProperties: { rowCount: 12, columnCount: 6, frozenRowCount: 1 },
        },
      },
      { properties: { sheetId: 2, title: 'Listen', gridProperties: { rowCount: 5, columnCount: 2 } } },
    ],
  }));
  await api(`/${id}/values:batchUpdate`, {
    valueInputOption: 'USER_ENTERED',
    data: [
      {
        range: 'Angebote!A1',
        values: [
          ['Angebot', 'Status', 'Ab', 'Plätze'],
          ['Nähkurs', 'neu', '3.11.2026', '12'],
          ['Chor', 'öffentlich', '', '=D2*2'],
          ['Ärzte', 'neu', '1.1.2026', '0,5'],
        ],
      },
    ],
  });
  await api(`/${id}:batchUpdate`, {
    requests: [
      {
        setDataValidation: {
          range: range(1, 1, 1, 11),
          rule: { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'neu' }] }, strict: true },
        },
      },
      {
        repeatCell: {
          range: range(0, 2, 0, 2),
          cell: { note: 'laut', userEnteredFormat: { backgroundColor: { red: 0.5 } } },
          fields: 'note,userEnteredFormat.backgroundColor',
        },
      },
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataId: 77,
            metadataKey: 'column',
            metadataValue: 'Status',
            visibility: 'DOCUMENT',
            location: { dimensionRange: { sheetId: 1, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } },
          },
        },
      },
      {
        updateDimensionProperties: {
          range: { sheetId: 1, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 },
          properties: { pixelSize: 77 },
          fields: 'pixelSize',
        },
      },
    ],
  });
  calls = 0;
});

const area = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
const FILTER = { range: range(0, 0, 3, 11) };
const VIEW = { ...FILTER, filterViewId: 5, title: 'Neue' };

const GESTURES: Array<[string, () => Gesture]> = [
  ['typing a date', () => gestures.typing(PLACE, [{ x: 2, y: 2, value: '4.11.2026' }])],
  [
    'pasting texts over cells of several kinds',
    () =>
      gestures.typing(
        PLACE,
        [1, 2, 3].flatMap((y) => [0, 1, 2, 3].map((x) => ({ x, y, value: `${x}${y}` }))),
      ),
  ],
  ['emptying', () => gestures.clearing(PLACE, [area(0, 1, 3, 1), area(0, 3, 3, 3)])],
  ['filling down', () => gestures.filling(PLACE, area(0, 2, 3, 2), [area(0, 3, 3, 3), area(0, 5, 3, 6)])],
  ['copying a block', () => gestures.copying(PLACE, area(0, 1, 1, 2), 1, area(2, 2, 3, 3))],
  ['moving a block', () => gestures.moving(PLACE, area(0, 1, 3, 2), 1, { x: 0, y: 6 })],
  ['moving a block over itself', () => gestures.moving(PLACE, area(0, 1, 3, 2), 1, { x: 1, y: 2 })],
  ['sorting', () => gestures.sorting(PLACE, area(0, 1, 5, 3), 0, 'ASCENDING')],
  ['inserting rows', () => gestures.inserting(PLACE, 'ROWS', 2, 2, true)],
  ['inserting columns', () => gestures.inserting(PLACE, 'COLUMNS', 0, 1, false)],
  [
    'deleting rows between which others are hidden',
    () =>
      gestures.deleting(PLACE, 'ROWS', [
        [3, 3],
        [5, 6],
      ]),
  ],
  ['deleting a column with its identity', () => gestures.deleting(PLACE, 'COLUMNS', [[1, 1]])],
  ['deleting the last column', () => gestures.deleting(PLACE, 'COLUMNS', [[5, 5]])],
  ['moving columns to the right', () => gestures.shifting(PLACE, 'COLUMNS', 0, 1, 4)],
  ['moving a column to the left', () => gestures.shifting(PLACE, 'COLUMNS', 3, 3, 0)],
  ['moving rows down', () => gestures.shifting(PLACE, 'ROWS', 1, 1, 4)],
  ['drawing widths', () => gestures.shaping(PLACE, 'COLUMNS', 0, 1, { pixelSize: 200 }, [100, 77])],
  ['hiding', () => gestures.shaping(PLACE, 'ROWS', 2, 3, { hiddenByUser: true }, [false, false])],
  ['adding rows', () => gestures.addingRows(PLACE, 10)],
  ['replacing', () => gestures.replacing(PLACE, 'neu', 'alt', area(0, 0, 3, 3), true)],
  [
    'freezing',
    () =>
      gestures.changingSheet(
        1,
        'gesture.freezing',
        { gridProperties: { frozenRowCount: 2 } },
        { gridProperties: { frozenRowCount: 1 } },
        'gridProperties.frozenRowCount',
      ),
  ],
  [
    'renaming a tab',
    () => gestures.changingSheet(1, 'gesture.renameSheet', { title: 'A' }, { title: 'Angebote' }, 'title'),
  ],
  ['moving a tab', () => gestures.changingSheet(1, 'gesture.moveSheet', { index: 2 }, { index: 0 }, 'index')],
  ['adding a tab', () => gestures.addingSheet({ addSheet: { properties: { sheetId: 9, title: 'X' } } }, 9)],
  ['setting a filter', () => gestures.filtering(1, FILTER, undefined)],
  ['adding a filter view', () => gestures.viewing(1, VIEW, undefined)],
];

describe('a gesture', () => {
  it.each(GESTURES)(
    '%s changes the sheet by one call, is taken back by one, and done again by one',
    async (_name, make) => {
      const history = new History(ports);
      const before = await everything();
      await history.carryOut(make());
      const after = await everything();
      expect(after).not.toEqual(before);
      expect((await history.undo()).kind).toBe('done');
      expect(await everything()).toEqual(before);
      expect((await history.redo()).kind).toBe('done');
      expect(await everything()).toEqual(after);
      expect(calls).toBe(3);
    },
  );

  it('on a filter or a view that is there already takes back to what it was', async () => {
    const history = new History(ports);
    const specs = { filterSpecs: [{ columnIndex: 1, filterCriteria: { hiddenValues: ['neu'] } }] };
    await history.carryOut(gestures.viewing(1, VIEW, undefined));
    await history.carryOut(gestures.filtering(1, FILTER, undefined));
    const before = await everything();
    await history.carryOut(gestures.viewing(1, { ...VIEW, ...specs }, VIEW));
    await history.carryOut(gestures.filtering(1, { ...FILTER, ...specs }, FILTER));
    await history.carryOut(gestures.viewing(1, undefined, { ...VIEW, ...specs }));
    await history.undo();
    await history.undo();
    await history.undo();
    expect(await everything()).toEqual(before);
  });
});

describe('a step back', () => {
  it('is refused where somebody else has written since, and what they wrote stays', async () => {
    const history = new History(ports);
    await history.carryOut(gestures.inserting(PLACE, 'ROWS', 2, 1, true));
    await api(`/${id}/values:batchUpdate`, {
      valueInputOption: 'RAW',
      data: [{ range: 'Angebote!B3', values: [['von jemand anderem']] }],
    });
    const now = await everything();
    expect((await history.undo()).kind).toBe('changed');
    expect(await everything()).toEqual(now);
    expect([history.canUndo, history.canRedo]).toEqual([false, false]);
  });

  it('is possible though rows were added below, also for columns', async () => {
    const history = new History(ports);
    await history.carryOut(gestures.shifting(PLACE, 'COLUMNS', 0, 0, 3));
    await api(`/${id}/values:batchUpdate`, {
      valueInputOption: 'RAW',
      data: [{ range: 'Angebote!A8', values: [['neu', 'heute', 'Tanz']] }],
    });
    expect((await history.undo()).kind).toBe('done');
  });

  it('brings a deleted row back, but not the references to it that formulas lost', async () => {
    const history = new History(ports);
    await history.carryOut(gestures.deleting(PLACE, 'ROWS', [[1, 1]]));
    expect((await history.undo()).kind).toBe('done');
    const { values } = await api<{ values: string[][] }>(
      `/${id}/values/${encodeURIComponent('Angebote!D2:D3')}?valueRenderOption=FORMULA`,
    );
    expect(values).toEqual([[12], ['=#REF!*2']]);
  });

  it('ends where there is no way back: at a deleted tab', async () => {
    const history = new History(ports);
    await history.carryOut(gestures.typing(PLACE, [{ x: 0, y: 5, value: 'x' }]));
    await history.carryOut(gestures.deletingSheet(2));
    expect(history.canUndo).toBe(false);
    expect((await history.undo()).kind).toBe('nothing');
  });

  it('can be tried again when Google did not answer', async () => {
    let answers = true;
    const history = new History({
      ...ports,
      send: (call) => (answers ? ports.send(call) : Promise.reject(new Error('503'))),
    });
    await history.carryOut(gestures.typing(PLACE, [{ x: 0, y: 5, value: 'x' }]));
    answers = false;
    await expect(history.undo()).rejects.toThrow('503');
    answers = true;
    expect((await history.undo()).kind).toBe('done');
  });

  it('cannot be taken again once something else was done', async () => {
    const history = new History(ports);
    await history.carryOut(gestures.typing(PLACE, [{ x: 0, y: 5, value: 'x' }]));
    await history.undo();
    await history.carryOut(gestures.typing(PLACE, [{ x: 0, y: 6, value: 'y' }]));
    expect(history.canRedo).toBe(false);
  });
});
