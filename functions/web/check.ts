import { formFields, type FormField } from '../../sheets-schema/forms.ts';
import type { ListName } from '../../sheets-schema/lists.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { Answers, FormName } from '../../sheets-schema/vocabulary.ts';
import { longDate } from '../words/dates.ts';
import { translator } from '../words/locale.ts';
import type { Words } from '../workbook/workbook.ts';
import { fieldView } from './form.ts';

/** One question and its answer as the partial `answers` shows them. */
export interface AnswerView {
  readonly label: string;
  /** The answer as people read it, or what it means that there is none. */
  readonly lines: readonly string[];
  readonly missing: boolean;
  /** Where a button goes back to this question; empty where nothing can be changed any more. */
  readonly changeAt: string;
}

/**
 * The answers of a form as people read them. A question that was left open has a line only where that has a
 * consequence (a text `<form>.<field>.missing`); the others are named together.
 * @param changeTo the form's path, or empty where nothing can be changed any more
 */
export function answersView(
  tab: Tab,
  form: FormName,
  answers: Answers,
  { words, changeTo = '' }: { readonly words: Words; readonly changeTo?: string },
): { readonly answers: readonly AnswerView[]; readonly open: string } {
  const t = translator();
  const open: string[] = [];
  const shown = formFields(tab, form).flatMap((field): AnswerView[] => {
    const { label, anchor } = fieldView(t, form, field, words);
    const text = answerText(field, answers[field.key], words, t.lang);
    const consequence = `${form}.${field.key}.missing`;
    if (text === '' && !t.has(consequence)) {
      open.push(label);
      return [];
    }
    return [
      {
        label,
        lines: (text || t(consequence)).split('\n'),
        missing: text === '',
        changeAt: changeTo && `${changeTo}#${anchor}`,
      },
    ];
  });
  return { answers: shown, open: open.join(' · ') };
}

function answerText({ column }: FormField, value: unknown, words: Words, lang: string): string {
  if (value === null || value === undefined) return '';
  switch (column.kind) {
    case 'oneOf':
    case 'someOf':
      return [value as string | string[]]
        .flat()
        .map((key) => words.label(column.list as ListName, key))
        .join(', ');
    case 'date':
      return longDate(value as string, lang);
    case 'number':
      return (value as number).toLocaleString(lang);
    default:
      return value as string;
  }
}
