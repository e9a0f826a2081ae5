import type { Cells } from './desk.ts';

/** One try of a run, or two at once. */
export interface Try {
  /** What the sheets said before it; empty where nobody has to know. */
  readonly before: Cells;
  /** Statuses, or that everything died. */
  readonly answers: readonly (number | 'killed')[];
  readonly mails: readonly Mailed[];
}

/** A scheduled run, with what the sheets said after it. */
export interface Ran {
  readonly what: 'run';
  readonly job: string;
  /** When it was due, wall clock in Berlin. */
  readonly due: string;
  /** At least one; more where it was triggered again, or failed and was tried again. */
  readonly tries: readonly Try[];
  readonly after: Cells;
}

/** A mail as its reader has it. */
export interface Mailed {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  /** What `List-Unsubscribe` names; null in a single mail. */
  readonly leaveUrl: string | null;
}

/** What somebody did and was told that it has arrived. */
export interface Done {
  readonly what: 'done';
  readonly deed:
    | 'asked to join'
    | 'confirmed'
    | 'left'
    | 'asked to be erased'
    | 'asked for the link'
    | 'wished'
    | 'sent a form'
    | 'asked for a receipt'
    | 'said still right'
    | 'proposed a change'
    | 'typed';
  /** Their address; empty for residents, and the manager. */
  readonly who: string;
  /** What it was, by header where it is to stand in a sheet. */
  readonly cells: Readonly<Record<string, string>>;
  /** The tab where it is to stand once. */
  readonly tab?: keyof Cells;
}

/** Something that happened. */
export type Happening = { readonly at: string } & (Ran | Done | ({ readonly what: 'mail' } & Mailed));

/** All that happened, in order, and how the sheets stand at the end. */
export interface Diary {
  readonly happenings: readonly Happening[];
  readonly end: Cells;
}
