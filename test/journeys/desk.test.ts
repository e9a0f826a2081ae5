import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startSheets, type SheetsServer } from '../../local/sheets/server.ts';
import { startWorkbench, type Workbench } from '../../local/workbench/server.ts';
import { browser, expectAccessible } from './browser.ts';

const chromium = browser();

const HEADER = ['Angebot', 'Status', 'Themen', 'Beschreibung'];
const ROWS = [
  ['Nähkurs', 'neu', 'Familie', 'Erste Zeile\nzweite Zeile'],
  ['Chor', 'öffentlich', 'Musik', ''],
  ['Frühstück', 'pausiert', 'Familie', ''],
];

let sheets: SheetsServer;
let workbench: Workbench;
let spreadsheetId: string;
let page: Page;
/** What the browser may report on its console. */
let tolerated: string | undefined;
/** The calls by which the page changes the sheet, oldest first. */
let sent: string[];

beforeAll(async () => {
  sheets = await startSheets({ port: 0, state: ':memory:' });
  workbench = await startWorkbench({
    port: 0,
    state: '/nowhere',
    functions: [],
    addresses: () => ({
      site: 'http://localhost:8080',
      workbench: workbench.url,
      sheets: sheets.url,
      tasks: '',
      smtp: '',
      functions: '',
      spreadsheets: {
        directory: spreadsheetId,
        contacts: spreadsheetId,
        surveys: spreadsheetId,
        operations: spreadsheetId,
      },
    }),
  });
});
afterAll(async () => {
  await workbench.close();
  await sheets.close();
});

