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

/** What can be told of a spreadsheet without reading its cells. */
export interface StoredFile {
  id: string;
  change: number;
  /** When it was last written to. */
  modified: Date;
  info: BookInfo;
}

/** Another server works on the same folder. Two would each hold the spreadsheets in memory and lose the other's writes. */
class StateInUse extends Error {
  readonly code = 'STATE_IN_USE';

  constructor(cause: unknown) {
    super(
      '[sheets] Another Sheets server keeps its spreadsheets in this state folder. Stop it, or choose another folder with --state or STATE_DIR.',
      { cause },
    );
    this.name = 'StateInUse';
  }
}

/** What SQLite says of a database that another process has locked. */
const SQLITE_BUSY = 5;

/**
 * The spreadsheets on disk. One write is one transaction; in WAL mode what was answered survives `kill -9` of the
 * process (a power cut may take the last moments: no fsync per write).
 */
export class Database {
  readonly #db: DatabaseSync;
  #changes = 0;

  /**
   * `file` may be ':memory:'. The file is this process's alone as long as it runs, which also spares each write the locks.
   * @throws {StateInUse} when another process has it
   */
  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    try {
      this.#db.exec('PRAGMA busy_timeout = 2000; PRAGMA locking_mode = EXCLUSIVE;');
      // The log is taken into the database every 16 MB, not every 4: that is what waits for the disk.
      this.#db.exec(
        'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 4000;',
      );
      this.#db.exec(SCHEMA);
      this.#addModified();
    } catch (error) {
      this.#db.close();
      throw (error as { errcode?: number }).errcode === SQLITE_BUSY ? new StateInUse(error) : error;
    }
    const row = this.#db.prepare('SELECT coalesce(max(change), 0) AS last FROM books').get();
    this.#changes = Number(row?.['last'] ?? 0);
  }

  /** Folders of earlier versions do not know when a spreadsheet was changed. */
  #addModified(): void {
    const columns = this.#db.prepare('PRAGMA table_info(books)').all();
    if (columns.some((column) => column['name'] === 'modified')) return;
    this.#db.exec('ALTER TABLE books ADD COLUMN modified INTEGER NOT NULL DEFAULT 0');
  }

  /** All spreadsheets with number and time of their last change, in the order they were made. */
  list(): StoredFile[] {
    return this.#db
      .prepare('SELECT id, change, modified, info FROM books ORDER BY made')
      .all()
      .map((row) => ({
        id: String(row['id']),
        change: Number(row['change']),
        modified: new Date(Number(row['modified'])),
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
    let last: { readonly text: string; readonly chunk: Chunk } | undefined;
    const query = this.#db.prepare(
      'SELECT chunk, rows FROM chunks WHERE book = ? AND sheet = ? ORDER BY chunk',
    );
    for (const row of query.iterate(book, sheet)) {
      const index = Number(row['chunk']);
      while (chunks.length < index) chunks.push(undefined);
      const text = String(row['rows']);
      // Below a list a chunk says what the one above says. Its rows may be one, but each chunk is an object of its own.
      last = { text, chunk: text === last?.text ? [...last.chunk] : decodeChunk(text, intern) };
      chunks.push(last.chunk);
    }
    return chunks;
  }

  /** Writes what differs between two states of a spreadsheet at this time; gives the number of the change. */
  save(before: Book | undefined, after: Book, now: Date): number {
    const change = this.#changes + 1;
    this.#run('BEGIN IMMEDIATE');
    try {
      if (before && !after.infoChanged) {
        this.#run('UPDATE books SET change = ?, modified = ? WHERE id = ?', change, now.getTime(), after.id);
      } else {
        this.#run(
          'INSERT INTO books (id, made, change, modified, info) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET change = excluded.change, modified = excluded.modified, info = excluded.info',
          after.id,
          change,
          change,
          now.getTime(),
          JSON.stringify(after.info),
        );
      }
      this.#saveSheets(before, after);
      this.#run('COMMIT');
    } catch (error) {
      this.#run('ROLLBACK');
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

  /** Deletes a spreadsheet for good. */
  remove(id: string): void {
    this.#run('BEGIN IMMEDIATE');
    try {
      this.#run('DELETE FROM books WHERE id = ?', id);
      this.#run('DELETE FROM sheets WHERE book = ?', id);
      this.#run('DELETE FROM chunks WHERE book = ?', id);
      this.#run('COMMIT');
    } catch (error) {
      this.#run('ROLLBACK');
      throw error;
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
