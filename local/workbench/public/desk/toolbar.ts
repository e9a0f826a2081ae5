import { h } from '../dom.ts';
import { t } from '../words.ts';
import { icon, type Icon } from './icons.ts';
import { freezeItems, insertItems, viewItems, type Desk } from './items.ts';
import { showMenuAt, type MenuItem } from './menu.ts';

/** The line of buttons above the cells. */
export interface Toolbar {
  readonly element: HTMLElement;
  /** Shows what is possible and what is switched on. */
  update(): void;
}

/** Makes the toolbar; `find` opens the search. */
export function makeToolbar(desk: Desk, find: () => void): Toolbar {
  const { session, grid, acts } = desk;
  const button = (name: Icon, label: string, keys: string, act: () => void): HTMLButtonElement =>
    h(
      'button',
      {
        type: 'button',
        class: 'tool',
        'aria-label': label,
        title: keys === '' ? label : `${label} (${keys})`,
        // The cells keep the keyboard: whoever clicks a tool goes on typing.
        onpointerdown: (event: PointerEvent) => event.preventDefault(),
        onclick: act,
      },
      icon(name),
    );
  const menu = (name: Icon, label: string, items: () => MenuItem[]): HTMLButtonElement => {
    const made = button(name, label, '', () => showMenuAt(made, items()));
    made.classList.add('caret');
    made.setAttribute('aria-haspopup', 'menu');
    return made;
  };
  const undo = button('undo', t('tool.undo'), t('keys.undo'), () => desk.undo());
  const redo = button('redo', t('tool.redo'), t('keys.redo'), () => desk.redo());
  const filter = button('filter', t('tool.filter'), '', () => void acts.toggleFilter());
  const views = menu('views', t('tool.views'), () => viewItems(desk));
  const separator = (): HTMLElement => h('span', { class: 'separator' });
  const sort = (order: 'ASCENDING' | 'DESCENDING') => () => void acts.sortTable(grid.active.x, order);
  const element = h(
    'div',
    { class: 'tools', role: 'toolbar', 'aria-label': t('tool.bar') },
    undo,
    redo,
    separator(),
    button('sortUp', t('tool.sortUp'), '', sort('ASCENDING')),
    button('sortDown', t('tool.sortDown'), '', sort('DESCENDING')),
    filter,
    views,
    separator(),
    menu('insert', t('tool.insert'), () => insertItems(desk)),
    menu('freeze', t('tool.freeze'), () => freezeItems(desk)),
    separator(),
    button('find', t('tool.find'), t('keys.find'), find),
  );
  // One stop for the Tab key; arrows go on from button to button.
  const buttons = [...element.querySelectorAll('button')];
  for (const [at, one] of buttons.entries()) one.tabIndex = at === 0 ? 0 : -1;
  element.addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = buttons[(at + by + buttons.length) % buttons.length]!;
    for (const one of buttons) one.tabIndex = one === to ? 0 : -1;
    to.focus();
  });
  return {
    element,
    update: () => {
      undo.setAttribute('aria-disabled', String(!session.history.canUndo));
      redo.setAttribute('aria-disabled', String(!session.history.canRedo));
      filter.setAttribute('aria-pressed', String(session.sheet?.basicFilter !== undefined));
      views.setAttribute('aria-pressed', String(session.view !== undefined));
    },
  };
}
