import { isMailAddress } from '../../sheets-schema/addresses.ts';
import type { FormField } from '../../sheets-schema/forms.ts';
import { email } from '../../sheets-schema/vocabulary.ts';
import { codeOf, log } from '../platform/log.ts';
import type { Translate } from '../words/locale.ts';
import { fieldView, textIn, type FieldView, type Posted } from '../web/form.ts';
import { spokenIn } from '../web/spoken.ts';
import { wordsOf, type House } from './house.ts';
import type { PublicForm, Submission } from './public-form.ts';

/** The one question of the check page: where a confirmation by mail goes. It is no column: no sheet holds the address. */
const field: FormField = { key: 'receiptTo', column: email({ label: 'E-Mail' }), required: false };

/** What was typed there. */
function typedIn(posted: Posted): string {
  return textIn(posted, field.key).trim();
}

/** The question with what was typed; once sent, with what is wrong with it. */
export function receiptField(posted: Posted, t: Translate, { judged = false } = {}): FieldView {
  const problem = judged && readReceipt(posted) === 'wrong' ? 'email' : undefined;
  return fieldView(t, 'check', field, spokenIn(t, wordsOf(null)), typedIn(posted), problem);
}

/** Where the confirmation goes: an address, nowhere, or it is no address. */
export function readReceipt(posted: Posted): { readonly address: string } | 'none' | 'wrong' {
  const address = typedIn(posted);
  if (address === '') return 'none';
  return isMailAddress(address) ? { address } : 'wrong';
}

/** A form's posted fields without that one. */
export function withoutReceipt({ [field.key]: _receipt, ...rest }: Posted): Posted {
  return rest;
}

/**
 * Has `post` confirm a submission that is durable by mail, once for each submission, however often it is sent.
 * @returns whether the queue took it; the submission stands either way
 */
export async function queueReceipt(
  { form }: PublicForm,
  { id, reference }: Submission,
  address: string,
  { ports }: House,
): Promise<boolean> {
  try {
    await ports.tasks.add(`receipt|${id}`, ports.environment.POST_URL, {
      kind: 'receipt',
      form,
      submission: id,
      reference,
      address,
    });
    return true;
  } catch (error) {
    log('WARNING', 'receipt not queued', { function: 'site', form, code: codeOf(error) });
    return false;
  }
}
