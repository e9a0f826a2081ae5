import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { contacts } from '../../../../sheets-schema/contacts.ts';
import { LETTERS } from './entries.ts';
import { cellsOf } from './scene.ts';
import type { Office } from '../office.ts';

/** Where the things that an edit moves stand before it. */
interface Desk {
  readonly sheetId: number;
  /** One past the last column, the last row with entries, and the last row. */
  readonly width: number;
  readonly end: number;
  readonly height: number;
  /** The row of an entry; the header's is 0. */
  readonly rowOf: (letter: (typeof LETTERS)[number]) => number;
  /** Where a column of the product's stands. */
  readonly at: (column: keyof typeof contacts.columns) => Promise<number>;
}

type Requests = sheets_v4.Schema$Request[];

const stretch = (
  sheetId: number,
  dimension: 'ROWS' | 'COLUMNS',
  startIndex: number,
  count = 1,
): sheets_v4.Schema$DimensionRange => ({ sheetId, dimension, startIndex, endIndex: startIndex + count });

const block = (
  sheetId: number,
  [startRowIndex, endRowIndex]: readonly [number, number],
  [startColumnIndex, endColumnIndex]: readonly [number, number],
): sheets_v4.Schema$GridRange => ({
  sheetId,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});

const write = (
  sheetId: number,
  rowIndex: number,
  columnIndex: number,
  ...values: sheets_v4.Schema$ExtendedValue[]
): sheets_v4.Schema$Request => ({
  updateCells: {
    start: { sheetId, rowIndex, columnIndex },
    rows: values.map((userEnteredValue) => ({ values: [{ userEnteredValue }] })),
    fields: 'userEnteredValue',
  },
});

