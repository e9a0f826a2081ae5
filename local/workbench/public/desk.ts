import { Acts } from './desk/acts.ts';
import { SheetsRefusal } from './desk/api.ts';
import { askText } from './desk/dialog.ts';
import { openFilterPanel } from './desk/filter-panel.ts';
import { makeFindBar } from './desk/find-bar.ts';
import { makeFormulaBar } from './desk/formula-bar.ts';
import { Grid } from './desk/grid.ts';
import { icon } from './desk/icons.ts';
import { gridItems, type Desk } from './desk/items.ts';
import { commandOf, type Command } from './desk/keys.ts';
import { showMenu, showMenuAt } from './desk/menu.ts';
import { areaName, parseCell } from './desk/ranges.ts';
import { startSaving } from './desk/saving.ts';
import { Session } from './desk/session.ts';
import { statusText } from './desk/status-line.ts';
import { makeTabs } from './desk/tabs.ts';
import { makeToolbar } from './desk/toolbar.ts';
import { byId, h } from './dom.ts';
import { ask, repeat, toast, type Addresses } from './shell.ts';
import { t } from './words.ts';

/** How many rows "Zeilen hinzufügen" adds. */
const MORE_ROWS = 100;
/** Milliseconds between two looks for changes by others. */
const LOOK_EVERY = 1000;

const main = byId('main');
const books = h('div', { class: 'books', role: 'group', 'aria-label': t('desk.books') });
const saved = h('p', { class: 'saving', role: 'status' });
const said = h('p', { class: 'unseen', role: 'status' });
const place = h('div', { class: 'grid' });
const summary = h('output', { class: 'summary' });
const viewLine = h('div', { class: 'view-line', hidden: true });
const loading = h('p', { class: 'empty' }, t('desk.loading'));
const moreRows = h(
  'button',
  { type: 'button', class: 'quiet more-rows', onclick: () => void acts.addRows(MORE_ROWS) },
  t('desk.moreRows', { n: MORE_ROWS }),
);

const saving = startSaving(
  (state) => {
    saved.textContent = t(
      state === 'saving' ? 'desk.saving' : state === 'saved' ? 'desk.saved' : 'desk.unsaved',
    );
    saved.dataset['state'] = state;
    main.dataset['saved'] = String(state === 'saved');
  },
  (error) => toast(error.message),
);

const session = new Session(saving, {
  changed: show,
  reordered: () => {
    main.dataset['ready'] = String(!session.opening);
    drawBooks();
    tabs.update();
  },
  editing: () => grid.editing,
  followed: (y) => grid.follow(y),
});

const grid: Grid = new Grid(place, moreRows, {
  selected: () => {
    formulaBar.update();
    summary.textContent = statusText(session, grid);
  },
  rowsShown: (from, to) => session.needLooks(from, to),
  command: obey,
  edited: (x, y, text) => void acts.type(x, y, text),
  editingEnded: () => formulaBar.update(),
  menu: (of, x, y) => showMenu(gridItems(of, desk), x, y),
  filterMenu,
  filled: (target) => void acts.fillTo(target),
  moved: (dimension, from, to, destination) => void acts.move(dimension, from, to, destination),
  resized: (x, width) => void acts.resize(x, width),
  fitted: (x) => void acts.fit(x),
});
const acts: Acts = new Acts(session, grid, show);
const desk: Desk = {
  session,
  grid,
  acts,
  undo: () => void step('undo'),
  redo: () => void step('redo'),
};
const findBar = makeFindBar(desk, show);
const toolbar = makeToolbar(desk, () => findBar.open(false));
const tabs = makeTabs(desk);
const formulaBar = makeFormulaBar(
  grid,
  (x, y, text) => void acts.type(x, y, text),
  (button) => showMenuAt(button, gridItems('cell', desk)),
);

/** Shows the open tab as it is known now. */
function show(): void {
  if (!session.sheet) return;
  if (!findBar.element.hidden) findBar.update();
  grid.show(session.content({ copied: acts.copied, found: findBar.found }));
  formulaBar.update();
  toolbar.update();
  drawView();
  summary.textContent = statusText(session, grid);
  loading.remove();
  main.dataset['ready'] = String(!session.opening);
}

function drawBooks(): void {
  const { book, sheet } = session;
  const { bookId } = session.heading;
  const state = JSON.stringify([bookId, session.books.map(({ title }) => title)]);
  if (book && sheet) history.replaceState(null, '', `#${book.id}/${sheet.sheetId}`);
  if (books.dataset['drawn'] === state) return;
  books.dataset['drawn'] = state;
  books.replaceChildren(
    ...session.books.map(({ id, title }) =>
      h(
        'button',
        {
          type: 'button',
          'aria-pressed': String(id === bookId),
          onclick: () => void session.openBook(id).catch(report),
        },
        title,
      ),
    ),
  );
}

