import { offers as offersTab } from '../../sheets-schema/offers.ts';
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

/** What `templates/mail/freshness.*` show. */
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
  readonly allUrl: string;
  readonly until: string;
}

const FACTS = ['hours', 'place', 'street', 'phone', 'email', 'url', 'howTo'] as const;
const ANSWERS = ['stimmt', 'aendern', 'pausiert', 'beendet'] as const;

/** The letter that asks one provider whether all of their offers are still right. @param token from `keepToken` */
export function freshnessView(
  { offers }: Ask,
  token: string,
  at: Date,
  { quartier, texts }: { readonly quartier: Quartier; readonly texts: readonly Pick<Text, 'key' | 'text'>[] },
): FreshnessView {
  const t = german();
  const rest = offers.length - MOST_OFFERS;
  const urlOf = (...parts: string[]): string => quartier.siteUrl + keepPath(token, ...parts);
  return {
    subject: t('freshness.subject', { n: offers.length, title: offers[0]?.title ?? '' }),
    title: t('freshness.title'),
    subtitle: t('freshness.subtitle', { date: longDate(berlinDate(at)) }),
    preview: t('freshness.preview', { n: offers.length }),
    head: letterhead(quartier, texts),
    why: t('freshness.why'),
    leaveUrl: null,
    partnerUrl: null,
    ask: t('freshness.ask', { n: offers.length, quartier: quartier.name }),
    offers: offers.slice(0, MOST_OFFERS).map((offer) => ({
      title: offer.title,
      standing: offer.confirmedAt
        ? t('freshness.confirmed', { date: longDate(offer.confirmedAt) })
        : t('freshness.unconfirmed'),
      facts: FACTS.flatMap((key) =>
        offer[key] ? [clipped(`${offersTab.columns[key].label}: ${offer[key]}`)] : [],
      ),
      links: ANSWERS.map((answer) => ({
        text: t(`freshness.answer.${answer}`),
        url: urlOf(offer.id, answer),
      })),
    })),
    more: rest > 0 ? t('freshness.more', { n: rest }) : null,
    allUrl: urlOf(),
    until: t('freshness.until', { date: longDate(berlinDate(keepLinkEnds(at))) }),
  };
}

function clipped(text: string): string {
  return text.length <= LINE_SIGNS ? text : `${text.slice(0, LINE_SIGNS - 1).trimEnd()}…`;
}
