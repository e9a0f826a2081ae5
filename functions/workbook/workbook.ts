import type { LaidOutTab } from '../../sheets-schema/start.ts';
import type { FileKey, NewRow, RowOf, Tab } from '../../sheets-schema/tab.ts';

/** Something in the sheets that a person should mend; never holds what people wrote. */
export interface Finding {
  /** Key of the German text in `templates/locales/de/findings.json`, and stable for programs. */
  readonly code: FindingCode;
  readonly file: FileKey;
  /** The tab's key and its title. */
  readonly tab: string;
  readonly tabTitle: string;
  /** The column's key and its label, where it is about one. */
  readonly column?: string;
  readonly columnLabel?: string;
  /** 1-based row in the sheet, where it is about one. */
  readonly row?: number;
  /** A link to the very cell, where known. */
  readonly link?: string;
}

export type FindingCode =
  | 'FILE_MISSING'
  | 'FILE_NOT_NEWEST'
  | 'TAB_MISSING'
  | 'HEADER_MISSING'
  | 'HEADER_DISPLACED'
  | 'COLUMN_MISSING'
  | 'COLUMN_REHOMED'
  | 'VALUE_MISSING'
  | 'VALUE_UNREADABLE'
  | 'WORD_UNKNOWN'
  | 'FORMULA_LIKE'
  | 'MARKUP_LIKE'
  | 'TEXT_LONG'
  | 'QUESTION_ASTRAY'
  | 'QUESTION_EMPTY'
  | 'ID_DOUBLED'
  | 'ID_BROKEN'
  | 'ROW_CROOKED'
  | 'ROW_STRUCK'
  | 'ROWS_SHUFFLED'
  | 'ROWS_LOST'
  | 'ADDRESS_RESTS'
  | 'ADDRESS_DOUBLED'
  | 'CONSENT_MISSING'
  | 'PROVIDER_UNKNOWN'
  | 'TEXT_EMPTY';

/** A row as read: its values, and its spreadsheet and 1-based row there at that moment (for links; never for writing). */
type Entry<T extends Tab> = RowOf<T> & { readonly row: number; readonly spreadsheetId: string };

const gone: ReadonlySet<FindingCode> = new Set(['FILE_MISSING', 'TAB_MISSING', 'COLUMN_MISSING']);

/** Whether a finding says that a file, a tab or a column cannot be seen: what stood there is not gone for that. */
export function isGone({ code }: Finding): boolean {
  return gone.has(code);
}

/** Whether nobody can tell what stands in a tab's rows: a part of it cannot be seen, or it was sorted without its ids. */
export function isUnsure(findings: readonly Finding[], tab: Pick<Tab, 'key'>): boolean {
  return findings.some((one) => one.tab === tab.key && (isGone(one) || one.code === 'ROWS_SHUFFLED'));
}

/** Typed rows by tab key, and what was found wrong on the way. Atomic per file. */
export type Snapshot<Tabs extends readonly Tab[]> = {
  readonly [T in Tabs[number] as T['key']]: readonly Entry<T>[];
} & { readonly findings: readonly Finding[] };

/** The rows of one tab of a snapshot, for code that goes through tabs whatever they hold. */
export function rowsIn(
  snapshot: { readonly findings: readonly Finding[] },
  tab: Pick<Tab, 'key'>,
): readonly Readonly<Record<string, unknown>>[] {
  return (snapshot as unknown as Readonly<Record<string, readonly Record<string, unknown>[]>>)[tab.key] ?? [];
}

/** A row to append, with the tab it belongs to. Its id is fixed before the first try. */
export interface Append<T extends Tab = Tab> {
  readonly tab: T;
  readonly values: NewRow<T>;
}

/** Pairs a tab with a row for it, so that the compiler checks the row. */
export function append<T extends Tab>(tab: T, values: NewRow<T>): Append {
  return { tab, values } as Append;
}