/** The dark line that says through which filter view one looks. */
function drawView(): void {
  const { view } = session;
  viewLine.hidden = !view;
  place.classList.toggle('through-view', view !== undefined);
  if (!view) return;
  const { startRowIndex = 0, endRowIndex = 1, startColumnIndex = 0, endColumnIndex = 1 } = view.range ?? {};
  viewLine.replaceChildren(
    h('strong', {}, view.title),
    h(
      'span',
      {},
      t('view.range', {
        range: areaName({
          left: startColumnIndex,
          top: startRowIndex,
          right: endColumnIndex - 1,
          bottom: endRowIndex - 1,
        }),
      }),
    ),
    h('span', {}, t('view.only')),
    h('button', { type: 'button', onclick: () => void renameView() }, t('view.rename')),
    h('button', { type: 'button', onclick: () => void acts.deleteView(view) }, t('view.delete')),
    h(
      'button',
      {
        type: 'button',
        class: 'tool',
        'aria-label': t('view.close'),
        title: t('view.close'),
        onclick: () => session.look(undefined),
      },
      icon('close'),
    ),
  );
}

async function renameView(): Promise<void> {
  const { view } = session;
  if (!view) return;
  const title = await askText(t('view.renameTitle'), t('view.renameLabel'), view.title);
  if (title !== undefined && title !== view.title) await acts.renameView(view, title);
}

function filterMenu(column: number, box: DOMRect): void {
  const { filter, view, values, sheet } = session;
  if (!filter || !sheet) return;
  openFilterPanel({ filter, column, values, rowCount: sheet.rowCount, sorts: !view }, box, {
    sort: (order) => void acts.sortTable(column, order),
    filter: (criteria) => void acts.filterColumn(column, criteria),
    closed: () => grid.enter(),
  });
}

/** Takes a step back or again, and says which. */
async function step(which: 'undo' | 'redo'): Promise<void> {
  const outcome = await session.step(which);
  toolbar.update();
  if (outcome.kind === 'nothing') return;
  const what = t(outcome.gesture.name);
  if (outcome.kind === 'changed') toast(t('undo.changed', { what }));
  else said.textContent = t(which === 'undo' ? 'undo.done' : 'undo.again', { what });
  const { sheetId, typed } = outcome.gesture;
  const sheet = session.visibleSheets.find((one) => one.sheetId === sheetId);
  if (sheet && sheet.sheetId !== session.sheet?.sheetId) await session.openSheet(sheet);
  if (typed?.[0]) grid.choose(typed[0], typed.at(-1));
}

/** Keys whose act is not the grid's own. */
function obey(command: Command): void {
  switch (command.name) {
    case 'undo':
    case 'redo':
      void step(command.name);
      break;
    case 'clear':
      void acts.clear();
      break;
    case 'fillDown':
      void acts.fillDown();
      break;
    case 'fillRight':
      void acts.fillRight();
      break;
    case 'find':
    case 'replace':
      findBar.open(command.name === 'replace');
      break;
    case 'toggle':
      if (!acts.toggle()) grid.edit(' ');
      break;
    case 'leave':
      acts.forgetCopied();
      break;
    case 'nextSheet':
    case 'previousSheet': {
      const all = session.visibleSheets;
      const at = all.findIndex(({ sheetId }) => sheetId === session.sheet?.sheetId);
      const next = all[at + (command.name === 'nextSheet' ? 1 : -1)];
      if (next) session.openSheet(next).catch(report);
      break;
    }
    default:
  }
}

function report(error: unknown): void {
  toast((error as Error).message);
}

/* Steps back and the search are there wherever one is on the page, save where one types. */
document.addEventListener('keydown', (event) => {
  const on = event.target as HTMLElement;
  if (event.defaultPrevented || on.closest('input, textarea, select, dialog, .menu')) return;
  const command = commandOf(event);
  if (!command || !['undo', 'redo', 'find', 'replace'].includes(command.name)) return;
  event.preventDefault();
  obey(command);
});

/* The clipboard belongs to the cells while they have the keyboard. */
for (const [name, act] of [
  ['copy', (event: ClipboardEvent) => acts.copy(event, false)],
  ['cut', (event: ClipboardEvent) => acts.copy(event, true)],
  ['paste', (event: ClipboardEvent) => void acts.paste(event)],
] as const) {
  document.addEventListener(name, (event) => {
    if (document.activeElement === grid.canvas) act(event);
  });
}

async function start(): Promise<void> {
  main.append(
    h('div', { class: 'books-line' }, books, saved),
    h('div', { class: 'tools-line' }, toolbar.element, findBar.element),
    formulaBar.element,
    viewLine,
    place,
    h('div', { class: 'tabs-line' }, tabs.element, summary),
    said,
  );
  place.append(loading);
  main.dataset['saved'] = 'true';
  const { spreadsheets } = await ask<Addresses>('/api/addresses');
  const ids = Object.values(spreadsheets);
  if (ids.length === 0) {
    loading.textContent = t('desk.noBooks');
    return;
  }
  const { id, sheetId, cell } = addressed();
  await session.start(ids, id, sheetId === '' ? undefined : Number(sheetId));
  if (cell) grid.choose(cell);
  if (!grid.editing) grid.enter(); // who was quicker is typing already
}

/** Where the address leads: `#file/tab` of the desk itself, or `?id=file#gid=tab&range=B7` of a link to a cell. */
function addressed(): { id: string; sheetId: string; cell?: { x: number; y: number } } {
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
        await session.poll();
        failing = false;
      } catch (error) {
        if (!failing || !(error instanceof SheetsRefusal)) report(error);
        failing = true;
      }
    }, LOOK_EVERY),
  );
