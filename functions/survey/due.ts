import type { Survey } from '../../sheets-schema/surveys.ts';

/**
 * The surveys whose last day is over, so that their summary is due.
 * @param today the run's day in Berlin, `YYYY-MM-DD`; on the last day itself people may still answer
 */
export function closedSurveys<S extends Pick<Survey, 'id' | 'status' | 'closes'>>(
  surveys: readonly S[],
  today: string,
): S[] {
  return surveys.filter(
    ({ id, status, closes }) => id !== null && status === 'freigegeben' && closes !== null && closes < today,
  );
}

/** Whether the manager gets the summary: she does unless she named only others. */
export function goesToManager({ summaryTo }: Pick<Survey, 'summaryTo'>): boolean {
  return summaryTo.length === 0 || summaryTo.includes('manager');
}

/** The questions of a survey in their order. A question names its survey by its title; one without text is left out on reading. */
export function questionsOf<Q extends { readonly survey: string; readonly no: number | null }>(
  questions: readonly Q[],
  survey: Pick<Survey, 'title'>,
): Q[] {
  const title = survey.title.trim();
  return questions
    .filter((question) => question.survey.trim() === title)
    .toSorted((a, b) => (a.no ?? Infinity) - (b.no ?? Infinity));
}
