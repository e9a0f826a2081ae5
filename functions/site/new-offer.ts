import { offers } from '../../sheets-schema/offers.ts';
import { shortDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';
import { paths } from '../web/routes.ts';
import type { House } from './house.ts';
import { keepRow } from './keep.ts';
import type { PublicForm, Received, Submission } from './public-form.ts';

/** `/angebot-melden`: an organisation describes an offer; the manager looks at it before anybody sees it. */
export const newOffer: PublicForm = {
  form: 'offer',
  tab: offers,
  path: paths.newOffer,
  place: 'newOffer',
  intro: 'offerIntro',
  receipt: true,
  keep: keepOffer,
};

async function keepOffer(submission: Submission, house: House): Promise<Received> {
  const { t } = house;
  const { answers, reference } = submission;
  const state = german()('offer.state', { date: shortDate(house.today) });
  await keepRow(offers, 'offer', submission, house, { state });
  return {
    title: t('offer.received.title'),
    lead: t('offer.received.lead'),
    reference,
    steps: [
      t('offer.received.check'),
      t(answers['keepEmail'] ? 'offer.received.ask' : 'offer.received.noAsk'),
      t('offer.received.more'),
    ],
  };
}
