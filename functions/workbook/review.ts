import { answersKey } from '../../sheets-schema/answers.ts';
import { reviewTab } from '../../sheets-schema/review.ts';
import { idOf } from '../platform/keys.ts';
import { append, WorkbookError, type Append, type AppendOptions, type Workbook } from './workbook.ts';

/** Codes of a refusal that the same rows would meet again until a person mends the sheet. */
const refusals = new Set(['TAB_MISSING', 'HEADER_MISSING', 'COLUMN_MISSING', 'REFUSED']);

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
    if (!(error instanceof WorkbookError) || error.ambiguous || !refusals.has(error.code)) throw error;
    await workbook.append(
      rows.map((row) => reviewRow(row, note)),
      { unlessPresent: true },
    );
    return 'review';
  }
}

/** The row in *Prüfen* that keeps everything of a row which its own tab refuses. */
export function reviewRow({ tab, values }: Append, { at, why }: ReviewNote): Append {
  const { [tab.idColumn]: id, submissionId } = values as Readonly<Record<string, unknown>>;
  return append(reviewTab(tab.file), {
    form: tab.title,
    why: why(tab.title),
    payload: JSON.stringify({ tab: tab.key, values }, null, 1),
    // Beside an answer to a survey stands no time, here neither.
    receivedAt: tab.key.startsWith(answersKey('')) ? null : at,
    submissionId: typeof submissionId === 'string' ? submissionId : null,
    id: idOf(`review|${tab.key}|${String(id)}`),
  });
}
