import { tabByKey, tabsOf } from '../../sheets-schema/workbooks.ts';
import { tasked } from '../platform/door.ts';
import { alarm } from './alarm.ts';
import { ports, type Ports } from '../ports.ts';
import { german } from '../words/locale.ts';
import { TabMissing } from '../workbook/errors.ts';
import { rowsFromQueue } from '../workbook/queued.ts';
import { appendOrReview, type ReviewNote } from '../workbook/review.ts';
import { answersTabsFor } from '../workbook/survey-tabs.ts';

/**
 * Writes rows that could not be written at once. Answers 2xx only when every row is in its tab or in *Prüfen*; the
 * queue tries again until then. A row that is there already is not written again. From the fifth try on people are told.
 */
export const append = tasked('append', async (payload, which) => {
  const io = ports();
  try {
    return await runAppend(payload, io);
  } catch (error) {
    await alarm(which, error, io);
    throw error;
  }
});

async function runAppend(payload: unknown, { workbook, clock }: Pick<Ports, 'workbook' | 'clock'>) {
  const answers = await answersTabsFor(workbook, payload);
  const rows = rowsFromQueue(payload, (key) => answers.get(key) ?? tabByKey(key));
  const note: ReviewNote = {
    at: clock.now().toISOString(),
    why: (tab) => german()('review.refused', { tab }),
  };
  const place = await appendOrReview(workbook, rows, note).catch(async (error: unknown) => {
    if (!(error instanceof TabMissing)) throw error;
    // Not even *Prüfen* is there: a new file, as every year has one of contacts, whose link was just pasted.
    const files = new Set(rows.map(({ tab }) => tab.file));
    await workbook.ensure([...files].flatMap((file) => tabsOf(file)));
    return await appendOrReview(workbook, rows, note);
  });
  return { rows: rows.length, place };
}