async function api<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
  const response = await fetch(`${sheets.url}/v4/spreadsheets${path}`, {
    method,
    headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
}

/** What really stands in the sheet. */
async function stored(range: string): Promise<string[][]> {
  const { values = [] } = await api<{ values?: string[][] }>(
    `/${spreadsheetId}/values/${encodeURIComponent(range)}`,
  );
  return values;
}

const cell = (x: number, y: number): ReturnType<Page['locator']> =>
  page.locator(`.cell[data-x="${x}"][data-y="${y}"]`);
const letter = (x: number): ReturnType<Page['locator']> => page.locator(`.letter[data-column="${x}"]`);

function copy(content: string): Promise<unknown> {
  return page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(content)})`);
}

async function choose(x: number, y: number, item: string): Promise<void> {
  await cell(x, y).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item }).click();
}

/** Chooses a block of cells by the mouse. */
async function drag(from: [number, number], to: [number, number]): Promise<void> {
  await cell(...from).hover();
  await page.mouse.down();
  await cell(...to).hover();
  await page.mouse.up();
}

/** Expects the calls that have changed the sheet since the last look: kinds of requests joined by "+", or "values". */
async function expectCalls(...calls: string[]): Promise<void> {
  await expect.poll(() => sent.length).toBeGreaterThanOrEqual(calls.length);
  await page.locator('main[data-saved="true"]').waitFor();
  expect(sent.splice(0)).toEqual(calls);
}

beforeEach(async () => {
  ({ spreadsheetId } = await api<{ spreadsheetId: string }>('', 'POST', {
    properties: { title: 'Verzeichnis', locale: 'de_DE' },
    sheets: [
      {
        properties: {
          sheetId: 1,
          title: 'Angebote',
          gridProperties: { rowCount: 30, columnCount: 6, frozenRowCount: 1 },
        },
      },
    ],
  }));
  const list = ['neu', 'öffentlich', 'pausiert'].map((userEnteredValue) => ({ userEnteredValue }));
  const range = { sheetId: 1, startRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 };
  await api(`/${spreadsheetId}/values/A1?valueInputOption=RAW`, 'PUT', { values: [HEADER, ...ROWS] });
  await api(`/${spreadsheetId}:batchUpdate`, 'POST', {
    requests: [
      {
        setDataValidation: {
          range,
          rule: { condition: { type: 'ONE_OF_LIST', values: list }, strict: true },
        },
      },
    ],
  });
  page = await chromium.page({ permissions: ['clipboard-read', 'clipboard-write'] });
  sent = [];
  page.on('request', (request) => {
    if (request.method() === 'GET' || !request.url().includes('/sheets/')) return;
    const { requests } = request.postDataJSON() as { requests?: object[] };
    sent.push(requests ? requests.flatMap((one) => Object.keys(one)).join('+') : 'values');
  });
  const errors: string[] = [];
  tolerated = undefined;
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  onTestFinished(async () => {
    await page.context().close();
    expect(errors.filter((error) => tolerated === undefined || !error.includes(tolerated))).toEqual([]);
  });
  await page.goto(workbench.url);
  await page.locator('main[data-ready="true"]').waitFor();
});

describe('the manager at the desk', () => {
  it('sorts, moves a column, renames a header, types and pastes rows, filters, and takes it all back', async () => {
    await cell(0, 2).click();
    await page.getByRole('button', { name: 'Tabelle nach dieser Spalte sortieren, A–Z' }).click();
    await expectCalls('sortRange');
    expect(await stored('A1:A4')).toEqual([['Angebot'], ['Chor'], ['Frühstück'], ['Nähkurs']]);

    await letter(1).click();
    await letter(1).hover();
    await page.mouse.down();
    const { x, y, width } = (await letter(2).boundingBox())!;
    await page.mouse.move(x + width - 10, y + 5, { steps: 4 });
    await page.mouse.up();
    await expectCalls('moveDimension');
    expect(await stored('A1:D1')).toEqual([['Angebot', 'Themen', 'Status', 'Beschreibung']]);

    await cell(0, 0).dblclick();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Was');
    await page.keyboard.press('Enter');
    await expectCalls('values');
    expect(await stored('A1')).toEqual([['Was']]);

    await cell(0, 4).click();
    await page.keyboard.type('Tanztee');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Musik');
    await page.keyboard.press('Tab');
    await page.keyboard.type('neu');
    await page.keyboard.press('Enter');
    await expectCalls('values', 'values', 'values');
    expect(await stored('A5:C5')).toEqual([['Tanztee', 'Musik', 'neu']]);

    await copy(Array.from({ length: 10 }, (_, i) => `Zeile ${i}\tFamilie\tpausiert`).join('\r\n'));
    await page.keyboard.press('Control+V'); // Enter has led back to column A
    await expectCalls('values');
    expect(await stored('A6:C15')).toHaveLength(10);
    expect((await stored('A15:C15'))[0]).toEqual(['Zeile 9', 'Familie', 'pausiert']);

    await page.getByRole('button', { name: 'Filter für alle' }).click();
    await expectCalls('setBasicFilter');
    await page.locator('[data-filter="2"]').click();
    await page.getByRole('checkbox', { name: 'pausiert' }).uncheck();
    await page.getByRole('button', { name: 'Anwenden' }).click();
    await expectCalls('setBasicFilter');
    await expect.poll(() => page.locator('.summary').textContent()).toBe('3 von 14 Zeilen');
    expect(await cell(0, 5).count()).toBe(0);

    for (let steps = 0; steps < 9; steps += 1) await page.keyboard.press('Control+Z');
    await expectCalls(
      'setBasicFilter',
      'clearBasicFilter',
      'updateCells',
      'updateCells',
      'updateCells',
      'updateCells',
      'updateCells',
      'moveDimension',
      'updateCells',
    );
    expect(await stored('A1:F30')).toEqual([HEADER, ...ROWS].map((row) => row.filter((text) => text !== '')));
    await expect.poll(() => cell(1, 0).textContent()).toBe('Status');

    await page.keyboard.press('Control+Y');
    await expectCalls('sortRange');
    expect(await stored('A2')).toEqual([['Chor']]);
  });

  it('types into a cell, and it stands in the sheet', async () => {
    await cell(0, 2).click();
    await page.keyboard.type('Kirchenchor');
    await page.keyboard.press('Enter');
    await expectCalls('values');
    expect(await stored('A3')).toEqual([['Kirchenchor']]);
    expect(await page.getByRole('textbox', { name: 'Adresse der Auswahl' }).inputValue()).toBe('A4');
  });

  it('chooses a status from the list; what is not in it is refused with a reason', async () => {
    await cell(1, 1).dblclick();
    await page.getByRole('option', { name: 'öffentlich' }).click();
    await expect.poll(() => stored('B2')).toEqual([['öffentlich']]);

    await cell(1, 2).click();
    await page.keyboard.type('vielleicht');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('status').allTextContents())
      .toContainEqual(expect.stringContaining('„vielleicht“ steht nicht in der Liste'));
    expect(await stored('B3')).toEqual([['öffentlich']]);
  });

  it('keeps the line breaks of a text that she only looks into', async () => {
    await cell(3, 1).dblclick();
    await page.keyboard.press('Enter');
    await cell(3, 2).click();
    await page.keyboard.type('fertig');
    await page.keyboard.press('Enter');
    await expectCalls('values');
    expect(await stored('D2:D3')).toEqual([['Erste Zeile\nzweite Zeile'], ['fertig']]);
  });

  it('copies, cuts, fills and empties blocks, each by one call', async () => {
    await drag([0, 1], [1, 2]);
    await page.keyboard.press('Control+C');
    await cell(0, 5).click();
    await page.keyboard.press('Control+V');
    await expectCalls('copyPaste');
    expect(await stored('A6:B7')).toEqual([
      ['Nähkurs', 'neu'],
      ['Chor', 'öffentlich'],
    ]);

    await page.keyboard.press('Control+X');
    await cell(3, 5).click();
    await page.keyboard.press('Control+V');
    await expectCalls('cutPaste');
    expect(await stored('A6:E7')).toEqual([
      ['', '', '', 'Nähkurs', 'neu'],
      ['', '', '', 'Chor', 'öffentlich'],
    ]);
    await page.keyboard.press('Control+Z');
    await expectCalls('cutPaste+updateCells');
    expect(await stored('A6:E7')).toEqual([
      ['Nähkurs', 'neu'],
      ['Chor', 'öffentlich'],
    ]);

    await drag([2, 1], [2, 3]);
    await page.keyboard.press('Control+D');
    await expectCalls('copyPaste');
    expect(await stored('C2:C4')).toEqual([['Familie'], ['Familie'], ['Familie']]);

    await cell(0, 3).click();
    await page.locator('.handle').hover();
    await page.mouse.down();
    await cell(0, 5).hover();
    await page.mouse.up();
    await expectCalls('copyPaste');
    expect(await stored('A4:A6')).toEqual([['Frühstück'], ['Frühstück'], ['Frühstück']]);

    await page.keyboard.press('Delete');
    await expectCalls('repeatCell');
    expect(await stored('A4:A7')).toEqual([[], [], [], ['Chor']]);
  });

  it('pastes a block that reaches beyond the sheet: rows are added first', async () => {
    await page.getByRole('textbox', { name: 'Adresse der Auswahl' }).fill('A26');
    await page.keyboard.press('Enter');
    await copy(Array.from({ length: 10 }, (_, i) => `Zeile ${i}\tneu`).join('\n'));
    await page.keyboard.press('Control+V');
    await expectCalls('appendDimension', 'values');
    const rows = await stored('A26:B36');
    expect(rows).toHaveLength(10);
    expect(rows.at(-1)).toEqual(['Zeile 9', 'neu']);
  });

  it('inserts, deletes, hides and moves rows and columns in the sheet itself, and brings them back', async () => {
    await choose(0, 2, 'Zeile darüber einfügen');
    await expectCalls('insertDimension');
    expect(await stored('A2:A4')).toEqual([['Nähkurs'], [], ['Chor']]);
    await page.keyboard.press('Control+Z');
    await expectCalls('deleteDimension');

    await choose(1, 1, 'Spalte nach rechts verschieben');
    await expectCalls('moveDimension');
    expect(await stored('A1:D1')).toEqual([['Angebot', 'Themen', 'Status', 'Beschreibung']]);
    await page.keyboard.press('Control+Z');
    await expectCalls('moveDimension');

    await choose(1, 1, 'Spalte B löschen');
    await expectCalls('deleteDimension');
    expect(await stored('A1:D1')).toEqual([['Angebot', 'Themen', 'Beschreibung']]);
    await page.keyboard.press('Control+Z');
    await expectCalls('insertDimension+updateCells+updateDimensionProperties');
    expect(await stored('A1:D1')).toEqual([HEADER]);
    await cell(1, 1).dblclick(); // its list is there again
    await page.getByRole('option', { name: 'pausiert' }).click();
    await expectCalls('values');

    await page.locator('.number[data-row="1"]').click();
    await page.locator('.number[data-row="1"]').hover();
    await page.mouse.down();
    await page.locator('.number[data-row="4"]').hover({ position: { x: 10, y: 3 } });
    await page.mouse.up();
    await expectCalls('moveDimension');
    expect(await stored('A2:A4')).toEqual([['Chor'], ['Frühstück'], ['Nähkurs']]);

    await page.getByRole('button', { name: 'Fixieren' }).click();
    await page.getByRole('menuitemcheckbox', { name: '2 Spalten' }).click();
    await expectCalls('updateSheetProperties');
    await expect.poll(() => letter(1).getAttribute('class')).toContain('frozen-edge');

    await letter(2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Spalten ausblenden' }).click();
    await expectCalls('updateDimensionProperties');
    await expect.poll(() => letter(2).count()).toBe(0);
  });

  it('works on tabs: adds, renames, duplicates, moves and deletes them', async () => {
    await page.getByRole('button', { name: 'Neues Blatt' }).click();
    await expectCalls('addSheet');
    const tab = page.getByRole('button', { name: 'Blatt 2', exact: true });
    await tab.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Umbenennen' }).click();
    await page.getByRole('textbox', { name: 'Name des Blatts' }).fill('Ideen');
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await expectCalls('updateSheetProperties');
    await page.getByRole('button', { name: 'Blatt „Ideen“ bearbeiten' }).click();
    await page.getByRole('menuitem', { name: 'Nach links' }).click();
    await expectCalls('updateSheetProperties');
    await expect
      .poll(() => page.locator('.tab > button:first-child').allTextContents())
      .toEqual(['Ideen', 'Angebote']);
    await page.keyboard.press('Control+Z');
    await expectCalls('updateSheetProperties');
    await expect
      .poll(() => page.locator('.tab > button:first-child').allTextContents())
      .toEqual(['Angebote', 'Ideen']);
    await page.getByRole('button', { name: 'Blatt „Ideen“ bearbeiten' }).click();
    await page.getByRole('menuitem', { name: 'Löschen' }).click();
    await page.getByRole('button', { name: 'Löschen' }).click();
    await expectCalls('deleteSheet');
  });

  it('looks through a filter view of her own, which hides nothing from others', async () => {
    await page.getByRole('button', { name: 'Filteransichten' }).click();
    await page.getByRole('menuitem', { name: 'Neue Filteransicht' }).click();
    await expectCalls('addFilterView');
    await page.locator('[data-filter="0"]').click();
    await page.getByRole('combobox', { name: 'Nach Bedingung filtern' }).selectOption('Text enthält');
    await page.getByRole('textbox', { name: 'Text' }).fill('K');
    await page.keyboard.press('Enter');
    await expectCalls('updateFilterView');
    await expect.poll(() => page.locator('.summary').textContent()).toBe('2 von 3 Zeilen');

    await page.locator('.number[data-row="1"]').click();
    await page.locator('.number[data-row="3"]').click({ modifiers: ['Shift'] });
    await page.locator('.number[data-row="3"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Sichtbare Zeilen von 2 bis 4 löschen' }).click();
    await expectCalls('deleteDimension+deleteDimension');
    expect(await stored('A1:A4')).toEqual([['Angebot'], ['Chor']]);
    await page.keyboard.press('Control+Z');
    await expectCalls('insertDimension+updateCells+insertDimension+updateCells');
    await expect.poll(() => stored('A1:A4')).toEqual([HEADER, ...ROWS].map((row) => [row[0]]));

    await page.getByRole('button', { name: 'Filteransicht schließen' }).click();
    await cell(0, 2).click(); // the row that the view hid
    await expect.poll(() => page.locator('.summary').textContent()).toBe('3 Zeilen');
    expect(sent).toEqual([]);
  });

  it('finds, and replaces by one call', async () => {
    await cell(0, 0).click();
    await page.keyboard.press('Control+H');
    await page.getByRole('textbox', { name: 'Suchen' }).fill('familie');
    await expect.poll(() => page.locator('.find output').textContent()).toBe('1 von 2');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.find output').textContent()).toBe('2 von 2');
    await page.getByRole('textbox', { name: 'Ersetzen durch' }).fill('Kinder');
    await page.getByRole('button', { name: 'Alle ersetzen' }).click();
    await expectCalls('findReplace');
    expect(await stored('C2:C4')).toEqual([['Kinder'], ['Musik'], ['Kinder']]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Z');
    await expectCalls('updateCells+updateCells');
    expect(await stored('C2:C4')).toEqual([['Familie'], ['Musik'], ['Familie']]);
  });

  it('is asked before she changes protected cells', async () => {
    const range = { sheetId: 1, startColumnIndex: 3, endColumnIndex: 4 };
    await api(`/${spreadsheetId}:batchUpdate`, 'POST', {
      requests: [
        { addProtectedRange: { protectedRange: { range, description: 'Kennungen', warningOnly: true } } },
      ],
    });
    await page.reload();
    await page.locator('main[data-ready="true"]').waitFor();
    await cell(3, 2).click();
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Kennungen').waitFor();
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    expect(sent).toEqual([]);

    await cell(3, 2).click();
    await page.keyboard.type('y');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Trotzdem ändern' }).click();
    await expectCalls('values');
    expect(await stored('D3')).toEqual([['y']]);
  });

  it('sees what others write at once, also while she types', async () => {
    await cell(0, 1).dblclick();
    await page.keyboard.type(' für alle');
    await api(`/${spreadsheetId}/values/A3?valueInputOption=RAW`, 'PUT', {
      values: [['Von jemand anderem']],
    });
    await expect.poll(() => cell(0, 2).textContent()).toBe('Von jemand anderem');
    expect(await page.locator('.cell-editor').inputValue()).toBe('Nähkurs für alle');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored('A2:A3')).toEqual([['Nähkurs für alle'], ['Von jemand anderem']]);
  });

  it('enters what she types into the row where she began, though others insert rows above it', async () => {
    await cell(0, 2).dblclick();
    await page.keyboard.type(' am Dom');
    await api(`/${spreadsheetId}:batchUpdate`, 'POST', {
      requests: [
        { insertDimension: { range: { sheetId: 1, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } },
      ],
    });
    await expect.poll(() => cell(0, 3).textContent()).toBe('Chor');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored('A3:A4')).toEqual([['Nähkurs'], ['Chor am Dom']]);
  });

  it('is told when a step cannot be taken back because somebody else has changed the cell since', async () => {
    await cell(0, 1).click();
    await page.keyboard.type('Strickkurs');
    await page.keyboard.press('Enter');
    await expectCalls('values');
    await api(`/${spreadsheetId}/values/A2?valueInputOption=RAW`, 'PUT', { values: [['Häkelkurs']] });
    await page.keyboard.press('Control+Z');
    await page.getByText('Jemand anderes hat inzwischen an diesen Zellen gearbeitet').waitFor();
    expect(sent).toEqual([]);
    expect(await stored('A2')).toEqual([['Häkelkurs']]);
  });

  it('reads Google’s own reason when an edit is refused, and sees the old value again', async () => {
    tolerated = 'status of 400';
    await copy('x'.repeat(50_001));
    await cell(0, 1).click();
    await page.keyboard.press('Control+V');
    await page.getByText('more than the maximum of 50000 characters in a single cell').waitFor();
    await page.locator('main[data-saved="false"]').waitFor();
    await expect.poll(() => cell(0, 1).textContent()).toBe('Nähkurs');
  });

  it('can do without a mouse, and the page is accessible, also with all its panels open', async () => {
    await page.getByRole('grid', { name: 'Tabelle' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('Tanz');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored('A2')).toEqual([['Tanz']]);
    await page.keyboard.press('Shift+F10');
    await page.keyboard.press('z'); // the first item with this letter
    await page.keyboard.press('Enter');
    await expectCalls('values', 'insertDimension');
    await page.getByRole('button', { name: 'Filter für alle' }).click();
    await page.keyboard.press('Control+F');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Alt+ArrowDown'); // the filter of column A
    await expectAccessible(page);
    await page.keyboard.press('Escape'); // the panel closes, …
    await page.keyboard.press('Escape'); // … and the cells give the Tab key back
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Neues Blatt');
  });
});
