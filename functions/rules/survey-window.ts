import type { Survey } from '../../sheets-schema/surveys.ts';

/** Whether people can answer now; if not, which page tells them why. */
export type Openness = 'open' | 'draft' | 'before' | 'held' | 'over';

/**
 * Whether a survey is open: released, and between its first and last day, both included.
 * @param today the day in Berlin, `YYYY-MM-DD`
 */
export function opennessOf(
  { status, opens, closes }: Pick<Survey, 'status' | 'opens' | 'closes'>,
  today: string,
): Openness {
  if (closes !== null && closes < today) return status === 'entwurf' ? 'draft' : 'over';
  if (status === 'angehalten') return 'held';
  if (status !== 'freigegeben' || opens === null || closes === null) return 'draft';
  return today < opens ? 'before' : 'open';
}

/** Finds a survey by its id or its Zeichen, as people type it: case, blanks and the hyphen do not matter. */
export function surveyNamed<S extends Pick<Survey, 'id' | 'reference'>>(
  surveys: readonly S[],
  name: string,
): (S & { readonly id: string }) | null {
  const plain = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '');
  const wanted = plain(name);
  const found = surveys.find(
    ({ id, reference }) =>
      id !== null && (plain(id) === wanted || (reference !== null && plain(reference) === wanted)),
  );
  return found ? (found as S & { readonly id: string }) : null;
}
