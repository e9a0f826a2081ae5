import { html, movedTo, type Answer } from '../web/answer.ts';
import { Refused, type Asked } from '../web/asked.ts';
import { renderPage } from '../web/page.ts';
import { spokenIn } from '../web/spoken.ts';
import { offerPath, reportPath } from '../web/routes.ts';
import { findBySlug, slugOf } from '../web/slug.ts';
import { shownOffers } from './catalogue.ts';
import { frameOf, type House } from './house.ts';
import { offerView } from './views.ts';

/** `/angebote/<slug>`: all that is public about one offer. An old slug of it moves on to the one of today. */
export async function offerPage(asked: Asked, house: House): Promise<Answer> {
  const catalogue = await house.catalogue();
  if (catalogue.offers === null) throw new Refused(503);
  const offer = findBySlug(shownOffers(catalogue, house.today), asked.params['slug'] ?? '');
  if (!offer) throw new Refused(404);
  const slug = slugOf(offer);
  if (slug !== asked.params['slug']) return movedTo(house.to(offerPath(slug)));
  const view = {
    ...offerView(offer, spokenIn(house.t, catalogue.words), house, catalogue),
    reportPath: house.to(reportPath(slug)),
  };
  const page = { title: offer.title, place: 'offers', frame: frameOf(catalogue, house) } as const;
  return html(200, renderPage('offer', view, page), 'page');
}
