import { toast } from '../shell.ts';
import { t } from '../words.ts';
import {
  readBook,
  readChanges,
  readLayout,
  readList,
  readLooks,
  readSnapshot,
  readValues,
  send,
  type Book,
  type Layout,
  type Sheet,
} from './api.ts';
import type { Area } from './area.ts';
import { Axis } from './axis.ts';
import { optionsOf, type Choices } from './choices.ts';
import { askProceed } from './dialog.ts';
import { painter } from './conditional.ts';
import { criteriaOf, hiddenRows, type WireFilter, type WireFilterView } from './filter.ts';
import { followRow } from './follow.ts';
import type { Call, Gesture } from './gestures/index.ts';
import type { Content } from './grid.ts';
import { History, type Outcome } from './history.ts';
import type { Look, Rule } from './look.ts';
import { heightOf, ROW_HEIGHT } from './measures.ts';
import { protectionsOf } from './protection.ts';
import type { Saving } from './saving.ts';

/** Rows whose looks are read together. */
const CHUNK = 100;
/** Milliseconds for which a person may silence the question before an edit of protected cells. */
const QUIET_FOR = 5 * 60 * 1000;

/** Milliseconds of rest before the looks of rows are read while one scrolls. */
const REST = 60;

/** How the cells of a hundred rows look. */
interface Looks {
  /** The reading of the tab to which they belong. */
  readonly version: number;
  readonly rows: ReadonlyArray<ReadonlyArray<Look | undefined>>;
  /** Pixels of rows in which a text wraps or is large; filled in when the rows are laid out. */
  heights: ReadonlyMap<number, number> | undefined;
}

/** The cells of a tab, and how they lie. */
interface Tab {
  readonly values: string[][];
  readonly layout: Layout;
}

/** What a session tells the page. */
export interface SessionEvents {
  /** Something of what is shown has changed. */
  changed(): void;
  /** Another tab or workbook is open now, or they have other names. */
  reordered(): void;
  /** While a cell is edited: its row and what stood there, to follow it; undefined where nobody types. */
  editing(): { x: number; y: number } | undefined;
  /** The edited cell's row now lies elsewhere. */
  followed(y: number): void;
}

/** One person at the desk: the open workbook and tab, what is known of them, and the steps taken. */
export class Session {
  readonly #events: SessionEvents;
  readonly #saving: Saving;
  books: readonly Book[] = [];
  book: Book | undefined;
  sheet: Sheet | undefined;
  values: string[][] = [];
  #layout: Layout = { widths: [], hiddenRows: new Set(), filteredRows: new Set() };
  #rows = new Axis(0, () => 0);
  #columns = new Axis(0, () => 0);
  #filtered: ReadonlySet<number> = new Set();
  #paint = painter([]);
  readonly #looks = new Map<number, Looks>();
  readonly #loading = new Set<string>();
  #resting: ReturnType<typeof setTimeout> | undefined;
  readonly #lists = new Map<string, { version: number; entries: readonly string[] }>();
  readonly #choices = new WeakMap<Rule, { version: number; choices: Choices | undefined }>();
  /** Rises with each reading; what was read under an older one is read anew when it comes into view. */
  #version = 0;
  /** Rises with each list that has come in. */
  #listVersion = 0;
  #reading = 0;
  #opening: { readonly book: Book; readonly sheet: Sheet } | undefined;
  #stale = false;
  readonly #histories = new Map<string, History>();
  readonly #lastSheet = new Map<string, number>();
  readonly #views = new Map<string, number>();
  #counters: Readonly<Record<string, number>> | undefined;
  #quietUntil = 0;

  constructor(saving: Saving, events: SessionEvents) {
    this.#saving = saving;
    this.#events = events;
  }

  /* Opening */

  /** Reads the workbooks and opens one of them; the first where the id is none of theirs. */
  async start(ids: readonly string[], id: string, sheetId: number | undefined): Promise<void> {
    this.books = await Promise.all(ids.map(readBook));
    if (sheetId !== undefined) this.#lastSheet.set(id, sheetId);
    this.#counters = await readChanges();
    await this.openBook(id);
  }

  /** Opens a workbook at the tab where the person last was. */
  async openBook(id: string): Promise<void> {
    const book = this.books.find((one) => one.id === id) ?? this.books[0];
    const visible = (book?.sheets ?? []).filter(({ hidden }) => !hidden);
    const remembered = this.#lastSheet.get(book?.id ?? '');
    await this.#open(book, visible.find(({ sheetId }) => sheetId === remembered) ?? visible[0]);
  }

