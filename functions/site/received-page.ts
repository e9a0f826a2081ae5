import { berlinDateTime } from '../platform/time.ts';
import { longDate } from '../words/dates.ts';
import { html, type Answer } from '../web/answer.ts';
import { answersView } from '../web/check.ts';
import { renderPage } from '../web/page.ts';
import { frameOf, wordsOf, type House } from './house.ts';
import type { PublicForm, Received, Submission } from './public-form.ts';

/**
 * The page after a form, made to be printed too: the reference to read out, what happens next, and what was sent.
 * @param receipt whether a confirmation by mail is on its way; `null` where nobody asked for one
 */
export async function receivedPage(
  { form, tab, path, place }: PublicForm,
  received: Received,
  { answers, receivedAt }: Submission,
  receipt: boolean | null,
  house: House,
): Promise<Answer> {
  const { t } = house;
  const office = await house.officeOrNull();
  const [day = '', time = ''] = berlinDateTime(new Date(receivedAt)).split('T');
  const view = {
    ...received,
    draft: path,
    spelled: spelled(received.reference),
    arrived: t('site.received.arrived', { day: longDate(day, t.lang), time: time.slice(0, 5) }),
    receipt: receipt === null ? '' : t(receipt ? 'site.received.mailed' : 'site.received.notMailed'),
    ...answersView(tab, form, answers, { t, words: wordsOf(office) }),
  };
  const page = renderPage('received', view, { title: received.title, place, frame: frameOf(office, house) });
  return html(200, page, 'none');
}

/** A reference as a screen reader says it: sign by sign, with a pause in the middle. */
function spelled(reference: string): string {
  return reference
    .split('-')
    .map((half) => half.split('').join(' '))
    .join(', ');
}
