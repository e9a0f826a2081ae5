import { h } from '../dom.ts';
import { t } from '../words.ts';
import type { Cell } from './area.ts';
import { icon } from './icons.ts';
import type { Grid } from './grid.ts';
import { areaName, parseArea } from './ranges.ts';

/** The line with the address and the content of the chosen cell. */
export interface FormulaBar {
  readonly element: HTMLElement;
  /** Shows the chosen cell anew, unless somebody types here just now. */
  update(): void;
}

/** Makes the line; `typed` is told what was entered there, `menu` opens the cells' menu below the button. */
export function makeFormulaBar(
  grid: Grid,
  typed: (x: number, y: number, text: string) => void,
  menu: (button: HTMLElement) => void,
): FormulaBar {
  const name = h('input', {
    class: 'cell-name',
    'aria-label': t('desk.address'),
    spellcheck: false,
    autocomplete: 'off',
  });
  const text = h('textarea', {
    class: 'cell-text',
    rows: 1,
    'aria-label': t('desk.content'),
    spellcheck: false,
  });
  const more = h(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': t('desk.cellMenu'),
      title: t('desk.cellMenu'),
      'aria-haspopup': 'menu',
    },
    icon('more'),
  );
  /** The cell whose content is edited here. */
  let editing: Cell | undefined;

  const update = (): void => {
    if (document.activeElement !== name) name.value = areaName(grid.selection);
    if (!editing) text.value = grid.entered(grid.active.x, grid.active.y);
  };

  name.addEventListener('focus', () => name.select());
  name.addEventListener('blur', update);
  name.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    const area = event.key === 'Enter' ? parseArea(name.value) : null;
    grid.enter();
    if (area) grid.choose({ x: area.left, y: area.top }, { x: area.right, y: area.bottom });
    update();
  });

  const finish = (save: boolean): void => {
    const at = editing;
    editing = undefined;
    if (at && save && text.value !== grid.entered(at.x, at.y)) typed(at.x, at.y, text.value);
    else update();
  };
  text.addEventListener('focus', () => {
    editing = grid.active;
  });
  text.addEventListener('blur', () => finish(true));
  text.addEventListener('keydown', (event) => {
    if (event.isComposing || !['Enter', 'Escape', 'Tab'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Enter' && (event.altKey || event.ctrlKey)) {
      text.setRangeText('\n', text.selectionStart, text.selectionEnd, 'end');
      return;
    }
    finish(event.key !== 'Escape');
    grid.enter();
    if (event.key !== 'Escape') grid.next(event.key === 'Tab' ? 'row' : 'column', event.shiftKey);
  });
  more.addEventListener('click', () => menu(more));

  return { element: h('div', { class: 'cell-line' }, name, text, more), update };
}
