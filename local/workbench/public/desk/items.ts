import { toast } from '../shell.ts';
import { t } from '../words.ts';
import type { Acts } from './acts.ts';
import { shownRuns } from './area.ts';
import type { Grid } from './grid.ts';
import type { MenuItem } from './menu.ts';
import { columnName } from './ranges.ts';
import type { Session } from './session.ts';

/** What the menus need. */
export interface Desk {
  readonly session: Session;
  readonly grid: Grid;
  readonly acts: Acts;
  undo(): void;
  redo(): void;
}

/** The menu of the chosen cells, rows or columns. A cell's has what can be done with its row and column too. */
export function gridItems(of: 'cell' | 'row' | 'column', desk: Desk): MenuItem[] {
  const clipboard: MenuItem[] = [
    { label: t('menu.cut'), keys: t('keys.cut'), act: () => void document.execCommand('cut') },
    { label: t('menu.copy'), keys: t('keys.copy'), act: () => void document.execCommand('copy') },
    { label: t('menu.paste'), keys: t('keys.paste'), act: () => void pasteFromClipboard(desk) },
    undefined,
  ];
  const rows = rowItems(desk);
  const columns = columnItems(desk);
  const clear: MenuItem = {
    label: t('menu.clear'),
    keys: t('keys.clear'),
    act: () => void desk.acts.clear(),
  };
  if (of === 'row') return [...clipboard, ...rows, ...hiding('ROWS', desk), undefined, clear];
  if (of === 'column') {
    const fit: MenuItem = {
      label: t('menu.fit'),
      act: () => void desk.acts.fit(desk.grid.active.x),
    };
    return [
      ...clipboard,
      ...columns,
      fit,
      ...hiding('COLUMNS', desk),
      undefined,
      ...sortItems(desk),
      undefined,
      clear,
    ];
  }
  return [...clipboard, ...rows, undefined, ...columns, undefined, ...sortItems(desk), undefined, clear];
}

/** The browser asks the person once whether the page may read the clipboard; keys need no such question. */
async function pasteFromClipboard({ grid, acts }: Desk): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => undefined);
  if (text === undefined) {
    toast(t('menu.pasteByKey'), 'info');
    return;
  }
  const data = new DataTransfer();
  data.setData('text/plain', text);
  grid.enter();
  await acts.paste(new ClipboardEvent('paste', { clipboardData: data }));
}

function rowItems({ session, grid, acts }: Desk): MenuItem[] {
  const { top, bottom } = grid.selection;
  const n = bottom - top + 1;
  const some = shownRuns(grid.selection, (y) => session.hidden(y)).length > 1;
  const range = { from: top + 1, to: bottom + 1 };
  return [
    { label: t('menu.insertAbove', { n }), act: () => void acts.insert('ROWS', false) },
    { label: t('menu.insertBelow', { n }), act: () => void acts.insert('ROWS', true) },
    {
      label:
        n === 1
          ? t('menu.deleteRow', { row: top + 1 })
          : t(some ? 'menu.deleteShownRows' : 'menu.deleteRows', range),
      act: () => void acts.delete('ROWS'),
    },
  ];
}

function columnItems({ grid, acts }: Desk): MenuItem[] {
  const { left, right } = grid.selection;
  const n = right - left + 1;
  const last = grid.content.columns.count - 1;
  return [
    { label: t('menu.insertLeft', { n }), act: () => void acts.insert('COLUMNS', false) },
    { label: t('menu.insertRight', { n }), act: () => void acts.insert('COLUMNS', true) },
    {
      label: t('menu.moveLeft', { n }),
      act: () => void acts.move('COLUMNS', left, right, left - 1),
      disabled: left === 0,
    },
    {
      label: t('menu.moveRight', { n }),
      act: () => void acts.move('COLUMNS', left, right, right + 2),
      disabled: right >= last,
    },
    {
      label:
        n === 1
          ? t('menu.deleteColumn', { column: columnName(left) })
          : t('menu.deleteColumns', { from: columnName(left), to: columnName(right) }),
      act: () => void acts.delete('COLUMNS'),
    },
  ];
}

