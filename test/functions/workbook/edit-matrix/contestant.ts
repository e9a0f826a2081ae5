import type { Office } from '../office.ts';

/** An entry as a program gives it, by the schema's keys; null where it gives nothing. */
export type Seen = Readonly<Record<string, unknown>>;

/** Texts by the schema's keys; null blanks. */
export type CellTexts = Readonly<Record<string, string | null>>;

/** A program that works in the sheet and may remember what it saw. Whatever it says, it says to whoever runs it. */
export interface Program {
  /** The entries, and whether it said that something is wrong. */
  read(): Promise<{ readonly rows: readonly Seen[]; readonly said: boolean }>;
  /** Writes cells of an entry that are its own to write; whether it said that something is wrong. */
  change(letter: string, values: CellTexts): Promise<boolean>;
  /** The same with cells of people, as they agreed. */
  changeCells(letter: string, values: CellTexts): Promise<boolean>;
  /** The same with cells to blank. */
  eraseCells(letter: string, values: CellTexts): Promise<boolean>;
  /** Appends an entry: whether it said that something is wrong, and whether the entry is then kept somewhere. */
  append(letter: string): Promise<{ readonly said: boolean; readonly kept: boolean }>;
  /** The entry as `read` is to give it. */
  entry(letter: string): Seen;
}

/** One whose programs are judged. */
export interface Contestant {
  readonly name: string;
  /** Starts a program in an office; `warm` makes it remember where things stand. */
  open(office: Office, warm: boolean): Promise<Program>;
  /** Has the office's interruptions happen to its calls. @returns what ends it */
  enter(office: Office): () => void;
}
