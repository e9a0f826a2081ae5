import { lists, type ListEntry, type ListName } from './lists.ts';
import type { Question } from './questions.ts';
import { referenceOf } from './ids.ts';
import type { Columns, Tab } from './tab.ts';
import { longText, number, text } from './vocabulary.ts';

/** What of a survey its answers' tab is named after. */
export interface SurveyName {
  readonly id: string;
  readonly title: string | null;
  readonly reference: string | null;
}

/** What of a question decides how it is answered. */
export type AskedQuestion = Pick<Question, 'key' | 'no' | 'text' | 'type' | 'scale' | 'options'>;

/** The key of a survey's answers' tab. */
export function answersKey(surveyId: string): `answers.${string}` {
  return `answers.${surveyId}`;
}

/** The column of a question in its survey's tab: its key, or its number where the manager gave no key. */
export function questionColumn(question: Pick<Question, 'key' | 'no'>): `q.${string}` {
  return `q.${question.key?.trim() || `nr${question.no ?? 0}`}`;
}

/**
 * The tab of one survey's answers: a row an answer, a column a question. The row's name is the answer's ticket (a hash
 * of the link's random token); there is no id, time or address beside an answer, so that nobody can be told from it.
 */
export function answersTab(
  survey: SurveyName,
  questions: readonly AskedQuestion[],
): Tab<Columns, `answers.${string}`> {
  const columns: Record<string, Columns[string]> = {};
  for (const question of questions) columns[questionColumn(question)] = answerColumn(question);
  columns['ticket'] = text({
    label: 'Antwort',
    writer: 'machine',
    help: 'Kennung der Antwort. Bitte nicht ändern.',
  });
  return {
    key: answersKey(survey.id),
    file: 'surveys',
    title: `Antworten ${survey.reference ?? referenceOf(survey.id)}`,
    kind: 'machine',
    idColumn: 'ticket',
    columns,
  };
}

function answerColumn({ text: label, type }: AskedQuestion): Columns[string] {
  switch (type) {
    case 'zahl':
      return number({ label, writer: 'resident' });
    case 'empfehlung':
      return number({ label, writer: 'resident', max: 10 });
    case 'text':
      return longText({ label, writer: 'resident', max: 5000 });
    case 'mehrfach':
      return longText({ label, writer: 'resident', max: 5000 });
    default:
      return text({ label, writer: 'resident' });
  }
}

/** One thing to choose as an answer. `label` is what is shown and stored; `key` is stable in scales. */
export type AnswerOption = Pick<ListEntry, 'key' | 'label'>;

/** The key of "weiß nicht / keine Angabe" in every scale: an answer, but in the base of no mean. */
export const NO_STATEMENT = 'kA';

/**
 * What can be chosen: a scale's entries, the lines of `options`, or 0 to 10 for a recommendation; nothing for numbers
 * and free text.
 * @param entries the manager's words of a list; without it the built-in ones
 */
export function optionsOf(
  question: Pick<Question, 'type' | 'scale' | 'options'>,
  entries: (list: string) => readonly AnswerOption[] = (list) => lists[list as ListName] ?? [],
): readonly AnswerOption[] {
  switch (question.type) {
    case 'skala':
      return question.scale
        ? entries(`scale.${question.scale}`).map(({ key, label }) => ({ key, label }))
        : [];
    case 'einzel':
    case 'mehrfach':
      return splitAnswers(question.options).map((line) => ({ key: line, label: line }));
    case 'empfehlung':
      return Array.from({ length: 11 }, (_, points) => ({ key: String(points), label: String(points) }));
    default:
      return [];
  }
}

/** Several chosen answers as one cell: a line each. */
export function joinAnswers(values: readonly string[]): string {
  return splitAnswers(values.join('\n')).join('\n');
}

/** The lines of a cell: several chosen answers, or a question's options. Trimmed, each once, none empty. */
export function splitAnswers(cell: string | null): string[] {
  return [
    ...new Set(
      (cell ?? '')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ];
}
