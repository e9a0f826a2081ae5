import { tabByKey, tabsOf } from '../../sheets-schema/workbooks.ts';
import { tasked, type Report, type Try } from '../platform/door.ts';
import { codeOf, log } from '../platform/log.ts';
import { alarm, type AlarmPorts } from './alarm.ts';
import { handOver, OutcomeUnknown, tryOf } from './hand-over.ts';
import { ports, type Ports } from '../ports.ts';
import { german } from '../words/locale.ts';
import { TabMissing } from '../workbook/errors.ts';
import { rowsFromQueue } from '../workbook/queued.ts';
import { appendOrReview, type ReviewNote } from '../workbook/review.ts';
import { answersTabsFor } from '../workbook/survey-tabs.ts';

/** What a task works with. */
type AppendPorts = AlarmPorts & Pick<Ports, 'environment'>;

/**
 * Writes rows that could not be written at once. Answers 2xx only when every row is in its tab, in *Prüfen*, or with a task
 * of 200 s later because a write of theirs may still land; the queue tries again until then. A row that is there already is
 * not written again. From the fifth try on people are told.
 */
export const append = tasked('append', (payload, call) => runTask(payload, call, ports()));

/** One try of a task. @throws what keeps the rows from being written; the queue tries again */
export async function runTask(payload: unknown, call: Try, io: AppendPorts): Promise<Report> {
  const which = tryOf(payload, call);
  try {
    if (!call.isKnown)
      throw new OutcomeUnknown('[append] The try before gave no answer. It waits until nothing can land.');
    return await runAppend(payload, io);
  } catch (error) {
    await alarm(which, error, io);
    const isUnknown = (error as { ambiguous?: boolean }).ambiguous === true;
    if (!isUnknown || call.task === null) throw error;
    log('WARNING', 'handed over', { function: 'append', key: call.task, code: codeOf(error) });
    return await handOver(payload, call.task, which, io);
  }
}

async function runAppend(payload: unknown, { workbook, clock }: AppendPorts): Promise<Report> {
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
