import { h } from '../dom.ts';
import { holds, type Area } from './area.ts';
import { listed, optionsOf, type Choices } from './choices.ts';
import type { Look } from './look.ts';

/** All that decides how a cell is drawn. */
export interface CellState {
  readonly x: number;
  readonly y: number;
  readonly value: string;
  readonly look: Look | undefined;
  readonly choices: Choices | undefined;
  /** Pixels from the canvas's edge, and the width. */
  readonly left: number;
  readonly width: number;
  readonly chosen: boolean;
  /** More than one cell is chosen. */
  readonly several: boolean;
  readonly active: boolean;
  readonly area: Area;
  /** The corner by which the chosen block is filled on. */
  readonly handle: boolean;
  readonly copied: Area | undefined;
  readonly preview: Area | undefined;
  readonly found: boolean;
  readonly filter: 'active' | 'idle' | undefined;
  /** The last frozen column. */
  readonly edge: boolean;
}

/** One cell on the page; it is touched only where something has changed. */
export class CellView {
  readonly element = h('div', { role: 'gridcell' });
  readonly #text = h('span', { class: 'text' });
  #drawn = '';
  #shown = '';
  #parts = '';

  constructor() {
    this.element.append(this.#text);
  }

  /** Makes this the view of a cell: rows that leave the page come back as others. */
  bind(x: number, y: number): void {
    const { element } = this;
    element.id = `cell-${x}-${y}`;
    element.setAttribute('aria-colindex', String(x + 1));
    element.dataset['x'] = String(x);
    element.dataset['y'] = String(y);
  }

  /** Draws a cell. */
  show(state: CellState): void {
    const { value, look, choices, left, width } = state;
    const { element } = this;
    const offers = choices && look?.rule && optionsOf(look.rule);
    const tick = offers && look.rule?.condition?.type === 'BOOLEAN';
    const wrong = choices !== undefined && !listed(choices, value);
    const classes = [
      'cell',
      look?.classes,
      offers && !tick && 'choice',
      tick && 'tick',
      wrong && 'wrong',
      look?.note !== undefined && 'noted',
      state.found && 'found',
      state.filter && 'filtered',
      state.edge && 'frozen-edge',
      state.chosen && state.several && 'chosen',
      state.active && 'active',
      state.handle && 'last',
      ...edges('s', state.chosen && state.several ? state.area : undefined, state),
      ...edges('c', state.copied, state),
      ...edges('p', state.preview, state),
    ]
      .filter(Boolean)
      .join(' ');
    const drawn = `${classes}|${left}|${width}|${look?.background}|${look?.color}|${look?.fontSize}|${look?.note}`;
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      element.className = classes;
      const { style } = element;
      style.left = `${left}px`;
      style.width = `${width}px`;
      style.backgroundColor = look?.background ?? '';
      style.color = look?.color ?? '';
      style.fontSize = look?.fontSize === undefined ? '' : `${look.fontSize}px`;
      element.setAttribute('aria-selected', String(state.chosen));
      if (look?.note === undefined) element.removeAttribute('aria-description');
      else element.setAttribute('aria-description', look.note);
    }
    const text = tick ? (['TRUE', 'WAHR'].includes(value) ? '☑' : '☐') : value;
    const chip = offers && !tick && value !== '';
    const shown = chip ? `chip|${text}` : text;
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#text.textContent = text;
      this.#text.className = chip ? 'text chip' : 'text';
    }
    const parts = `${state.filter ?? ''} ${state.handle}`;
    if (parts === this.#parts) return;
    this.#parts = parts;
    element.replaceChildren(
      this.#text,
      ...(state.filter
        ? [h('span', { class: `filter-button ${state.filter}`, 'data-filter': String(state.x) })]
        : []),
      ...(state.handle ? [h('span', { class: 'handle' })] : []),
    );
  }
}

/** The sides of a block on which a cell lies, as classes: `s-t` is the upper edge of the chosen block. */
function edges(of: 's' | 'c' | 'p', area: Area | undefined, { x, y }: CellState): string[] {
  if (!area || !holds(area, x, y)) return [];
  return [
    ...(y === area.top ? [`${of}-t`] : []),
    ...(x === area.left ? [`${of}-l`] : []),
    ...(x === area.right ? [`${of}-r`] : []),
    ...(y === area.bottom ? [`${of}-b`] : []),
  ];
}
