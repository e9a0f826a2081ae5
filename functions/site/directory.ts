import type { Offer } from '../../sheets-schema/offers.ts';
import { html, type Answer } from '../web/answer.ts';
import { Refused, type Asked } from '../web/asked.ts';
import { emergencyOf } from '../web/emergency.ts';
import { renderPage } from '../web/page.ts';
import { confirmedShare } from '../rules/freshness.ts';
import { spokenIn } from '../web/spoken.ts';
import { shownOffers, type Catalogue } from './catalogue.ts';
import { frameOf, type House } from './house.ts';
import { found, groupCounts, topicCounts, type Counted, type Search } from './offers.ts';
import { officeText } from './passages.ts';
import { isUrgent } from './urgent.ts';
import { cardView, inGerman } from './views.ts';

/** Longest query that is looked for; a longer one is cut. */
const QUERY_SIGNS = 100;

/** `/angebote`: every public offer, narrowed by topic, group and words. */
export async function directoryPage(asked: Asked, house: House): Promise<Answer> {
  const { t } = house;
  const catalogue = await house.catalogue();
  if (catalogue.offers === null) throw new Refused(503);
  const words = spokenIn(t, catalogue.words);
  const shown = shownOffers(catalogue, house.today);
  const search: Search = {
    query: (asked.query.get('q') ?? '').trim().slice(0, QUERY_SIGNS),
    topic: asked.query.get('topics') ?? '',
    group: asked.query.get('targetGroups') ?? '',
  };
  const hits = found(shown, search, catalogue.words, words);
  const narrowed = search.query !== '' || search.topic !== '' || search.group !== '';
  const isTopic = words.entries('topic').some(({ key }) => key === search.topic);
  const title = t('site.directory.title');
  const view = {
    title,
    search,
    narrowed,
    inGerman: inGerman(t),
    topics: options(topicCounts(shown, words), search.topic),
    groups: options(groupCounts(shown, words), search.group),
    count: narrowed
      ? t('site.directory.hits', { n: hits.length, all: shown.length })
      : t('site.directory.count', { n: hits.length }),
    confirmed: confirmedText(shown, catalogue, house),
    none: hits.length === 0,
    empty: shown.length === 0,
    urgent: isUrgent(search.topic),
    emergency: emergencyOf(officeText(catalogue, 'emergency', t), t),
    askPath: house.paths.contact + (isTopic ? `?thema=${encodeURIComponent(search.topic)}` : ''),
    cards: hits.map((offer) => cardView(offer, words, house, catalogue)),
  };
  const body = renderPage('directory', view, { title, place: 'offers', frame: frameOf(catalogue, house) });
  return html(200, body, 'page');
}

/** How many of the offers somebody has said lately to be right; empty where there is none, or nobody can tell. */
function confirmedText(shown: readonly Offer[], { staleAfter }: Catalogue, { t, today }: House): string {
  if (shown.length === 0 || !Number.isFinite(staleAfter)) return '';
  return t('site.directory.confirmed', { ...confirmedShare(shown, today, staleAfter), days: staleAfter });
}

function options(counted: readonly Counted[], chosen: string) {
  return counted.map(({ key, text, german, count }) => ({
    value: key,
    label: `${text} (${count})`,
    german,
    chosen: key === chosen,
  }));
}
