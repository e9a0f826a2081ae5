import { surveys, type Survey } from '../../sheets-schema/surveys.ts';
import { surveyUrl } from '../web/routes.ts';
import { german } from '../words/locale.ts';
import type { CellChange } from '../workbook/workbook.ts';

/** Surveys whose *Stand* does not tell the address of their form, for the manager to hand on. */
export function surveyWork(
  rows: readonly Pick<Survey, 'id' | 'reference' | 'status' | 'state'>[],
  siteUrl: string,
): CellChange[] {
  const t = german();
  return rows.flatMap(({ id, reference, status, state: before }) => {
    if (!id || !reference || status !== 'freigegeben') return [];
    const state = t('upkeep.survey.address', { url: surveyUrl(siteUrl, reference) });
    return state === before ? [] : [{ tab: surveys, id, values: { state } }];
  });
}