/** What a manager may do to a tab, each as Google would be asked for it. */
export const edits: Readonly<Record<string, (desk: Desk) => Promise<Requests>>> = {
  nothing: () => Promise.resolve([]),
  'header renamed': async ({ sheetId, at }) => [
    write(sheetId, 0, await at('need'), { stringValue: 'Worum geht es?' }),
  ],
  'column moved': async ({ sheetId, at }) => [
    { moveDimension: { source: stretch(sheetId, 'COLUMNS', await at('need')), destinationIndex: 0 } },
  ],
  'column cut and pasted elsewhere': async ({ sheetId, at, width, height }) => {
    const column = await at('need');
    return [
      { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
      {
        cutPaste: {
          source: block(sheetId, [0, height], [column, column + 1]),
          destination: { sheetId, rowIndex: 0, columnIndex: width },
          pasteType: 'PASTE_NORMAL',
        },
      },
    ];
  },
  'column inserted': async ({ sheetId, at }) => [
    { insertDimension: { range: stretch(sheetId, 'COLUMNS', await at('reach')) } },
  ],
  'column deleted': async ({ sheetId, at }) => [
    { deleteDimension: { range: stretch(sheetId, 'COLUMNS', await at('persons')) } },
  ],
  'column duplicated': async ({ sheetId, at, width, height }) => {
    const column = await at('need');
    return [
      { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
      {
        copyPaste: {
          source: block(sheetId, [0, height], [column, column + 1]),
          destination: block(sheetId, [0, height], [width, width + 1]),
          pasteType: 'PASTE_NORMAL',
        },
      },
    ];
  },
  'column hidden': async ({ sheetId, at }) => [
    {
      updateDimensionProperties: {
        range: stretch(sheetId, 'COLUMNS', await at('need')),
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    },
  ],
  'validation that refuses': async ({ sheetId, at, height }) => {
    const column = await at('need');
    return [
      {
        setDataValidation: {
          range: block(sheetId, [1, height], [column, column + 1]),
          rule: {
            condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'Ja' }] },
            strict: true,
          },
        },
      },
    ];
  },
  'rows sorted': async ({ sheetId, at, width, end, rowOf }) => [
    {
      sortRange: {
        range: block(sheetId, [rowOf('A'), end], [0, width]),
        sortSpecs: [{ dimensionIndex: await at('need'), sortOrder: 'DESCENDING' }],
      },
    },
  ],
  'rows sorted without the grey columns': async ({ sheetId, at, end, rowOf }) => [
    {
      sortRange: {
        range: block(sheetId, [rowOf('A'), end], [0, await at('state')]),
        sortSpecs: [{ dimensionIndex: await at('need'), sortOrder: 'DESCENDING' }],
      },
    },
  ],
  'rows filtered': async ({ sheetId, at, width, end }) => [
    {
      setBasicFilter: {
        filter: {
          range: block(sheetId, [0, end], [0, width]),
          criteria: { [String(await at('need'))]: { hiddenValues: ['need-B', 'need-C', 'need-F'] } },
        },
      },
    },
  ],
  'row deleted': ({ sheetId, rowOf }) =>
    Promise.resolve([{ deleteDimension: { range: stretch(sheetId, 'ROWS', rowOf('A')) } }]),
  'row inserted': ({ sheetId, rowOf }) =>
    Promise.resolve([{ insertDimension: { range: stretch(sheetId, 'ROWS', rowOf('B')) } }]),
  'row copied and edited': async ({ sheetId, at, width, end, rowOf }) => [
    {
      copyPaste: {
        source: block(sheetId, [rowOf('C'), rowOf('C') + 1], [0, width]),
        destination: block(sheetId, [end, end + 1], [0, width]),
        pasteType: 'PASTE_NORMAL',
      },
    },
    write(sheetId, end, await at('need'), { stringValue: 'need-X' }),
    write(sheetId, end, await at('name'), { stringValue: 'name-X' }),
  ],
  'id filled down over others': async ({ sheetId, at, rowOf }) => {
    const column = await at('id');
    return [
      {
        copyPaste: {
          source: block(sheetId, [rowOf('A'), rowOf('A') + 1], [column, column + 1]),
          destination: block(sheetId, [rowOf('B'), rowOf('D')], [column, column + 1]),
          pasteType: 'PASTE_NORMAL',
        },
      },
    ];
  },
  'turned into a table': ({ sheetId, width, end }) =>
    Promise.resolve([
      { addTable: { table: { name: 'Tabelle1', range: block(sheetId, [0, end], [0, width]) } } },
    ]),
  'blank rows inside': ({ sheetId, rowOf }) =>
    Promise.resolve([{ insertDimension: { range: stretch(sheetId, 'ROWS', rowOf('D'), 3) } }]),
  'title above the header': ({ sheetId }) =>
    Promise.resolve([
      { insertDimension: { range: stretch(sheetId, 'ROWS', 0, 2) } },
      write(sheetId, 0, 0, { stringValue: 'Unsere Kontakte' }),
    ]),
  'notes beside and below': async ({ sheetId, at, width, end, rowOf }) => [
    { appendDimension: { sheetId, dimension: 'COLUMNS', length: 3 } },
    write(sheetId, rowOf('B'), width + 2, { stringValue: 'Rückruf bis Freitag' }),
    write(sheetId, end + 4, await at('need'), { stringValue: 'Hier geht es bald weiter' }),
  ],
  'header row deleted': ({ sheetId }) =>
    Promise.resolve([{ deleteDimension: { range: stretch(sheetId, 'ROWS', 0) } }]),
  'header sorted into the data': async ({ sheetId, at, width, end }) => [
    {
      sortRange: {
        range: block(sheetId, [0, end], [0, width]),
        sortSpecs: [{ dimensionIndex: await at('need'), sortOrder: 'DESCENDING' }],
      },
    },
  ],
  'tab renamed': ({ sheetId }) =>
    Promise.resolve([
      { updateSheetProperties: { properties: { sheetId, title: 'CRM26' }, fields: 'title' } },
    ]),
  'tab moved': ({ sheetId }) =>
    Promise.resolve([{ updateSheetProperties: { properties: { sheetId, index: 2 }, fields: 'index' } }]),
  'tab copied': ({ sheetId }) =>
    Promise.resolve([
      { duplicateSheet: { sourceSheetId: sheetId, newSheetName: 'Kopie', insertSheetIndex: 0 } },
    ]),
  'tab deleted': ({ sheetId }) => Promise.resolve([{ deleteSheet: { sheetId } }]),
  'cells merged': async ({ sheetId, at, rowOf }) => {
    const column = await at('persons');
    return [
      {
        mergeCells: {
          range: block(sheetId, [rowOf('E'), rowOf('F') + 1], [column, column + 1]),
          mergeType: 'MERGE_ALL',
        },
      },
    ];
  },
  'locale changed': () =>
    Promise.resolve([{ updateSpreadsheetProperties: { properties: { locale: 'en_US' }, fields: 'locale' } }]),
  'range protected': ({ sheetId, width, height }) =>
    Promise.resolve([
      {
        addProtectedRange: {
          protectedRange: { range: block(sheetId, [0, height], [0, width]), editors: { users: [] } },
        },
      },
    ]),
  'formula column of her own': ({ sheetId, width, rowOf }) =>
    Promise.resolve([
      { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
      write(sheetId, 0, width, { stringValue: 'Doppelt' }),
      write(
        sheetId,
        rowOf('A'),
        width,
        ...LETTERS.map((letter) => ({ formulaValue: `=A${rowOf(letter) + 1}*2` })),
      ),
    ]),
  'older version restored': async ({ sheetId, at, rowOf }) => [
    { deleteDimension: { range: stretch(sheetId, 'COLUMNS', (await at('need')) - 1) } },
    { deleteDimension: { range: stretch(sheetId, 'ROWS', rowOf('E'), 2) } },
  ],
  // Pasted: a validation may refuse what is typed.
  'value of the wrong type': async ({ sheetId, at, rowOf, end }) => {
    const [from, to] = [await at('need'), await at('date')];
    return [
      write(sheetId, end + 2, from, { stringValue: 'letzte Woche' }),
      {
        cutPaste: {
          source: block(sheetId, [end + 2, end + 3], [from, from + 1]),
          destination: { sheetId, rowIndex: rowOf('E'), columnIndex: to },
          pasteType: 'PASTE_VALUES',
        },
      },
    ];
  },
};

/** What an edit asks of Google in a scene, and the tab's number, by which the oracle knows it. */
export async function requestsOf(
  office: Office,
  name: string,
): Promise<{ readonly sheetId: number; readonly requests: Requests }> {
  const { sheetId, column } = await office.place(contacts, 'need');
  const lines = (await cellsOf(office)).get(sheetId) ?? [];
  const rowOf: Desk['rowOf'] = (letter) => lines.findIndex((line) => line[column] === `need-${letter}`);
  const { data } = await office.sheets.spreadsheets.get({
    spreadsheetId: office.ids[contacts.file],
    fields: 'sheets.properties(sheetId,gridProperties.rowCount)',
  });
  const own = data.sheets?.find(({ properties }) => properties?.sheetId === sheetId)?.properties;
  const desk = {
    sheetId,
    width: Object.keys(contacts.columns).length + 1,
    end: rowOf('F') + 1,
    height: own?.gridProperties?.rowCount ?? 0,
    rowOf,
    at: async (key: keyof typeof contacts.columns) => (await office.place(contacts, key)).column,
  };
  const requests = await edits[name]?.(desk);
  if (!requests) throw new Error(`[matrix] There is no edit "${name}".`);
  return { sheetId, requests };
}
