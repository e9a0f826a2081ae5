import { toast } from '../shell.ts';
import { t } from '../words.ts';
import { shownRuns, within, type Area, type Cell } from './area.ts';
import { allowed } from './choices.ts';
import { formatTable, htmlTable, parseTable, pasteEdits } from './clipboard.ts';
import { withCriteria, type Criteria, type WireFilter, type WireFilterView } from './filter.ts';
import * as gestures from './gestures/index.ts';
import type { Dimension, Gesture } from './gestures/index.ts';
import type { Grid } from './grid.ts';
import type { Session } from './session.ts';

/** Cells that were copied or cut within the desk. */
interface Copied {
  readonly book: string;
  readonly sheetId: number;
  readonly area: Area;
  readonly cut: boolean;
  /** What lies on the clipboard as long as nobody else puts something there. */
  readonly text: string;
  /** Rows were hidden: then the texts are pasted, not the block. */
  readonly broken: boolean;
}

/** Pixels of a letter and of a cell's rims, to fit a column to its texts. */
const LETTER_WIDTH = 7;
const RIMS = 26;
const MOST_WIDTH = 400;

/** Rows and columns of blank cells that are copied at most. */
const BLANK_CELLS = 100;

/** What a person can do with the chosen cells: each is one gesture. */
export class Acts {
  readonly #session: Session;
  readonly #grid: Grid;
  readonly #changed: () => void;
  #copied: Copied | undefined;

  /** `changed` is told when the cells on the clipboard change. */
  constructor(session: Session, grid: Grid, changed: () => void) {
    this.#session = session;
    this.#grid = grid;
    this.#changed = changed;
  }

  /** The copied cells of the open tab. */
  get copied(): Area | undefined {
    const { book, sheet } = this.#session;
    const same = this.#copied?.book === book?.id && this.#copied?.sheetId === sheet?.sheetId;
    return same ? this.#copied?.area : undefined;
  }

  /** Takes the cells off the clipboard. */
  forgetCopied(): void {
    this.#copied = undefined;
    this.#changed();
  }

