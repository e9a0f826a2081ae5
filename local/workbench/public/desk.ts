import {
  readBook,
  readChanges,
  readColumns,
  readValues,
  SheetsRefusal,
  update,
  writeCells,
  type Book,
  type Column,
  type Sheet,
  type UpdateRequest,
} from './desk/api.ts';
import { askText, confirmDeletion } from './desk/dialog.ts';
import { Grid, type Selection } from './desk/grid.ts';
import { showMenu } from './desk/menu.ts';
import { columnName, parseCell, type CellEdit } from './desk/ranges.ts';
import { startSaving } from './desk/saving.ts';
import { byId, h } from './dom.ts';
import { ask, repeat, toast, type Addresses } from './shell.ts';
import { t } from './words.ts';

/** Blank rows below the last one with content, so that there is always a place to go on. */
const SPARE_ROWS = 25;
/** How many more a person gets with "Mehr Zeilen zeigen". */
const MORE_ROWS = 200;
/** Milliseconds between two looks for changes by others. */
const LOOK_EVERY = 1000;

const main = byId('main');
const books = h('div', { class: 'books', role: 'group', 'aria-label': t('desk.books') });
const status = h('p', { class: 'saving', role: 'status' });
const cellName = h('output', { class: 'cell-name' });
const cellText = h('textarea', {
  class: 'cell-text jss_object',
  rows: 1,
  'aria-label': t('desk.content'),
  disabled: true,
  spellcheck: false,
});
const cellMenu = h(
  'button',
  { type: 'button', class: 'quiet caret jss_object', disabled: true },
  t('desk.cellMenu'),
);
const gridPlace = h('div', { class: 'grid', tabIndex: 0, role: 'region', 'aria-label': t('desk.grid') });
const tabs = h('div', { class: 'tabs', role: 'group', 'aria-label': t('desk.sheets') });
const moreRows = h('button', { type: 'button', class: 'quiet' }, t('desk.moreRows'));
const shown = h('span', { class: 'muted' });

let allBooks: Book[] = [];
let book: Book | undefined;
let sheet: Sheet | undefined;
let values: string[][] = [];
let columns: Column[] = [];
let extraRows = 0;
/** Where the person was on each tab. */
const lastSheet = new Map<string, number>();
/** Counters of change as last seen. */
let counters: Readonly<Record<string, number>> | undefined;
let stale = false;
/** Rises with each change of rows and columns. */
let structure = 0;

const saving = startSaving(
  (state) => {
    status.textContent = t(
      state === 'saving' ? 'desk.saving' : state === 'saved' ? 'desk.saved' : 'desk.unsaved',
    );
    status.dataset['state'] = state;
    main.dataset['saved'] = String(state === 'saved');
  },
  (error) => toast(error.message),
);

const grid = new Grid(gridPlace, {
  edited: (edits) => void edit(edits),
  selected: showCell,
  menu: (event) => showMenu(cellItems(), event.clientX, event.clientY),
  columnMoved: (from, to) => void moveColumn(from, to),
  editingEnded: () => void (stale && refresh()),
});

/* Reading */

async function openBook(id: string): Promise<void> {
  const next = allBooks.find((one) => one.id === id) ?? allBooks[0];
  if (!next) return;
  book = next;
  const visible = next.sheets.filter(({ hidden }) => !hidden);
  const remembered = lastSheet.get(next.id);
  await openSheet(visible.find(({ sheetId }) => sheetId === remembered) ?? visible[0]);
}

async function openSheet(next: Sheet | undefined): Promise<void> {
  if (!book || !next) return;
  sheet = next;
  extraRows = 0;
  lastSheet.set(book.id, next.sheetId);
  history.replaceState(null, '', `#${book.id}/${next.sheetId}`);
  drawBooks();
  drawTabs();
  cellName.textContent = '';
  cellText.value = '';
  cellText.disabled = true;
  cellMenu.disabled = true;
  main.dataset['ready'] = 'false';
  await load(true);
  main.dataset['ready'] = 'true';
}

/** Reads the tab that is open; its columns too where they may have changed. */
async function load(withColumns: boolean): Promise<void> {
  if (!book || !sheet) return;
  const [asked, of] = [sheet, book];
  const [newValues, newColumns] = await Promise.all([
    readValues(of.id, asked.title),
    withColumns ? readColumns(of.id, asked) : columns,
  ]);
  if (sheet.sheetId !== asked.sheetId || book.id !== of.id) return; // the person went on to another tab
  values = newValues;
  columns = newColumns;
  draw();
}

