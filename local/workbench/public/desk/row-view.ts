import { h } from '../dom.ts';
import { CellView } from './cell-view.ts';

/** One row on the page: its number and its frozen cells stick to the left, the others lie by their pixels. */
export class RowView {
  readonly cells = new Map<number, CellView>();
  readonly #number = h('div', { class: 'number', 'aria-hidden': 'true' });
  readonly #pinned = h('div', { class: 'pinned' }, this.#number);
  readonly element = h('div', { role: 'row' }, this.#pinned);
  #y: number | undefined;

  /** Makes this the view of a row; a view that has left the page comes back as another's. */
  bind(y: number): void {
    if (y === this.#y) return;
    this.#y = y;
    this.element.setAttribute('aria-rowindex', String(y + 1));
    this.#number.dataset['row'] = String(y);
    this.#number.textContent = String(y + 1);
    for (const [x, cell] of this.cells) cell.bind(x, y);
  }

  /** Draws the row; `top` and `height` in pixels. */
  show(
    classes: ReadonlyArray<string | false | undefined>,
    numberClasses: ReadonlyArray<string | false | undefined>,
    top: number,
    height: number,
    pinnedWidth: string,
  ): void {
    this.element.className = ['row', ...classes].filter(Boolean).join(' ');
    this.element.style.top = `${top}px`;
    this.element.style.height = `${height}px`;
    this.#number.className = ['number', ...numberClasses].filter(Boolean).join(' ');
    this.#pinned.style.width = pinnedWidth;
  }

  /** The view of a cell, made where it is missing. */
  cell(x: number, frozen: boolean): CellView {
    let cell = this.cells.get(x);
    if (!cell) {
      cell = new CellView();
      cell.bind(x, this.#y ?? 0);
      this.cells.set(x, cell);
    }
    const parent = frozen ? this.#pinned : this.element;
    if (cell.element.parentElement !== parent) parent.append(cell.element);
    return cell;
  }
}