  #perform(gesture: Gesture): Promise<boolean> {
    return this.#session.perform(gesture);
  }

  get #place(): gestures.Place {
    const { sheet } = this.#session;
    if (!sheet) throw new Error('[desk] No tab is open.');
    return sheet;
  }

  get #hidden(): (y: number) => boolean {
    return (y) => this.#session.hidden(y);
  }

  /** The chosen cells as far as there is anything: nobody means the million blank ones below. */
  get #used(): Area | undefined {
    const { values } = this.#session;
    const width = values.reduce((most, row) => Math.max(most, row.length), 0);
    return within(this.#grid.selection, values.length, width);
  }

  /* Cells */

  /** Types into a cell, unless its column's list refuses the text. */
  async type(x: number, y: number, value: string): Promise<void> {
    const choices = y < this.#place.frozenRows ? undefined : this.#session.choices(x, y);
    if (choices && !allowed(choices, value)) {
      toast(t('desk.strict', { value }));
      this.#changed();
      return;
    }
    await this.#perform(gestures.typing(this.#place, [{ x, y, value }]));
  }

  async clear(): Promise<void> {
    const used = this.#used;
    if (used) await this.#perform(gestures.clearing(this.#place, shownRuns(used, this.#hidden)));
  }

  /** A tick box goes on or off. @returns whether the active cell is one */
  toggle(): boolean {
    const { x, y } = this.#grid.active;
    if (this.#grid.content.look(x, y)?.rule?.condition?.type !== 'BOOLEAN') return false;
    const on = ['TRUE', 'WAHR'].includes(this.#grid.value(x, y));
    void this.type(x, y, on ? 'FALSE' : 'TRUE');
    return true;
  }

  /** Fills the chosen rows from their first; a single row from the one above it. */
  async fillDown(): Promise<void> {
    const { left, right, top, bottom } = this.#grid.selection;
    const first = top === bottom ? top - 1 : top;
    if (first < 0) return;
    await this.#fill({ left, right, top: first, bottom: first }, { left, right, top: first + 1, bottom });
  }

  /** Fills the chosen columns from their first; a single column from the one to its left. */
  async fillRight(): Promise<void> {
    const { left, right, top, bottom } = this.#grid.selection;
    const first = left === right ? left - 1 : left;
    if (first < 0) return;
    await this.#fill({ top, bottom, left: first, right: first }, { top, bottom, left: first + 1, right });
  }

  /** Fills on from the chosen cells. */
  async fillTo(target: Area): Promise<void> {
    const source = this.#grid.selection;
    this.#choose({
      left: Math.min(source.left, target.left),
      top: Math.min(source.top, target.top),
      right: Math.max(source.right, target.right),
      bottom: Math.max(source.bottom, target.bottom),
    });
    await this.#fill(source, target);
  }

  /** Chooses a block before it is filled: the next key already means it. */
  #choose({ left, top, right, bottom }: Area): void {
    this.#grid.choose({ x: left, y: top }, { x: right, y: bottom });
  }

  async #fill(source: Area, target: Area): Promise<void> {
    const runs = shownRuns(target, this.#hidden);
    if (runs.length > 0) await this.#perform(gestures.filling(this.#place, source, runs));
  }

  copy(event: ClipboardEvent, cut: boolean): void {
    const { book, sheet } = this.#session;
    const chosen = this.#grid.selection;
    const used = this.#used ?? within(chosen, chosen.top + BLANK_CELLS, chosen.left + BLANK_CELLS);
    if (!event.clipboardData || !book || !sheet || !used) return;
    const runs = shownRuns(used, this.#hidden);
    const rows = runs.flatMap(({ top, bottom, left, right }) =>
      Array.from({ length: bottom - top + 1 }, (_, down) =>
        Array.from({ length: right - left + 1 }, (__, across) => this.#grid.value(left + across, top + down)),
      ),
    );
    const text = formatTable(rows);
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', htmlTable(rows));
    event.preventDefault();
    this.#copied = {
      book: book.id,
      sheetId: sheet.sheetId,
      area: used,
      cut,
      text,
      broken: runs.length !== 1,
    };
    this.#changed();
  }

  async paste(event: ClipboardEvent): Promise<void> {
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain').replaceAll('\r\n', '\n') ?? '';
    const copied = this.#copied;
    const inside = copied?.book === this.#session.book?.id && copied?.text === text && !copied.broken;
    if (copied && inside) await this.#pasteInside(copied);
    else if (text !== '') await this.#pasteText(text);
  }

  async #pasteInside({ area, sheetId, cut }: Copied): Promise<void> {
    const { left, top, right, bottom } = this.#grid.selection;
    const height = area.bottom - area.top + 1;
    const width = area.right - area.left + 1;
    const fit = (size: number, part: number): number => (size % part === 0 ? size : part);
    const target = {
      left,
      top,
      right: left + fit(right - left + 1, width) - 1,
      bottom: top + fit(bottom - top + 1, height) - 1,
    };
    if (cut) {
      const landed = { left, top, right: left + width - 1, bottom: top + height - 1 };
      this.#choose(landed);
      if (await this.#perform(gestures.moving(this.#place, area, sheetId, { x: left, y: top })))
        this.forgetCopied();
      this.#chooseGrown(landed);
    } else {
      this.#choose(target);
      await this.#perform(gestures.copying(this.#place, area, sheetId, target));
      this.#chooseGrown(target);
    }
  }

  async #pasteText(text: string): Promise<void> {
    const edits = pasteEdits(parseTable(text), this.#grid.selection, this.#hidden);
    const block = gestures.around(edits);
    // The one act of two calls: Google takes typed values only into rows that are there.
    const missing = gestures.growing(this.#place, block);
    this.#choose(block);
    if (missing.length > 0) await this.#session.prepare({ requests: missing });
    await this.#perform(gestures.typing(this.#place, edits, 'gesture.pasting'));
    this.#chooseGrown(block);
  }

  /** Chooses a block whole that reached beyond the tab before its rows were added. */
  #chooseGrown(block: Area): void {
    const { left, top, right, bottom } = this.#grid.selection;
    const cut = left === block.left && top === block.top && (right < block.right || bottom < block.bottom);
    if (cut) this.#choose(block);
  }

  /* Rows and columns */

  async insert(dimension: Dimension, after: boolean): Promise<void> {
    const { left, top, right, bottom } = this.#grid.selection;
    const [from, to] = dimension === 'ROWS' ? [top, bottom] : [left, right];
    const index = after ? to + 1 : from;
    // A row below the header would look like a header.
    const inherit = after
      ? dimension === 'COLUMNS' || index > this.#place.frozenRows
      : dimension === 'ROWS'
        ? index > this.#place.frozenRows
        : index > 0;
    await this.#perform(gestures.inserting(this.#place, dimension, index, to - from + 1, inherit));
    this.#chooseWhole(dimension, index, index + to - from);
  }

  async delete(dimension: Dimension): Promise<void> {
    const { left, top, right, bottom } = this.#grid.selection;
    const [from, to] = dimension === 'ROWS' ? [top, bottom] : [left, right];
    const { rowCount, columnCount } = this.#place;
    if (to - from + 1 >= (dimension === 'ROWS' ? rowCount : columnCount)) {
      toast(t(dimension === 'ROWS' ? 'desk.allRows' : 'desk.allColumns'));
      return;
    }
    // Rows that a filter hides are not meant; hidden columns are, as in Google Sheets.
    const runs =
      dimension === 'ROWS'
        ? shownRuns({ left: 0, right: 0, top: from, bottom: to }, this.#hidden).map(
            ({ top: start, bottom: end }) => [start, end] as const,
          )
        : [[from, to] as const];
    if (runs.length > 0) await this.#perform(gestures.deleting(this.#place, dimension, runs));
  }

  async move(dimension: Dimension, from: number, to: number, destination: number): Promise<void> {
    if (await this.#perform(gestures.shifting(this.#place, dimension, from, to, destination))) {
      const landed = destination > to ? destination - (to - from + 1) : destination;
      this.#chooseWhole(dimension, landed, landed + to - from);
    }
  }

  #chooseWhole(dimension: Dimension, from: number, to: number): void {
    this.#grid.chooseWhole(dimension === 'ROWS' ? 'rows' : 'columns', from, to);
  }

  async hide(dimension: Dimension, hiddenByUser: boolean): Promise<void> {
    const { left, top, right, bottom } = this.#grid.selection;
    const [from, to] = dimension === 'ROWS' ? [top, bottom] : [left, right];
    const { hiddenRows, widths } = this.#session.layout;
    const before = Array.from({ length: to - from + 1 }, (_, at) =>
      dimension === 'ROWS' ? hiddenRows.has(from + at) : widths[from + at] === 0,
    );
    await this.#perform(gestures.shaping(this.#place, dimension, from, to, { hiddenByUser }, before));
  }

  async resize(x: number, pixelSize: number): Promise<void> {
    const { left, right } = this.#grid.selection;
    // A width drawn at one of several chosen columns is for all of them.
    const all = this.#grid.whole === 'columns' && x >= left && x <= right;
    const [from, to] = all ? [left, right] : [x, x];
    const before = this.#session.layout.widths.slice(from, to + 1);
    await this.#perform(gestures.shaping(this.#place, 'COLUMNS', from, to, { pixelSize }, before));
  }

  /** Makes a column as wide as its longest text, within reason. */
  async fit(x: number): Promise<void> {
    const longest = this.#session.values.reduce((most, row) => Math.max(most, row[x]?.length ?? 0), 3);
    await this.resize(x, Math.min(MOST_WIDTH, longest * LETTER_WIDTH + RIMS));
  }

  async addRows(length: number): Promise<void> {
    await this.#perform(gestures.addingRows(this.#place, length));
  }

  async freeze(rows: number, columns: number): Promise<void> {
    const { sheetId, frozenRows, frozenColumns } = this.#session.sheet!;
    await this.#perform(
      gestures.changingSheet(
        sheetId,
        'gesture.freezing',
        { gridProperties: { frozenRowCount: rows, frozenColumnCount: columns } },
        { gridProperties: { frozenRowCount: frozenRows, frozenColumnCount: frozenColumns } },
        'gridProperties.frozenRowCount,gridProperties.frozenColumnCount',
      ),
    );
  }

  /* Order and filters */

  /** Sorts the whole table below the frozen rows. */
  async sortTable(column: number, order: 'ASCENDING' | 'DESCENDING'): Promise<void> {
    const { frozenRows, columnCount } = this.#place;
    const area = {
      left: 0,
      right: columnCount - 1,
      top: frozenRows,
      bottom: this.#session.values.length - 1,
    };
    if (area.bottom > area.top) await this.#perform(gestures.sorting(this.#place, area, column, order));
  }

  /** Sorts the chosen cells alone. */
  async sortSelection(order: 'ASCENDING' | 'DESCENDING'): Promise<void> {
    const used = this.#used;
    if (used) await this.#perform(gestures.sorting(this.#place, used, used.left, order));
  }

  /** Switches the filter that everybody sees on or off. */
  async toggleFilter(): Promise<void> {
    const { basicFilter, sheetId } = this.#session.sheet!;
    await this.#perform(
      gestures.filtering(sheetId, basicFilter ? undefined : { range: this.#wholeRange() }, basicFilter),
    );
  }

  /** From the header row down to the end of the tab, so that rows which programs add are filtered too. */
  #wholeRange(): NonNullable<WireFilter['range']> {
    const { sheetId, frozenRows, rowCount, columnCount } = this.#place;
    const width = this.#session.values.reduce((most, row) => Math.max(most, row.length), 1);
    return {
      sheetId,
      startRowIndex: Math.max(0, frozenRows - 1),
      endRowIndex: rowCount,
      startColumnIndex: 0,
      endColumnIndex: Math.min(width, columnCount),
    };
  }

  /** Asks something of a column, in the view that the person looks through, else in everybody's filter. */
  async filterColumn(column: number, criteria: Criteria | undefined): Promise<void> {
    const { view, sheet } = this.#session;
    const { sheetId, basicFilter } = sheet!;
    const changed = (one: WireFilter): WireFilter => ({
      range: one.range ?? {},
      ...withCriteria(one, column, criteria),
    });
    if (view)
      await this.#perform(gestures.viewing(sheetId, { ...view, criteria: {}, ...changed(view) }, view));
    else if (basicFilter) await this.#perform(gestures.filtering(sheetId, changed(basicFilter), basicFilter));
  }

  /** Makes a filter view, from everybody's filter where there is one, and looks through it. */
  async addView(): Promise<void> {
    const { basicFilter, filterViews, sheetId } = this.#session.sheet!;
    const titles = new Set(filterViews.map(({ title }) => title));
    let number = titles.size + 1;
    while (titles.has(t('view.name', { number }))) number += 1;
    const view: WireFilterView = {
      range: this.#wholeRange(),
      ...(basicFilter && { ...withCriteria(basicFilter, -1, undefined) }),
      filterViewId: freshId(),
      title: t('view.name', { number }),
    };
    if (await this.#perform(gestures.viewing(sheetId, view, undefined)))
      this.#session.look(view.filterViewId);
  }

  async renameView(view: WireFilterView, title: string): Promise<void> {
    await this.#perform(gestures.viewing(this.#place.sheetId, { ...view, title }, view));
  }

  async deleteView(view: WireFilterView): Promise<void> {
    this.#session.look(undefined);
    await this.#perform(gestures.viewing(this.#place.sheetId, undefined, view));
  }

  /* Replacing */

  async replaceAll(find: string, replacement: string): Promise<void> {
    const { values } = this.#session;
    const width = values.reduce((most, row) => Math.max(most, row.length), 1);
    const area = { left: 0, top: 0, right: width - 1, bottom: Math.max(0, values.length - 1) };
    await this.#perform(gestures.replacing(this.#place, find, replacement, area, true));
  }

  async replaceOne({ x, y }: Cell, find: string, replacement: string): Promise<void> {
    const area = { left: x, right: x, top: y, bottom: y };
    await this.#perform(gestures.replacing(this.#place, find, replacement, area, false));
  }

  /* Tabs */

  async renameSheet(sheetId: number, before: string, title: string): Promise<void> {
    await this.#perform(
      gestures.changingSheet(sheetId, 'gesture.renameSheet', { title }, { title: before }, 'title'),
    );
  }

  /** Moves a tab; indexes count as if it were still in its old place. */
  async moveSheet(sheetId: number, from: number, to: number): Promise<void> {
    const index = to > from ? to + 1 : to;
    const back = to > from ? from : from + 1;
    await this.#perform(
      gestures.changingSheet(sheetId, 'gesture.moveSheet', { index }, { index: back }, 'index'),
    );
  }

  async addSheet(title: string): Promise<void> {
    const sheetId = freshId();
    if (await this.#perform(gestures.addingSheet({ addSheet: { properties: { sheetId, title } } }, sheetId)))
      await this.#open(sheetId);
  }

  async duplicateSheet(sourceSheetId: number, insertSheetIndex: number): Promise<void> {
    const newSheetId = freshId();
    const request = { duplicateSheet: { sourceSheetId, insertSheetIndex, newSheetId } };
    if (await this.#perform(gestures.addingSheet(request, newSheetId))) await this.#open(newSheetId);
  }

  async deleteSheet(sheetId: number): Promise<void> {
    await this.#perform(gestures.deletingSheet(sheetId));
  }

  async #open(sheetId: number): Promise<void> {
    const made = this.#session.visibleSheets.find((one) => one.sheetId === sheetId);
    if (made) await this.#session.openSheet(made);
  }
}

/** An id of our own for a tab or a filter view, so that the way back knows it. */
function freshId(): number {
  return 1 + (crypto.getRandomValues(new Uint32Array(1))[0]! >>> 2);
}
