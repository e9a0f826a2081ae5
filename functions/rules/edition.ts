import type { Event } from '../../sheets-schema/events.ts';
import type { Offer } from '../../sheets-schema/offers.ts';
import type { Organisation } from '../../sheets-schema/organisations.ts';
import { addDays } from '../platform/time.ts';
import { changedFields, fingerprint, FINGERPRINT_VERSION } from './fingerprint.ts';
import { kindOf, type Day, type Located, type News } from './journal.ts';
import { occurrences } from './series.ts';
import { concerns } from './topics.ts';
import { isInNetwork, isOffered, isShown } from './visibility.ts';

/** Days ahead whose dates are told, the day of the letter included. */
const DAYS_AHEAD = 14;

/** The rows that a letter tells of. */
export interface Rows {
  readonly offers: readonly (Offer & Located)[];
  readonly organisations: readonly Organisation[];
  readonly events: readonly Event[];
}

/** An offer and what is told of it. */
export interface OfferNews {
  readonly offer: Offer;
  readonly news: News;
}

/** A day on which something takes place. */
export interface Dated {
  readonly event: Event;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/** What one letter, or its page, tells: rows by section. */
export interface Edition {
  readonly added: readonly OfferNews[];
  readonly changed: readonly OfferNews[];
  readonly ended: readonly OfferNews[];
  readonly dates: readonly Dated[];
  readonly partners: readonly Organisation[];
  /** What is new together with so many others that it is only counted. */
  readonly introduced: { readonly offers: number; readonly partners: number };
}

/**
 * The sections of a letter for somebody with these topics.
 * @param day the letter's day in Berlin
 * @param mayTell whether the news of a row may be told; what may not is left out
 */
export function editionOf(
  topics: readonly string[],
  news: ReadonlyMap<string, News>,
  rows: Rows,
  day: string,
  mayTell: (id: string, news: News) => boolean,
): Edition {
  const tellable = <Row extends { readonly id: string | null; readonly topics: readonly string[] }>(
    all: readonly Row[],
  ) =>
    all.flatMap((row) => {
      const what = row.id === null ? undefined : news.get(row.id);
      return row.id !== null && what && concerns(topics, row.topics) && mayTell(row.id, what)
        ? [{ row, news: what }]
        : [];
    });
  const offers = tellable(rows.offers).map((one): OfferNews => ({ offer: one.row, news: one.news }));
  const organisations = tellable(rows.organisations);
  const listed = offers.filter((one) => !one.news.introduced);
  const of = (...events: News['event'][]): OfferNews[] =>
    listed.filter((one) => events.includes(one.news.event));
  const partners = organisations.filter((one) => !one.news.introduced).map(({ row }) => row);
  return {
    added: of('neu', 'wieder'),
    changed: of('geaendert'),
    ended: of('beendet'),
    dates: datesFrom(rows.events, topics, day),
    partners,
    introduced: {
      offers: offers.length - listed.length,
      partners: organisations.length - partners.length,
    },
  };
}

/**
 * The entries of news that are no longer as the journal knows them: withdrawn, hidden or changed since. They are left out,
 * and told once the journal knows.
 */
export function withheldOf(news: ReadonlyMap<string, News>, rows: Rows, day: Day): ReadonlySet<string> {
  const offers = new Map(rows.offers.map((offer) => [offer.id, offer]));
  const organisations = new Map(rows.organisations.map((organisation) => [organisation.id, organisation]));
  const holds = ([entry, { state }]: [string, News]): boolean => {
    if (kindOf(state) === 'organisations') {
      const organisation = organisations.get(entry);
      return organisation !== undefined && isInNetwork(organisation, day.day);
    }
    const offer = offers.get(entry);
    const lost = offer && day.lostIn(offer);
    if (!lost || lost.has('validTo')) return false;
    if (state.event === 'beendet') return !isOffered(offer, day.day);
    if (!isShown(offer, day.day, day.hideAfterDays)) return false;
    const now = fingerprint(offer, lost);
    return (
      state.fingerprintVersion !== FINGERPRINT_VERSION ||
      changedFields(state.fingerprint ?? '', now).length === 0
    );
  };
  return new Set([...news].filter((one) => !holds(one)).map(([entry]) => entry));
}

/** The dates to come, cancelled ones first: who had planned to go must see them. */
function datesFrom(events: readonly Event[], topics: readonly string[], day: string): Dated[] {
  const until = addDays(day, DAYS_AHEAD - 1);
  return events
    .filter(({ status }) => status === 'oeffentlich' || status === 'abgesagt')
    .filter((event) => concerns(topics, event.topics))
    .flatMap((event) => occurrences(event, day, until).map((date): Dated => ({ event, date })))
    .toSorted((a, b) => rank(a) - rank(b) || (when(a) < when(b) ? -1 : 1));
}

function rank({ event }: Dated): number {
  return event.status === 'abgesagt' ? 0 : 1;
}

function when({ event, date }: Dated): string {
  return `${date}${event.start ?? ''}`;
}
