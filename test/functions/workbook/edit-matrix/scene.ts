import { contacts } from '../../../../sheets-schema/contacts.ts';
import type { FileKey } from '../../../../sheets-schema/tab.ts';
import { fileKeys } from '../../../../sheets-schema/workbooks.ts';
import type { World } from '../../../support/office-template.ts';
import { startOffice, type Office } from '../office.ts';
import { entry, LETTERS } from './entries.ts';

/** Rows of each tab in this file: fewer than set-up makes, because every try opens the file anew. */
export const ROWS = 40;

/** Every cell of a file: by sheet id, row and column, as typed: values, and formulas as formulas. */
export type Cells = ReadonlyMap<number, readonly (readonly unknown[])[]>;

/** All cells of the contacts file as its owner sees them. */
export async function cellsOf({ sheets, ids }: Office): Promise<Cells> {
  const spreadsheetId = ids.contacts;
  const { data } = await sheets.spreadsheets.get({
    spreadsheetId,
    fields: 'sheets.properties(sheetId,title)',
  });
  const tabs = (data.sheets ?? []).map(({ properties }) => properties ?? {});
  const { data: read } = await sheets.spreadsheets.values.batchGet({
    spreadsheetId,
    ranges: tabs.map(({ title }) => `'${(title ?? '').replaceAll("'", "''")}'`),
    valueRenderOption: 'FORMULA',
  });
  return new Map(
    tabs.map(({ sheetId }, at) => [sheetId ?? 0, (read.valueRanges?.[at]?.values ?? []) as unknown[][]]),
  );
}

/** An office with the entries in it and a column of the manager's own between the product's. */
export function startScene(world: World = {}): Promise<Office> {
  return startOffice(fillScene, world);
}

/** Takes away empty rows at the end of tabs. */
async function shrink({ sheets, ids }: Office, file: FileKey): Promise<void> {
  const spreadsheetId = ids[file];
  const { data } = await sheets.spreadsheets.get({ spreadsheetId, fields: 'sheets.properties' });
  const requests = await Promise.all(
    (data.sheets ?? []).map(async ({ properties }) => {
      const range = `'${properties?.title}'`;
      const { data: filled } = await sheets.spreadsheets.values.get({ spreadsheetId, range });
      const rowCount = Math.max(ROWS, filled.values?.length ?? 0);
      return {
        updateSheetProperties: {
          properties: { sheetId: properties?.sheetId ?? 0, gridProperties: { rowCount } },
          fields: 'gridProperties.rowCount',
        },
      };
    }),
  );
  await sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
}

async function fillScene(office: Office): Promise<void> {
  for (const file of fileKeys) await shrink(office, file);
  const workbook = office.open();
  await workbook.append(LETTERS.map(entry));
  await workbook.giveIds(contacts); // as the last upkeep: it remembers which content stands beside which id
  const { sheetId, column } = await office.place(contacts, 'need');
  const lines = (await cellsOf(office)).get(sheetId) ?? [];
  const first = lines.findIndex((line) => line[column] === 'need-A');
  const own = (rowIndex: number, ...texts: string[]) => ({
    updateCells: {
      start: { sheetId, rowIndex, columnIndex: column },
      rows: texts.map((stringValue) => ({ values: [{ userEnteredValue: { stringValue } }] })),
      fields: 'userEnteredValue',
    },
  });
  await office.edit(
    'contacts',
    { appendDimension: { sheetId, dimension: 'ROWS', length: 6 } }, // room below, wherever the entries landed
    {
      insertDimension: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 },
      },
    },
    own(0, 'Meine Farbe'),
    own(first, ...LETTERS.map((letter) => `own-${letter}`)),
  );
}
