import { contacts } from '../../sheets-schema/contacts.ts';
import { shortDate } from '../words/dates.ts';
import { translator } from '../words/locale.ts';
import { emergencyOf } from '../web/emergency.ts';
import { paths } from '../web/routes.ts';
import { textOf } from './catalogue.ts';
import type { House } from './house.ts';
import { keepRow } from './keep.ts';
import type { PublicForm, Received, Submission } from './public-form.ts';

/** `/kontakt`: what a resident needs or has noticed, with or without a name. */
export const contact: PublicForm = {
  form: 'contact',
  tab: contacts,
  path: paths.contact,
  place: 'contact',
  intro: 'contactIntro',
  extra: (office) => ({
    emergency: emergencyOf(textOf(office, 'emergency') || translator()('contact.emergency')),
  }),
  keep: keepContact,
};

async function keepContact(submission: Submission, house: House): Promise<Received> {
  const t = translator();
  const { answers, reference } = submission;
  const state = t('contact.state', { date: shortDate(house.today) });
  await keepRow(contacts, 'contact', submission, house, { state });
  return {
    title: t('contact.received.title'),
    lead: t('contact.received.lead'),
    reference,
    steps: [
      t('contact.received.read'),
      // Who left no way to be reached is promised no answer.
      t(answers['reach'] ? 'contact.received.reply' : 'contact.received.anonymous'),
      t('contact.received.more'),
    ],
  };
}
