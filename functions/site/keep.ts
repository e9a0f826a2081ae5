import { rowFromAnswers } from '../../sheets-schema/forms.ts';
import type { NewRow, Tab } from '../../sheets-schema/tab.ts';
import type { FormName } from '../../sheets-schema/vocabulary.ts';
import { append } from '../workbook/workbook.ts';
import type { House } from './house.ts';
import { receive } from './receive.ts';
import type { Submission } from './public-form.ts';

/**
 * Makes a submission durable as the one row that its answers and presets make, with the ids that follow from them.
 * @param more what the row holds besides
 * @throws NotReceived when nothing took it
 */
export async function keepRow<T extends Tab>(
  tab: T,
  form: FormName,
  { answers, submissionId, id, reference, receivedAt, doubts }: Submission,
  { ports, today }: House,
  more: NewRow<T>,
): Promise<void> {
  const ids = { reference, id, submissionId, receivedAt };
  const row = append(tab, { ...rowFromAnswers(tab, form, answers, today), ...more, ...ids });
  await receive([row], id, ports, doubts);
}
