import { DatabaseSync } from 'node:sqlite';
import type { Doubts } from '../doubts.ts';
import { Book, type BookInfo } from '../grid/book.ts';
import { decodeChunk, encodeChunk, interner } from '../grid/cell-codec.ts';
import { type Chunk, RowStore } from '../grid/row-store.ts';
import { Sheet, type SheetInfo } from '../grid/sheet.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS books (id TEXT PRIMARY KEY, made INTEGER NOT NULL, change INTEGER NOT NULL, info TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS sheets (book TEXT NOT NULL, sheet INTEGER NOT NULL, info TEXT NOT NULL, PRIMARY KEY (book, sheet)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS chunks (book TEXT NOT NULL, sheet INTEGER NOT NULL, chunk INTEGER NOT NULL, rows TEXT NOT NULL, PRIMARY KEY (book, sheet, chunk)) STRICT, WITHOUT ROWID;
`;

/**
 * The spreadsheets on disk. One write is one transaction; in WAL mode what was answered survives `kill -9` of the
 * process (a power cut may take the last moments: no fsync per write).
 */
export class Database {
  readonly #db: DatabaseSync;
  #changes = 0;

  /** `file` may be ':memory:'. */
  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;');
    this.#db.exec(SCHEMA);
    const row = this.#db.prepare('SELECT coalesce(max(change), 0) AS last FROM books').get();
    this.#changes = Number(row?.['last'] ?? 0);
  }

  /** All spreadsheets with the number of their last change, in the order they were made. */
  list(): { id: string; change: number; info: BookInfo }[] {
    return this.#db
      .prepare('SELECT id, change, info FROM books ORDER BY made')
      .all()
      .map((row) => ({
        id: String(row['id']),
        change: Number(row['change']),
        info: JSON.parse(String(row['info'])) as BookInfo,
      }));
  }

  load(id: string, doubts: Readonly<Doubts>): Book | undefined {
    const book = this.#db.prepare('SELECT info FROM books WHERE id = ?').get(id);
    if (!book) return undefined;
    const sheets = this.#db
      .prepare('SELECT sheet, info FROM sheets WHERE book = ?')
      .all(id)
      .map((row) => {
        const info = JSON.parse(String(row['info'])) as SheetInfo;
        return new Sheet(info, new RowStore(this.#chunks(id, Number(row['sheet']))), false);
      })
      .toSorted((a, b) => a.info.properties.index - b.info.properties.index);
    return new Book(id, JSON.parse(String(book['info'])) as BookInfo, sheets, doubts, false);
  }

  #chunks(book: string, sheet: number): (Chunk | undefined)[] {
    const intern = interner();
    const chunks: (Chunk | undefined)[] = [];
    const query = this.#db.prepare(
      'SELECT chunk, rows FROM chunks WHERE book = ? AND sheet = ? ORDER BY chunk',
    );
    for (const row of query.iterate(book, sheet)) {
      const index = Number(row['chunk']);
      while (chunks.length < index) chunks.push(undefined);
      chunks.push(decodeChunk(String(row['rows']), intern));
    }
    return chunks;
  }

  /** Writes what differs between two states of a spreadsheet; gives the number of the change. */
  save(before: Book | undefined, after: Book): number {
    const change = this.#changes + 1;
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      if (before && !after.infoChanged) {
        this.#run('UPDATE books SET change = ? WHERE id = ?', change, after.id);
      } else {
        this.#run(
          'INSERT INTO books (id, made, change, info) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET change = excluded.change, info = excluded.info',
          after.id,
          change,
          change,
          JSON.stringify(after.info),
        );
      }
      this.#saveSheets(before, after);
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
    this.#changes = change;
    return change;
  }

  #saveSheets(before: Book | undefined, after: Book): void {
    for (const sheet of before?.sheets ?? []) {
      if (after.sheets.some((other) => other.id === sheet.id)) continue;
      this.#run('DELETE FROM sheets WHERE book = ? AND sheet = ?', after.id, sheet.id);
      this.#run('DELETE FROM chunks WHERE book = ? AND sheet = ?', after.id, sheet.id);
    }
    for (const sheet of after.sheets) {
      if (sheet.infoChanged) {
        this.#run(
          'INSERT OR REPLACE INTO sheets (book, sheet, info) VALUES (?, ?, ?)',
          after.id,
          sheet.id,
          JSON.stringify(sheet.info),
        );
      }
      for (const index of sheet.rows.dirty) {
        const chunk = sheet.rows.chunk(index);
        if (chunk) {
          const text = encodeChunk(chunk);
          this.#run(
            'INSERT OR REPLACE INTO chunks (book, sheet, chunk, rows) VALUES (?, ?, ?, ?)',
            after.id,
            sheet.id,
            index,
            text,
          );
        } else {
          this.#run(
            'DELETE FROM chunks WHERE book = ? AND sheet = ? AND chunk = ?',
            after.id,
            sheet.id,
            index,
          );
        }
      }
    }
  }

  readonly #statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();

  #run(sql: string, ...values: (string | number)[]): void {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    statement.run(...values);
  }

  close(): void {
    this.#db.close();
  }
}
