import { type Doubts, worldWith } from '../../../local/sheets/doubts.ts';
import type { Actor } from '../../../local/sheets/grid/actor.ts';
import { parseA1 } from '../../../local/sheets/grid/a1.ts';
import { Book } from '../../../local/sheets/grid/book.ts';
import { type DescribeOptions, describe } from '../../../local/sheets/grid/describe.ts';
import { Edit } from '../../../local/sheets/grid/edit.ts';
import { newSheet } from '../../../local/sheets/grid/new-sheet.ts';
import type { RequestKind, Requests } from '../../../local/sheets/requests/request-kind.ts';
import { readValues } from '../../../local/sheets/values/read-values.ts';

export const owner: Actor = { email: 'owner@office.example', role: 'owner' };
export const editor: Actor = { email: 'robot@office.example', role: 'editor' };

/** A spreadsheet in memory with one sheet, `Liste`, id 7, 20 rows, 6 columns, and these values from A1; in the likely world, or another. */
export function bookOf(
  values: readonly (readonly (string | number | boolean | null)[])[] = [],
  answers: Partial<Doubts> = {},
): Book {
  const properties = { title: 'Probe', locale: 'de_DE', timeZone: 'Europe/Berlin' };
  const book = new Book('book', { properties, namedRanges: [], metadata: [] }, [], worldWith(answers));
  const sheet = newSheet(book, {
    sheetId: 7,
    title: 'Liste',
    gridProperties: { rowCount: 20, columnCount: 6 },
  });
  book.sheets.push(sheet);
  values.forEach((row, r) =>
    row.forEach((value, c) => {
      if (value !== null) sheet.rows.set(r, c, { value });
    }),
  );
  return book;
}

/** Carries out one request as the owner, or as the actor given; gives its reply. */
export function carryOut<Kind extends keyof Requests>(
  book: Book,
  kind: RequestKind & { kind: keyof Requests },
  request: NonNullable<Requests[Kind]>,
  actor: Actor = owner,
): Record<string, unknown> | undefined {
  const edit = new Edit(book, actor, [owner.email, editor.email], new Date('2026-11-23T12:00:00Z'));
  return kind.apply(request as never, edit) as Record<string, unknown> | undefined;
}

/** The unformatted values of a range by rows. */
export function valuesOf(book: Book, range = 'Liste'): unknown[][] {
  const options = { value: 'UNFORMATTED_VALUE', dateTime: 'SERIAL_NUMBER' } as const;
  return readValues(book, parseA1(book, range), 'ROWS', options).values ?? [];
}

/** The spreadsheet as its owner is told it. */
export function told(book: Book, options: Partial<DescribeOptions> = {}): ReturnType<typeof describe> {
  return describe(book, { areas: [], gridData: false, mask: undefined, actor: owner, ...options });
}

/** Puts metadata of these ids on columns of the sheet: `{ 11: 1 }` is id 11 on column B. */
export function markColumns(book: Book, columns: Record<number, number>): void {
  for (const [id, index] of Object.entries(columns)) {
    book.change().metadata.push({
      metadataId: Number(id),
      metadataKey: 'column',
      visibility: 'DOCUMENT',
      place: { type: 'COLUMN', sheetId: 7, index },
    });
  }
}

/** Where metadata on rows or columns lies now: `{ 11: 1 }`. */
export function markedAt(book: Book): Record<number, number> {
  return Object.fromEntries(
    book.info.metadata.flatMap(({ metadataId, place }) =>
      'index' in place ? [[metadataId, place.index]] : [],
    ),
  );
}