function draw(): void {
  if (!book || !sheet) return;
  const rows = Math.max(
    values.length,
    Math.min(sheet.rowCount, Math.max(values.length, 12) + SPARE_ROWS + extraRows),
  );
  grid.show({ key: `${book.id}/${sheet.sheetId}`, values, rows, columns, frozen: sheet.frozen, structure });
  const used = Math.max(0, values.length - sheet.frozen);
  shown.textContent = t('desk.shown', { used, columns: columns.length });
}

/** Reads anew what others may have changed. While a cell is edited nothing moves under the person's hands. */
async function refresh(force = false): Promise<void> {
  if (!book || !sheet) return;
  if (!force && (saving.busy() || grid.editing)) {
    stale = true;
    return;
  }
  stale = false;
  const before = book;
  const fresh = await readBook(book.id);
  allBooks = allBooks.map((one) => (one.id === fresh.id ? fresh : one));
  if (book !== before) return;
  book = fresh;
  const current = sheet;
  const same = fresh.sheets.find(({ sheetId }) => sheetId === current.sheetId);
  if (!same || same.hidden) {
    await openBook(fresh.id);
    return;
  }
  const reshaped = JSON.stringify(same) !== JSON.stringify(current);
  sheet = same;
  if (JSON.stringify(before.sheets) !== JSON.stringify(fresh.sheets)) drawTabs();
  if (before.title !== fresh.title) drawBooks();
  const header = values[same.frozen - 1]?.join('\n');
  await load(reshaped || force);
  if (!force && header !== values[same.frozen - 1]?.join('\n')) await load(true);
}

async function look(): Promise<void> {
  if (allBooks.length === 0) return;
  const now = await readChanges();
  if (!now) {
    await refresh();
    return;
  }
  const changed = book && counters && now[book.id] !== counters[book.id];
  counters = now;
  if (changed || stale) await refresh();
}

/* Writing: each edit is one call to the Sheets API */

async function edit(edits: readonly CellEdit[]): Promise<void> {
  const [to, on] = [book, sheet];
  if (!to || !on) return;
  await saving.add(() => writeCells(to.id, on, edits));
  await refresh(false).catch(report);
}

async function change(...requests: UpdateRequest[]): Promise<void> {
  const to = book;
  if (!to) return;
  await saving.add(() => update(to.id, requests));
  structure += 1;
  await refresh(true).catch(report);
}

const rowsOf = (startIndex: number, endIndex: number): UpdateRequest => ({
  sheetId: sheet?.sheetId,
  dimension: 'ROWS',
  startIndex,
  endIndex,
});
const columnsOf = (startIndex: number, endIndex: number): UpdateRequest => ({
  ...rowsOf(startIndex, endIndex),
  dimension: 'COLUMNS',
});

/** Google counts the destination before the column is taken out. */
function moveColumn(from: number, to: number): Promise<void> {
  if (from === to) return Promise.resolve();
  const destinationIndex = to > from ? to + 1 : to;
  return change({ moveDimension: { source: columnsOf(from, from + 1), destinationIndex } });
}

function sort(top: number, bottom: number, left: number, right: number, by: number, sortOrder: string): void {
  const range = {
    sheetId: sheet?.sheetId,
    startRowIndex: top,
    endRowIndex: bottom,
    startColumnIndex: left,
    endColumnIndex: right,
  };
  void change({ sortRange: { range, sortSpecs: [{ dimensionIndex: by, sortOrder }] } });
}

