import type { Doubts } from '../doubts.ts';
import { invalid, notFound } from '../errors.ts';
import type { Book } from '../grid/book.ts';
import { Database, type StoredFile } from './database.ts';

/**
 * The most cells of a spreadsheet that Google's refusals name; Drive's help (answer 37603) says 20 million since 2026.
 */
const MAX_CELLS = 10_000_000;

/** What a library may be told. */
interface LibraryOptions {
  /** How questions that no source settles are answered. */
  doubts: Doubts;
  /** Tells when a spreadsheet was changed; the real time where left out. */
  clock?: () => Date;
  /** The most cells that one spreadsheet may have; 10 million where left out. */
  maxCells?: number | undefined;
}

/** All spreadsheets of this server: in memory once asked for, on disk before any write is answered. */
export class Library {
  readonly #database: Database;
  readonly #books = new Map<string, Book>();
  readonly #files: Map<string, StoredFile>;
  readonly #clock: () => Date;
  readonly #maxCells: number;

  /** How questions that no source settles are answered now; a change holds from the next call on. */
  readonly doubts: Doubts;

  /** `file` may be ':memory:'. */
  constructor(file: string, { doubts, clock = () => new Date(), maxCells = MAX_CELLS }: LibraryOptions) {
    this.doubts = doubts;
    this.#database = new Database(file);
    this.#clock = clock;
    this.#maxCells = maxCells;
    this.#files = new Map(this.#database.list().map((stored) => [stored.id, stored]));
  }

  /** @throws 404 for an id this server does not know */
  get(id: string): Book {
    const known = this.#books.get(id);
    if (known) return known;
    const book = this.#files.has(id) ? this.#database.load(id, this.doubts) : undefined;
    if (!book) throw notFound();
    return this.#settle(book);
  }

  #settle(book: Book): Book {
    book.settled = true;
    this.#books.set(book.id, book);
    return book;
  }

  /**
   * Carries out one write. `write` gets a fork; when it throws, nothing has happened; when it returns, the fork is in
   * the database before it takes the old one's place. Writes are serial because this runs without awaiting.
   */
  write<T>(id: string, write: (book: Book) => T): { result: T; book: Book } {
    const before = this.get(id);
    const book = before.fork();
    const result = write(book);
    this.checkSize(book);
    this.#keep(before, book);
    return { result, book };
  }

  /** @throws 400 for more cells than a spreadsheet may have */
  add(book: Book): void {
    this.checkSize(book);
    this.#keep(undefined, book);
  }

  /**
   * Cells count by the size of the grids, used or not.
   * @throws 400 when the spreadsheet is larger than it may be and than it was
   */
  checkSize(book: Book): void {
    const cells = cellsIn(book);
    if (cells <= this.#maxCells || cells <= cellsIn(this.#books.get(book.id))) return;
    throw invalid(
      `This action would increase the number of cells in the workbook above the limit of ${this.#maxCells} cells.`,
    );
  }

  #keep(before: Book | undefined, book: Book): void {
    const modified = this.#clock();
    const change = this.#database.save(before, book, modified);
    // What is kept starts clean: a fork that knows of no changes.
    this.#settle(book.fork());
    this.#files.set(book.id, { id: book.id, change, modified, info: book.info });
  }

  /** Deletes a spreadsheet for good. */
  remove(id: string): void {
    this.#database.remove(id);
    this.#books.delete(id);
    this.#files.delete(id);
  }

  /** What can be told of a spreadsheet without reading its cells; undefined for an unknown id. */
  file(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }

  /** All spreadsheets in the order they were made. */
  files(): StoredFile[] {
    return [...this.#files.values()];
  }

  list(): { spreadsheetId: string; title: string }[] {
    return this.files()
      .filter(({ info }) => !info.file?.trashed)
      .map(({ id, info }) => ({ spreadsheetId: id, title: info.properties.title }));
  }

  /** The spreadsheets changed after change number `since`, with the number of their last change. */
  changes(since: number): Record<string, number> {
    return Object.fromEntries(
      this.files().flatMap(({ id, change }) => (change > since ? [[id, change]] : [])),
    );
  }

  close(): void {
    this.#database.close();
  }
}

function cellsIn(book: Book | undefined): number {
  return (book?.sheets ?? []).reduce((sum, { rowCount, columnCount }) => sum + rowCount * columnCount, 0);
}
