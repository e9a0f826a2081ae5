import type { Offer } from '../../sheets-schema/offers.ts';
import { parentOf } from '../../sheets-schema/lists.ts';
import type { ConfirmedOffer, Voice } from '../rules/freshness.ts';
import { ageOf } from '../rules/visibility.ts';
import type { Said, Spoken } from '../web/spoken.ts';
import type { Words } from '../workbook/workbook.ts';
import { matchesQuery } from './fold.ts';

/** Days after which an unconfirmed offer is old, and hidden. */
export interface Freshness {
  readonly staleAfter: number;
  readonly hideAfter: number;
}

/** What is known about an offer being right: by somebody's word (`confirmed`), or only since when it stands here. */
export interface Standing {
  readonly confirmed: string | null;
  /** Whose word that was. */
  readonly by: Voice;
  /** Nobody has said "still right" for longer than `staleAfter` days. */
  readonly stale: boolean;
}

/** @param today the day in Berlin, `YYYY-MM-DD` */
export function standingOf(offer: ConfirmedOffer, today: string, { staleAfter }: Freshness): Standing {
  const { confirmedAt: confirmed, confirmedBy: by = 'office' } = offer;
  return { confirmed, by, stale: ageOf(offer, today) >= staleAfter };
}

/** The notice that holds today, or null. */
export function alertOf(offer: Offer, today: string): string | null {
  return offer.alert && (offer.alertUntil === null || offer.alertUntil >= today) ? offer.alert : null;
}

/** What a reader of the directory asks for; empty texts ask for nothing. */
export interface Search {
  readonly query: string;
  readonly topic: string;
  readonly group: string;
}

/** The offers that a search means, by title. Topics are found by their German word and by the page's. */
export function found<O extends Offer>(
  offers: readonly O[],
  search: Search,
  words: Words,
  spoken: Spoken,
): O[] {
  return offers
    .filter(
      (offer) =>
        (search.topic === '' || hasTopic(offer, search.topic)) &&
        (search.group === '' || isFor(offer, search.group)) &&
        matchesQuery(search.query, [
          offer.title,
          offer.summary,
          offer.organisation,
          ...offer.topics.flatMap((key) => [words.label('topic', key), spoken.label('topic', key).text]),
        ]),
    )
    .toSorted((a, b) => a.title.localeCompare(b.title, 'de'));
}

/** Whether an offer is about a topic or one below it. */
function hasTopic(offer: Offer, topic: string): boolean {
  return offer.topics.some((key) => key === topic || key.startsWith(`${topic}.`));
}

/** Whether an offer is for a group; what is for all is for each. */
function isFor(offer: Offer, group: string): boolean {
  return (offer.targetGroups as readonly string[]).some((key) => key === group || key === 'alle');
}

/** A choice of a filter with how many offers it leaves. */
export interface Counted extends Said {
  readonly key: string;
  readonly count: number;
}

/** The main topics that have offers, in the manager's order. */
export function topicCounts(offers: readonly Offer[], words: Spoken): Counted[] {
  return words
    .entries('topic')
    .filter((entry) => parentOf(entry.key) === null)
    .map((entry) => ({ ...entry, count: offers.filter((offer) => hasTopic(offer, entry.key)).length }))
    .filter(({ count }) => count > 0);
}

/** The groups that offers are made for, in the manager's order. */
export function groupCounts(offers: readonly Offer[], words: Spoken): Counted[] {
  return words
    .entries('group')
    .filter((entry) => entry.key !== 'alle')
    .map((entry) => ({ ...entry, count: offers.filter((offer) => isFor(offer, entry.key)).length }))
    .filter(({ count }) => count > 0);
}

/** The main topics of an offer as labels, each once. */
export function mainTopics(offer: Offer, words: Spoken): Said[] {
  const keys = new Set(offer.topics.map((key) => parentOf(key) ?? key));
  return [...keys].map((key) => words.label('topic', key));
}
