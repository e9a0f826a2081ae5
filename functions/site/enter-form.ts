import { sheetFields, usedAnswers, type FormField } from '../../sheets-schema/forms.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { Answers, FormName } from '../../sheets-schema/vocabulary.ts';
import { german } from '../words/locale.ts';
import {
  formView,
  problemText,
  readAnswers,
  type FieldView,
  type Posted,
  type Problems,
} from '../web/form.ts';
import type { Words } from '../workbook/workbook.ts';
import { choicesMeant } from './choices-meant.ts';

/** A question as it is typed from a sheet. Empty texts mean "not there". */
export interface EntryField {
  readonly name: string;
  readonly id: string;
  readonly isText: boolean;
  readonly isLong: boolean;
  readonly isSelect: boolean;
  readonly isCheck: boolean;
  readonly label: string;
  readonly required: boolean;
  readonly error: string;
  readonly describedBy: string;
  readonly type: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  /** The words whose beginnings are typed, where several can be chosen: one field is faster than twenty boxes. */
  readonly words: string;
}

/** What a sheet says, or what is wrong with what was typed, by field. */
export type Reading =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly problems: ReadonlyMap<string, string> };

/** The questions of a form's sheets, made once for a post: reading and showing them needs the same. */
export interface SheetForm {
  readonly tab: Tab;
  readonly form: FormName;
  readonly words: Words;
  readonly fields: readonly FormField[];
  /** As they are shown empty. */
  readonly views: readonly FieldView[];
}

/** The questions of a form as its sheets ask them. */
export function sheetForm(tab: Tab, form: FormName, words: Words): SheetForm {
  const fields = sheetFields(tab, form);
  const { fields: views } = formView(tab, form, { t: german(), action: '', token: '', words, fields });
  return { tab, form, words, fields, views };
}

/**
 * Reads what was typed from a sheet of a form. Several choices come as beginnings of words. An answer to a question that
 * does not matter with the others is left out, as on the page.
 * @param check what is wrong with answers that are each right by themselves
 */
export function readSheet(
  { tab, form, words, fields, views }: SheetForm,
  posted: Posted,
  check: (answers: Answers) => Problems = () => new Map(),
): Reading {
  const t = german();
  const chosen: Record<string, string[]> = {};
  const problems = new Map<string, string>();
  for (const { name, label, choices } of views.filter(({ isChecks }) => isChecks)) {
    const { values, unclear } = choicesMeant(textOf(posted[name]), choices);
    chosen[name] = values;
    if (unclear.length > 0) problems.set(name, t('enter.unclear', { label, words: unclear.join(' ') }));
  }
  const given = { ...posted, ...chosen };
  const read = readAnswers(tab, form, given, words, fields);
  const wrong = read.ok ? check(read.answers) : read.problems;
  for (const [at, field] of fields.entries()) {
    const problem = wrong.get(field.key);
    if (problem && !problems.has(field.key))
      problems.set(field.key, problemText(t, form, field, views[at]?.label ?? '', problem));
  }
  if (problems.size > 0 || !read.ok) return { ok: false, problems };
  const answers = usedAnswers(tab, form, read.answers);
  if (Object.values(answers).every(isEmpty))
    return { ok: false, problems: new Map([[fields[0]?.key ?? '', t('enter.empty')]]) };
  return { ok: true, answers };
}

function isEmpty(answer: unknown): boolean {
  return answer === null || (Array.isArray(answer) && answer.length === 0);
}

/** The questions of a form as they are typed, with what was typed and what is wrong with it. */
export function entryFields(
  { views }: SheetForm,
  posted: Posted,
  problems: ReadonlyMap<string, string>,
): EntryField[] {
  return views.map((view) => {
    const { name, isText, isLong, isSelect, isRadios, isChecks, label, required, type, choices } = view;
    const typed = textOf(posted[name]);
    const legend = isChecks ? choices.map((choice) => choice.label).join(' · ') : '';
    return entryField(name, label, problems, {
      isText: isText || isChecks,
      isLong,
      isSelect: isSelect || isRadios,
      required,
      type: isChecks ? 'text' : type,
      value: isSelect || isRadios ? '' : typed,
      choices: isChecks ? [] : choices.map((choice) => ({ ...choice, chosen: choice.value === typed })),
      words: legend,
    });
  });
}

/** A field, complete from what is special about it. */
export function entryField(
  name: string,
  label: string,
  problems: ReadonlyMap<string, string>,
  more: Partial<EntryField>,
): EntryField {
  const id = `feld-${name}`;
  const error = problems.get(name) ?? '';
  return {
    name,
    id,
    isText: false,
    isLong: false,
    isSelect: false,
    isCheck: false,
    label,
    required: false,
    error,
    describedBy: [more.words && `${id}-hinweis`, error && `${id}-fehler`].filter(Boolean).join(' '),
    type: 'text',
    value: '',
    choices: [],
    words: '',
    ...more,
  };
}

/** A posted field as one text. */
export function textOf(posted: string | readonly string[] | undefined): string {
  return typeof posted === 'string' ? posted : (posted?.join(' ') ?? '');
}
