import { answersKey } from '../../sheets-schema/answers.ts';
import { reviewTab } from '../../sheets-schema/review.ts';
import { idOf } from '../platform/keys.ts';
import { queued } from './queued.ts';
import { append, WorkbookError, type Append, type AppendOptions, type Workbook } from './workbook.ts';

/** Codes of a refusal that the same rows would meet again until a person mends the sheet. */
const refusals = new Set(['TAB_MISSING', 'HEADER_MISSING', 'COLUMN_MISSING', 'REFUSED']);

/** Whether the sheet refuses what it was given, now and until a person mends it; what was given is certainly not there. */
export function isRefusal(error: unknown): error is WorkbookError {
  return error instanceof WorkbookError && !error.ambiguous && refusals.has(error.code);
}

/** What a row in *Prüfen* says besides what was sent. */
export interface ReviewNote {
  readonly at: string;
  readonly why: (tabTitle: string) => string;
}

/**
 * Appends rows; what their tab refuses goes to *Prüfen* of the same file, whole.
 * @param note.at the instant of writing, ISO in UTC
 * @param note.why the manager's text of why a row is in *Prüfen*, for a tab's title
 * @param options how they are appended; without word, they may be there already, or on their way
 * @returns where the rows are
 * @throws WorkbookError when neither takes them
 */
export async function appendOrReview(
  workbook: Workbook,
  rows: readonly Append[],
  note: ReviewNote,
  options: AppendOptions = { unlessPresent: true, once: true },
): Promise<'written' | 'review'> {
  try {
    await workbook.append(rows, options);
    return 'written';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // What is sent a second time may stand there from before the sheet refused it, or by another process.
    if (!options.unlessPresent)
      return await appendOrReview(workbook, rows, note, { ...options, unlessPresent: true });
    await workbook.append(reviewRows(rows, note), { unlessPresent: true });
    return 'review';
  }
}

/**
 * The rows in *Prüfen* that keep everything of a submission: one in each file that it has rows for, so that the manager
 * decides once. `upkeep` reads them back as the queue's rows are read.
 */
export function reviewRows(rows: readonly Append[], { at, why }: ReviewNote): Append[] {
  return [...Map.groupBy(rows, ({ tab }) => tab.file)].flatMap(([file, its]) => {
    const [first] = its;
    if (!first) return [];
    const { tab } = first;
    const { [tab.idColumn]: id, submissionId } = first.values as Readonly<Record<string, unknown>>;
    return append(reviewTab(file), {
      form: tab.title,
      why: why(tab.title),
      payload: JSON.stringify(queued(its), null, 1),
      // Beside an answer to a survey stands no time, here neither.
      receivedAt: tab.key.startsWith(answersKey('')) ? null : at,
      submissionId: typeof submissionId === 'string' ? submissionId : null,
      id: idOf(`review|${tab.key}|${String(id)}`),
    });
  });
}
