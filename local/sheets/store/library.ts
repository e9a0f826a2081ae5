import type { Doubts } from '../doubts.ts';
import { notFound } from '../errors.ts';
import type { Book } from '../grid/book.ts';
import { Database } from './database.ts';

/** All spreadsheets of this server: in memory once asked for, on disk before any write is answered. */
export class Library {
  readonly #database: Database;
  readonly #books = new Map<string, Book>();
  readonly #changes = new Map<string, number>();
  readonly #titles = new Map<string, string>();

  /** How questions that no source settles are answered now; a change holds from the next call on. */
  readonly doubts: Doubts;

  /** `file` may be ':memory:'. */
  constructor(file: string, doubts: Doubts) {
    this.doubts = doubts;
    this.#database = new Database(file);
    for (const { id, change, info } of this.#database.list()) {
      this.#changes.set(id, change);
      this.#titles.set(id, info.properties.title);
    }
  }

  /** @throws 404 for an id this server does not know */
  get(id: string): Book {
    const known = this.#books.get(id);
    if (known) return known;
    const book = this.#changes.has(id) ? this.#database.load(id, this.doubts) : undefined;
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
    this.#keep(before, book);
    return { result, book };
  }

  add(book: Book): void {
    this.#keep(undefined, book);
  }

  #keep(before: Book | undefined, book: Book): void {
    this.#changes.set(book.id, this.#database.save(before, book));
    // What is kept starts clean: a fork that knows of no changes.
    this.#settle(book.fork());
    this.#titles.set(book.id, book.info.properties.title);
  }

  list(): { spreadsheetId: string; title: string }[] {
    return [...this.#titles].map(([spreadsheetId, title]) => ({ spreadsheetId, title }));
  }

  /** The spreadsheets changed after change number `since`, with the number of their last change. */
  changes(since: number): Record<string, number> {
    return Object.fromEntries([...this.#changes].filter(([, change]) => change > since));
  }

  close(): void {
    this.#database.close();
  }
}
