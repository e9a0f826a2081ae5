import { referenceOf } from '../../../../sheets-schema/ids.ts';
import { contacts } from '../../../../sheets-schema/contacts.ts';
import type { FileKey } from '../../../../sheets-schema/tab.ts';
import { idOf } from '../../../../functions/platform/keys.ts';
import { append, type Append } from '../../../../functions/workbook/workbook.ts';
import { startOffice, type Office } from '../office.ts';

/** The entries that stand in *Kontakte* before anybody edits; each value occurs once and names its entry. */
export const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** Rows of each tab in this file: fewer than set-up makes, because every try opens the file anew. */
export const ROWS = 40;

const topics = {
  A: 'geld',
  B: 'amt',
  C: 'wohnen',
  D: 'gesundheit',
  E: 'alter',
  F: 'familie',
  G: 'arbeit',
} as const;

/** An entry's id. */
export function idOfEntry(letter: string): string {
  return idOf(`matrix|${letter}`);
}

/** What is sent for an entry. */
export function entry(letter: string): Append {
  const id = idOfEntry(letter);
  const at = letter.charCodeAt(0) - 64;
  return append(contacts, {
    date: `2026-11-0${at}`,
    mainTopic: topics[letter as keyof typeof topics],
    need: `need-${letter}`,
    outcome: 'offen',
    reach: `reach-${letter}`,
    name: `name-${letter}`,
    persons: 100 + at,
    state: `state-${letter}`,
    reference: referenceOf(id),
    id,
    submissionId: `submission-${letter}`,
    receivedAt: `2026-11-0${at}T10:00:00.000Z`,
  });
}

/** Every cell of a file: by sheet id, row and column, as typed values. */
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
    valueRenderOption: 'UNFORMATTED_VALUE',
  });
  return new Map(
    tabs.map(({ sheetId }, at) => [sheetId ?? 0, (read.valueRanges?.[at]?.values ?? []) as unknown[][]]),
  );
}

/** An office with the entries in it and a column of the manager's own between the product's. */
export function startScene(): Promise<Office> {
  return startOffice(fill);
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

async function fill(office: Office): Promise<void> {
  await shrink(office, 'directory');
  await shrink(office, 'contacts');
  const workbook = office.open();
  await workbook.append(LETTERS.map(entry));
  await workbook.giveIds(contacts); // as the last upkeep: it remembers which content stands beside which id
  const { sheetId, column } = await office.place(contacts, 'need');
  const text = (stringValue: string) => ({ values: [{ userEnteredValue: { stringValue } }] });
  await office.edit(
    'contacts',
    {
      insertDimension: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 },
      },
    },
    {
      updateCells: {
        start: { sheetId, rowIndex: 0, columnIndex: column },
        rows: [text('Meine Farbe'), ...LETTERS.map((letter) => text(`own-${letter}`))],
        fields: 'userEnteredValue',
      },
    },
  );
}
