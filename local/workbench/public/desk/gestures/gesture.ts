import type { Word } from '../../words.ts';
import type { Area } from '../area.ts';
import type { CellEdit, ValueRange } from '../ranges.ts';
import type { Snapshot, UpdateRequest } from '../snapshot.ts';

/** One call of the Sheets API: typed values, or requests that all happen or none. */
export type Call = { readonly data: readonly ValueRange[] } | { readonly requests: readonly UpdateRequest[] };

/** What a person does in one go: one call, and the way back. */
export interface Gesture {
  readonly name: Word;
  readonly sheetId: number;
  readonly call: Call;
  /** The cells that it changes; read before and after it, for the way back. */
  readonly reads?: Area | undefined;
  /** The cells in which somebody else's change forbids the way back; without it, those that are read. */
  readonly watches?: Area | undefined;
  /** What is typed, to be shown before the answer is there. */
  readonly typed?: readonly CellEdit[];
  /** Cells whose protection is to be respected. */
  readonly edits: readonly Area[];
  /** The requests that take it back, in one call; without it there is no way back. */
  readonly back?: (before: Snapshot | undefined, after: Snapshot | undefined) => readonly UpdateRequest[];
}

/** The part of a tab that gestures need to know. */
export interface Place {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly frozenRows: number;
}

/** Rows or columns. */
export type Dimension = 'ROWS' | 'COLUMNS';
