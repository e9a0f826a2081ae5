import { h } from '../dom.ts';

/** The letters above one column. */
export class LetterView {
  readonly element = h('div', { class: 'letter' });
  #drawn = '';

  constructor(x: number, name: string) {
    this.element.dataset['column'] = String(x);
    this.element.append(name, h('span', { class: 'resize' }));
  }

  /** Draws it; `left` and `width` in pixels. */
  show(classes: string, left: number, width: number): void {
    const drawn = `${classes} ${left} ${width}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.element.className = `letter ${classes}`;
    this.element.style.left = `${left}px`;
    this.element.style.width = `${width}px`;
  }
}
