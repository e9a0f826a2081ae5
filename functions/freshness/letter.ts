import { offers as offersTab, type Offer } from '../../sheets-schema/offers.ts';
import type { Text } from '../../sheets-schema/texts.ts';
import type { MailView } from '../mail/compose.ts';
import { letterhead } from '../mail/letterhead.ts';
import type { Quartier } from '../platform/quartier.ts';
import { berlinDate } from '../platform/time.ts';
import { keepLinkEnds } from '../web/keep-link.ts';
import { keepPath } from '../web/routes.ts';
import { longDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';
import type { Ask } from './asks.ts';

/** Offers of one letter; the page behind its links has all of them. Keeps a letter under 80 KB. */
const MOST_OFFERS = 20;

/** Signs of one line of an offer. */
const LINE_SIGNS = 160;

/** What `templates/mail/freshness.*` show: offers, and what is to be done about each. */
export interface FreshnessView extends MailView {
  readonly ask: string;
  readonly offers: readonly {
    readonly title: string;
    readonly standing: string;
    /** What of it goes wrong most often, as `Telefon: 0521 …`. */
    readonly facts: readonly string[];
    readonly links: readonly { readonly text: string; readonly url: string }[];
  }[];
  readonly more: string | null;
  readonly allText: string;
  readonly allUrl: string;
  readonly until: string | null;
}

/** Whose letter it is. */
export interface Paper {
  readonly quartier: Quartier;
  readonly texts: readonly Pick<Text, 'key' | 'text'>[];
}

/** What goes wrong most often. */
export const FACTS = ['hours', 'place', 'street', 'phone', 'email', 'url', 'howTo'] as const;
const ANSWERS = ['stimmt', 'aendern', 'pausiert', 'beendet'] as const;

/** The letter that asks one provider whether all of their offers are still right. @param token from `keepToken` */
export function freshnessView({ offers }: Ask, token: string, at: Date, paper: Paper): FreshnessView {
  const t = german();
  const { quartier } = paper;
  const day = longDate(berlinDate(at));
  return {
    subject: t('freshness.subject', { n: offers.length, title: offers[0]?.title ?? '' }),
    title: t('freshness.title'),
    subtitle: t('freshness.subtitle', { date: day }),
    preview: t('freshness.preview', { n: offers.length }),
    ask: t('freshness.ask', { n: offers.length, quartier: quartier.name }),
    ...forProvider(token, at, paper),
    ...firstOf(offers, (offer) => ({
      title: offer.title,
      standing: offer.confirmedAt
        ? t('freshness.confirmed', { date: longDate(offer.confirmedAt) })
        : t('freshness.unconfirmed'),
      facts: factsOf(offer, FACTS),
      links: answersTo(offer.id, token, paper),
    })),
  };
}

/** What every letter to a provider says around their offers. */
export function forProvider(token: string, at: Date, paper: Paper) {
  const t = german();
  return {
    ...around(paper),
    why: t('freshness.why'),
    allText: t('freshness.all'),
    allUrl: paper.quartier.siteUrl + keepPath(token),
    until: t('freshness.until', { date: longDate(berlinDate(keepLinkEnds(at))) }),
  };
}

/** What stands around every letter about offers. */
export function around({ quartier, texts }: Paper) {
  return { head: letterhead(quartier, texts), leaveUrl: null, partnerUrl: null };
}

/** As many offers as a letter shows, and a word about the rest. */
export function firstOf<O>(all: readonly O[], show: (one: O) => FreshnessView['offers'][number]) {
  const rest = all.length - MOST_OFFERS;
  return {
    offers: all.slice(0, MOST_OFFERS).map(show),
    more: rest > 0 ? german()('freshness.more', { n: rest }) : null,
  };
}

/** What stands in some columns of an offer, as lines. */
export function factsOf(offer: Offer, columns: readonly (typeof FACTS)[number][]): string[] {
  return columns.flatMap((key) =>
    offer[key] ? [clipped(`${offersTab.columns[key].label}: ${offer[key]}`)] : [],
  );
}

/** The links by which a provider says how an offer is. */
export function answersTo(offer: string, token: string, { quartier }: Paper) {
  const t = german();
  return ANSWERS.map((answer) => ({
    text: t(`freshness.answer.${answer}`),
    url: quartier.siteUrl + keepPath(token, offer, answer),
  }));
}

function clipped(text: string): string {
  return text.length <= LINE_SIGNS ? text : `${text.slice(0, LINE_SIGNS - 1).trimEnd()}…`;
}
