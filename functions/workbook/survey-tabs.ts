import { answersKey, answersTab, optionsOf, questionColumn } from '../../sheets-schema/answers.ts';
import { questions, type Question } from '../../sheets-schema/questions.ts';
import { surveys, type Survey } from '../../sheets-schema/surveys.ts';
import type { Columns, Tab } from '../../sheets-schema/tab.ts';
import { idOf } from '../platform/keys.ts';
import type { Words, Workbook } from './workbook.ts';

/** The tab of one survey's answers. */
type AnswersTab = Tab<Columns, `answers.${string}`>;

/**
 * The questions of a survey that can be asked, in their order. A question names its survey by title (or Zeichen). One
 * with nothing to choose from is left out; two that would share a column (no key, and the same number or none) get a
 * key that follows from their text.
 */
export function questionsOf<Q extends Question>(
  all: readonly Q[],
  survey: Pick<Survey, 'title' | 'reference'>,
  words: Words,
): Q[] {
  const names = namesOf(survey);
  const own = all
    .filter((question) => names.includes(question.survey.trim()))
    .filter((question) => canBeAnswered(question, words))
    .toSorted((a, b) => (a.no ?? Infinity) - (b.no ?? Infinity));
  const columns = Map.groupBy(own, questionColumn);
  return own.map((question) =>
    (columns.get(questionColumn(question))?.length ?? 0) > 1
      ? { ...question, key: idOf(`question|${question.text}`).slice(0, 8) }
      : question,
  );
}

function needsOptions({ type }: Pick<Question, 'type'>): boolean {
  return type === 'skala' || type === 'einzel' || type === 'mehrfach';
}

/** A question that no form asks, and why. */
export interface Unasked<Q> {
  readonly question: Q;
  readonly code: 'QUESTION_ASTRAY' | 'QUESTION_EMPTY';
  /** The column to mend. */
  readonly column: 'survey' | 'scale' | 'options';
}

/** The questions that name no survey there is, or have nothing to choose from. */
export function unaskedIn<Q extends Question>(
  all: readonly Q[],
  known: readonly Pick<Survey, 'title' | 'reference'>[],
  words: Words,
): Unasked<Q>[] {
  const names = new Set(known.flatMap((survey) => namesOf(survey)));
  return all.flatMap((question): Unasked<Q>[] => {
    if (!names.has(question.survey.trim())) return [{ question, code: 'QUESTION_ASTRAY', column: 'survey' }];
    if (canBeAnswered(question, words)) return [];
    return [{ question, code: 'QUESTION_EMPTY', column: question.type === 'skala' ? 'scale' : 'options' }];
  });
}

function namesOf({ title, reference }: Pick<Survey, 'title' | 'reference'>): string[] {
  return [title, reference].flatMap((name) => name?.trim() || []);
}

function canBeAnswered(question: Question, words: Words): boolean {
  return !needsOptions(question) || optionsOf(question, words.entries).length > 0;
}

/**
 * The answers' tabs that the rows of a task are meant for, by key, each created where it is missing: a survey's first
 * answer may come through the queue.
 * @param payload a task's payload as it came
 * @throws WorkbookError when the surveys cannot be read or a tab cannot be created
 */
export async function answersTabsFor(
  workbook: Workbook,
  payload: unknown,
): Promise<ReadonlyMap<string, AnswersTab>> {
  const wanted = new Set(tabKeysIn(payload).filter((key) => key.startsWith(answersKey(''))));
  const tabs = new Map<string, AnswersTab>();
  if (wanted.size === 0) return tabs;
  const [read, words] = await Promise.all([workbook.read(surveys, questions), workbook.words()]);
  for (const survey of read.surveys) {
    const { id } = survey;
    if (id === null || !wanted.has(answersKey(id))) continue;
    tabs.set(answersKey(id), answersTab({ ...survey, id }, questionsOf(read.questions, survey, words)));
  }
  await workbook.ensure([...tabs.values()]);
  return tabs;
}

function tabKeysIn(payload: unknown): string[] {
  const { rows } = (payload ?? {}) as { rows?: unknown };
  return Array.isArray(rows)
    ? (rows as ({ tab?: unknown } | null)[]).flatMap((row) => (typeof row?.tab === 'string' ? row.tab : []))
    : [];
}
