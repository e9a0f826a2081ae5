import { offers as offersTab } from '../../sheets-schema/offers.ts';
import type { Answers } from '../../sheets-schema/vocabulary.ts';
import type { Answer } from '../web/answer.ts';
import { Refused, formOf, type Asked } from '../web/asked.ts';
import { answersView } from '../web/check.ts';
import { keepPath } from '../web/routes.ts';
import { longDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';
import { wordsOf, type House } from './house.ts';
import { keptBy, lapsed, offerIn, type Kept, type KeptOffer } from './kept.ts';
import { answerRow, changeRows, keepSaid, statusProposed, type Voice } from './said.ts';
import { secretPage } from './secret-page.ts';

/** What a provider may say of an offer besides "still right" and a change; it is the status that they propose. */
const STATUSES = ['pausiert', 'beendet'] as const;
type Status = (typeof STATUSES)[number];

/** `/stimmt-noch/<token>` by GET: all that a provider offers, each with its answers. */
export async function showKept(asked: Asked, house: House): Promise<Answer> {
  const kept = await keptBy(asked, house);
  return kept ? keptPage('all', kept, kept.offers, house) : lapsed(house);
}

/** `/stimmt-noch/<token>/<offer>/stimmt` by GET: one offer and a button, because mail scanners open every link. */
export async function showStillRight(asked: Asked, house: House): Promise<Answer> {
  const kept = await keptBy(asked, house);
  return kept ? keptPage('one', kept, [offerIn(kept, asked)], house) : lapsed(house);
}

/**
 * `/stimmt-noch/<token>` by POST: notes that the named offers are still right, each once a day however often it is sent.
 * @throws NotReceived when nothing took it
 */
export async function takeStillRight(asked: Asked, house: House): Promise<Answer> {
  const kept = await keptBy(asked, house);
  if (!kept) return lapsed(house);
  const named = new Set(formOf(asked).getAll('offer'));
  const own = kept.offers.filter(({ id }) => named.has(id));
  if (own.length === 0) throw new Refused(400);
  const voice: Voice = { by: kept.keeper, way: 'mail' };
  await keepSaid({ answers: own.map((offer) => answerRow(offer, 'stimmt', voice, house)) }, house);
  return donePage('confirmed', kept, own, house);
}

/** `/stimmt-noch/<token>/<offer>/pausiert` or `/beendet` by GET: one offer and a button. */
export async function showStatus(asked: Asked, house: House): Promise<Answer> {
  const status = statusIn(asked);
  const kept = await keptBy(asked, house);
  return kept ? keptPage(status, kept, [offerIn(kept, asked)], house) : lapsed(house);
}

/**
 * The same by POST: proposes the status to the manager, once a day however often it is sent.
 * @throws NotReceived when nothing took it
 */
export async function takeStatus(asked: Asked, house: House): Promise<Answer> {
  const status = statusIn(asked);
  const kept = await keptBy(asked, house);
  if (!kept) return lapsed(house);
  const offer = offerIn(kept, asked);
  const words = wordsOf(await house.officeOrNull());
  const proposed = [statusProposed(offer, status, words)];
  await keepSaid({ changes: changeRows(offer, proposed, kept.keeper, house) }, house);
  return donePage(status, kept, [offer], house);
}

/** @throws Refused 404 */
function statusIn({ params }: Asked): Status {
  const status = STATUSES.find((one) => one === params['status']);
  if (!status) throw new Refused(404);
  return status;
}

/** What is shown, and what its button says. */
async function keptPage(
  about: 'all' | 'one' | Status,
  kept: Kept,
  shown: readonly KeptOffer[],
  house: House,
): Promise<Answer> {
  const t = german();
  const words = wordsOf(await house.officeOrNull());
  const { token } = kept;
  const isStatus = about === 'pausiert' || about === 'beendet';
  const title = t(`keep.${about}.title`);
  const all = kept.offers.map(({ id }) => id);
  const view = {
    title,
    lead: t(`keep.${about}.lead`),
    offers: shown.map((offer) => ({
      anchor: offer.id,
      title: offer.title,
      standing: offer.confirmedAt
        ? t('keep.confirmed', { date: longDate(offer.confirmedAt) })
        : t('keep.unconfirmed'),
      waiting: offer.waiting,
      ...answersView(offersTab, 'offer', offer as unknown as Answers, { t, words }),
      action: isStatus ? keepPath(token, offer.id, about) : keepPath(token),
      button: t(isStatus ? `keep.${about}.button` : 'keep.button'),
      id: offer.id,
      others: ['stimmt', 'aendern', ...STATUSES]
        .filter((answer) => (isStatus ? answer !== about : answer !== 'stimmt'))
        .map((answer) => ({ path: keepPath(token, offer.id, answer), text: t(`keep.answer.${answer}`) })),
    })),
    every: !isStatus &&
      all.length > 1 && { ids: all, action: keepPath(token), button: t('keep.every', { n: all.length }) },
  };
  return secretPage(200, 'kept', view, title, house);
}

/** The page after an answer: what happens next, and the offers that nobody has confirmed by it. */
export async function donePage(
  answer: 'confirmed' | 'changed' | 'unchanged' | Status,
  { token, offers }: Kept,
  answered: readonly KeptOffer[],
  house: House,
): Promise<Answer> {
  const t = german();
  const title = t(`keep.done.${answer}.title`);
  const rest = offers.filter((offer) => !answered.includes(offer));
  const own = answer === 'changed' || answer === 'unchanged' ? answered : [];
  const view = {
    title,
    lead: t(`keep.done.${answer}.lead`),
    answered: answered.map((offer) => offer.title),
    own: own.map(({ id }) => ({ id, action: keepPath(token), button: t('keep.otherwiseRight') })),
    rest: rest.map((offer) => ({ title: offer.title, path: keepPath(token, offer.id, 'stimmt') })),
  };
  return secretPage(200, 'kept-done', view, title, house);
}
