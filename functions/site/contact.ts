import { contacts } from '../../sheets-schema/contacts.ts';
import { shortDate } from '../words/dates.ts';
import { GERMAN } from '../words/languages.ts';
import { german } from '../words/locale.ts';
import { emergencyOf } from '../web/emergency.ts';
import { paths } from '../web/routes.ts';
import type { House } from './house.ts';
import { officeText } from './passages.ts';
import { keepRow } from './keep.ts';
import type { PublicForm, Received, Submission } from './public-form.ts';

/** `/kontakt`: what a resident needs or has noticed, with or without a name. */
export const contact: PublicForm = {
  form: 'contact',
  tab: contacts,
  path: paths.contact,
  place: 'contact',
  intro: 'contactIntro',
  // A link from the offers brings its topic. Who reads the page in a language can be answered in it; who wants another says so.
  prefill: ({ language, here }) => ({
    mainTopic: new URLSearchParams(here.split('?')[1]).get('thema') ?? '',
    ...(language !== GERMAN && { lang: language.tag }),
  }),
  extra: (office, { t }) => ({
    emergency: emergencyOf(officeText(office, 'emergency', t), t),
  }),
  receipt: true,
  keep: keepContact,
};

async function keepContact(submission: Submission, house: House): Promise<Received> {
  const { t } = house;
  const { answers, reference } = submission;
  const state = german()('contact.state', { date: shortDate(house.today) });
  await keepRow(contacts, 'contact', submission, house, { state });
  return {
    title: t('contact.received.title'),
    lead: t('contact.received.lead'),
    reference,
    steps: [
      t('contact.received.check'),
      // Who left no way to be reached is promised no answer.
      t(answers['reach'] ? 'contact.received.reply' : 'contact.received.anonymous'),
      t('contact.received.more'),
    ],
  };
}