/** One change of machine's cells (grey columns or a machine tab) of the row with an id; of an erasure, personal cells too. */
export interface CellChange {
  readonly tab: Tab;
  readonly id: string;
  /** Column key → new value; `null` blanks. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** One cell that the manager agreed to change. */
export interface AcceptedChange {
  readonly tab: Tab;
  readonly id: string;
  /** The column's key; it is people's. */
  readonly column: string;
  /** What should stand there still, and what shall: as people write it. Empty is an empty cell. */
  readonly old: string;
  readonly new: string;
  /** Names the change for good, so that it is noted once. */
  readonly key: string;
}

/** What came of an accepted change. `done` too when the new value stood there already. */
export type ChangeOutcome =
  | 'done'
  /** There is no such row. */
  | 'missing'
  /** Something else stands there by now. */
  | 'different'
  /** The new value is none that the column takes. */
  | 'unreadable'
  /** The tab was sorted without its ids: later perhaps. */
  | 'shuffled';

/** Why cells are erased, as a key of the list `protocolWhy`. */
export type ErasureReason = 'frist' | 'unbestaetigt' | 'wunsch';

/** How rows are appended. */
export interface AppendOptions {
  readonly claim?: string;
  readonly along?: readonly Append[];
  readonly unlessPresent?: boolean;
  readonly once?: boolean;
  readonly withinMs?: number;
}

/** The spreadsheets, as everything outside this folder knows them. */
export interface Workbook {
  /**
   * Reads tabs as typed rows, by column identity: one call a spreadsheet. Of contacts there is one a year, and all that
   * open are read, the newest first.
   * A missing tab or column is a finding and reads as no rows or `null`s.
   * @throws WorkbookError when the Sheets API cannot be reached or refuses
   */
  read<const Tabs extends readonly Tab[]>(...tabs: Tabs): Promise<Snapshot<Tabs>>;
  /**
   * Appends rows; resolves only when every row is in its sheet.
   * @param options.unlessPresent looks first, and writes no row whose id is there already: for a second try
   * @param options.once writes nothing that this process wrote a moment ago or is writing: a second click, without a look
   * @param options.withinMs what is not on its way by then is given up, and certainly did not arrive
   * @param options.claim the batch is written only if nobody has claimed that name before, all in one atomic write (all
   *   rows must then belong to one file): `false` means that somebody else has it and nothing of the batch was written
   * @param options.along rows of the same file that go out in the claim's write, and stay whatever becomes of the claim
   * @throws WorkbookError; its `ambiguous` says that the rows may have arrived all the same
   */
  append(rows: readonly Append[], options?: AppendOptions): Promise<boolean>;
  /**
   * A fingerprint of what stands in some columns of one file now, by one call: as long as it is the same, nothing was
   * changed in them. Much less to read than the rows.
   */
  fingerprintOf(...watched: readonly WatchedColumns[]): Promise<string>;
  /** The claims that are taken in the file of a tab. */
  claimsIn(tab: Pick<Tab, 'file'>): Promise<Claims>;
  /**
   * Takes back what is left of claims, for Google keeps 30,000 characters of them a file: of those that were taken before
   * an instant, but for some names. Whoever comes later could claim them anew.
   * @returns how many went
   */
  forgetClaims(tab: Pick<Tab, 'file'>, before: Date, except: readonly string[]): Promise<number>;
  /**
   * Writes machine cells of existing rows, finding each row by its id and proving it by asking back. A cell of somebody
   * else that it hits is put back and noted in *Protokoll*; so do all that follow.
   * @throws RowsShuffled when all is written but in rows whose content does not belong to their id
   */
  change(changes: readonly CellChange[]): Promise<{ changed: number; missing: number }>;
  /**
   * Writes people's cells as the manager agreed, each only where its old value still stands, and notes them in
   * *Protokoll* with both values.
   * @returns what came of each change, in their order
   */
  changeCells(changes: readonly AcceptedChange[]): Promise<readonly ChangeOutcome[]>;
  /**
   * Blanks personal cells, and writes machine cells beside them; *Protokoll* keeps tab, column, number and reason.
   * @returns how many rows were found, how many not, and how many cells were blanked
   * @throws RowsShuffled as `change` does
   */
  eraseCells(
    changes: readonly CellChange[],
    why: ErasureReason,
  ): Promise<{ changed: number; missing: number; erased: number }>;
  /**
   * Gives an id to rows that have none or a copied one, and remembers which content stands beside which id.
   * @returns how many ids were given
   * @throws RowsShuffled when rows were left without because the tab was sorted without its ids
   */
  giveIds(tab: Tab): Promise<number>;
  /** Blanks the later of two rows that are one submission, written twice, and notes it in *Protokoll*; returns how many. */
  blankTwins(tab: Tab): Promise<number>;
  /**
   * Strikes rows that landed crooked and whose submission stands straight in another row, so that nobody takes them for
   * one, blanks what struck rows hold of the straight one, and notes it in *Protokoll*; returns how many.
   */
  strikeCrooked(tab: Tab): Promise<number>;
  /**
   * Creates what is missing of these tabs (tab, columns, formats, validation, identity), but not what people filled and
   * deleted; a second call changes nothing.
   */
  ensure(tabs: readonly (Tab | LaidOutTab)[]): Promise<void>;
  /** The labels and keys of the lists now, as the manager keeps them in *Listen*. */
  words(): Promise<Words>;
}

/** Columns of a tab that somebody keeps an eye on. */
export interface WatchedColumns {
  readonly tab: Tab;
  readonly columns: readonly string[];
}

/** The claims of a file, as they were when they were asked for. */
export interface Claims {
  isTaken(name: string): boolean;
}

/** The manager's lists: labels by key, keys by label or alias. */
export interface Words {
  /** The active entries of a list in the manager's order. */
  readonly entries: (list: string) => readonly { readonly key: string; readonly label: string }[];
  /** The label of a key, or the key itself when the list does not know it. */
  readonly label: (list: string, key: string) => string;
  /** The key of a label or alias (case and spaces aside), or null. */
  readonly keyOf: (list: string, label: string) => string | null;
}

/** Anything that goes wrong between us and the Sheets API. Never holds cell contents. */
export class WorkbookError extends Error {
  readonly code: string;
  /** The write may have taken place although no answer said so. */
  readonly ambiguous: boolean;
  /** Trying again later can help. */
  readonly retryable: boolean;
  constructor(
    code: string,
    message: string,
    options: { cause?: unknown; ambiguous?: boolean; retryable?: boolean } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'WorkbookError';
    this.code = code;
    this.ambiguous = options.ambiguous ?? false;
    this.retryable = options.retryable ?? false;
  }
}
