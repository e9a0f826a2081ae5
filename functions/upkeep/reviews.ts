import { consents } from '../../sheets-schema/consents.ts';
import { partners } from '../../sheets-schema/partners.ts';
import type { Review } from '../../sheets-schema/review.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { tabByKey } from '../../sheets-schema/workbooks.ts';
import { CONFIRM_DAYS } from '../mail/consent.ts';
import { codeOf, log } from '../platform/log.ts';
import { berlinDate } from '../platform/time.ts';
import { shortDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';
import { rowsFromQueue } from '../workbook/queued.ts';
import { isRefusal } from '../workbook/review.ts';
import { answersTabsFor } from '../workbook/survey-tabs.ts';
import type { Append, CellChange } from '../workbook/workbook.ts';
import type { UpkeepPorts } from './run.ts';

/** What became of a decision in *Prüfen*: the last part of the locale key that tells it. */
type Outcome = 'admitted' | 'dropped' | 'unreadable' | 'tooLate' | 'refused';

/**
 * Carries out what the manager decided in one tab *Prüfen*: what she lets in is written as it would have been, with the
 * same id and reference, and a sign-up gets its letter. Rows are looked for first and noted afterwards, so a run that
 * broke off or comes twice writes nothing twice. What cannot be let in is tried again by each run, and *Stand* says why.
 * @returns how many submissions were let in, and what kept others from it: the sheets or the queue could not be reached
 * @throws WorkbookError when nothing can be noted; the next run goes on
 */
export async function carryOut(
  tab: Tab,
  rows: readonly Pick<Review, 'id' | 'decision' | 'payload' | 'state' | 'doneAt'>[],
  at: Date,
  io: UpkeepPorts,
): Promise<{ readonly admitted: number; readonly failures: readonly unknown[] }> {
  const notes: CellChange[] = [];
  const failures: unknown[] = [];
  let admitted = 0;
  for (const { id, decision, payload, state: before, doneAt } of rows) {
    if (!id || !decision || doneAt) continue;
    let outcome: Outcome;
    try {
      outcome = decision === 'verwerfen' ? 'dropped' : await admit(payload ?? '', at, io);
    } catch (error) {
      failures.push(error);
      continue;
    }
    const state = german()(`upkeep.review.${outcome}`, { date: shortDate(berlinDate(at)) });
    if (outcome === 'admitted') {
      admitted += 1;
      notes.push({ tab, id, values: { state, doneAt: at.toISOString() } });
    } else if (state !== before) notes.push({ tab, id, values: { state } });
  }
  if (notes.length > 0) await io.workbook.change(notes);
  return { admitted, failures };
}

async function admit(payload: string, at: Date, io: UpkeepPorts): Promise<Outcome> {
  const rows = await rowsIn(payload, io);
  if (!rows) return 'unreadable';
  const request = rows.find(({ tab }) => tab.key === consents.key);
  const { requestedAt } = (request?.values ?? {}) as { requestedAt?: string | null };
  // Its link would have ended already.
  if (requestedAt && at.getTime() - Date.parse(requestedAt) > CONFIRM_DAYS * 86_400_000) return 'tooLate';
  try {
    await io.workbook.append(rows, { unlessPresent: true });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    log('WARNING', 'not let in', { function: 'upkeep', code: codeOf(error) });
    return 'refused';
  }
  if (requestedAt) await askToConfirm(rows, io);
  return 'admitted';
}

/** The rows of a submission, or null when somebody changed the cell so that it says nothing any more. */
async function rowsIn(payload: string, { workbook }: UpkeepPorts): Promise<Append[] | null> {
  let sent: unknown;
  try {
    sent = JSON.parse(payload);
  } catch {
    return null;
  }
  const answers = await answersTabsFor(workbook, sent);
  try {
    return rowsFromQueue(sent, (key) => answers.get(key) ?? tabByKey(key));
  } catch {
    return null;
  }
}

/** Queues the letter of a sign-up, as the form would have: to the partner whose address asked, now or long before. */
async function askToConfirm(rows: readonly Append[], io: UpkeepPorts): Promise<void> {
  const asking = new Set(rows.map(({ values }) => (values as { addressHmac?: unknown }).addressHmac));
  const read = await io.workbook.read(partners);
  const partner = read.partners.find(({ email }) => email && asking.has(io.keys.addressHmac(email)))?.id;
  if (!partner) return;
  const request = rows.find(({ tab }) => tab.key === consents.key);
  const key = `optIn|${partner}|${String((request?.values as { id?: unknown } | undefined)?.id)}`;
  await io.tasks.add(key, io.environment.POST_URL, { kind: 'optIn', partner });
}
