import { isId } from '../../../../sheets-schema/ids.ts';
import type { Contact } from '../../../../sheets-schema/contacts.ts';
import { idOfEntry, LETTERS, type Cells } from './scene.ts';

/** What came of an operation on an edited sheet; only the first two may be. */
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

function differences(before: Cells, after: Cells): Difference[] {
  const found: Difference[] = [];
  for (const sheetId of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(sheetId) ?? [], after.get(sheetId) ?? []];
    for (let row = 0; row < Math.max(was.length, is.length); row++)
      for (let column = 0; column < Math.max(was[row]?.length ?? 0, is[row]?.length ?? 0); column++) {
        const [old, now] = [was[row]?.[column], is[row]?.[column]];
        if (blank(old) ? !blank(now) : old !== now)
          found.push({ sheetId, row, column, before: old, after: now });
      }
  }
  return found;
}

/** The only cell with this text in the tab for people, by what stands in it: the oracle knows no identities. */
function placeOf(cells: Cells, sheetId: number, text: string): { row: number; column: number } | null {
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
    readonly read: readonly Contact[];
    readonly sent: Readonly<Record<string, unknown>>;
  },
): Verdict {
  const changed = differences(before, after);
  // What may be changed: cells that were empty, and what *Prüfen* took.
  if (changed.some((cell) => cell.sheetId === sheetId && !blank(cell.before))) return 'FOREIGN';
  const valid = (after.get(sheetId) ?? []).flat().filter((cell) => cell === outcome.sent['id']);
  const rows = outcome.read.filter(({ id }) => id === outcome.sent['id']);
  const whole = rows.every((row) =>
    Object.entries(outcome.sent).every(([key, value]) => {
      const is = (row as Readonly<Record<string, unknown>>)[key];
      return is === value || JSON.stringify(is) === JSON.stringify(value);
    }),
  );
  if (rows.length === 1 && whole && valid.length === 1) return 'right';
  if (said && outcome.kept && rows.length === 0) return 'loud';
  if (said && rows.length === 1 && valid.length === 1) return 'loud';
  return 'LOST';
}

/** Judges what a reader was given: every entry of the sheet, each cell of its own entry and column. */
export function judgeRead(rows: readonly Contact[], said: boolean, cells: Cells, sheetId: number): Verdict {
  const letters = new Map(LETTERS.map((letter) => [idOfEntry(letter), letter]));
  // A row that she copied and rewrote is hers.
  const ours = rows.filter(({ need }) => need !== 'need-X');
  const whole = ours.filter((row) => {
    const letter = row.need?.slice('need-'.length) ?? '';
    const known = row.id !== null && isId(row.id) ? letters.get(row.id) : undefined;
    const texts: [string, string | null][] = [
      ['need', row.need],
      ['name', row.name],
      ['reach', row.reach],
      ['state', row.state],
    ];
    return (
      (known === undefined || known === letter) &&
      texts.every(([key, value]) => value === null || value === `${key}-${letter}`)
    );
  });
  if (whole.length < ours.length) return 'LOST';
  const seen = new Set(rows.map(({ need }) => need));
  const missing = standing(cells, sheetId).filter((letter) => !seen.has(`need-${letter}`));
  const gaps = rows.some((row) => row.name === null || row.reach === null || row.persons === null);
  if (missing.length === 0 && !gaps) return 'right';
  return said ? 'loud' : 'LOST';
}