function cellItems(): Parameters<typeof showMenu>[0] {
  const chosen = grid.selection;
  const on = sheet;
  if (!chosen || !on) return [];
  const { left, right, top, bottom } = chosen;
  const height = bottom - top + 1;
  const width = right - left + 1;
  const column = columnName(left);
  const insert = (range: UpdateRequest, inheritFromBefore: boolean) => () =>
    void change({ insertDimension: { range, inheritFromBefore } });
  const remove = (range: UpdateRequest) => () => void change({ deleteDimension: { range } });
  const sortAll = (order: string) => () => sort(on.frozen, values.length, 0, on.columnCount, left, order);
  return [
    { label: t('menu.insertAbove'), act: insert(rowsOf(top, top + height), top > on.frozen) },
    {
      label: t('menu.insertBelow'),
      act: insert(rowsOf(bottom + 1, bottom + 1 + height), bottom >= on.frozen),
    },
    {
      label:
        height === 1
          ? t('menu.deleteRow', { row: top + 1 })
          : t('menu.deleteRows', { from: top + 1, to: bottom + 1 }),
      act: remove(rowsOf(top, bottom + 1)),
    },
    undefined,
    { label: t('menu.insertLeft'), act: insert(columnsOf(left, left + width), left > 0) },
    { label: t('menu.insertRight'), act: insert(columnsOf(right + 1, right + 1 + width), true) },
    { label: t('menu.moveLeft'), act: () => void moveColumn(left, left - 1), disabled: left === 0 },
    {
      label: t('menu.moveRight'),
      act: () => void moveColumn(left, left + 1),
      disabled: left + 1 >= on.columnCount,
    },
    {
      label:
        width === 1
          ? t('menu.deleteColumn', { column })
          : t('menu.deleteColumns', { from: column, to: columnName(right) }),
      act: remove(columnsOf(left, right + 1)),
    },
    undefined,
    { label: t('menu.sortUp', { column }), act: sortAll('ASCENDING') },
    { label: t('menu.sortDown', { column }), act: sortAll('DESCENDING') },
    {
      label: t('menu.sortSelection'),
      act: () => sort(top, bottom + 1, left, right + 1, left, 'ASCENDING'),
      disabled: height === 1,
    },
    undefined,
    { label: t('menu.clear'), act: () => clear(chosen) },
  ];
}

function clear({ left, right, top, bottom }: Selection): void {
  for (let y = top; y <= bottom; y += 1) for (let x = left; x <= right; x += 1) grid.type(x, y, '');
}

/* Tabs */

function sheetItems(of: Sheet): Parameters<typeof showMenu>[0] {
  const order = book?.sheets ?? [];
  const index = order.findIndex(({ sheetId }) => sheetId === of.sheetId);
  // An index counts as if the tab were still in its old place.
  const move = (to: number) => () =>
    void change({
      updateSheetProperties: { properties: { sheetId: of.sheetId, index: to }, fields: 'index' },
    });
  return [
    { label: t('sheet.rename'), act: () => void renameSheet(of) },
    {
      label: t('sheet.copy'),
      act: () => void change({ duplicateSheet: { sourceSheetId: of.sheetId, insertSheetIndex: index + 1 } }),
    },
    { label: t('sheet.moveLeft'), act: move(index - 1), disabled: index === 0 },
    { label: t('sheet.moveRight'), act: move(index + 2), disabled: index === order.length - 1 },
    undefined,
    { label: t('sheet.delete'), act: () => void deleteSheet(of), disabled: order.length === 1 },
  ];
}

async function renameSheet(of: Sheet): Promise<void> {
  const title = await askText(t('sheet.renameTitle'), t('sheet.renameLabel'), of.title);
  if (title === undefined || title === of.title) return;
  await change({ updateSheetProperties: { properties: { sheetId: of.sheetId, title }, fields: 'title' } });
}

async function deleteSheet(of: Sheet): Promise<void> {
  if (await confirmDeletion(t('sheet.deleteTitle', { title: of.title }), t('sheet.deleteText'))) {
    await change({ deleteSheet: { sheetId: of.sheetId } });
  }
}

async function addSheet(): Promise<void> {
  const titles = new Set(book?.sheets.map(({ title }) => title));
  let number = titles.size + 1;
  while (titles.has(t('desk.newSheetName', { number }))) number += 1;
  await change({ addSheet: { properties: { title: t('desk.newSheetName', { number }) } } });
}

/* Showing */

function drawBooks(): void {
  books.replaceChildren(
    ...allBooks.map(({ id, title }) =>
      h(
        'button',
        {
          type: 'button',
          'aria-pressed': String(id === book?.id),
          onclick: () => void openBook(id).catch(report),
        },
        title,
      ),
    ),
  );
}

