import { protectedCell } from '../errors.ts';
import type { Actor } from './actor.ts';
import type { Book } from './book.ts';
import { type Area, covers, overlaps } from './range.ts';
import type { SheetInfo } from './sheet.ts';

type ProtectedRange = SheetInfo['protectedRanges'][number];

/** One write in progress: the fork it works on, who writes, and when. */
export class Edit {
  readonly book: Book;
  readonly actor: Actor;
  /** All who may edit the document: what a protection without `editors` is filled with (measured). */
  readonly documentEditors: readonly string[];
  readonly now: Date;

  constructor(book: Book, actor: Actor, documentEditors: readonly string[], now: Date) {
    this.book = book;
    this.actor = actor;
    this.documentEditors = documentEditors;
    this.now = now;
  }

  /** @throws 400 when the area touches a protection that does not list the caller */
  guard(area: Area): void {
    if (this.actor.role === 'owner') return;
    for (const range of area.sheet.info.protectedRanges) {
      if (!mayEdit(range, this.actor) && overlaps(protectedArea(range, this.book), area)) {
        if (range.unprotectedRanges?.some((free) => covers(free, area))) continue;
        throw protectedCell();
      }
    }
  }

  /** Guards the cells of a row or column change. */
  guardSpan(sheetId: number | undefined, dimension: 'ROWS' | 'COLUMNS', start: number, end: number): void {
    const sheet = this.book.grid(sheetId);
    const rows = dimension === 'ROWS';
    this.guard({
      sheet,
      startRow: rows ? start : 0,
      endRow: rows ? end : sheet.rowCount,
      startColumn: rows ? 0 : start,
      endColumn: rows ? sheet.columnCount : end,
    });
  }
}

/** Whether the caller may edit what the range protects; a warning stops nobody. */
export function mayEdit(range: ProtectedRange, actor: Actor): boolean {
  if (actor.role === 'reader') return false;
  if (actor.role === 'owner' || range.warningOnly) return true;
  return range.editors?.users?.includes(actor.email) === true;
}

function protectedArea(range: ProtectedRange, book: Book): NonNullable<ProtectedRange['range']> {
  const named = book.info.namedRanges.find((entry) => entry.namedRangeId === range.namedRangeId);
  return named?.range ?? range.range ?? {};
}
