import type { Offer } from '../../sheets-schema/offers.ts';
import { dayAndDate, longDate } from '../words/dates.ts';
import { translator } from '../words/locale.ts';
import { safeLink } from '../web/markup.ts';
import { phoneLink } from '../web/page.ts';
import { offerPath } from '../web/routes.ts';
import { slugOf } from '../web/slug.ts';
import type { Words } from '../workbook/workbook.ts';
import type { Occasion } from './events.ts';
import { alertOf, mainTopics, standingOf, type Freshness } from './offers.ts';

/** One line of what is known about an offer. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  /** Empty where the text is no link. */
  readonly href: string;
}

/** An offer in the list. Empty texts mean "not known". */
export function cardView(offer: Offer, words: Words, today: string, freshness: Freshness) {
  const t = translator();
  return {
    path: offerPath(slugOf(offer)),
    title: offer.title,
    organisation: offer.organisation ?? '',
    summary: offer.summary ?? '',
    facts: [costText(offer, words), accessText(offer, words), offer.hours ?? '', offer.place ?? ''].filter(
      Boolean,
    ),
    topics: mainTopics(offer, words),
    alert: alertOf(offer, today) ?? '',
    stale: standingOf(offer, today, freshness).stale ? t('site.offer.staleShort') : '',
  };
}

/** An offer's own page: every public column that is filled. */
export function offerView(offer: Offer, words: Words, today: string, freshness: Freshness) {
  const t = translator();
  const label = (list: string, keys: readonly string[]): string =>
    keys.map((key) => words.label(list, key)).join(', ');
  const standing = standingOf(offer, today, freshness);
  const contact = facts([
    ['phone', offer.phone, offer.phone && phoneLink(offer.phone)],
    ['email', offer.email, offer.email && `mailto:${offer.email}`],
    ['url', offer.url && bareAddress(offer.url), offer.url && webLink(offer.url)],
    // A name is shown only where the person said yes.
    ['contactPerson', offer.contactConsent === 'ja' ? offer.contactPerson : null],
  ]);
  return {
    title: offer.title,
    organisation: offer.organisation ?? '',
    summary: offer.summary ?? '',
    description: paragraphs(offer.description),
    topics: mainTopics(offer, words),
    alert: alertOf(offer, today) ?? '',
    about: facts([
      ['hours', offer.hours],
      ['hoursNote', offer.hoursNote],
      ['access', offer.access && words.label('access', offer.access)],
      ['howTo', offer.howTo],
      ['cost', costText(offer, words)],
      ['targetGroups', label('group', offer.targetGroups)],
      ['age', ageText(offer)],
      ['eligibility', offer.eligibility],
      ['languages', label('lang', offer.languages)],
      ['accessibility', label('a11y', offer.accessibility)],
      ['area', offer.area],
      ['valid', validText(offer, today)],
    ]),
    place: [offer.place, offer.street, [offer.postcode, offer.city].filter(Boolean).join(' ')].filter(
      (line): line is string => Boolean(line),
    ),
    contact,
    noContact: contact.length === 0,
    standing: standing.confirmed
      ? t('site.offer.confirmed', { date: longDate(standing.confirmed) })
      : t('site.offer.unconfirmed'),
    stale: standing.stale,
  };
}

/** An event in a list. */
export function occasionView({ event, date, cancelled }: Occasion, words: Words) {
  const t = translator();
  return {
    date: dayAndDate(date),
    isoDate: date,
    time: event.start
      ? event.end
        ? t('site.event.fromTo', { start: event.start, end: event.end })
        : t('site.event.from', { start: event.start })
      : '',
    title: event.title,
    kind: event.kind ? words.label('event', event.kind) : '',
    place: event.place ?? '',
    organisation: event.organisation ?? '',
    summary: event.summary ?? '',
    signUp: event.signUp ?? '',
    repeat: event.repeat && event.repeat !== 'einmalig' ? words.label('repeat', event.repeat) : '',
    cancelled,
  };
}

/** Lines of known facts, in the order given; what is not known has no line. */
function facts(all: readonly (readonly [string, string | null, (string | null)?])[]): Fact[] {
  const t = translator();
  return all.flatMap(([key, text, href]) =>
    text ? [{ label: t(`site.offer.label.${key}`), text, href: href ?? '' }] : [],
  );
}

function paragraphs(text: string | null): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function costText(offer: Offer, words: Words): string {
  const { cost, costText: more } = offer;
  if (cost === null || cost === 'unbekannt') return more ?? '';
  return more ? `${words.label('cost', cost)}: ${more}` : words.label('cost', cost);
}

function accessText(offer: Offer, words: Words): string {
  return offer.access ? words.label('access', offer.access) : '';
}

function ageText({ ageFrom, ageTo }: Offer): string {
  const t = translator();
  if (ageFrom !== null && ageTo !== null) return t('site.offer.age.both', { from: ageFrom, to: ageTo });
  if (ageFrom !== null) return t('site.offer.age.from', { from: ageFrom });
  return ageTo === null ? '' : t('site.offer.age.to', { to: ageTo });
}

function validText({ validFrom, validTo }: Offer, today: string): string {
  const t = translator();
  const from = validFrom !== null && validFrom > today ? longDate(validFrom) : null;
  if (from && validTo) return t('site.offer.valid.both', { from, to: longDate(validTo) });
  if (from) return t('site.offer.valid.from', { from });
  return validTo ? t('site.offer.valid.to', { to: longDate(validTo) }) : '';
}

/** `beispiel.de/kurs` reads better than the whole address. */
function bareAddress(url: string): string {
  return url.replace(/^https?:\/\//i, '').replace(/\/$/, '');
}

function webLink(url: string): string | null {
  return safeLink(/^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`);
}
