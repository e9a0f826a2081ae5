import { h } from '../dom.ts';
import { t } from '../words.ts';
import type { Cell } from './area.ts';
import { findCells, nearest } from './find.ts';
import { icon, type Icon } from './icons.ts';
import type { Desk } from './items.ts';

/** The search at the upper right of the cells. */
export interface FindBar {
  readonly element: HTMLElement;
  /** The cells that were found; none while the search is closed. */
  readonly found: readonly Cell[];
  open(replace: boolean): void;
  /** Searches anew, because something has changed. */
  update(): void;
}

/** Makes the search; `changed` is told when other cells are found. */
export function makeFindBar({ session, grid, acts }: Desk, changed: () => void): FindBar {
  let found: readonly Cell[] = [];
  const text = h('input', { 'aria-label': t('find.text'), placeholder: t('find.text'), autocomplete: 'off' });
  const replacement = h('input', {
    'aria-label': t('find.replacement'),
    placeholder: t('find.replacement'),
    autocomplete: 'off',
  });
  const count = h('output', { class: 'muted' });
  const tool = (name: Icon, label: string, act: () => void): HTMLButtonElement =>
    h(
      'button',
      { type: 'button', class: 'tool', 'aria-label': label, title: label, onclick: act },
      icon(name),
    );
  const replacing = h(
    'div',
    { class: 'find-line' },
    replacement,
    h('button', { type: 'button', onclick: () => void replaceOne() }, t('find.replace')),
    h('button', { type: 'button', onclick: () => void replaceAll() }, t('find.replaceAll')),
  );
  const more = h(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-expanded': 'false',
      onclick: () => showReplacing(replacing.hidden === true),
    },
    t('find.more'),
  );
  const element = h(
    'search',
    { class: 'find', hidden: true, 'aria-label': t('tool.find') },
    h(
      'div',
      { class: 'find-line' },
      text,
      count,
      tool('up', t('find.previous'), () => go(true)),
      tool('down', t('find.next'), () => go(false)),
      more,
      tool('close', t('find.close'), close),
    ),
    replacing,
  );

  function showReplacing(show: boolean): void {
    replacing.hidden = !show;
    more.setAttribute('aria-expanded', String(show));
  }

  function search(): void {
    const shows = (x: number, y: number): boolean =>
      !grid.content.rows.hidden(y) && !grid.content.columns.hidden(x);
    found = element.hidden ? [] : findCells(session.values, text.value, shows);
    tell();
  }

  function tell(): void {
    const { x, y } = grid.active;
    const at = found.findIndex((cell) => cell.x === x && cell.y === y) + 1;
    count.textContent =
      text.value === ''
        ? ''
        : found.length === 0
          ? t('find.nothing')
          : t('find.count', { at, n: found.length });
  }

  function go(back: boolean, from: Cell = grid.active): void {
    search();
    const cell = found[nearest(found, back ? from : { ...from, x: from.x + 1 }, back)];
    if (cell) grid.choose(cell);
    tell();
    changed();
  }

  async function replaceOne(): Promise<void> {
    const { x, y } = grid.active;
    if (!found.some((cell) => cell.x === x && cell.y === y)) go(false);
    else {
      await acts.replaceOne({ x, y }, text.value, replacement.value);
      go(false);
    }
  }

  async function replaceAll(): Promise<void> {
    if (text.value !== '') await acts.replaceAll(text.value, replacement.value);
  }

  function close(): void {
    element.hidden = true;
    found = [];
    changed();
    grid.enter();
  }

  text.addEventListener('input', () => {
    // The cell that is chosen counts too, so that the hit stays while one types on.
    const { x, y } = grid.active;
    go(false, { x: x - 1, y });
  });
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === text) go(event.shiftKey);
    else if (event.key === 'Enter' && event.target === replacement) void replaceOne();
    else return;
    event.preventDefault();
  });

  return {
    element,
    get found() {
      return found;
    },
    open: (replace) => {
      element.hidden = false;
      showReplacing(replace);
      text.focus();
      text.select();
      search();
      changed();
    },
    update: search,
  };
}
