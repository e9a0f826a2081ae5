import { html, type Answer } from '../web/answer.ts';
import { emergencyOf } from '../web/emergency.ts';
import { renderPage } from '../web/page.ts';
import { spokenIn } from '../web/spoken.ts';
import { shownOffers } from './catalogue.ts';
import { upcoming } from './events.ts';
import { frameOf, type House } from './house.ts';
import { topicCounts } from './offers.ts';
import { officeText, passagesOf } from './passages.ts';
import { occasionView } from './views.ts';

/** How many events the start page names. */
const EVENTS = 6;

/** `/`: what this is, the three doors, what is on soon, and the emergency numbers. */
export async function startPage(house: House): Promise<Answer> {
  const { t, paths } = house;
  const catalogue = await house.catalogue();
  const words = spokenIn(t, catalogue.words);
  const shown = shownOffers(catalogue, house.today);
  const view = {
    title: t('site.start.title'),
    intro: passagesOf(catalogue, 'startIntro', 'site.start.intro', t),
    doors: [
      {
        path: paths.offers,
        title: t('site.door.offers.title'),
        text: shown.length > 0 ? t('site.door.offers.text', { n: shown.length }) : t('site.door.offers.bare'),
      },
      { path: paths.contact, title: t('site.door.contact.title'), text: t('site.door.contact.text') },
      { path: paths.newOffer, title: t('site.door.newOffer.title'), text: t('site.door.newOffer.text') },
    ],
    topics: topicCounts(shown, words).map(({ key, text, german, count }) => ({
      text,
      german,
      count: t('site.count.offers', { n: count }),
      path: `${paths.offers}?topics=${encodeURIComponent(key)}`,
    })),
    occasions: upcoming(catalogue.events, house.today, EVENTS).map((one) => occasionView(one, words, house)),
    emergency: emergencyOf(officeText(catalogue, 'emergency', t), t),
  };
  const page = { title: '', place: 'start', frame: frameOf(catalogue, house) } as const;
  return html(200, renderPage('start', view, page), 'page');
}
