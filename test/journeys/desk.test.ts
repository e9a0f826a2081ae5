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
  page.locator(`td[data-x="${x}"][data-y="${y}"]`);

function copy(content: string): Promise<unknown> {
  return page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(content)})`);
}

async function choose(x: number, y: number, item: string): Promise<void> {
  await cell(x, y).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item }).click();
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
  it('types into a cell, and it stands in the sheet', async () => {
    await cell(0, 2).click();
    await page.keyboard.type('Kirchenchor');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored('A3')).toEqual([['Kirchenchor']]);
    expect(await cell(0, 3).getAttribute('class')).toContain('highlight'); // Enter goes on downwards
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

  it('renames a header, keeps the line breaks of a text that she only looks into, and takes a step back', async () => {
    await cell(0, 0).dblclick();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Was');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored('A1')).toEqual([['Was']]);

    await cell(3, 1).dblclick();
    await page.keyboard.press('Enter');
    expect(await stored('D2')).toEqual([['Erste Zeile\nzweite Zeile']]);

    await page.keyboard.press('Control+Z');
    await expect.poll(() => stored('A1')).toEqual([['Angebot']]);
  });

  it('pastes a block that reaches beyond the sheet', async () => {
    await cell(0, 25).click();
    const block = Array.from({ length: 10 }, (_, i) => `Zeile ${i}\tneu`).join('\n');
    await copy(block);
    await page.keyboard.press('Control+V');
    await expect.poll(() => stored('A26:B36')).toHaveLength(10);
    expect((await stored('A26:B36')).at(-1)).toEqual(['Zeile 9', 'neu']);
  });

  it('sorts, moves, inserts and deletes rows and columns in the sheet itself', async () => {
    await choose(0, 2, 'Tabelle nach Spalte A sortieren, A–Z');
    await expect.poll(() => stored('A1:A4')).toEqual([['Angebot'], ['Chor'], ['Frühstück'], ['Nähkurs']]);
    await choose(1, 1, 'Spalte nach rechts verschieben');
    await expect.poll(() => stored('A1:D1')).toEqual([['Angebot', 'Themen', 'Status', 'Beschreibung']]);
    await choose(0, 2, 'Zeile darüber einfügen');
    await expect.poll(() => stored('A1:A4')).toEqual([['Angebot'], ['Chor'], [], ['Frühstück']]);
    await choose(1, 1, 'Spalte B löschen');
    await expect.poll(() => stored('A1:D1')).toEqual([['Angebot', 'Status', 'Beschreibung']]);
    await expect.poll(() => cell(1, 0).textContent()).toBe('Status');
  });

  it('sees what others write at once, also while she types', async () => {
    await cell(0, 1).dblclick();
    await page.keyboard.type(' für alle');
    await api(`/${spreadsheetId}/values/A3?valueInputOption=RAW`, 'PUT', {
      values: [['Von jemand anderem']],
    });
    await expect.poll(() => stored('A3')).toEqual([['Von jemand anderem']]);
    expect(await page.locator('.cell-editor').inputValue()).toBe('Nähkurs für alle');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored('A2:A3')).toEqual([['Nähkurs für alle'], ['Von jemand anderem']]);
    await expect.poll(() => cell(0, 2).textContent(), { timeout: 5000 }).toBe('Von jemand anderem');
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

  it('can do without a mouse, and the page is accessible', async () => {
    await expectAccessible(page);
    await page.getByRole('region', { name: 'Tabelle' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('Tanz');
    await page.keyboard.press('Enter');
    await expect.poll(() => stored('A2')).toEqual([['Tanz']]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Angebote');
  });
});
