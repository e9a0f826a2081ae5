import type { Answers } from '../../sheets-schema/vocabulary.ts';
import { html, type Answer } from '../web/answer.ts';
import { answersView } from '../web/check.ts';
import { carriedFields, errorsOf, type Posted } from '../web/form.ts';
import { renderPage } from '../web/page.ts';
import { frameOf, wordsOf, type House } from './house.ts';
import type { PublicForm } from './public-form.ts';
import { receiptField, withoutReceipt } from './receipt.ts';
import { isUrgent } from './urgent.ts';

/** Why answers that were sent are shown once more. */
type Notice = 'expired' | 'notStored' | 'receipt' | 'wait';

const statuses: Readonly<Record<Notice, number>> = {
  expired: 422,
  notStored: 503,
  receipt: 422,
  wait: 429,
};

/**
 * What was answered, before it is sent: each answer with a way back to its question. The page carries every word that
 * was typed and the form's own token, so that what is sent from here is the submission that the form began.
 */
export async function checkPage(
  definition: PublicForm,
  house: House,
  token: string,
  {
    posted,
    answers,
    notice,
  }: { readonly posted: Posted; readonly answers: Answers; readonly notice?: Notice },
): Promise<Answer> {
  const { t } = house;
  const office = await house.officeOrNull();
  const { form, tab, path, place, about } = definition;
  const receipt = definition.receipt ? receiptField(posted, t, { judged: notice === 'receipt' }) : null;
  const errors = receipt ? errorsOf([receipt]) : [];
  const view = {
    title: t('check.title'),
    about: about?.title ?? '',
    action: house.to(path),
    here: house.to(path),
    token,
    carried: carriedFields(withoutReceipt(posted)),
    receipt,
    errors,
    failed: errors.length > 0,
    ...answersView(tab, form, answers, {
      t,
      words: wordsOf(office),
      changeTo: house.to(path),
    }),
    expired: notice === 'expired',
    notStored: notice === 'notStored',
    wait: notice === 'wait',
    submit: t(`${form}.submit`),
    privacyNote: t(`${form}.privacy`),
    urgent: isUrgent(answers['mainTopic']),
    consent: '',
    consentVersion: '',
    ...definition.extra?.(office, house),
  };
  const title = t('check.pageTitle', { title: t(`${form}.title`) });
  const failed = notice !== undefined;
  const body = renderPage('check', view, { title, place, frame: frameOf(office, house), failed });
  return html(notice ? statuses[notice] : 200, body, 'none', {
    ...((notice === 'notStored' || notice === 'wait') && { 'Retry-After': '60' }),
  });
}
