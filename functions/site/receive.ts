import { codeOf, log } from '../platform/log.ts';
import type { Ports } from '../ports.ts';
import { german } from '../words/locale.ts';
import { queued, STILL_LANDING_MS } from '../workbook/queued.ts';
import { appendOrReview, reviewRows } from '../workbook/review.ts';
import { WorkbookError, type Append } from '../workbook/workbook.ts';
import type { Doubt } from './doubt.ts';
import { within } from './patience.ts';

/** How long rows wait for their turn before the queue takes them. */
const TURN_MS = 3_000;

/** How long a person waits in all before the queue takes over: rows that are on their way may need a little more. */
const PATIENCE_MS = 4_000;

/** Neither the sheet nor the queue took it: nothing is stored. */
export class NotReceived extends Error {
  readonly code = 'NOT_RECEIVED';
}

/**
 * Makes rows durable: in the sheet within some three seconds (or in its *Prüfen*), else in the task queue.
 * @param key fixed before the first try
 * @param doubts why a person should look at them first: then they go to *Prüfen* at once
 * @returns where they are
 * @throws NotReceived when nothing took them; then nobody may be told "received"
 */
export async function receive(
  rows: readonly Append[],
  key: string,
  to: Pick<Ports, 'workbook' | 'tasks' | 'clock'> & {
    readonly environment: Pick<Ports['environment'], 'APPEND_URL'>;
  },
  doubts: readonly Doubt[] = [],
): Promise<'written' | 'review' | 'queued'> {
  const at = to.clock.now();
  const note = { at: at.toISOString(), why: (tab: string) => german()('review.refused', { tab }) };
  const kept = doubts.length > 0 ? reviewRows(rows, { at: note.at, why: () => whyAside(doubts) }) : rows;
  try {
    const writing = appendOrReview(to.workbook, kept, note, { once: true, withinMs: TURN_MS });
    return await within(PATIENCE_MS, writing);
  } catch (error) {
    log('WARNING', 'not written at once', { function: 'site', code: codeOf(error) });
    const ambiguous = !(error instanceof WorkbookError) || error.ambiguous;
    try {
      await to.tasks.add(`append|${key}`, to.environment.APPEND_URL, queued(kept), {
        ...(ambiguous && { notBefore: new Date(at.getTime() + STILL_LANDING_MS) }),
      });
      return 'queued';
    } catch (cause) {
      log('ERROR', 'not received', { function: 'site', code: codeOf(cause) });
      throw new NotReceived('[site] Neither the sheet nor the queue took the rows.', { cause });
    }
  }
}

/** The manager's text of why a submission is in *Prüfen* although its own tab would take it. */
function whyAside(doubts: readonly Doubt[]): string {
  const t = german();
  return t('review.doubtful', { signs: doubts.map((doubt) => t(`review.doubt.${doubt}`)).join(', ') });
}
