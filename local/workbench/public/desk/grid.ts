import { h } from '../dom.ts';
import type { Column } from './api.ts';
import { cellEditor, type ChoicesOf } from './editor.ts';
import type { CellEdit } from './ranges.ts';

/** The chosen block of cells, both corners included, counted from 0. */
export interface Selection {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What the grid shows. */
export interface Content {
  /** One tab of one workbook: another key is another grid. */
  readonly key: string;
  readonly values: readonly (readonly string[])[];
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly frozen: number;
  /** Rises when rows or columns were moved about: then nothing of the old grid is kept, its undo list least of all. */
  readonly structure: number;
}

/** What the grid tells. */
export interface GridEvents {
  edited(edits: readonly CellEdit[]): void;
  selected(selection: Selection): void;
  menu(event: MouseEvent): void;
  columnMoved(from: number, to: number): void;
  /** A cell's editor has closed: what came in meanwhile may be shown now. */
  editingEnded(): void;
}

const ROW_HEIGHT = 28;

/** A spreadsheet on the page. It changes nothing but what it shows; `events` carry what a person did. */
export class Grid {
  readonly #place: HTMLElement;
  readonly #events: GridEvents;
  readonly #widths = new Map<string, number>();
  #sheet: jspreadsheet.WorksheetInstance | undefined;
  #content: Content | undefined;
  #pending: CellEdit[] = [];

