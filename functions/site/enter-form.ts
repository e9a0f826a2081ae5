import { sheetFields } from '../../sheets-schema/forms.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { Answers, FormName } from '../../sheets-schema/vocabulary.ts';
import { german } from '../words/locale.ts';
import { formView, readAnswers, type Posted, type Problems } from '../web/form.ts';
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

/**
 * Reads what was typed from a sheet of a form. Several choices come as beginnings of words.
 * @param check what is wrong with answers that are each right by themselves
 */
export function readSheet(
  tab: Tab,
  form: FormName,
  posted: Posted,
  words: Words,
  check: (answers: Answers) => Problems = () => new Map(),
): Reading {
  const t = german();
  const fields = sheetFields(tab, form);
  const views = formView(tab, form, { t, action: '', token: '', words, fields }).fields;
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
  const shown = formView(tab, form, {
    t,
    action: '',
    token: '',
    words,
    fields,
    problems: wrong,
  }).fields;
  for (const { name, error } of shown) if (error !== '' && !problems.has(name)) problems.set(name, error);
  if (problems.size > 0 || !read.ok) return { ok: false, problems };
  if (Object.values(read.answers).every(isEmpty))
    return { ok: false, problems: new Map([[fields[0]?.key ?? '', t('enter.empty')]]) };
  return { ok: true, answers: read.answers };
}

function isEmpty(answer: unknown): boolean {
  return answer === null || (Array.isArray(answer) && answer.length === 0);
}

/** The questions of a form as they are typed, with what was typed and what is wrong with it. */
export function entryFields(
  tab: Tab,
  form: FormName,
  posted: Posted,
  words: Words,
  problems: ReadonlyMap<string, string>,
): EntryField[] {
  const fields = sheetFields(tab, form);
  const { fields: views } = formView(tab, form, {
    t: german(),
    action: '',
    token: '',
    words,
    fields,
    posted,
  });
  return views.map((view) => {
    const { name, isText, isLong, isSelect, isRadios, isChecks, label, required, type, choices } = view;
    const legend = isChecks ? choices.map((choice) => choice.label).join(' · ') : '';
    return entryField(name, label, problems, {
      isText: isText || isChecks,
      isLong,
      isSelect: isSelect || isRadios,
      required,
      type: isChecks ? 'text' : type,
      value: isChecks ? textOf(posted[name]) : view.value,
      choices: isChecks ? [] : choices,
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
