import { html, type Answer } from '../web/answer.ts';
import { assetPath } from '../web/assets.ts';
import { formView, textIn, type Posted, type Problems } from '../web/form.ts';
import { renderPage } from '../web/page.ts';
import { paperPath } from '../web/routes.ts';
import { unseenFields } from './admission.ts';
import { frameOf, wordsOf, type House } from './house.ts';
import { introOf } from './passages.ts';
import { challengeFor } from './proof-of-work.ts';
import type { PublicForm } from './public-form.ts';
import { receiptField } from './receipt.ts';
import { isUrgent } from './urgent.ts';

/** The form: empty, or with all that was typed, and with what is wrong with it. */
export async function formPage(
  definition: PublicForm,
  house: House,
  token: string,
  shown: { readonly posted?: Posted; readonly problems?: Problems; readonly fresh?: boolean } = {},
): Promise<Answer> {
  const { t } = house;
  const office = await house.officeOrNull();
  const { form, tab, path, place, about } = definition;
  const title = t(`${form}.title`);
  const view = {
    title,
    about: about?.title ?? '',
    intro: introOf(definition, office, t),
    unseen: unseenOf(token, house, shown.posted),
    form: formView(tab, form, { t, action: house.to(path), token, words: wordsOf(office), ...shown }),
    // Who goes back from the check page finds there again what they typed into it.
    receiptTo: shown.posted ? receiptField(shown.posted, t).value : '',
    paperPath: house.to(paperPath(path)),
    // A draft on the device is the form's in every language; it comes back only where nothing was typed since.
    draft: path,
    fresh: shown.fresh ?? false,
    here: shown.fresh ? '' : house.to(path),
    privacyNote: t(`${form}.privacy`),
    emergency: null,
    urgent: isUrgent(shown.posted?.['mainTopic']),
    ...definition.extra?.(office, house),
  };
  const { failed } = view.form;
  const body = renderPage('form', view, { title, place, frame: frameOf(office, house), failed });
  return html(failed ? 422 : 200, body, 'none');
}

/** The part of a form that nobody sees: the field that only programs fill, and the task for the browser's spare time. */
function unseenOf(token: string, { ports }: House, posted: Posted = {}) {
  const [submissionId = ''] = token.split('.', 1);
  return {
    names: unseenFields,
    trap: textIn(posted, unseenFields.trap),
    proof: textIn(posted, unseenFields.proof),
    challenge: challengeFor(submissionId, ports.keys),
    script: assetPath('proof.js'),
    worker: assetPath('proof-worker.js'),
  };
}
