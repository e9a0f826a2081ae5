import { usedAnswers } from '../../sheets-schema/forms.ts';
import { referenceOf } from '../../sheets-schema/ids.ts';
import type { Answers } from '../../sheets-schema/vocabulary.ts';
import { idOf } from '../platform/keys.ts';
import type { Translate } from '../words/locale.ts';
import type { Answer } from '../web/answer.ts';
import { crossSite, formOf, valuesOf, type Asked } from '../web/asked.ts';
import { readAnswers } from '../web/form.ts';
import { admissionOf } from './admission.ts';
import { checkPage } from './check-page.ts';
import { formPage } from './form-page.ts';
import { wordsOf, type House } from './house.ts';
import { newToken, purposeOf, type PublicForm, type Received, type Submission } from './public-form.ts';
import { queueReceipt, readReceipt } from './receipt.ts';
import { NotReceived } from './receive.ts';
import { receivedPage } from './received-page.ts';

/** GET: the empty form. */
export async function showForm(definition: PublicForm, house: House): Promise<Answer> {
  const posted = definition.prefill?.(house) ?? {};
  return formPage(definition, house, newToken(purposeOf(definition), house), { posted, fresh: true });
}

/**
 * POST: the form's own button shows the answers to be checked; there `step` says whether they are sent or changed. Each
 * post is judged by itself, as if nothing had been before it: a program that sends without looking only spares itself
 * the look. No step loses a word.
 */
export async function takeForm(definition: PublicForm, asked: Asked, house: House): Promise<Answer> {
  const { step, token: given, ...posted } = valuesOf(formOf(asked));
  const purpose = purposeOf(definition);
  const reading = house.ports.keys.readToken(purpose, String(given), house.now);
  // A page of another site can bring people here with words that are not theirs: these go no further than being shown.
  const trusted = reading.ok && !crossSite(asked) ? { ...reading, token: String(given) } : null;
  const token = trusted?.token ?? newToken(purpose, house);
  if (step === 'change') return formPage(definition, house, token, { posted });
  const read = readAnswers(definition.tab, definition.form, posted, wordsOf(await house.officeOrNull()));
  if (!read.ok) return formPage(definition, house, token, { posted, problems: read.problems });
  const { answers } = read;
  const problems = definition.check?.(answers, house.today);
  if (problems?.size) return formPage(definition, house, token, { posted, problems });
  if (step !== 'send') return checkPage(definition, house, token, { posted, answers });
  if (!trusted) return checkPage(definition, house, token, { posted, answers, notice: 'expired' });
  const receipt = definition.receipt ? readReceipt(posted) : 'none';
  if (receipt === 'wrong') return checkPage(definition, house, token, { posted, answers, notice: 'receipt' });
  const doubts = await admissionOf(definition, asked, house, { posted, answers, token: trusted });
  if (doubts === 'wait') return checkPage(definition, house, token, { posted, answers, notice: 'wait' });
  const used = usedAnswers(definition.tab, definition.form, answers);
  const submission = { ...submissionOf(purpose, trusted.id, used, house), doubts };
  try {
    const received = await definition.keep(submission, house);
    // In doubt, no letter goes to an address that a program may have typed.
    if (doubts.length > 0)
      return await receivedPage(definition, putAside(received, house.t), submission, null, house);
    const queued =
      receipt === 'none' ? null : await queueReceipt(definition, submission, receipt.address, house);
    return await receivedPage(definition, received, submission, queued, house);
  } catch (error) {
    if (!(error instanceof NotReceived)) throw error;
    return checkPage(definition, house, token, { posted, answers, notice: 'notStored' });
  }
}

/** The ids that follow from a submission: equal answers of one purpose under an equal submission id are one row, others another. */
export function submissionOf(
  purpose: string,
  submissionId: string,
  answers: Answers,
  { instant }: House,
): Submission {
  const id = idOf(`${purpose}|${submissionId}|${JSON.stringify(answers)}`);
  return { answers, submissionId, id, reference: referenceOf(id), receivedAt: instant, doubts: [] };
}

/** What happens next with a submission that a person looks at first: nothing else that a form promises is sure yet. */
function putAside({ reference }: Received, t: Translate): Received {
  return {
    title: t('aside.title'),
    lead: t('aside.lead'),
    reference,
    steps: [t('aside.why'), t('aside.when'), t('aside.call')],
  };
}