  /** Opens a tab of the open workbook. */
  openSheet(sheet: Sheet | undefined): Promise<void> {
    return this.#open(this.book, sheet);
  }

  /** Until a tab's cells are there the one before stays, on the page and under the person's hands. */
  async #open(book: Book | undefined, sheet: Sheet | undefined): Promise<void> {
    if (!book || !sheet) return;
    const opening = { book, sheet };
    this.#opening = opening;
    this.#events.reordered();
    try {
      const [read, looks] = await Promise.all([
        readTab(book.id, sheet),
        readLooks(book.id, sheet, 0, CHUNK - 1),
      ]);
      if (this.#opening !== opening) return; // the person went on to another tab
      if (book.id !== this.book?.id) this.#lists.clear();
      this.book = book;
      this.sheet = sheet;
      this.#lastSheet.set(book.id, sheet.sheetId);
      this.#looks.clear();
      this.#take(read);
      this.#takeLooks(0, looks, this.#version).catch(report);
    } finally {
      if (this.#opening === opening) this.#opening = undefined;
      this.#events.reordered();
    }
    this.#events.changed();
  }

  /** Where the person is, or is on the way to. */
  get heading(): { readonly bookId: string | undefined; readonly sheetId: number | undefined } {
    const { book, sheet } = this.#opening ?? this;
    return { bookId: book?.id, sheetId: sheet?.sheetId };
  }

  /** Whether a tab is being opened. */
  get opening(): boolean {
    return this.#opening !== undefined;
  }

  get visibleSheets(): readonly Sheet[] {
    return (this.book?.sheets ?? []).filter(({ hidden }) => !hidden);
  }

  /* What is known */

  /** One tab of one workbook. */
  get key(): string {
    return `${this.book?.id}/${this.sheet?.sheetId}`;
  }

  get layout(): Layout {
    return this.#layout;
  }

  get history(): History {
    const id = this.book?.id ?? '';
    const found = this.#histories.get(id);
    if (found) return found;
    const made = new History({
      send: (call: Call) => send(id, call),
      read: async (sheetId: number, area: Area, reshaped = false) => {
        const known = this.books.find((one) => one.id === id);
        const { sheets } = reshaped || !known ? await readBook(id) : known;
        const sheet = sheets.find((one) => one.sheetId === sheetId);
        return sheet && readSnapshot(id, sheet, area);
      },
    });
    this.#histories.set(id, made);
    return made;
  }

  /** The filter view that the person looks through. */
  get view(): WireFilterView | undefined {
    const id = this.#views.get(this.key);
    return this.sheet?.filterViews.find(({ filterViewId }) => filterViewId === id);
  }

  /** Looks through a filter view, or without one. Others see nothing of it. */
  look(view: number | undefined): void {
    if (view === undefined) this.#views.delete(this.key);
    else this.#views.set(this.key, view);
    this.#arrange();
  }

  /** The filter that decides what shows: the chosen view, else the one that everybody sees. */
  get filter(): WireFilter | undefined {
    return this.view ?? this.sheet?.basicFilter;
  }

  /** Whether a filter or a person hides a row. */
  hidden(y: number): boolean {
    return this.#filtered.has(y) || this.#layout.hiddenRows.has(y);
  }

  /** Rows that a filter hides. */
  get filteredCount(): number {
    return this.#filtered.size;
  }

  /** What the grid is to show. */
  content(extra: Pick<Content, 'copied' | 'found'>): Content {
    const { frozenRows = 0, frozenColumns = 0, gridlines = true } = this.sheet ?? {};
    const { filter } = this;
    return {
      key: this.key,
      values: this.values,
      rows: this.#rows,
      columns: this.#columns,
      frozenRows: Math.min(frozenRows, this.#rows.count),
      frozenColumns: Math.min(frozenColumns, this.#columns.count),
      gridlines,
      look: (x, y) => this.#painted(x, y),
      choices: (x, y) => this.choices(x, y),
      filter: filter && {
        row: filter.range?.startRowIndex ?? 0,
        left: filter.range?.startColumnIndex ?? 0,
        right: (filter.range?.endColumnIndex ?? this.#columns.count) - 1,
        active: new Set(criteriaOf(filter).keys()),
      },
      ...extra,
    };
  }

  #look(x: number, y: number): Look | undefined {
    return this.#looks.get(Math.floor(y / CHUNK))?.rows[y % CHUNK]?.[x];
  }

  /** A cell's look in the colours of its conditional format. */
  #painted(x: number, y: number): Look | undefined {
    const look = this.#look(x, y);
    const paint = this.#paint(x, y, (column, row) => this.values[row]?.[column] ?? '');
    return paint ? { classes: '', ...look, ...paint } : look;
  }

  /** What a cell may hold, where its column has a list. */
  choices(x: number, y: number): Choices | undefined {
    const rule = this.#look(x, y)?.rule;
    if (!rule) return undefined;
    const kept = this.#choices.get(rule);
    if (kept?.version === this.#listVersion) return kept.choices;
    const source = optionsOf(rule);
    const options = source && ('options' in source ? source.options : this.#lists.get(source.range)?.entries);
    const choices = options && { options, strict: rule.strict ?? false };
    this.#choices.set(rule, { version: this.#listVersion, choices });
    return choices;
  }

  /* Reading */

  /** Reads the looks of rows that have come into view, where they are missing or may have changed. */
  needLooks(from: number, to: number): void {
    clearTimeout(this.#resting);
    const wanted = new Set((this.sheet?.frozenRows ?? 0) > 0 ? [0] : []);
    for (let chunk = Math.floor(from / CHUNK); chunk <= Math.floor(to / CHUNK); chunk += 1) wanted.add(chunk);
    const missing = [...wanted].filter((chunk) => this.#looks.get(chunk)?.version !== this.#version);
    const read = (): void => {
      for (const chunk of missing) {
        const name = `${this.key} ${chunk}`;
        if (this.#loading.has(name)) continue;
        this.#loading.add(name);
        this.#readLooks(chunk)
          .catch(report)
          .finally(() => this.#loading.delete(name));
      }
    };
    if (missing.length === 0) return;
    if (missing.every((chunk) => this.#looks.has(chunk)) || this.#looks.size === 0) read();
    else this.#resting = setTimeout(read, REST);
  }

  async #readLooks(chunk: number): Promise<void> {
    const { book, sheet, key } = this;
    if (!book || !sheet) return;
    const version = this.#version;
    const rows = await readLooks(book.id, sheet, chunk * CHUNK, chunk * CHUNK + CHUNK - 1);
    if (key !== this.key) return;
    await this.#takeLooks(chunk, rows, version);
  }

  /** Shows looks that have come in; then again with the lists of other ranges that they name. */
  async #takeLooks(chunk: number, rows: Looks['rows'], version: number): Promise<void> {
    const { book, key } = this;
    this.#looks.set(chunk, { version, rows, heights: undefined });
    this.#arrange();
    const sources = new Set<string>();
    for (const look of rows.flat()) {
      const source = look?.rule && optionsOf(look.rule);
      if (source && 'range' in source && this.#lists.get(source.range)?.version !== version)
        sources.add(source.range);
    }
    if (!book || sources.size === 0) return;
    const lists = await Promise.all(
      [...sources].map(async (source) => [source, await readList(book.id, source)] as const),
    );
    if (key !== this.key) return;
    for (const [source, entries] of lists) this.#lists.set(source, { version, entries });
    this.#listVersion += 1;
    this.#arrange();
  }

  async #load(): Promise<void> {
    const { book, sheet, key } = this;
    if (!book || !sheet) return;
    this.#reading += 1;
    const turn = this.#reading;
    const read = await readTab(book.id, sheet);
    if (turn !== this.#reading || key !== this.key) return; // a later reading is under way, or another tab is open
    if (this.#saving.busy()) {
      this.#stale = true; // what was typed meanwhile must not vanish again from the screen
      return;
    }
    this.#follow(read.values);
    this.#take(read);
    this.#arrange();
  }

  #take({ values, layout }: Tab): void {
    this.values = values;
    this.#layout = layout;
    this.#version += 1;
    for (const looks of this.#looks.values()) looks.heights = undefined;
  }

  /** Keeps an open editor on its row when rows above it came or went. */
  #follow(values: string[][]): void {
    const at = this.#events.editing();
    if (!at) return;
    const y = followRow(this.values, values, at.y);
    if (y !== at.y) this.#events.followed(y);
  }

  /** Lays rows and columns out anew from what is known. */
  #arrange(): void {
    const { sheet, view, values } = this;
    if (!sheet) return;
    const { widths, filteredRows } = this.#layout;
    this.#filtered = view
      ? hiddenRows(view, values, sheet.rowCount)
      : filteredRows.size === 0 && sheet.basicFilter
        ? hiddenRows(sheet.basicFilter, values, sheet.rowCount)
        : filteredRows;
    this.#paint = painter(sheet.conditionalFormats);
    this.#columns = new Axis(sheet.columnCount, (x) => widths[x] ?? 0);
    for (const [chunk, looks] of this.#looks) looks.heights ??= this.#heights(chunk, looks.rows);
    this.#rows = new Axis(Math.max(sheet.rowCount, values.length), (y) =>
      this.hidden(y) ? 0 : (this.#looks.get(Math.floor(y / CHUNK))?.heights?.get(y) ?? ROW_HEIGHT),
    );
    this.#events.changed();
  }

  /** The heights of rows in which a text wraps or is large. */
  #heights(chunk: number, rows: Looks['rows']): Map<number, number> {
    const heights = new Map<number, number>();
    for (const [at, looks] of rows.entries()) {
      const y = chunk * CHUNK + at;
      for (const [x, look] of looks.entries()) {
        const text = this.values[y]?.[x];
        if (!text || (!look?.wraps && !look?.fontSize)) continue;
        const width = look.wraps ? this.#columns.size(x) : Infinity;
        const height = heightOf(text, width, look.fontSize ?? 13, look.classes.includes('bold'));
        if (height > (heights.get(y) ?? ROW_HEIGHT)) heights.set(y, height);
      }
    }
    return heights;
  }

  /** Reads anew what may have changed, and shows it at once; also while somebody types. */
  async refresh(): Promise<void> {
    const { book: before, sheet: current } = this;
    if (!before || !current) return;
    if (this.#saving.busy()) {
      this.#stale = true;
      return;
    }
    this.#stale = false;
    // Before what it counts: a change that comes in while we read is seen at the next look.
    this.#counters = await readChanges();
    const fresh = await readBook(before.id);
    this.books = this.books.map((one) => (one.id === fresh.id ? fresh : one));
    if (this.book !== before || this.sheet !== current) return;
    this.book = fresh;
    const same = this.visibleSheets.find(({ sheetId }) => sheetId === current.sheetId);
    if (!same) {
      await this.openBook(fresh.id);
      return;
    }
    this.sheet = same;
    this.#events.reordered();
    await this.#load();
  }

  /** Looks whether somebody else has changed the open workbook. */
  async poll(): Promise<void> {
    if (!this.book) return;
    const now = await readChanges();
    const changed = !now || now[this.book.id] !== this.#counters?.[this.book.id];
    if (changed || this.#stale) await this.refresh();
  }

  /* Writing */

  /** Carries a gesture out, after a question where its cells are protected. @returns whether it was carried out */
  async perform(gesture: Gesture): Promise<boolean> {
    if (!(await this.#permitted(gesture))) return false;
    const { history } = this;
    this.#show(gesture);
    await this.#saving.add(() => history.carryOut(gesture));
    await this.refresh().catch(report);
    return true;
  }

  /** Writes what is no step of its own, such as rows that a block needs before it can be pasted. */
  async prepare(call: Call): Promise<void> {
    const id = this.book?.id ?? '';
    await this.#saving.add(() => send(id, call));
  }

  /** Takes a step back or again. */
  async step(which: 'undo' | 'redo'): Promise<Outcome> {
    const { history } = this;
    let outcome: Outcome = { kind: 'nothing' };
    await this.#saving.add(async () => {
      outcome = await history[which]();
    });
    await this.refresh().catch(report);
    return outcome;
  }

  /** Shows typed texts before the answer is there. */
  #show({ sheetId, typed = [] }: Gesture): void {
    if (sheetId !== this.sheet?.sheetId) return;
    for (const { x, y, value } of typed) {
      while (this.values.length <= y) this.values.push([]);
      const row = this.values[y]!;
      while (row.length < x) row.push('');
      row[x] = value;
    }
    if (typed.length > 0) this.#events.changed();
  }

  async #permitted({ edits }: Gesture): Promise<boolean> {
    const met = protectionsOf(this.sheet?.protections ?? [], edits);
    const description = met.find((one) => one.description)?.description ?? '';
    if (met.some(({ warningOnly }) => !warningOnly)) {
      toast(t('protect.refused', { description }));
      return false;
    }
    if (met.length === 0 || Date.now() < this.#quietUntil) return true;
    const { proceed, quiet } = await askProceed(
      t('protect.title'),
      description === '' ? t('protect.text') : t('protect.named', { description }),
      t('protect.quiet'),
      t('protect.proceed'),
    );
    if (proceed && quiet) this.#quietUntil = Date.now() + QUIET_FOR;
    return proceed;
  }
}

async function readTab(id: string, sheet: Sheet): Promise<Tab> {
  const [values, layout] = await Promise.all([readValues(id, sheet.title), readLayout(id, sheet)]);
  return { values, layout };
}

function report(error: unknown): void {
  toast((error as Error).message);
}
