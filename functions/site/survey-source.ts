import { questions, type Question } from '../../sheets-schema/questions.ts';
import { surveys, type Survey } from '../../sheets-schema/surveys.ts';
import { codeOf, log } from '../platform/log.ts';
import type { Workbook } from '../workbook/workbook.ts';

/** What the forms of surveys are made of. */
export interface SurveySource {
  readonly surveys: readonly Survey[];
  readonly questions: readonly Question[];
}

/** How old the rows may be while they are served, in milliseconds: people who open the same survey share one reading. */
const MAX_AGE_MS = 5_000;

/** How long a reader waits for fresh rows while there are older ones. */
const PATIENCE_MS = 2_000;

interface Kept {
  source: SurveySource | null;
  freshUntil: number;
  pending: Promise<SurveySource> | null;
}

const kept = new WeakMap<Workbook, Kept>();

/**
 * The surveys and questions as read at most five seconds ago; while they cannot be read, the last ones, so that an open
 * survey stays open.
 * @throws WorkbookError when nothing could be read since this process began
 */
export async function surveySource(workbook: Workbook): Promise<SurveySource> {
  const own: Kept = kept.get(workbook) ?? { source: null, freshUntil: 0, pending: null };
  kept.set(workbook, own);
  const last = own.source;
  if (last && performance.now() < own.freshUntil) return last;
  own.pending ??= refresh(workbook, own);
  if (!last) return own.pending;
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<SurveySource>((resolve) => {
    timer = setTimeout(() => resolve(last), PATIENCE_MS);
  });
  try {
    return await Promise.race([own.pending.catch(() => last), patience]);
  } finally {
    clearTimeout(timer);
  }
}

async function refresh(workbook: Workbook, own: Kept): Promise<SurveySource> {
  try {
    own.source = await workbook.read(surveys, questions);
    return own.source;
  } catch (error) {
    log('WARNING', 'surveys not read', { function: 'site', code: codeOf(error) });
    throw error;
  } finally {
    own.pending = null;
    own.freshUntil = performance.now() + MAX_AGE_MS;
  }
}
