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
