import { formFields, formSchema, type AnswerProblem, type FormField } from '../../sheets-schema/forms.ts';
import { parentOf, type ListName } from '../../sheets-schema/lists.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { Answers, ColumnKind, FormName } from '../../sheets-schema/vocabulary.ts';
import type { Translate } from '../words/locale.ts';
import type { Words } from '../workbook/workbook.ts';
import { fromSheet, spokenIn, type Said, type Spoken } from './spoken.ts';

/** A posted form as it came: per field one text or several. */
export type Posted = Readonly<Record<string, string | readonly string[]>>;

/** A posted form as hidden fields that send the same again: every field, also what came more than once. */
export function carriedFields(posted: Posted): { readonly name: string; readonly value: string }[] {
  return Object.entries(posted).flatMap(([name, values]) =>
    (typeof values === 'string' ? [values] : values).map((value) => ({ name, value })),
  );
}

/** What was posted in a field; in the first of them, where it came more than once. */
export function textIn(posted: Posted, name: string): string {
  return [posted[name] ?? []].flat()[0] ?? '';
}

/** What is wrong with each answer, by field. */
export type Problems = ReadonlyMap<string, AnswerProblem>;

/** One choice of radios, check boxes or a select. */
interface ChoiceView {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  /** On a page of another language: it stands in German in the sheet. */
  readonly german: boolean;
  readonly chosen: boolean;
}

/** One question as the partial `field` shows it. Empty texts mean "not there". */
export interface FieldView {
  readonly name: string;
  readonly id: string;
  /** Id of what a link to this question goes to: the field, or the first of its choices. */
  readonly anchor: string;
  /** Which of the partial's shapes is shown. */
  readonly isText: boolean;
  readonly isLong: boolean;
  readonly isSelect: boolean;
  readonly isRadios: boolean;
  readonly isChecks: boolean;
  readonly isChoices: boolean;
  readonly label: string;
  readonly labelGerman: boolean;
  /** "Pflichtangabe" or "freiwillig", in words: colour or a star alone says nothing to many. */
  readonly need: string;
  readonly required: boolean;
  readonly hint: string;
  readonly hintGerman: boolean;
  readonly error: string;
  /** Ids of hint and error, for `aria-describedby`. */
  readonly describedBy: string;
  readonly type: string;
  readonly inputMode: string;
  readonly autoComplete: string;
  readonly value: string;
  readonly choices: readonly ChoiceView[];
  /** A heading that starts a new part of the form before this field. */
  readonly section: string;
  readonly sectionText: string;
  /** The name of the question on which this one depends, and the answers with which it does not matter; empty: always. */
  readonly whenField: string;
  readonly whenNot: string;
}

/** A whole form for the template `form`. */
export interface FormView {
  readonly action: string;
  readonly token: string;
  readonly submit: string;
  readonly fields: readonly FieldView[];
  readonly errors: readonly { readonly href: string; readonly text: string }[];
  readonly failed: boolean;
}

/** From how many choices on a select is easier than radios. */
const RADIOS_AT_MOST = 7;

/**
 * What browsers can fill in for the person themselves (HTML, "autofill"; WCAG 1.3.5), by form and field. Fields about
 * somebody else have none.
 */
const autoComplete: Readonly<Record<string, string>> = {
  'contact.name': 'name',
  'offer.keepEmail': 'email',
  'subscription.email': 'email',
  'subscription.name': 'name',
  'subscription.organisation': 'organization',
  'check.receiptTo': 'email',
};

/** How each kind of column is typed on a telephone. */
const typing: Partial<Record<ColumnKind, { readonly type: string; readonly inputMode: string }>> = {
  email: { type: 'email', inputMode: 'email' },
  phone: { type: 'tel', inputMode: 'tel' },
  url: { type: 'text', inputMode: 'url' }, // type=url would refuse "www.beispiel.de", which we accept
  number: { type: 'text', inputMode: 'numeric' },
  date: { type: 'date', inputMode: '' },
  time: { type: 'time', inputMode: '' },
};

/** The answers of a posted form, or what is wrong with them. */
export function readAnswers(
  tab: Tab,
  form: FormName,
  posted: Posted,
  words: Words,
  fields: readonly FormField[] = formFields(tab, form),
): { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly problems: Problems } {
  const keysOf = (list: ListName): string[] => words.entries(list).map((entry) => entry.key);
  const parsed = formSchema(tab, form, keysOf, fields).safeParse({ ...posted });
  if (parsed.success) return { ok: true, answers: parsed.data };
  const problems = new Map<string, AnswerProblem>();
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0]);
    if (!problems.has(field)) problems.set(field, issue.message as AnswerProblem);
  }
  return { ok: false, problems };
}

