import { tabByKey } from '../../sheets-schema/workbooks.ts';
import { tasked } from '../platform/door.ts';
import { ports } from '../ports.ts';
import { german } from '../words/locale.ts';
import { rowsFromQueue } from '../workbook/queued.ts';
import { appendOrReview } from '../workbook/review.ts';
import { answersTabsFor } from '../workbook/survey-tabs.ts';

/**
 * Writes rows that could not be written at once. Answers 2xx only when every row is in its tab or in *Prüfen*; the
 * queue tries again until then. A row that is there already is not written again.
 */
export const append = tasked('append', async (payload) => {
  const { workbook, clock } = ports();
  const answers = await answersTabsFor(workbook, payload);
  const rows = rowsFromQueue(payload, (key) => answers.get(key) ?? tabByKey(key));
  const place = await appendOrReview(workbook, rows, {
    at: clock.now().toISOString(),
    why: (tab) => german()('review.refused', { tab }),
  });
  return { rows: rows.length, place };
});
