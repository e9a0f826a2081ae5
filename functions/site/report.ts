import type { Offer } from '../../sheets-schema/offers.ts';
import { reports } from '../../sheets-schema/reports.ts';
import type { Answer } from '../web/answer.ts';
import { Refused, type Asked } from '../web/asked.ts';
import { reportPath } from '../web/routes.ts';
import { findBySlug, slugOf } from '../web/slug.ts';
import { shownOffers } from './catalogue.ts';
import { catalogueOrNull, type House } from './house.ts';
import { keepRow } from './keep.ts';
import { showPaper } from './paper.ts';
import type { PublicForm, Received, Submission } from './public-form.ts';
import { showReceived } from './received-page.ts';
import { NotReceived } from './receive.ts';
import { showForm, takeForm } from './submit.ts';

/** GET `/angebote/<slug>/stimmt-nicht`: somebody says what is not right about an offer any more. */
export async function showReport(asked: Asked, house: House): Promise<Answer> {
  return showForm(await shownReport(asked, house), house);
}

/** GET `/angebote/<slug>/stimmt-nicht/papier`: the same on a sheet of paper. */
export async function showReportPaper(asked: Asked, house: House): Promise<Answer> {
  return showPaper(await shownReport(asked, house), house);
}

/** GET `/angebote/<slug>/stimmt-nicht/angekommen/<token>`: also of an offer that is hidden since. */
export async function showReportReceived(asked: Asked, house: House): Promise<Answer> {
  return showReceived(reportOf(asked.params['slug'] ?? '', null), asked, house);
}

/** The form about the offer that an address names, as far as everybody may see it. @throws Refused */
async function shownReport(asked: Asked, house: House): Promise<PublicForm> {
  const catalogue = await house.catalogue();
  if (catalogue.offers === null) throw new Refused(503);
  const offer = findBySlug(shownOffers(catalogue, house.today), asked.params['slug'] ?? '');
  if (!offer) throw new Refused(404);
  return reportOf(slugOf(offer), offer);
}

/** POST: also of an offer that was hidden since the form was shown; while none can be read, the words stay in the page. */
export async function takeReport(asked: Asked, house: House): Promise<Answer> {
  const slug = asked.params['slug'] ?? '';
  const catalogue = await catalogueOrNull(house);
  const offer = catalogue?.offers ? findBySlug(catalogue.offers, slug) : null;
  if (offer === undefined) throw new Refused(404);
  return takeForm(reportOf(slug, offer), asked, house);
}

/** The form about one offer; null while nobody can say which one that is. */
function reportOf(slug: string, offer: Offer | null): PublicForm {
  return {
    form: 'report',
    tab: reports,
    path: reportPath(slug),
    place: 'offers',
    // The slug's last part stays when the offer is renamed.
    about: { id: slug.slice(slug.lastIndexOf('-') + 1).toLowerCase(), title: offer?.title ?? '' },
    receipt: true,
    keep: (submission, house) => keepReport(offer, submission, house),
  };
}

async function keepReport(offer: Offer | null, submission: Submission, house: House): Promise<Received> {
  if (!offer)
    throw new NotReceived('[site] The offers cannot be read, so nobody knows what the report is about.');
  const { t } = house;
  const { answers, reference } = submission;
  await keepRow(reports, 'report', submission, house, { offer: offer.title, offerId: offer.id });
  return {
    title: t('report.received.title'),
    lead: t('report.received.lead'),
    reference,
    steps: [
      t('report.received.check'),
      ...(answers['reach'] ? [t('report.received.reply')] : []),
      t('report.received.more'),
    ],
  };
}
