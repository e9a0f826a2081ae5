import { joinAnswers, optionsOf, questionColumn } from '../../sheets-schema/answers.ts';
import type { Question } from '../../sheets-schema/questions.ts';
import type { Posted, FieldView } from '../web/form.ts';
import { fromSheet, spokenIn } from '../web/spoken.ts';
import { isForeign } from '../words/languages.ts';
import type { Translate } from '../words/locale.ts';
import type { Words } from '../workbook/workbook.ts';

/** Most characters of a free text. */
const TEXT_LIMIT = 2000;
/** The largest number that can be answered. */
const NUMBER_LIMIT = 1_000_000;

/** What can be wrong with an answer to a survey's question. */
export type AnswerProblem = 'required' | 'choice' | 'number' | 'tooLarge' | 'tooLong';

/** A posted survey: the row's values by column, or what is wrong, by column. */
export type SurveyReading =
  | { readonly ok: true; readonly values: Readonly<Record<string, string | number | null>> }
  | { readonly ok: false; readonly problems: ReadonlyMap<string, AnswerProblem> };

/** Reads a posted survey. Fields that no question asks for are dropped. */
export function readSurvey(questions: readonly Question[], posted: Posted, words: Words): SurveyReading {
  const values: Record<string, string | number | null> = {};
  const problems = new Map<string, AnswerProblem>();
  for (const question of questions) {
    const column = questionColumn(question);
    const read = readAnswer(question, textsOf(posted[column]), words);
    if ('problem' in read) problems.set(column, read.problem);
    else if (read.value === null && question.required === 'ja') problems.set(column, 'required');
    else values[column] = read.value;
  }
  return problems.size > 0 ? { ok: false, problems } : { ok: true, values };
}

type Read = { readonly value: string | number | null } | { readonly problem: AnswerProblem };

function readAnswer(question: Question, texts: readonly string[], words: Words): Read {
  const [first] = texts;
  if (first === undefined) return { value: null };
  const options = optionsOf(question, words.entries);
  const chosen = texts.flatMap((text) => options.find(({ key }) => key === text) ?? []);
  switch (question.type) {
    case 'mehrfach':
      return chosen.length === texts.length
        ? { value: joinAnswers(chosen.map(({ label }) => label)) }
        : { problem: 'choice' };
    case 'empfehlung':
      return chosen[0] ? { value: Number(chosen[0].key) } : { problem: 'choice' };
    case 'zahl': {
      const value = germanNumber(first);
      if (value === null) return { problem: 'number' };
      return value > NUMBER_LIMIT ? { problem: 'tooLarge' } : { value };
    }
    case 'text':
      return first.length > TEXT_LIMIT ? { problem: 'tooLong' } : { value: first };
    default:
      // The label is kept: it is what the manager reads in the sheet. A renamed one is still known as an alias.
      return chosen[0] ? { value: chosen[0].label } : { problem: 'choice' };
  }
}

/** A number of zero or more as people write it: `7`, `2,5`, `2.5`, and `1.500` for fifteen hundred; else null. */
function germanNumber(text: string): number | null {
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}

/** What was typed into a field, trimmed; empty ones are not answered. */
function textsOf(posted: Posted[string] | undefined): string[] {
  const all = posted === undefined ? [] : typeof posted === 'string' ? [posted] : posted;
  return all.map((text) => text.replace(/\r\n?/g, '\n').trim()).filter(Boolean);
}

/** One question on the page; `isPoints` lays 0 to 10 side by side. */
export interface SurveyFieldView extends FieldView {
  readonly isPoints: boolean;
}

/** The questions as fields, empty or with all that was typed and what is wrong with it. */
export function surveyFields(
  questions: readonly Question[],
  words: Words,
  t: Translate,
  posted: Posted = {},
  problems: ReadonlyMap<string, AnswerProblem> = new Map(),
): SurveyFieldView[] {
  return questions.map((question, i) => {
    const name = questionColumn(question);
    const no = i + 1;
    const id = `frage-${no}`;
    const given = textsOf(posted[name]);
    const { type } = question;
    const spoken = spokenIn(t, words);
    const options =
      type === 'skala' && question.scale
        ? spoken.entries(`scale.${question.scale}`)
        : optionsOf(question).map(({ key, label }) => ({
            key,
            ...(type === 'empfehlung' ? { text: label, german: false } : fromSheet(label, t)),
          }));
    const problem = problems.get(name);
    const isChecks = type === 'mehrfach';
    const isRadios = options.length > 0 && !isChecks;
    const hint = question.help ?? (isChecks ? t('survey.form.several') : '');
    const error = problem ? t(problemKey(problem, type), { no, max: limitOf(problem) }) : '';
    const required = question.required === 'ja';
    return {
      name,
      id,
      anchor: options.length > 0 ? `${id}-1` : id,
      isText: type === 'zahl',
      isLong: type === 'text',
      isSelect: false,
      isRadios,
      isChecks,
      isChoices: isRadios || isChecks,
      isPoints: type === 'empfehlung',
      label: t('survey.form.label', { no, question: question.text }),
      labelGerman: isForeign(t.lang),
      need: t(required ? 'form.required' : 'form.optional'),
      required,
      hint,
      hintGerman: question.help !== null && isForeign(t.lang),
      error,
      describedBy: [hint && `${id}-hinweis`, error && `${id}-fehler`].filter(Boolean).join(' '),
      type: 'text',
      inputMode: type === 'zahl' ? 'decimal' : '',
      autoComplete: 'off',
      value: isRadios || isChecks ? '' : (given[0] ?? ''),
      choices: options.map(({ key, text, german }, at) => ({
        id: `${id}-${at + 1}`,
        value: key,
        label: text,
        german,
        chosen: given.includes(key),
      })),
      section: '',
      sectionText: '',
      whenField: '',
      whenNot: '',
    };
  });
}

function problemKey(problem: AnswerProblem, type: Question['type']): string {
  if (problem !== 'required') return `survey.problem.${problem}`;
  return type === 'text' || type === 'zahl' ? 'survey.problem.requiredText' : 'survey.problem.required';
}

function limitOf(problem: AnswerProblem): number {
  return problem === 'tooLong' ? TEXT_LIMIT : NUMBER_LIMIT;
}