function hiding(dimension: 'ROWS' | 'COLUMNS', { grid, acts }: Desk): MenuItem[] {
  const { left, top, right, bottom } = grid.selection;
  const [axis, from, to] =
    dimension === 'ROWS' ? [grid.content.rows, top, bottom] : [grid.content.columns, left, right];
  let some = false;
  for (let i = from; i <= to; i += 1) some ||= axis.hidden(i);
  return [
    {
      label: t(dimension === 'ROWS' ? 'menu.hideRows' : 'menu.hideColumns'),
      act: () => void acts.hide(dimension, true),
    },
    ...(some
      ? [
          {
            label: t(dimension === 'ROWS' ? 'menu.showRows' : 'menu.showColumns'),
            act: () => void acts.hide(dimension, false),
          },
        ]
      : []),
  ];
}

/** Sorting by the active column. */
function sortItems({ grid, acts }: Desk): MenuItem[] {
  const { top, bottom } = grid.selection;
  const { x } = grid.active;
  const column = columnName(x);
  return [
    { label: t('menu.sortUp', { column }), act: () => void acts.sortTable(x, 'ASCENDING') },
    { label: t('menu.sortDown', { column }), act: () => void acts.sortTable(x, 'DESCENDING') },
    {
      label: t('menu.sortSelection'),
      act: () => void acts.sortSelection('ASCENDING'),
      disabled: top === bottom || !!grid.whole,
    },
  ];
}

/** What may be inserted at the chosen cells. */
export function insertItems(desk: Desk): MenuItem[] {
  const { acts, grid } = desk;
  const { left, top, right, bottom } = grid.selection;
  const rows = bottom - top + 1;
  const columns = right - left + 1;
  return [
    { label: t('menu.insertAbove', { n: rows }), act: () => void acts.insert('ROWS', false) },
    { label: t('menu.insertBelow', { n: rows }), act: () => void acts.insert('ROWS', true) },
    undefined,
    { label: t('menu.insertLeft', { n: columns }), act: () => void acts.insert('COLUMNS', false) },
    { label: t('menu.insertRight', { n: columns }), act: () => void acts.insert('COLUMNS', true) },
  ];
}

/** What stays in view while one scrolls. */
export function freezeItems({ session, grid, acts }: Desk): MenuItem[] {
  const { frozenRows = 0, frozenColumns = 0 } = session.sheet ?? {};
  const { right, bottom } = grid.selection;
  const rows = (label: string, count: number): MenuItem => ({
    label,
    checked: frozenRows === count,
    act: () => void acts.freeze(count, frozenColumns),
  });
  const columns = (label: string, count: number): MenuItem => ({
    label,
    checked: frozenColumns === count,
    act: () => void acts.freeze(frozenRows, count),
  });
  return [
    rows(t('freeze.noRows'), 0),
    rows(t('freeze.oneRow'), 1),
    rows(t('freeze.twoRows'), 2),
    ...(bottom > 1 && bottom < 20 && !grid.whole
      ? [rows(t('freeze.toRow', { row: bottom + 1 }), bottom + 1)]
      : []),
    undefined,
    columns(t('freeze.noColumns'), 0),
    columns(t('freeze.oneColumn'), 1),
    columns(t('freeze.twoColumns'), 2),
    ...(right > 1 && right < 8 && !grid.whole
      ? [columns(t('freeze.toColumn', { column: columnName(right) }), right + 1)]
      : []),
  ];
}

/** The filter views of the open tab. */
export function viewItems({ session, acts }: Desk): MenuItem[] {
  const { view, sheet } = session;
  const views = sheet?.filterViews ?? [];
  return [
    { label: t('view.none'), checked: view === undefined, act: () => session.look(undefined) },
    ...views.map(({ title, filterViewId }) => ({
      label: title,
      checked: view?.filterViewId === filterViewId,
      act: () => session.look(filterViewId),
    })),
    undefined,
    { label: t('view.new'), act: () => void acts.addView() },
  ];
}
