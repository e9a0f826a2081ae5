import { h } from '../dom.ts';
import { t } from '../words.ts';
import { areaOf, holds, type Area, type Cell } from './area.ts';
import type { Axis } from './axis.ts';
import type { Choices } from './choices.ts';
import { CellEditor } from './editor.ts';
import { commandOf, type Command } from './keys.ts';
import type { Look } from './look.ts';
import { LETTERS, NUMBERS } from './measures.ts';
import { cycle, jump, step, type Ground } from './moves.ts';
import { LetterView } from './letter-view.ts';
import { listenToPointer } from './pointer.ts';
import { columnName } from './ranges.ts';
import { RowView } from './row-view.ts';

/** What the grid shows. */
export interface Content {
  /** One tab of one workbook: with another key the grid begins at its top left corner. */
  readonly key: string;
  readonly values: readonly (readonly string[])[];
  readonly rows: Axis;
  readonly columns: Axis;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly gridlines: boolean;
  look(x: number, y: number): Look | undefined;
  choices(x: number, y: number): Choices | undefined;
  /** The header cells that get a filter's button. */
  readonly filter:
    | {
        readonly row: number;
        readonly left: number;
        readonly right: number;
        readonly active: ReadonlySet<number>;
      }
    | undefined;
  /** The cells that wait on the clipboard. */
  readonly copied: Area | undefined;
  /** The cells that a search has found, and the one that it stands on. */
  readonly found: readonly Cell[];
}

/** What the grid tells. */
export interface GridEvents {
  selected(): void;
  /** These rows have come into view. */
  rowsShown(from: number, to: number): void;
  /** A key whose act is not the grid's own. */
  command(command: Command): void;
  edited(x: number, y: number, text: string): void;
  /** A cell's editor has closed: what came in meanwhile may be shown now. */
  editingEnded(): void;
  menu(of: 'cell' | 'row' | 'column', clientX: number, clientY: number): void;
  filterMenu(x: number, box: DOMRect): void;
  filled(target: Area): void;
  moved(dimension: 'ROWS' | 'COLUMNS', from: number, to: number, destination: number): void;
  resized(x: number, width: number): void;
  fitted(x: number): void;
}

/** Rows and pixels drawn beyond what is seen, so that scrolling shows no gap. */
const SPARE_ROWS = 6;
const SPARE_PIXELS = 300;

/** Which header a choice was made by. */
type Whole = 'rows' | 'columns' | 'all' | undefined;

/** A spreadsheet on the page: only what is in view is drawn. It changes nothing itself; `events` carry what a person did. */
export class Grid {
  readonly scroller = h('div', { class: 'scroller', tabIndex: -1 });
  readonly canvas = h('div', { class: 'canvas', tabIndex: 0, role: 'grid', 'aria-label': t('desk.grid') });
  readonly #head = h('div', { class: 'head', role: 'rowgroup' });
  readonly #body = h('div', { class: 'body', role: 'rowgroup' });
  readonly #corner = h('div', { class: 'pinned' }, h('div', { class: 'corner' }));
  readonly #letterLine = h('div', { class: 'letters', 'aria-hidden': 'true' }, this.#corner);
  readonly #letters = new Map<number, LetterView>();
  readonly #rows = new Map<number, RowView>();
  readonly #events: GridEvents;
  readonly #editor: CellEditor;
  #content: Content | undefined;
  #area: Area = areaOf({ x: 0, y: 0 });
  #active: Cell = { x: 0, y: 0 };
  /** The corner that moves when the block is extended. */
  #focus: Cell = { x: 0, y: 0 };
  #whole: Whole;
  /** Where a stretch of Tab keys began: Enter returns below it. */
  #tabStart: number | undefined;
  /** Whether the Tab key moves between cells; else it leaves the grid. */
  #inside = false;
  #drawing = false;
  #preview: Area | undefined;
  #found: ReadonlySet<number> = new Set();

