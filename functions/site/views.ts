import type { Offer } from '../../sheets-schema/offers.ts';
import { dayAndDate, longDate } from '../words/dates.ts';
import { GERMAN } from '../words/languages.ts';
import type { Translate } from '../words/locale.ts';
import type { ConfirmedOffer } from '../rules/freshness.ts';
import { safeLink } from '../web/markup.ts';
import { phoneLink } from '../web/page.ts';
import { offerPath } from '../web/routes.ts';
import { slugOf } from '../web/slug.ts';
import { fromSheet, joined, type Said, type Spoken } from '../web/spoken.ts';
import type { House } from './house.ts';
import type { Occasion } from './events.ts';
import { alertOf, mainTopics, standingOf, type Freshness } from './offers.ts';

/** One line of what is known about an offer. */
export interface Fact {
  readonly label: string;
  readonly text: readonly Said[];
  /** Empty where the text is no link. */
  readonly href: string;
}

/** For whom a view is made. */
type Reader = Pick<House, 't' | 'to' | 'today'>;

/** That the descriptions are German, for a page in another language; empty on a German one. */
export function inGerman(t: Translate): string {
  return t.lang === GERMAN.tag ? '' : t('site.inGerman.offers');
}

/** An offer in the list. Empty texts mean "not known". */
export function cardView(offer: Offer, words: Spoken, { t, to, today }: Reader, freshness: Freshness) {
  const sheet = (text: string | null): Said[] => sheetText(text, t);
  return {
    path: to(offerPath(slugOf(offer))),
    title: offer.title,
    organisation: offer.organisation ?? '',
    summary: offer.summary ?? '',
    facts: [
      costText(offer, words, t),
      offer.access ? [words.label('access', offer.access)] : [],
      sheet(offer.hours),
      sheet(offer.place),
    ].filter((fact) => fact.length > 0),
    topics: mainTopics(offer, words),
    alert: alertOf(offer, today) ?? '',
    stale: standingOf(offer, today, freshness).stale ? t('site.offer.staleShort') : '',
  };
}

/** An offer's own page: every public column that is filled. */
export function offerView(offer: ConfirmedOffer, words: Spoken, { t, today }: Reader, freshness: Freshness) {
  const sheet = (text: string | null): Said[] => sheetText(text, t);
  const said = (text: string): Said[] => (text ? [{ text, german: false }] : []);
  const labels = (list: string, keys: readonly string[]): Said[] =>
    joined(keys.map((key) => words.label(list, key)));
  const standing = standingOf(offer, today, freshness);
  const contact = facts(t, [
    ['phone', said(offer.phone ?? ''), offer.phone && phoneLink(offer.phone)],
    ['email', said(offer.email ?? ''), offer.email && `mailto:${offer.email}`],
    ['url', said(bareAddress(offer.url ?? '')), offer.url && webLink(offer.url)],
    // A name is shown only where the person said yes.
    ['contactPerson', offer.contactConsent === 'ja' ? sheet(offer.contactPerson) : []],
  ]);
  return {
    title: offer.title,
    inGerman: inGerman(t),
    organisation: offer.organisation ?? '',
    summary: offer.summary ?? '',
    description: paragraphs(offer.description),
    topics: mainTopics(offer, words),
    alert: alertOf(offer, today) ?? '',
    about: facts(t, [
      ['hours', sheet(offer.hours)],
      ['hoursNote', sheet(offer.hoursNote)],
      ['access', offer.access ? [words.label('access', offer.access)] : []],
      ['howTo', sheet(offer.howTo)],
      ['cost', costText(offer, words, t)],
      ['targetGroups', labels('group', offer.targetGroups)],
      ['age', said(ageText(offer, t))],
      ['eligibility', sheet(offer.eligibility)],
      ['languages', labels('lang', offer.languages)],
      ['accessibility', labels('a11y', offer.accessibility)],
      ['area', sheet(offer.area)],
      ['valid', said(validText(offer, today, t))],
    ]),
    place: [offer.place, offer.street, [offer.postcode, offer.city].filter(Boolean).join(' ')].filter(
      (line): line is string => Boolean(line),
    ),
    contact,
    noContact: contact.length === 0,
    standing: standing.confirmed
      ? t(`site.offer.confirmed.${standing.by}`, { date: longDate(standing.confirmed, t.lang) })
      : t('site.offer.unconfirmed'),
    stale: standing.stale,
  };
}

/** An event in a list. */
export function occasionView({ event, date, cancelled }: Occasion, words: Spoken, { t }: Reader) {
  return {
    date: dayAndDate(date, t.lang),
    isoDate: date,
    time: event.start
      ? event.end
        ? t('site.event.fromTo', { start: event.start, end: event.end })
        : t('site.event.from', { start: event.start })
      : '',
    title: event.title,
    kind: event.kind ? [words.label('event', event.kind)] : [],
    place: event.place ?? '',
    organisation: event.organisation ?? '',
    summary: event.summary ?? '',
    signUp: event.signUp ?? '',
    repeat: event.repeat && event.repeat !== 'einmalig' ? [words.label('repeat', event.repeat)] : [],
    cancelled,
  };
}

/** Lines of known facts, in the order given; what is not known has no line. */
function facts(t: Translate, all: readonly (readonly [string, readonly Said[], (string | null)?])[]): Fact[] {
  return all.flatMap(([key, text, href]) =>
    text.length > 0 ? [{ label: t(`site.offer.label.${key}`), text, href: href ?? '' }] : [],
  );
}

function paragraphs(text: string | null): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function sheetText(text: string | null, t: Translate): Said[] {
  return text ? [fromSheet(text, t)] : [];
}

function costText({ cost, costText: more }: Offer, words: Spoken, t: Translate): Said[] {
  const known = cost === null || cost === 'unbekannt' ? [] : [words.label('cost', cost)];
  return joined([...known, ...sheetText(more, t)], ': ');
}

function ageText({ ageFrom, ageTo }: Offer, t: Translate): string {
  if (ageFrom !== null && ageTo !== null) return t('site.offer.age.both', { from: ageFrom, to: ageTo });
  if (ageFrom !== null) return t('site.offer.age.from', { from: ageFrom });
  return ageTo === null ? '' : t('site.offer.age.to', { to: ageTo });
}

function validText({ validFrom, validTo }: Offer, today: string, t: Translate): string {
  const from = validFrom !== null && validFrom > today ? longDate(validFrom, t.lang) : null;
  if (from && validTo) return t('site.offer.valid.both', { from, to: longDate(validTo, t.lang) });
  if (from) return t('site.offer.valid.from', { from });
  return validTo ? t('site.offer.valid.to', { to: longDate(validTo, t.lang) }) : '';
}

/** `beispiel.de/kurs` reads better than the whole address. */
function bareAddress(url: string): string {
  return url.replace(/^https?:\/\//i, '').replace(/\/$/, '');
}

function webLink(url: string): string | null {
  return safeLink(/^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`);
}
