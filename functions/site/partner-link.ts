import { isMailAddress } from '../../sheets-schema/addresses.ts';
import type { AnswerProblem, FormField } from '../../sheets-schema/forms.ts';
import { email } from '../../sheets-schema/vocabulary.ts';
import { codeOf, log } from '../platform/log.ts';
import type { Answer } from '../web/answer.ts';
import { formOf, valuesOf, type Asked } from '../web/asked.ts';
import { errorsOf, fieldView, textIn } from '../web/form.ts';
import { paths } from '../web/routes.ts';
import { spokenIn } from '../web/spoken.ts';
import { visitorOf } from '../web/visitor.ts';
import { german } from '../words/locale.ts';
import { wordsOf, type House } from './house.ts';
import { secretPage } from './secret-page.ts';

/** The one question. It is no column: no sheet holds what is asked here. */
const field: FormField = { key: 'address', column: email({ label: 'E-Mail' }), required: true };

type Notice = 'wait' | 'notStored';

const statuses: Readonly<Record<Notice, number>> = { wait: 429, notStored: 503 };

/** `/rundbrief/mein-link`: for a partner who lost the link to their own page. */
export async function showPartnerLink(_asked: Asked, house: House): Promise<Answer> {
  return linkForm(house, '');
}

/**
 * The same by POST: has `post` send the link, once an hour for an address. Nothing is looked up here, so that neither the
 * words nor the time of the answer tell whether an address is known.
 */
export async function takePartnerLink(asked: Asked, house: House): Promise<Answer> {
  const { ports, now, turns } = house;
  const address = textIn(valuesOf(formOf(asked)), field.key).trim();
  if (address === '') return linkForm(house, address, { problem: 'required' });
  if (!isMailAddress(address)) return linkForm(house, address, { problem: 'email' });
  if (turns.take(visitorOf(asked.headers, ports.environment.TRUSTED_HOPS), now, false) === 'wait')
    return linkForm(house, address, { notice: 'wait' });
  const hour = `${now.toISOString().slice(0, 13)}:00:00.000Z`;
  try {
    await ports.tasks.add(
      `partnerLink|${ports.keys.addressHmac(address)}|${hour}`,
      ports.environment.POST_URL,
      { kind: 'partnerLink', address, hour },
    );
  } catch (error) {
    log('ERROR', 'letter not queued', { function: 'site', form: 'partnerLink', code: codeOf(error) });
    return linkForm(house, address, { notice: 'notStored' });
  }
  const t = german();
  const title = t('partner.link.sent.title');
  const steps = ['spam', 'hour', 'none'].map((key) => t(`partner.link.sent.${key}`));
  const view = { title, lead: t('partner.link.sent.lead'), reference: '', steps };
  return secretPage(200, 'received', view, title, house);
}

async function linkForm(
  house: House,
  typed: string,
  { problem, notice }: { readonly problem?: AnswerProblem; readonly notice?: Notice } = {},
): Promise<Answer> {
  const t = german();
  const asked = fieldView(t, 'partner', field, spokenIn(t, wordsOf(null)), typed, problem);
  const errors = errorsOf([asked]);
  const failed = errors.length > 0;
  const title = t('partner.link.title');
  const view = {
    title,
    lead: t('partner.link.lead'),
    notice: notice ? { title: t(`form.${notice}.title`), text: t(`form.${notice}.text`) } : null,
    errors,
    failed,
    action: paths.partnerLink,
    field: asked,
  };
  const status = notice ? statuses[notice] : failed ? 422 : 200;
  return secretPage(status, 'partner-link', view, title, house, failed);
}