function drawTabs(): void {
  const visible = (book?.sheets ?? []).filter(({ hidden }) => !hidden);
  tabs.replaceChildren(
    ...visible.map((one) => {
      const current = one.sheetId === sheet?.sheetId;
      const button = h(
        'button',
        {
          type: 'button',
          'aria-pressed': String(current),
          onclick: () =>
            void openSheet(book?.sheets.find(({ sheetId }) => sheetId === one.sheetId)).catch(report),
          oncontextmenu: (event: MouseEvent) => {
            event.preventDefault();
            showMenu(sheetItems(one), event.clientX, event.clientY);
          },
        },
        one.title,
      );
      const menu = h('button', {
        type: 'button',
        class: 'caret',
        'aria-label': t('desk.sheetMenu', { title: one.title }),
        onclick: (event: MouseEvent) => showMenu(sheetItems(one), event.clientX, event.clientY),
      });
      return h('span', { class: current ? 'tab current' : 'tab' }, button, current ? menu : undefined);
    }),
    h(
      'button',
      { type: 'button', class: 'add', 'aria-label': t('desk.newSheet'), onclick: () => void addSheet() },
      '+',
    ),
  );
  tabs.querySelector('.current')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function showCell({ left, top, right, bottom }: Selection): void {
  const from = `${columnName(left)}${top + 1}`;
  const to = `${columnName(right)}${bottom + 1}`;
  cellName.textContent = from === to ? from : `${from}:${to}`;
  cellText.disabled = false;
  cellMenu.disabled = false;
  cellText.value = grid.value(left, top);
}

function report(error: unknown): void {
  toast((error as Error).message);
}

/* The field above the grid edits the chosen cell, with room for long texts. */
cellText.addEventListener('keydown', (event) => {
  event.stopPropagation();
  const chosen = grid.selection;
  if (!chosen || !['Enter', 'Escape'].includes(event.key)) return;
  event.preventDefault();
  if (event.key === 'Enter' && (event.altKey || event.ctrlKey)) {
    cellText.setRangeText('\n', cellText.selectionStart, cellText.selectionEnd, 'end');
    return;
  }
  if (event.key === 'Escape') cellText.value = grid.value(chosen.left, chosen.top);
  cellText.blur();
});
cellText.addEventListener('paste', (event) => event.stopPropagation());
cellText.addEventListener('blur', () => {
  const chosen = grid.selection;
  if (chosen && cellText.value !== grid.value(chosen.left, chosen.top)) {
    grid.type(chosen.left, chosen.top, cellText.value);
  }
});
cellMenu.addEventListener('click', () => {
  const { left, bottom } = cellMenu.getBoundingClientRect();
  showMenu(cellItems(), left, bottom + 4);
});
moreRows.addEventListener('click', () => {
  if (!sheet) return;
  extraRows += MORE_ROWS;
  if (values.length + SPARE_ROWS + extraRows > sheet.rowCount) {
    void change({ appendDimension: { sheetId: sheet.sheetId, dimension: 'ROWS', length: MORE_ROWS } });
  } else draw();
});

async function start(): Promise<void> {
  main.append(
    h('div', { class: 'books-line' }, books, status),
    h('div', { class: 'cell-line' }, cellName, cellText, cellMenu),
    gridPlace,
    h('div', { class: 'tabs-line' }, tabs, shown, moreRows),
  );
  gridPlace.append(h('p', { class: 'empty' }, t('desk.loading')));
  main.dataset['saved'] = 'true';
  const { spreadsheets } = await ask<Addresses>('/api/addresses');
  allBooks = await Promise.all(Object.values(spreadsheets).map(readBook));
  if (allBooks.length === 0) {
    gridPlace.replaceChildren(h('p', { class: 'empty' }, t('desk.noBooks')));
    return;
  }
  const { id, sheetId, cell } = addressed();
  if (sheetId !== '') lastSheet.set(id, Number(sheetId));
  counters = await readChanges();
  await openBook(id);
  if (!cell) return;
  grid.choose({ ...cell, right: cell.left, bottom: cell.top });
  gridPlace
    .querySelector(`td[data-x="${cell.left}"][data-y="${cell.top}"]`)
    ?.scrollIntoView({ block: 'center', inline: 'center' });
}

/** Where the address leads: `#file/tab` of the desk itself, or `?id=file#gid=tab&range=B7` of a link to a cell. */
function addressed(): { id: string; sheetId: string; cell?: { left: number; top: number } } {
  const linked = new URLSearchParams(location.search).get('id');
  if (linked === null) {
    const [id = '', sheetId = ''] = decodeURIComponent(location.hash.slice(1)).split('/');
    return { id, sheetId };
  }
  const hash = new URLSearchParams(location.hash.slice(1));
  history.replaceState(null, '', location.pathname);
  const cell = parseCell(hash.get('range') ?? '');
  return { id: linked, sheetId: hash.get('gid') ?? '', ...(cell && { cell }) };
}

let failing = false;
start()
  .catch(report)
  .finally(() =>
    repeat(async () => {
      try {
        await look();
        failing = false;
      } catch (error) {
        if (!failing || !(error instanceof SheetsRefusal)) report(error);
        failing = true;
      }
    }, LOOK_EVERY),
  );
