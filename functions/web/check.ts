import { formFields, usedAnswers, type FormField } from '../../sheets-schema/forms.ts';
import type { ListName } from '../../sheets-schema/lists.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { Answers, FormName } from '../../sheets-schema/vocabulary.ts';
import { longDate } from '../words/dates.ts';
import { languageOf } from '../words/languages.ts';
import type { Translate } from '../words/locale.ts';
import type { Words } from '../workbook/workbook.ts';
import { fieldView } from './form.ts';
import { joined, spokenIn, type Said, type Spoken } from './spoken.ts';

/** One question and its answer as the partial `answers` shows them. */
export interface AnswerView {
  readonly label: string;
  readonly labelGerman: boolean;
  /** The answer as people read it, or what it means that there is none. */
  readonly lines: readonly (readonly Said[])[];
  readonly missing: boolean;
  /** Why the answer is not sent; empty where it is. */
  readonly unused: string;
  /** Where a button goes back to this question; empty where nothing can be changed any more. */
  readonly changeAt: string;
}

/**
 * The answers of a form as people read them. A question that was left open has a line only where that has a
 * consequence (a text `<form>.<field>.missing`); the others are named together. What is not used says so.
 * @param changeTo the form's path, or empty where nothing can be changed any more
 */
export function answersView(
  tab: Tab,
  form: FormName,
  answers: Answers,
  { t, words, changeTo = '' }: { readonly t: Translate; readonly words: Words; readonly changeTo?: string },
): { readonly answers: readonly AnswerView[]; readonly open: string } {
  const spoken = spokenIn(t, words);
  const used = usedAnswers(tab, form, answers);
  const open: string[] = [];
  const fields = formFields(tab, form);
  const labelOf = (key?: string): string =>
    fields.flatMap((one) => (one.key === key ? fieldView(t, form, one, spoken).label : []))[0] ?? '';
  const shown = fields.flatMap((field): AnswerView[] => {
    const { label, labelGerman, anchor } = fieldView(t, form, field, spoken);
    const lines = answerLines(field, answers[field.key], spoken, t.lang);
    const consequence = `${form}.${field.key}.missing`;
    const missing = lines.length === 0;
    const isUsed = missing || used[field.key] === answers[field.key];
    if (missing && !t.has(consequence)) {
      open.push(label);
      return [];
    }
    return [
      {
        label,
        labelGerman,
        lines: missing ? [[asTyped(t(consequence))]] : lines,
        missing,
        unused: isUsed ? '' : t('check.unused', { label: labelOf(field.when?.field) }),
        changeAt: changeTo && `${changeTo}#${anchor}`,
      },
    ];
  });
  return { answers: shown, open: open.join(' · ') };
}

function answerLines({ column }: FormField, value: unknown, words: Spoken, lang: string): Said[][] {
  if (value === null || value === undefined || value === '') return [];
  switch (column.kind) {
    case 'oneOf':
    case 'someOf': {
      const keys = [value as string | string[]].flat();
      return keys.length === 0 ? [] : [joined(keys.map((key) => words.label(column.list as ListName, key)))];
    }
    case 'date':
      return [[asTyped(longDate(value as string, lang))]];
    case 'number':
      return [[asTyped((value as number).toLocaleString(languageOf(lang).locale))]];
    default:
      return (value as string).split('\n').map((line) => [asTyped(line)]);
  }
}

/** In the language of the page, or in whichever the person wrote. */
function asTyped(text: string): Said {
  return { text, german: false };
}
