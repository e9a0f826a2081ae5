import { z } from 'zod';
import { isMailAddress, isWebAddress } from './addresses.ts';
import { lists, type ListName } from './lists.ts';
import type { NewRow, Tab } from './tab.ts';
import type { Answers, Column, Condition, FormName } from './vocabulary.ts';

/** One question of a form, derived from a column. */
export interface FormField {
  readonly key: string;
  readonly column: Column;
  readonly required: boolean;
  readonly when?: Condition;
}

/** The questions that a form asks of a tab, in the form's order. */
export function formFields(tab: Tab, form: FormName): FormField[] {
  return Object.entries(tab.columns)
    .flatMap(([key, column]) => {
      const use = column.forms?.[form];
      if (!use || !('ask' in use)) return [];
      const { ask: position, ...rest } = use;
      return [{ key, column, ...rest, position }];
    })
    .toSorted((a, b) => a.position - b.position);
}

/**
 * The same questions as somebody enters them from a sheet of paper. People leave gaps, and not everything can be read:
 * only what a row cannot be used without is required.
 */
export function sheetFields(tab: Tab, form: FormName): FormField[] {
  return formFields(tab, form).map((field) => ({ ...field, required: field.column.essential ?? false }));
}

/** What can be wrong with an answer: the last part of the locale key of its text. */
export type AnswerProblem =
  | 'required'
  | 'tooLong'
  | 'tooLarge'
  | 'email'
  | 'url'
  | 'date'
  | 'time'
  | 'number'
  | 'choice'
  | 'several'
  | 'unreadable'
  | 'past'
  | 'order';

/** Keys that a list offers now. */
export type KeysOf = (list: ListName) => readonly string[];

const builtInKeys: KeysOf = (list) => lists[list].map((entry) => entry.key);

/**
 * The zod schema of a form as it is posted: per field one text, or several for a column with several values.
 * Parsed, each field has the column's value, `null` (or `[]`) where nothing was answered. An issue's message is an
 * `AnswerProblem`. Fields that the form does not ask are dropped.
 */
export function formSchema(
  tab: Tab,
  form: FormName,
  keysOf: KeysOf = builtInKeys,
  fields: readonly FormField[] = formFields(tab, form),
): z.ZodType<Answers> {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fields) shape[field.key] = answerSchema(field, keysOf);
  return z.object(shape);
}

/**
 * What a field was sent with, trimmed and each once: nothing, one text or several. Made with a posted form, not with each
 * start of a process.
 */
const sent = () =>
  z
    .union([z.string().transform((one) => [one]), z.array(z.string())])
    .optional()
    .transform((all = []) => [
      ...new Set(all.map((one) => one.replace(/\r\n?/g, '\n').trim()).filter(Boolean)),
    ]);

function answerSchema({ column, required }: FormField, keysOf: KeysOf): z.ZodType {
  if (column.kind === 'someOf') {
    return sent().superRefine((keys, context) => {
      if (required && keys.length === 0) context.addIssue(problem('required'));
      else if (!keys.every((key) => keysOf(column.list as ListName).includes(key)))
        context.addIssue(problem('choice'));
    });
  }
  return sent().transform(([value, ...others], context) => {
    if (value === undefined) {
      if (required) context.addIssue(problem('required'));
      return null;
    }
    // Which of several answers is meant, nobody can say for the person.
    const wrong = others.length > 0 ? 'several' : problemOf(column, value, keysOf);
    if (wrong) {
      context.addIssue(problem(wrong));
      return z.NEVER;
    }
    return column.kind === 'number' ? Number(value.replace(',', '.')) : value;
  });
}

function problem(code: AnswerProblem) {
  return { code: 'custom' as const, message: code };
}

function problemOf(column: Column, value: string, keysOf: KeysOf): AnswerProblem | null {
  switch (column.kind) {
    case 'email':
      return isMailAddress(value) ? null : 'email';
    case 'url':
      return isWebAddress(value) ? (value.length > 500 ? 'tooLong' : null) : 'url';
    case 'date':
      return z.iso.date().safeParse(value).success ? null : 'date';
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? null : 'time';
    case 'number': {
      const amount = Number(value.replace(',', '.'));
      if (!Number.isFinite(amount) || amount < 0) return 'number';
      return amount > (column.max ?? 1_000_000) ? 'tooLarge' : null;
    }
    case 'oneOf':
      return keysOf(column.list as ListName).includes(value) ? null : 'choice';
    default:
      // What is no UTF-8 was read as this sign, and the words behind it are lost.
      if (value.includes('\uFFFD')) return 'unreadable';
      return column.schema.safeParse(value).success ? null : 'tooLong';
  }
}

/** The answers that are used: one whose condition does not hold is as if the question had been left open. */
export function usedAnswers(tab: Tab, form: FormName, answers: Answers): Answers {
  const unused = formFields(tab, form).filter(({ when }) => when && !holds(when, answers));
  const open = unused.map(({ key }) => [key, Array.isArray(answers[key]) ? [] : null]);
  return { ...answers, ...Object.fromEntries(open) };
}

function holds({ field, except = [] }: Condition, answers: Answers): boolean {
  const given = [answers[field] ?? []].flat().map(String);
  return given.some((answer) => !except.includes(answer));
}

/**
 * The row that a form's answers make: the answers and the form's presets.
 * @param today the day of sending, `YYYY-MM-DD`
 */
export function rowFromAnswers<T extends Tab>(
  tab: T,
  form: FormName,
  answers: Answers,
  today: string,
): NewRow<T> {
  const row: Record<string, unknown> = { ...answers };
  for (const [key, column] of Object.entries(tab.columns)) {
    const use = column.forms?.[form];
    if (use && 'preset' in use)
      row[key] = typeof use.preset === 'function' ? use.preset(answers, today) : use.preset;
  }
  return row as NewRow<T>;
}
