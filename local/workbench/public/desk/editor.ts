import { h } from '../dom.ts';
import { t } from '../words.ts';
import type { Cell } from './area.ts';
import { choose, type Choices } from './choices.ts';
import type { Grid, GridEvents } from './grid.ts';
import { openOptions, type OptionList } from './options.ts';

/** Least widths of the editor, in pixels: a long text needs lines that one can read. */
const SHORT_TEXT_WIDTH = 120;
const LONG_TEXT_WIDTH = 380;

/**
 * The editor of every cell: several lines of text (Alt + Enter breaks the line), and below it the options of a
 * dropdown column, filtered by what is typed, chosen by arrow keys and Enter or by the mouse.
 */
export class CellEditor {
  readonly #grid: Grid;
  readonly #events: Pick<GridEvents, 'edited' | 'editingEnded'>;
  readonly #place: HTMLElement;
  readonly #field = h('textarea', {
    class: 'cell-editor',
    rows: 1,
    'aria-label': t('desk.content'),
    spellcheck: false,
    hidden: true,
  });
  #at: Cell | undefined;
  #before = '';
  /** It was opened by typing: then arrow keys enter the text and go on. */
  #typed = false;
  #choices: Choices | undefined;
  #options: OptionList | undefined;

  constructor(place: HTMLElement, grid: Grid, events: Pick<GridEvents, 'edited' | 'editingEnded'>) {
    this.#place = place;
    this.#grid = grid;
    this.#events = events;
    place.append(this.#field);
    this.#field.addEventListener('keydown', (event) => this.#onKey(event));
    this.#field.addEventListener('input', () => {
      this.place();
      this.#options?.filter(this.#field.value);
    });
    this.#field.addEventListener('blur', () => this.close(true));
  }

  /** The cell that is edited. */
  get at(): Cell | undefined {
    return this.#at;
  }

  /** Opens the editor on a cell; `typed` when a key on the cell opened it. */
  open(x: number, y: number, text: string, typed: boolean): void {
    this.close(true);
    const field = this.#field;
    this.#at = { x, y };
    this.#before = this.#grid.entered(x, y);
    this.#typed = typed;
    field.value = text;
    field.hidden = false;
    const { fontSize } = this.#grid.content.look(x, y) ?? {};
    field.style.fontSize = fontSize === undefined ? '' : `${fontSize}px`;
    this.place();
    field.focus({ preventScroll: true });
    field.setSelectionRange(text.length, text.length);
  }

  /** Opens the cell's list, where it has one and as soon as that is known: it may still be on its way when she begins. */
  #offer({ x, y }: Cell): void {
    const field = this.#field;
    const choices = y < this.#grid.content.frozenRows ? undefined : this.#grid.content.choices(x, y);
    this.#choices = choices;
    if (!choices) return;
    this.#options = openOptions(field, choices, field.value, (option) => {
      field.value = choose(choices, field.value, option);
      this.close(true);
    });
  }

  /** The edited cell's row has moved. */
  move(y: number): void {
    if (this.#at) this.#at = { ...this.#at, y };
    this.place();
  }

  /** Puts the field over its cell, as large as its text asks for. */
  place(): void {
    if (!this.#at) return;
    if (!this.#options) this.#offer(this.#at);
    const field = this.#field;
    const box = this.#grid.boxOf(this.#at);
    const frame = this.#place.getBoundingClientRect();
    const long = field.value.length > 60 || field.value.includes('\n');
    const width = Math.max(box.width + 1, long ? LONG_TEXT_WIDTH : SHORT_TEXT_WIDTH);
    const left = Math.max(0, Math.min(box.left - frame.left, frame.width - width - 16));
    field.style.left = `${left - 1}px`;
    field.style.top = `${box.top - frame.top - 1}px`;
    field.style.width = `${width + 1}px`;
    field.style.minHeight = `${box.height + 1}px`;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 4}px`;
    this.#options?.place(field.getBoundingClientRect());
  }

  /** Closes the editor; with `save` what was typed is entered. */
  close(save: boolean): void {
    const at = this.#at;
    if (!at) return;
    this.#at = undefined;
    this.#options?.close();
    this.#options = undefined;
    const { value } = this.#field;
    const focused = document.activeElement === this.#field;
    this.#field.hidden = true;
    if (focused) this.#grid.enter();
    if (save && value !== this.#before) this.#events.edited(at.x, at.y, value);
    this.#grid.draw();
    this.#events.editingEnded();
  }

  #onKey(event: KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    const field = this.#field;
    if (event.isComposing) return;
    if (key === 'Enter' && (altKey || ctrlKey || metaKey)) {
      field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
      this.place();
    } else if (key === 'Enter' || key === 'Tab') {
      const active = this.#options?.active();
      if (active !== undefined && this.#choices) field.value = choose(this.#choices, field.value, active);
      this.close(true);
      this.#grid.next(key === 'Tab' ? 'row' : 'column', shiftKey);
    } else if (key === 'Escape') {
      this.close(false);
    } else if (this.#options && (key === 'ArrowDown' || key === 'ArrowUp')) {
      this.#options.move(key === 'ArrowDown' ? 1 : -1);
    } else if (key === 'F2' && this.#typed) {
      this.#typed = false;
    } else if (this.#typed && key.startsWith('Arrow') && !ctrlKey && !shiftKey) {
      this.close(true);
      const horizontal = key === 'ArrowLeft' || key === 'ArrowRight';
      this.#grid.next(horizontal ? 'row' : 'column', key === 'ArrowLeft' || key === 'ArrowUp');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