  constructor(place: HTMLElement, footer: HTMLElement, events: GridEvents) {
    this.#events = events;
    this.#letterLine.style.height = `${LETTERS}px`;
    this.#head.append(this.#letterLine);
    this.canvas.append(this.#head, this.#body);
    this.scroller.append(this.canvas, footer);
    place.append(this.scroller);
    this.#editor = new CellEditor(place, this, events);
    this.scroller.addEventListener('scroll', () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.scroller);
    this.canvas.addEventListener('keydown', (event) => this.#onKey(event));
    listenToPointer(this, events);
  }

  get content(): Content {
    return this.#content!;
  }

  /** The cell that keys act on. */
  get active(): Cell {
    return this.#active;
  }

  /** The chosen block. */
  get selection(): Area {
    return this.#area;
  }

  /** Whether whole rows or columns are chosen. */
  get whole(): Whole {
    return this.#whole;
  }

  /** The cell that somebody types into just now. */
  get editing(): Cell | undefined {
    return this.#editor.at;
  }

  value(x: number, y: number): string {
    return this.#content?.values[y]?.[x] ?? '';
  }

  /** What a person edits in a cell: its formula, or what it shows. */
  entered(x: number, y: number): string {
    return this.#content?.look(x, y)?.formula ?? this.value(x, y);
  }

  /** Shows a tab, or what has changed of it. */
  show(content: Content): void {
    const other = this.#content?.key !== content.key;
    const { rows, columns } = content;
    this.#content = content;
    this.#found = new Set(content.found.map(({ x, y }) => y * columns.count + x));
    if (other) {
      this.#editor.close(false);
      this.#whole = undefined;
      this.#active = { x: columns.next(-1, 1), y: rows.next(-1, 1) };
      this.#focus = this.#active;
      this.#area = areaOf(this.#active);
      this.scroller.scrollTo(0, 0);
    }
    this.#active = this.#clamp(this.#active);
    this.#focus = this.#clamp(this.#focus);
    const { left, top, right, bottom } = this.#area;
    this.#area = areaOf(this.#clamp({ x: left, y: top }), this.#clamp({ x: right, y: bottom }));
    this.canvas.style.width = `${NUMBERS + columns.total}px`;
    this.canvas.style.height = `${LETTERS + rows.total}px`;
    this.#head.style.height = `${LETTERS + rows.start(content.frozenRows)}px`;
    this.canvas.setAttribute('aria-rowcount', String(rows.count));
    this.canvas.setAttribute('aria-colcount', String(columns.count));
    this.canvas.classList.toggle('plain', !content.gridlines);
    this.#editor.place();
    this.draw();
  }

  /** Chooses a block; its first cell is the active one. */
  choose(active: Cell, focus: Cell = active): void {
    this.#active = this.#clamp(active);
    this.#whole = undefined;
    this.#tabStart = undefined;
    this.extend(focus);
  }

  /** Extends the chosen block from the active cell to another. */
  extend(to: Cell): void {
    const { rows, columns } = this.content;
    this.#focus = this.#clamp(to);
    const area = areaOf(this.#active, this.#focus);
    const wide = this.#whole === 'rows' || this.#whole === 'all';
    const tall = this.#whole === 'columns' || this.#whole === 'all';
    this.#area = {
      ...area,
      ...(wide && { left: 0, right: columns.count - 1 }),
      ...(tall && { top: 0, bottom: rows.count - 1 }),
    };
    this.reveal({ x: wide ? 0 : this.#focus.x, y: tall ? 0 : this.#focus.y }, !!this.#whole);
    this.#changed();
  }

  /** Chooses whole rows, whole columns, or everything. */
  chooseWhole(whole: Exclude<Whole, undefined>, from: number, to = from): void {
    this.#whole = whole;
    this.#tabStart = undefined;
    const cell = (index: number): Cell => ({
      x: whole === 'columns' ? index : this.content.columns.next(-1, 1),
      y: whole === 'rows' ? index : this.content.rows.next(-1, 1),
    });
    this.#active = this.#clamp(cell(from));
    this.extend(cell(to));
  }

  /** Gives the keyboard to the cells. */
  enter(): void {
    this.#inside = true;
    this.canvas.focus({ preventScroll: true });
  }

  /** Opens the active cell's editor; with a text, that takes the place of what stands there. */
  edit(text?: string): void {
    this.#inside = true;
    const { x, y } = this.#active;
    this.reveal(this.#active);
    this.#editor.open(x, y, text ?? this.entered(x, y), text !== undefined);
  }

  /** Puts an open editor's cell elsewhere, because its row has moved. */
  follow(y: number): void {
    this.#active = { ...this.#active, y };
    this.#focus = this.#active;
    this.#area = areaOf(this.#active);
    this.#editor.move(y);
  }

  /** Ends typing: with `save` the text is entered. */
  endEditing(save: boolean): void {
    this.#editor.close(save);
  }

  /** Outlines where a fill would go. */
  preview(area: Area | undefined): void {
    this.#preview = area;
    this.draw();
  }

  /** Goes to the next cell by Tab or Enter: within a chosen block round and round, otherwise on through the sheet. */
  next(by: 'row' | 'column', back: boolean): void {
    const { rows, columns } = this.content;
    const { left, top, right, bottom } = this.#area;
    if (!this.#whole && (left !== right || top !== bottom)) {
      do this.#active = cycle(this.#active, this.#area, by, back);
      while (rows.hidden(this.#active.y) || columns.hidden(this.#active.x));
      this.reveal(this.#active);
      this.#changed();
      return;
    }
    const sign = back ? -1 : 1;
    const began = this.#tabStart ?? this.#active.x;
    if (by === 'row') {
      this.choose(step(this.#active, sign, 0, this.#ground()));
      this.#tabStart = began;
    } else {
      this.choose({ ...step(this.#active, 0, sign, this.#ground()), x: back ? this.#active.x : began });
    }
  }

  /** Scrolls a cell into view; with `nearest` rows or columns that are higher or wider than the view stay as they are. */
  reveal({ x, y }: Cell, nearest = false): void {
    const { rows, columns, frozenRows, frozenColumns } = this.content;
    const { scroller } = this;
    const room = {
      y: scroller.clientHeight - LETTERS - rows.start(frozenRows),
      x: scroller.clientWidth - NUMBERS - columns.start(frozenColumns),
    };
    if (y >= frozenRows && this.#whole !== 'columns' && this.#whole !== 'all') {
      const top = rows.start(y) - rows.start(frozenRows);
      if (top < scroller.scrollTop) scroller.scrollTop = top;
      else if (top + rows.size(y) > scroller.scrollTop + room.y)
        scroller.scrollTop = top + rows.size(y) - room.y;
    }
    if (x >= frozenColumns && this.#whole !== 'rows' && this.#whole !== 'all') {
      const left = columns.start(x) - columns.start(frozenColumns);
      if (left < scroller.scrollLeft || (columns.size(x) > room.x && !nearest)) scroller.scrollLeft = left;
      else if (left + columns.size(x) > scroller.scrollLeft + room.x)
        scroller.scrollLeft = left + columns.size(x) - room.x;
    }
  }

  /** Where a cell lies on the screen. */
  boxOf({ x, y }: Cell): DOMRect {
    const { rows, columns, frozenRows, frozenColumns } = this.content;
    const { left, top } = this.scroller.getBoundingClientRect();
    return new DOMRect(
      left + NUMBERS + columns.start(x) - (x < frozenColumns ? 0 : this.scroller.scrollLeft),
      top + LETTERS + rows.start(y) - (y < frozenRows ? 0 : this.scroller.scrollTop),
      columns.size(x),
      rows.size(y),
    );
  }

  /** The cell at a place on the screen; outside, the nearest one in view. */
  cellAt(clientX: number, clientY: number): Cell {
    const { rows, columns, frozenRows, frozenColumns } = this.content;
    const { left, top } = this.scroller.getBoundingClientRect();
    const px = Math.min(clientX - left, this.scroller.clientWidth) - NUMBERS;
    const py = Math.min(clientY - top, this.scroller.clientHeight) - LETTERS;
    return {
      x: columns.at(px < columns.start(frozenColumns) ? px : px + this.scroller.scrollLeft),
      y: rows.at(py < rows.start(frozenRows) ? py : py + this.scroller.scrollTop),
    };
  }

  /** Draws anew with the next frame. */
  draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      if (this.#content) this.#paint();
    });
  }

  #changed(): void {
    this.draw();
    this.#events.selected();
  }

  #clamp({ x, y }: Cell): Cell {
    const { rows, columns } = this.content;
    return {
      x: Math.max(0, Math.min(x, columns.count - 1)),
      y: Math.max(0, Math.min(y, rows.count - 1)),
    };
  }

  #ground(): Ground {
    const { rows, columns } = this.content;
    return { rows, columns, filled: (x, y) => this.value(x, y) !== '' };
  }

  #paint(): void {
    const { rows, columns, frozenRows, frozenColumns } = this.content;
    const { scroller } = this;
    const from = Math.max(frozenRows, rows.at(scroller.scrollTop + rows.start(frozenRows)) - SPARE_ROWS);
    const to = Math.min(rows.count - 1, rows.at(scroller.scrollTop + scroller.clientHeight) + SPARE_ROWS);
    const first = Math.max(
      frozenColumns,
      columns.at(scroller.scrollLeft + columns.start(frozenColumns) - SPARE_PIXELS),
    );
    const last = columns.at(scroller.scrollLeft + scroller.clientWidth + SPARE_PIXELS);
    const shownColumns: number[] = [];
    for (let x = 0; x < columns.count; x += 1) {
      if ((x < frozenColumns || (x >= first && x <= last)) && !columns.hidden(x)) shownColumns.push(x);
    }
    const shownRows = new Set<number>();
    for (let y = 0; y <= to; y += 1) {
      if (y === frozenRows) y = Math.max(y, from);
      if (y <= to && !rows.hidden(y)) shownRows.add(y);
    }
    const free: RowView[] = [];
    for (const [y, view] of this.#rows) {
      if (shownRows.has(y)) continue;
      this.#rows.delete(y);
      free.push(view);
    }
    const pinnedWidth = `${NUMBERS + columns.start(frozenColumns)}px`;
    this.#paintLetters(shownColumns, pinnedWidth);
    for (const y of shownRows) {
      const view = this.#rows.get(y) ?? free.pop() ?? new RowView();
      view.bind(y);
      this.#rows.set(y, view);
      const parent = y < frozenRows ? this.#head : this.#body;
      if (view.element.parentElement !== parent) parent.append(view.element);
      this.#paintRow(view, y, shownColumns, pinnedWidth);
    }
    for (const { element } of free) element.remove();
    const active = this.#rows.get(this.#active.y)?.cells.get(this.#active.x);
    if (active) this.canvas.setAttribute('aria-activedescendant', active.element.id);
    else this.canvas.removeAttribute('aria-activedescendant');
    this.#editor.place();
    this.#events.rowsShown(from, to);
  }

  #paintLetters(shown: readonly number[], pinnedWidth: string): void {
    const { columns, frozenColumns } = this.content;
    const { left, right } = this.#area;
    this.#corner.style.width = pinnedWidth;
    keep(this.#letters, shown);
    for (const x of shown) {
      const view = this.#letters.get(x) ?? new LetterView(x, columnName(x));
      this.#letters.set(x, view);
      const near = x >= left && x <= right;
      const classes = [
        near && 'near',
        near && this.#whole && this.#whole !== 'rows' && 'whole',
        x > 0 && columns.hidden(x - 1) && 'after-hidden',
        x + 1 < columns.count && columns.hidden(x + 1) && 'before-hidden',
        x === frozenColumns - 1 && 'frozen-edge',
      ];
      view.show(classes.filter(Boolean).join(' '), NUMBERS + columns.start(x), columns.size(x));
      const parent = x < frozenColumns ? this.#corner : this.#letterLine;
      if (view.element.parentElement !== parent) parent.append(view.element);
    }
  }

  #paintRow(view: RowView, y: number, shown: readonly number[], pinnedWidth: string): void {
    const content = this.content;
    const { rows, columns, frozenRows, frozenColumns, filter } = content;
    const { left, top, right, bottom } = this.#area;
    const near = y >= top && y <= bottom;
    const header = y < frozenRows;
    view.show(
      [header && 'header', y === frozenRows - 1 && 'frozen-edge'],
      [
        near && 'near',
        near && this.#whole && this.#whole !== 'columns' && 'whole',
        y > 0 && rows.hidden(y - 1) && 'after-hidden',
      ],
      LETTERS + rows.start(y),
      rows.size(y),
      pinnedWidth,
    );
    keep(view.cells, shown);
    const several = left !== right || top !== bottom;
    for (const x of shown) {
      const cell = view.cell(x, x < frozenColumns);
      const chosen = holds(this.#area, x, y);
      cell.show({
        x,
        y,
        value: this.value(x, y),
        look: content.look(x, y),
        choices: header ? undefined : content.choices(x, y),
        left: NUMBERS + columns.start(x),
        width: columns.size(x),
        chosen,
        several,
        active: x === this.#active.x && y === this.#active.y,
        area: this.#area,
        handle: chosen && x === right && y === bottom && !this.#whole,
        copied: content.copied,
        preview: this.#preview,
        found: this.#found.has(y * columns.count + x),
        filter:
          filter && y === filter.row && x >= filter.left && x <= filter.right
            ? filter.active.has(x)
              ? 'active'
              : 'idle'
            : undefined,
        edge: x === frozenColumns - 1,
      });
    }
  }

  #onKey(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (!command) return;
    if (!this.#inside) {
      // Whoever comes by the Tab key may go on by it; the first other key goes in.
      if (command.name === 'next' && command.by === 'row') return;
      this.#inside = true;
      if (command.name === 'edit') {
        event.preventDefault();
        return;
      }
    }
    if (command.name === 'type') {
      // The character itself goes into the open editor: so do dead keys and AltGr.
      this.edit('');
      return;
    }
    event.preventDefault();
    this.#carryOut(command);
  }

  #carryOut(command: Command): void {
    const { rows, columns } = this.content;
    const { x, y } = this.#focus;
    const go = (to: Cell, extend: boolean): void => (extend ? this.extend(to) : this.choose(to));
    switch (command.name) {
      case 'move': {
        const { dx, dy, extend, far } = command;
        const from = extend ? this.#focus : this.#active;
        go((far ? jump : step)(from, dx, dy, this.#ground()), extend);
        break;
      }
      case 'page': {
        const pixels =
          rows.start(y) +
          command.dy * (this.scroller.clientHeight - LETTERS - rows.start(this.content.frozenRows));
        go({ x, y: rows.at(Math.max(0, pixels)) }, command.extend);
        break;
      }
      case 'rowStart':
        go({ x: columns.next(-1, 1), y }, command.extend);
        break;
      case 'rowEnd':
        go({ x: columns.next(columns.count, -1), y }, command.extend);
        break;
      case 'tableStart':
        go({ x: columns.next(-1, 1), y: rows.next(-1, 1) }, command.extend);
        break;
      case 'tableEnd': {
        const { values } = this.content;
        const width = Math.max(1, ...values.map((row) => row.length));
        go({ x: width - 1, y: Math.max(0, values.length - 1) }, command.extend);
        break;
      }
      case 'next':
        this.next(command.by, command.back);
        break;
      case 'edit':
        this.edit();
        break;
      case 'open': {
        // What a mouse opens by a cell's button: the filter of a header, the list of a dropdown.
        const { filter } = this.content;
        const { x: column, y: row } = this.#active;
        if (filter?.row === row && column >= filter.left && column <= filter.right)
          this.#events.filterMenu(column, this.boxOf(this.#active));
        else this.edit();
        break;
      }
      case 'selectAll':
        this.chooseWhole('all', 0);
        break;
      case 'selectRow':
        this.chooseWhole('rows', this.#area.top, this.#area.bottom);
        break;
      case 'selectColumn':
        this.chooseWhole('columns', this.#area.left, this.#area.right);
        break;
      case 'leave':
        // Escape first takes the cells off the clipboard; with nothing to take off it gives the Tab key back.
        if (!this.content.copied) this.#inside = false;
        this.#events.command(command);
        break;
      case 'menu': {
        const { left, bottom } = this.boxOf(this.#active);
        this.#events.menu(
          this.#whole === 'rows' ? 'row' : this.#whole === 'columns' ? 'column' : 'cell',
          left,
          bottom,
        );
        break;
      }
      default:
        this.#events.command(command);
    }
  }
}

/** Takes from the page what is not among the columns shown. */
function keep(views: Map<number, { readonly element: HTMLElement }>, shown: readonly number[]): void {
  const kept = new Set(shown);
  for (const [x, { element }] of views) {
    if (kept.has(x)) continue;
    element.remove();
    views.delete(x);
  }
}
