import type { Seen } from './contestant.ts';
import { idOfEntry, LETTERS } from './entries.ts';
import type { Cells } from './scene.ts';

/**
 * What came of an operation on an edited sheet; only the first two may be. It is judged by what stands in the cells, where
 * every value occurs once and names its entry: of identities, headers and rows the oracle knows nothing.
 */
export type Verdict =
  | 'right'
  /** Nothing was done or a part is missing, it was said, and what was sent is kept. */
  | 'loud'
  /** Something is missing or wrong, and nobody was told. */
  | 'LOST'
  /** A cell was changed that was nobody's to change. */
  | 'FOREIGN';

/** What an operation did by its own account. */
export interface Account {
  /** It failed, or found something that a person should look at. */
  readonly said: boolean;
  readonly before: Cells;
  readonly after: Cells;
}

interface Difference {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly before: unknown;
  readonly after: unknown;
}

const blank = (cell: unknown): boolean => cell === undefined || cell === null || cell === '';

/** Equal cells. A time that was read as text and written back differs in the last bit: that is no change (a day is 1). */
const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < 1e-6);

function differences(before: Cells, after: Cells): Difference[] {
  const found: Difference[] = [];
  for (const sheetId of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(sheetId) ?? [], after.get(sheetId) ?? []];
    for (let row = 0; row < Math.max(was.length, is.length); row++)
      for (let column = 0; column < Math.max(was[row]?.length ?? 0, is[row]?.length ?? 0); column++) {
        const [old, now] = [was[row]?.[column], is[row]?.[column]];
        if (blank(old) ? !blank(now) : !same(old, now))
          found.push({ sheetId, row, column, before: old, after: now });
      }
  }
  return found;
}

/** The first cell with this in the tab for people. */
function placeOf(cells: Cells, sheetId: number, text: unknown): { row: number; column: number } | null {
  for (const [row, line] of (cells.get(sheetId) ?? []).entries()) {
    const column = line.indexOf(text);
    if (column >= 0) return { row, column };
  }
  return null;
}

/** Entries that a person finds in the sheet by their need. */
function standing(cells: Cells, sheetId: number): string[] {
  return LETTERS.filter((letter) => placeOf(cells, sheetId, `need-${letter}`) !== null);
}

/** Judges cells of one entry that were to be written: exactly those, or nothing and it was said. */
export function judgeCells(
  { said, before, after }: Account,
  sheetId: number,
  letter: string,
  wanted: Readonly<Record<string, string | null>>,
): Verdict {
  const row =
    placeOf(before, sheetId, `own-${letter}`)?.row ?? placeOf(before, sheetId, `need-${letter}`)?.row;
  const changed = differences(before, after);
  const right = Object.entries(wanted).map(([key, value]) => ({ key, value }));
  const expected = changed.filter((cell) =>
    right.some(
      ({ key, value }) =>
        cell.sheetId === sheetId &&
        cell.row === row &&
        cell.before === `${key}-${letter}` &&
        (value === null ? blank(cell.after) : cell.after === value),
    ),
  );
  if (changed.length > expected.length) return 'FOREIGN';
  if (expected.length === right.length) return 'right';
  return said ? 'loud' : 'LOST';
}

/** Judges a row that was to be appended, as it stands in the sheet and as a fresh reader has it. */
export function judgeAppend(
  { said, before, after }: Account,
  sheetId: number,
  outcome: {
    readonly kept: boolean;
    readonly read: readonly Seen[];
    readonly sent: Seen;
  },
): Verdict {
  const changed = differences(before, after);
  if (changed.some((cell) => !blank(cell.before))) return 'FOREIGN';
  const { sent } = outcome;
  const valid = (after.get(sheetId) ?? []).flat().filter((cell) => cell === sent['id']);
  const rows = outcome.read.filter(({ id }) => id === sent['id']);
  const whole = rows.every((row) =>
    Object.entries(sent).every(([key, value]) => {
      const is = row[key];
      return is === value || JSON.stringify(is) === JSON.stringify(value);
    }),
  );
  if (rows.length === 1 && whole && valid.length === 1 && standsRight(after, sheetId, sent)) return 'right';
  if (said && outcome.kept && rows.length === 0) return 'loud';
  if (said && rows.length === 1 && valid.length === 1) return 'loud';
  return 'LOST';
}

/** The texts of an entry that name it. */
const telling = ['need', 'name', 'reach', 'state'] as const;

/** Whether what was appended stands in one row, each text in a column where other entries have theirs. */
function standsRight(cells: Cells, sheetId: number, sent: Seen): boolean {
  const lines = cells.get(sheetId) ?? [];
  const line = lines[placeOf(cells, sheetId, sent['id'])?.row ?? -1] ?? [];
  return telling.every((key) => {
    const others = new Set(LETTERS.flatMap((letter) => columnsOf(lines, `${key}-${letter}`)));
    return others.size === 0 || [...others].some((column) => line[column] === sent[key]);
  });
}

function columnsOf(lines: readonly (readonly unknown[])[], text: string): number[] {
  return lines.flatMap((line) => line.flatMap((cell, column) => (cell === text ? [column] : [])));
}

/** Judges what a reader was given: every entry of the sheet, each cell of its own entry and column. */
export function judgeRead(rows: readonly Seen[], said: boolean, cells: Cells, sheetId: number): Verdict {
  const letters = new Map<unknown, string>(LETTERS.map((letter) => [idOfEntry(letter), letter]));
  // A row that she copied and rewrote is hers, and so is a note.
  const isOurs = ({ id, need }: Seen) =>
    need !== 'need-X' && (letters.has(id) || /^need-[A-F]$/.test(String(need)));
  const ours = rows.filter(isOurs);
  const lines = cells.get(sheetId);
  if (!lines) return said ? 'loud' : 'LOST'; // the tab is gone
  const gone = (key: string) => LETTERS.every((one) => columnsOf(lines, `${key}-${one}`).length === 0);
  const lost = new Set(telling.filter(gone)); // a reader must say so
  const mixed = ours.some((row) => {
    const letter = LETTERS.find((one) => row['need'] === `need-${one}`);
    const known = letters.get(row['id']);
    if (known !== undefined && letter !== undefined && known !== letter) return true;
    return telling.some((key) => !blank(row[key]) && row[key] !== `${key}-${letter ?? known}`);
  });
  if (mixed) return 'LOST';
  const complete = standing(cells, sheetId).every((letter) =>
    ours.some(
      (row) =>
        row['need'] === `need-${letter}` &&
        telling.every((key) => {
          const text = `${key}-${letter}`;
          return row[key] === text || (columnsOf(lines, text).length === 0 && !lost.has(key));
        }) &&
        personsRight(row, lines, letter),
    ),
  );
  if (complete) return 'right';
  return said ? 'loud' : 'LOST';
}

/** Whether a reader has the entry's number of persons, which is 101 for A and so on; a column that is gone must be said. */
function personsRight(row: Seen, lines: readonly (readonly unknown[])[], letter: string): boolean {
  const numbers = LETTERS.map((_, at) => 101 + at);
  const there = (wanted: number) => lines.some((line) => line.includes(wanted));
  const wanted = numbers[LETTERS.indexOf(letter as (typeof LETTERS)[number])] ?? 0;
  if (there(wanted)) return Number(row['persons']) === wanted;
  return blank(row['persons']) && numbers.some(there);
}
