import { z } from 'zod';
import type { KeyOf, ListName } from './lists.ts';

/** How a cell is stored and shown. `instant` is machine time: UTC in code, Berlin's wall clock in the sheet. */
export type ColumnKind =
  | 'text'
  | 'longText'
  | 'email'
  | 'phone'
  | 'url'
  | 'date'
  | 'time'
  | 'instant'
  | 'number'
  | 'oneOf'
  | 'someOf'
  | 'reference';

/** The public forms. */
export type FormName = 'contact' | 'offer' | 'event' | 'report' | 'subscription';

/** Who types into a column: residents and partners through forms, the manager in the sheet, the machine by code. */
export type Writer = 'resident' | 'partner' | 'manager' | 'machine';

/** How long a personal value stays, as ISO 8601 durations. */
export type Retention = RowRetention | ConsentRetention;

/** Counted from another column of the row. */
export interface RowRetention {
  readonly keep: string;
  /** Column key of a date or instant; while that cell is empty, `otherwise` counts, or the value stays. */
  readonly from: string;
  readonly otherwise?: { readonly keep: string; readonly from: string };
}

/** While an address may be written to, the value stays: it goes so long after a request that nobody confirmed, or after the end. */
interface ConsentRetention {
  readonly unconfirmed: string;
  readonly ended: string;
}

/** The answers of a form by column key, as the decoded values. */
export type Answers = Readonly<Record<string, unknown>>;

/** When a question's answer is used: another question of the form has an answer, other than one of these keys. */
export interface Condition {
  readonly field: string;
  readonly except?: readonly string[];
}

/** How a form treats a column: asked at a place on the page, or preset without asking. */
export type FormUse =
  | { readonly ask: number; readonly required: boolean; readonly when?: Condition }
  | { readonly preset: Preset };

/** A preset value, or one that follows from the answers and the day (`YYYY-MM-DD`) of sending. */
export type Preset =
  string | number | readonly string[] | ((answers: Answers, today: string) => string | number);

/**
 * Asks for a column in a form. `position` orders the questions; a form requires nothing unless it says so. A question
 * with `when` says in its hint when it matters; an answer that is not used is shown as such before anything is sent.
 */
export function ask(position: number, options: { required?: boolean; when?: Condition } = {}): FormUse {
  return { ask: position, ...options, required: options.required ?? false };
}

/** Fills a column in a form without asking: a key, a value, or a value that follows from the answers. */
export function preset(value: Preset): FormUse {
  return { preset: value };
}

/** What a column's declaration may say. */
export interface ColumnOptions {
  /** The header in the sheet, in German. */
  readonly label: string;
  /** The header's note in the sheet and the hint in a form, in German. */
  readonly help?: string;
  /** A gap is a finding for the manager. */
  readonly required?: boolean;
  /** Without it the row cannot be used at all and is left out, with a finding. */
  readonly essential?: boolean;
  /** Most characters (texts) or largest number. */
  readonly max?: number;
  /** May be shown to everybody. */
  readonly public?: boolean;
  /** Holds data about a person, and how long. */
  readonly personal?: Retention;
  /** Who fills it, when it is not the tab's usual writer. */
  readonly writer?: Writer;
  readonly forms?: Partial<Record<FormName, FormUse>>;
}

/** One column: its declaration and, from it, the zod schema of its value. `null` is an empty cell. */
export interface Column<Value = unknown> extends ColumnOptions {
  readonly kind: ColumnKind;
  readonly list?: ListName;
  /** Key of the tab whose rows a reference names. */
  readonly refersTo?: string;
  readonly schema: z.ZodType<Value>;
}

type Essential<O, V> = O extends { readonly essential: true } ? V : V | null;

/** A column whose schema is made at its first use: a page uses few of them, and all 346 cost a cold start 7 ms. */
function declared<V>(kind: ColumnKind, options: Omit<Column, 'kind' | 'schema'>, make: () => z.ZodType<V>) {
  let made: z.ZodType<V> | undefined;
  return {
    kind,
    ...options,
    get schema() {
      return (made ??= make());
    },
  };
}

function column<V, O extends ColumnOptions>(
  kind: ColumnKind,
  schema: () => z.ZodType<V>,
  options: O,
  more: { list?: ListName; refersTo?: string } = {},
): Column<Essential<O, V>> {
  const make = () => (options.essential ? schema() : schema().nullable());
  return declared(kind, { ...more, ...options }, make as () => z.ZodType<Essential<O, V>>);
}

/** Google refuses more characters in one cell (facts of the Sheets API, 400 "more than the maximum of 50000"). */
const CELL_LIMIT = 50_000;

/** One line of text. */
export function text<const O extends ColumnOptions>(options: O) {
  return column('text', () => z.string().max(options.max ?? 500), options);
}

/** Several lines of text. */
export function longText<const O extends ColumnOptions>(options: O) {
  return column('longText', () => z.string().max(options.max ?? CELL_LIMIT), options);
}

/** One mail address, domain in ASCII or with umlauts. */
export function email<const O extends ColumnOptions>(options: O) {
  return column('email', () => z.string().max(254), options);
}

/** One telephone number as people write it: a text, so a leading zero stays. */
export function phone<const O extends ColumnOptions>(options: O) {
  return column('phone', () => z.string().max(60), options);
}

/** An http(s) address. */
export function url<const O extends ColumnOptions>(options: O) {
  return column('url', () => z.string().max(500), options);
}

/** A calendar day, `YYYY-MM-DD`. */
export function date<const O extends ColumnOptions>(options: O) {
  return column('date', () => z.iso.date(), options);
}

/** A time of day, `HH:mm`. */
export function time<const O extends ColumnOptions>(options: O) {
  return column('time', () => z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), options);
}

/** A moment of the machine, an ISO 8601 text in UTC such as `2026-11-30T06:00:00.000Z`, exact to the second. */
export function instant<const O extends ColumnOptions>(options: O) {
  return column('instant', () => z.iso.datetime(), options);
}

/** A number, 0 or more. */
export function number<const O extends ColumnOptions>(options: O) {
  return column(
    'number',
    () =>
      z
        .number()
        .min(0)
        .max(options.max ?? 1_000_000),
    options,
  );
}

/** One entry of a list, as its key. */
export function oneOf<const L extends ListName, const O extends ColumnOptions>(list: L, options: O) {
  return column('oneOf', () => z.string() as unknown as z.ZodType<KeyOf<L>>, options, { list });
}

/** Several entries of a list, as their keys; an empty cell is the empty array. */
export function someOf<const L extends ListName>(list: L, options: ColumnOptions): Column<KeyOf<L>[]> {
  return declared('someOf', { list, ...options }, () =>
    z.array(z.string() as unknown as z.ZodType<KeyOf<L>>),
  );
}

/** Names a row of another tab by its title, as the manager sees and picks it. */
export function reference<const O extends ColumnOptions>(tab: string, options: O) {
  return column('reference', () => z.string().max(500), options, { refersTo: tab });
}
