import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SheetsServer, startSheets } from '../../local/sheets/server.ts';
import { startWorkbench, type Workbench } from '../../local/workbench/server.ts';
import { browser, expectAccessible } from './browser.ts';

const chromium = browser();

const PROGRAM = 'intake@office.example';

let sheets: SheetsServer;
let workbench: Workbench;

beforeAll(async () => {
  sheets = await startSheets({
    port: 0,
    state: ':memory:',
    tokens: {
      program: { email: PROGRAM, role: 'editor' },
      '*': { email: 'leitung@office.example', role: 'owner' },
    },
  });
  workbench = await startWorkbench({
    port: 0,
    state: '/nowhere',
    functions: [],
    program: PROGRAM,
    addresses: () => ({
      site: 'http://localhost:8080',
      workbench: workbench.url,
      sheets: sheets.url,
      tasks: '',
      smtp: '',
      functions: '',
      spreadsheets: { directory: '', contacts: '', surveys: '', operations: '' },
    }),
  });
});
afterAll(async () => {
  await workbench.close();
  await sheets.close();
});

/** The status of making a spreadsheet, as the program or as somebody else. */
async function make(token: string): Promise<number> {
  const headers = { Authorization: `Bearer ${token}` };
  return (await fetch(`${sheets.url}/v4/spreadsheets`, { method: 'POST', headers, body: '{}' })).status;
}

it('somebody lets the program’s writes fail, sees it happen, and ends it', async () => {
  const page = await chromium.page();
  await page.goto(`${workbench.url}/stoerungen`);
  await page.getByText('Keine Störung ist eingeschaltet.').waitFor();

  await page.getByLabel('Was geschieht').selectOption('Nicht erreichbar (503), aber ausgeführt');
  await page.getByLabel('Bei welchen Aufrufen').selectOption('nur Schreiben');
  await page.getByLabel('Wie oft').selectOption('einmal, beim nächsten Aufruf');
  await page.getByRole('button', { name: 'Einschalten', exact: true }).click();
  await page.getByText('noch nicht eingetreten').waitFor();

  expect([await make('manager'), await make('program'), await make('program')]).toEqual([200, 503, 200]);
  await page.getByText('erledigt').waitFor();
  const calls = page.getByRole('region', { name: 'Letzte Aufrufe' }).getByRole('row');
  await calls.nth(3).waitFor();
  expect((await calls.allInnerTexts()).slice(1)).toEqual([
    expect.stringMatching(/Brückenbauer\s+create\s+200\s+ja\s+\S+ m?s\s*$/),
    expect.stringMatching(/Brückenbauer\s+create\s+503\s+ja\s+\S+ m?s\s+Fehler$/),
    expect.stringMatching(/leitung@office\.example\s+create\s+200\s+ja/),
  ]);

  await page.getByRole('button', { name: /^Entfernen: Nicht erreichbar/ }).click();
  await page.getByText('Keine Störung ist eingeschaltet.').waitFor();
});

it('somebody chooses a write that lands late, which no reading can be, and takes one of two failures away', async () => {
  const page = await chromium.page();
  await page.goto(`${workbench.url}/stoerungen`);
  await page.getByLabel('Bei welchen Aufrufen').selectOption('nur Lesen');
  await page.getByRole('button', { name: 'Einschalten', exact: true }).click();
  await page.getByRole('strong').getByText('Nicht erreichbar (503)', { exact: true }).waitFor();

  await page.getByLabel('Was geschieht').selectOption('Keine Antwort, und erst später ausgeführt');
  expect(await page.getByLabel('Bei welchen Aufrufen').isDisabled()).toBe(true);
  await page.getByLabel('Sekunden').fill('120');
  await page.getByRole('button', { name: 'Einschalten', exact: true }).click();
  await page.getByText('Keine Antwort, und erst 120 s später ausgeführt').waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Ausschalten: Nicht erreichbar (503)' }).click();
  await page.getByRole('button', { name: 'Alle ausschalten' }).waitFor({ state: 'detached' });
  const { plan } = (await (await fetch(`${sheets.url}/local/faults`)).json()) as { plan: object };
  expect(plan).toMatchObject({
    rules: [{ fault: 'late', delayMs: 120_000, methods: ['write'], user: PROGRAM, times: 1 }],
  });
});

it('somebody switches Google’s limits on and sees what the minute has used', async () => {
  const page = await chromium.page();
  await page.goto(`${workbench.url}/stoerungen`);
  await page.getByRole('switch').check();
  await page.getByRole('row', { name: /^Projekt/ }).waitFor();
  await expectAccessible(page);
  await make('manager');
  await page.getByRole('row', { name: /^leitung@office\.example 0 von 60 1 von 60$/ }).waitFor();
  await page.getByRole('switch').uncheck();
  await page.getByRole('row', { name: /^Projekt/ }).waitFor({ state: 'detached' });
});