  constructor(place: HTMLElement, events: GridEvents) {
    this.#place = place;
    this.#events = events;
    // The grid would close an open editor at any scroll, also at the one that brings the editor into view.
    place.addEventListener('keydown', (event) => this.#enter(event));
    document.addEventListener('keydown', (event) => this.#leave(event), { capture: true });
    place.addEventListener('scroll', (event) => this.editing && event.stopPropagation(), { capture: true });
  }

  /** The cells that are chosen. */
  get selection(): Selection | undefined {
    const cell = this.#sheet?.selectedCell;
    if (!cell) return undefined;
    const [x1, y1, x2, y2] = cell.map(Number) as [number, number, number, number];
    return {
      left: Math.min(x1, x2),
      top: Math.min(y1, y2),
      right: Math.max(x1, x2),
      bottom: Math.max(y1, y2),
    };
  }

  /** Whether somebody types into a cell just now. */
  get editing(): boolean {
    return !!this.#sheet?.edition;
  }

  /** What a cell shows. */
  value(x: number, y: number): string {
    return (this.#sheet?.options.data as string[][] | undefined)?.[y]?.[x] ?? '';
  }

  /** Types into a cell, as the person would. */
  type(x: number, y: number, value: string): void {
    this.#sheet?.setValueFromCoords(x, y, value);
  }

  /** Puts the keyboard back on a cell. */
  choose({ left, top, right, bottom }: Selection): void {
    if (!this.#sheet || !this.#content) return;
    const column = Math.min(right, this.#content.columns.length - 1);
    const row = Math.min(bottom, this.#content.rows - 1);
    jspreadsheet.current = this.#sheet;
    this.#sheet.updateSelectionFromCoords(Math.min(left, column), Math.min(top, row), column, row);
  }

  /** Whoever comes by the Tab key goes into the cells by Enter or an arrow, … */
  #enter(event: KeyboardEvent): void {
    if (
      event.target !== this.#place ||
      this.selection ||
      !['Enter', 'ArrowDown', 'ArrowRight'].includes(event.key)
    )
      return;
    event.preventDefault();
    event.stopPropagation();
    this.choose({ left: 0, top: 0, right: 0, bottom: 0 });
  }

  /** … and out of them by Escape: within, the Tab key moves from cell to cell. */
  #leave(event: KeyboardEvent): void {
    if (
      event.key !== 'Escape' ||
      this.editing ||
      !jspreadsheet.current ||
      jspreadsheet.current !== this.#sheet
    )
      return;
    this.#sheet.resetSelection();
    jspreadsheet.current = null;
    this.#place.focus({ preventScroll: true });
  }

  /** Shows a tab. What only differs in values is changed cell by cell; a cell being edited is left alone. */
  show(content: Content): void {
    const before = this.#content;
    const same =
      before?.key === content.key &&
      before.rows === content.rows &&
      before.frozen === content.frozen &&
      before.structure === content.structure &&
      JSON.stringify(before.columns) === JSON.stringify(content.columns);
    this.#content = content;
    if (same) this.#update();
    else this.#build(before?.key === content.key);
  }

  #update(): void {
    const sheet = this.#sheet!;
    const data = sheet.options.data as string[][];
    const editing = sheet.edition?.[0];
    for (let y = 0; y < this.#content!.rows; y += 1) {
      for (let x = 0; x < this.#content!.columns.length; x += 1) {
        const value = this.#content!.values[y]?.[x] ?? '';
        const cell = sheet.records[y]?.[x]?.element;
        if (!cell || cell === editing || data[y]![x] === value) continue;
        data[y]![x] = value;
        cell.textContent = value;
      }
    }
  }

  #build(keepPlace: boolean): void {
    const { key, values, rows, columns } = this.#content!;
    const scroll = this.#place.querySelector('.jss_content');
    const [scrollLeft, scrollTop] = keepPlace && scroll ? [scroll.scrollLeft, scroll.scrollTop] : [0, 0];
    const selection = keepPlace ? this.selection : undefined;
    if (this.#sheet) jspreadsheet.destroy(this.#sheet.parent.element, true);
    this.#pending = [];

    const choicesOf: ChoicesOf = (x, y) =>
      y < this.#content!.frozen ? undefined : this.#content!.columns[x]?.choices;
    const editor = cellEditor(choicesOf);
    const root = h('div', {});
    this.#place.replaceChildren(root);
    const [sheet] = jspreadsheet(root, {
      tabs: false,
      toolbar: false,
      about: false,
      allowExport: false,
      parseFormulas: false,
      autoIncrement: true,
      contextMenu: (_sheet, _x, _y, event) => {
        event.preventDefault();
        this.#events.menu(event);
        return false as unknown as null;
      },
      worksheets: [
        {
          data: Array.from({ length: rows }, (_, y) => columns.map((_column, x) => values[y]?.[x] ?? '')),
          columns: columns.map((column, x) => ({
            type: editor,
            align: 'left',
            width: this.#widths.get(`${key}/${x}`) ?? column.width ?? widthFor(x, values),
          })),
          defaultRowHeight: ROW_HEIGHT,
          tableOverflow: true,
          tableWidth: '100%',
          tableHeight: '100%',
          columnSorting: false,
          columnDrag: true,
          rowDrag: false,
          rowResize: false,
          allowComments: false,
          allowRenameColumn: false,
          allowManualInsertRow: false,
          allowManualInsertColumn: false,
          allowDeleteRow: false,
          allowDeleteColumn: false,
          secureFormulas: false,
        },
      ],
      onchange: (_sheet, _cell, x, y, value) => this.#collect(Number(x), Number(y), String(value)),
      onselection: () => {
        const chosen = this.selection;
        if (chosen) this.#events.selected(chosen);
      },
      // It takes steps back and forth silently.
      onundo: (_sheet, step) => this.#collectStep(step),
      onredo: (_sheet, step) => this.#collectStep(step),
      onmovecolumn: (_sheet, from, to) => this.#events.columnMoved(from, to),
      onresizecolumn: (_sheet, x, width) => {
        for (const [i, one] of [x].flat().entries())
          this.#widths.set(`${key}/${one}`, Number([width].flat()[i]));
      },
      // Styles of copied cells would be pasted as style attributes, which the page's policy forbids.
      oncopy: (instance) => void (instance.style = []),
      oneditionend: () => queueMicrotask(() => this.#events.editingEnded()),
    });
    this.#sheet = sheet;
    // One stop for the Tab key: the place itself.
    root.tabIndex = -1;
    root.querySelector('.jss_content')?.setAttribute('tabindex', '-1');
    this.#decorate();
    if (selection) this.choose(selection);
    const content = this.#place.querySelector('.jss_content');
    if (content) [content.scrollLeft, content.scrollTop] = [scrollLeft, scrollTop];
  }

  /** Headers, help texts, colours and the mark of dropdown columns. */
  #decorate(): void {
    const { columns, frozen, rows } = this.#content!;
    const sheet = this.#sheet!;
    for (let y = 0; y < rows; y += 1) {
      const header = y < frozen;
      if (header) {
        sheet.rows[y]?.element.classList.add('header');
        for (const cell of sheet.rows[y]?.element.children ?? []) {
          (cell as HTMLElement).style.top = `${ROW_HEIGHT * (y + 1)}px`;
        }
      }
      for (const [x, column] of columns.entries()) {
        const cell = sheet.records[y]?.[x]?.element;
        if (!cell) continue;
        if (header && column.note) cell.title = column.note;
        if (!header && column.choices) cell.classList.add('choice');
        cell.style.backgroundColor = (header ? column.headerColor : column.color) ?? '';
        if (!header) cell.style.color = column.textColor ?? '';
      }
    }
    const hidden = columns.flatMap((column, x) => (column.hidden ? [x] : []));
    if (hidden.length > 0) sheet.hideColumn(hidden);
  }

  /** Writes what undoing or doing again has put back into cells. */
  #collectStep(step: jspreadsheet.HistoryRecord | undefined): void {
    if (step?.action !== 'setValue') return;
    for (const { x, y } of step['records'] as ReadonlyArray<{ x: unknown; y: unknown }>) {
      this.#collect(Number(x), Number(y), this.value(Number(x), Number(y)));
    }
  }

  /** Gathers what one act of the person changed: a pasted block is one edit. */
  #collect(x: number, y: number, value: string): void {
    if (this.#pending.length === 0) {
      queueMicrotask(() => {
        const edits = this.#pending;
        this.#pending = [];
        if (edits.length > 0) this.#events.edited(edits);
      });
    }
    this.#pending.push({ x, y, value });
  }
}

/** A width in pixels that suits the header and most of what stands below it. */
function widthFor(x: number, values: readonly (readonly string[])[]): number {
  const lengths = values
    .slice(1, 60)
    .map((row) => (row[x] ?? '').length)
    .filter((length) => length > 0)
    .toSorted((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.75)] ?? 0;
  const header = (values[0]?.[x] ?? '').length;
  return Math.round(Math.min(300, Math.max(72, header * 8 + 24, usual * 7 + 22)));
}