/** A form as it is shown: empty, or with everything that was typed and what is wrong with it. */
export function formView(
  tab: Tab,
  form: FormName,
  given: {
    readonly t: Translate;
    readonly action: string;
    readonly token: string;
    readonly words: Words;
    readonly posted?: Posted;
    readonly problems?: Problems;
    readonly fields?: readonly FormField[];
  },
): FormView {
  const { t } = given;
  const spoken = spokenIn(t, given.words);
  const fields = (given.fields ?? formFields(tab, form)).map((field) =>
    fieldView(t, form, field, spoken, given.posted?.[field.key], given.problems?.get(field.key)),
  );
  const errors = errorsOf(fields);
  return {
    action: given.action,
    token: given.token,
    submit: t('form.toCheck'),
    fields,
    errors,
    failed: errors.length > 0,
  };
}

/** What stands above a form of what is wrong in it: each error with a link to its question. */
export function errorsOf(fields: readonly FieldView[]): FormView['errors'] {
  return fields
    .filter(({ error }) => error !== '')
    .map(({ anchor, error }) => ({ href: `#${anchor}`, text: error }));
}

/** The text of a problem: the field's own, else the general one. */
export function problemText(
  t: Translate,
  form: string,
  field: FormField,
  label: string,
  problem: AnswerProblem,
): string {
  const own = `${form}.${field.key}.${problem}`;
  return t(t.has(own) ? own : `form.problem.${problem}`, { label, max: maxOf(field) });
}

function maxOf({ column }: FormField): number {
  if (column.max !== undefined) return column.max;
  return column.kind === 'email' ? 254 : column.kind === 'phone' ? 60 : 500;
}

/**
 * One question, empty or with what was typed and what is wrong with it.
 * @param form whose words it has: a form, or a page that asks besides
 */
export function fieldView(
  t: Translate,
  form: string,
  field: FormField,
  words: Spoken,
  posted?: string | readonly string[],
  problem?: AnswerProblem,
): FieldView {
  const { key, column, required, when } = field;
  const id = `feld-${key}`;
  const own = (part: string, otherwise = ''): Said =>
    t.has(`${form}.${key}.${part}`)
      ? { text: t(`${form}.${key}.${part}`), german: false }
      : fromSheet(otherwise, t);
  const label = own('label', column.label);
  const hint = own('hint', column.help);
  const error = problem ? problemText(t, form, field, label.text, problem) : '';
  const values = posted === undefined ? [] : typeof posted === 'string' ? [posted] : posted;
  const listed = column.kind === 'oneOf' || column.kind === 'someOf';
  const choices = listed
    ? choicesOf(words, column.list as ListName, id, values).filter(
        // Who does not know leaves a question open; where one must answer, not knowing is an answer.
        ({ value, chosen }) => required || chosen || value !== 'unbekannt',
      )
    : [];
  const isSelect = column.kind === 'oneOf' && choices.length > RADIOS_AT_MOST;
  const isRadios = column.kind === 'oneOf' && !isSelect;
  const isChecks = column.kind === 'someOf';
  const isLong = column.kind === 'longText';
  const typed = typing[column.kind] ?? { type: 'text', inputMode: '' };
  return {
    name: key,
    id,
    anchor: isRadios || isChecks ? (choices[0]?.id ?? id) : id,
    isText: !listed && !isLong,
    isLong,
    isSelect,
    isRadios,
    isChecks,
    isChoices: isRadios || isChecks,
    label: label.text,
    labelGerman: label.german,
    need: t(required ? 'form.required' : 'form.optional'),
    required,
    hint: hint.text,
    hintGerman: hint.german,
    error,
    describedBy: [hint.text && `${id}-hinweis`, error && `${id}-fehler`].filter(Boolean).join(' '),
    type: typed.type,
    inputMode: typed.inputMode,
    autoComplete: autoComplete[`${form}.${key}`] ?? '',
    value: listed ? '' : (values[0] ?? ''),
    choices,
    section: own('section').text,
    sectionText: own('sectionText').text,
    whenField: when?.field ?? '',
    whenNot: when?.except?.join(' ') ?? '',
  };
}

/** The choices of a list; of the topics only the main ones: people should not have to know our drawers. */
function choicesOf(words: Spoken, list: ListName, fieldId: string, chosen: readonly string[]): ChoiceView[] {
  return words
    .entries(list)
    .filter((entry) => list !== 'topic' || parentOf(entry.key) === null || chosen.includes(entry.key))
    .map((entry, at) => ({
      id: `${fieldId}-${at + 1}`,
      value: entry.key,
      label: entry.text,
      german: entry.german,
      chosen: chosen.includes(entry.key),
    }));
}
