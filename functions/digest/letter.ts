import type { Event } from '../../sheets-schema/events.ts';
import type { Offer } from '../../sheets-schema/offers.ts';
import type { Text } from '../../sheets-schema/texts.ts';
import type { MailView } from '../mail/compose.ts';
import { letterhead, linesOf, officeText } from '../mail/letterhead.ts';
import type { Quartier } from '../platform/quartier.ts';
import { occurrences } from '../rules/series.ts';
import { addDays } from '../platform/time.ts';
import { offerUrl, paths } from '../web/routes.ts';
import { slugOf } from '../web/slug.ts';
import { dayAndDate, longDate } from '../words/dates.ts';
import { german, type Translate } from '../words/locale.ts';
import type { Words } from '../workbook/workbook.ts';
import type { Issue } from './issue.ts';
import type { News } from './journal.ts';
import { isOffered, isShown } from '../rules/visibility.ts';
import { concerns, type Reader } from './readers.ts';

/** Entries of one section; the rest is a link. */
const MOST_ENTRIES = 12;

/** Days ahead whose dates are told, the day of the letter included. */
const DAYS_AHEAD = 14;

/** One entry of the letter, in plain words. What is not known is `null`. */
interface LetterEntry {
  readonly title: string;
  readonly url: string | null;
  readonly mark: string | null;
  /** Day, hours and place of a date. */
  readonly when: string | null;
  readonly by: string | null;
  readonly what: string | null;
  readonly facts: string | null;
}

/** What `templates/mail/digest.*` show. */
export interface DigestView extends MailView {
  readonly leaveUrl: string;
  readonly salutation: string;
  readonly greeting: readonly string[];
  /** The sentence of the first letter, else `null`. */
  readonly introduction: string | null;
  readonly offersUrl: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly entries: readonly LetterEntry[];
    readonly more: string | null;
    readonly moreUrl: string | null;
  }[];
}

/** What every letter of an issue is made from. */
export interface Material {
  readonly issue: Issue;
  readonly quartier: Quartier;
  readonly offers: readonly Offer[];
  readonly events: readonly Event[];
  readonly texts: readonly Text[];
  readonly words: Pick<Words, 'label'>;
  readonly hideAfterDays: number;
  /** Whether this is the first issue ever: it introduces and lists nothing as new. */
  readonly first: boolean;
}

/**
 * What one reader is told, or `null` when there is nothing to say.
 * @param news by the offer's id, from the journal
 */
export function letterFor(
  reader: Pick<Reader, 'name' | 'topics'>,
  news: ReadonlyMap<string, News>,
  material: Material,
  leaveUrl: string,
): DigestView | null {
  const t = german();
  const { issue, quartier, offers, first } = material;
  const own = offers.filter((offer) => concerns(reader, offer.topics));
  const told = own.flatMap((offer) => {
    const what = offer.id === null ? undefined : news.get(offer.id);
    return what && mayBeTold(offer, what, material) ? [{ offer, news: what }] : [];
  });
  const added = told.filter(({ news: { event } }) => event === 'neu' || event === 'wieder');
  const changed = told.filter(({ news: { event } }) => event === 'geaendert');
  const ended = told.filter(({ news: { event } }) => event === 'beendet');
  const dates = datesFor(reader, material);
  const shown = first
    ? offers.filter((offer) => isShown(offer, issue.day, material.hideAfterDays)).length
    : 0;
  const introduces = shown > 0;
  if (told.length + dates.length + shown === 0) return null;

  const offersUrl = quartier.siteUrl + paths.offers;
  const count = (key: string, n: number): string[] => (n > 0 ? [t(`digest.count.${key}`, { n })] : []);
  const counts = [
    ...(introduces ? [t('digest.headline.first')] : []),
    ...count('new', added.length),
    ...count('changed', changed.length),
    ...count('dates', dates.length),
    ...count('ended', ended.length),
  ];
  const titles = [...added, ...changed].map(({ offer }) => offer.title);
  const list = (heading: string, entries: LetterEntry[]) => section(t, heading, entries, offersUrl);
  const greeting = linesOf(officeText(material.texts, 'greeting'));
  return {
    subject: t('digest.subject', { quartier: quartier.name, headline: counts.slice(0, 2).join(', ') }),
    title: t('digest.title'),
    subtitle: t('digest.subtitle', { week: String(Number(issue.key.slice(-2))), date: longDate(issue.day) }),
    preview: (titles.length > 0 ? titles.slice(0, 3) : [counts.join(', ')]).join(' · '),
    head: letterhead(quartier, material.texts),
    why: t('digest.why'),
    leaveUrl,
    salutation: reader.name ? t('mail.helloName', { name: reader.name }) : t('mail.hello'),
    greeting,
    introduction: introduces ? t('digest.introduction', { offers: shown }) : null,
    offersUrl,
    sections: [
      list(
        'new',
        added.map((one) => offerEntry(t, one.offer, one.news, material)),
      ),
      list(
        'changed',
        changed.map((one) => offerEntry(t, one.offer, one.news, material)),
      ),
      list(
        'dates',
        dates.map((one) => dateEntry(t, one, material)),
      ),
      list(
        'ended',
        ended.map((one) => endedEntry(t, one.offer)),
      ),
    ].filter(({ entries }) => entries.length > 0),
  };
}

/** What was frozen is told only while it is still so: nothing that was withdrawn since goes out. */
function mayBeTold(offer: Offer, { event }: News, { issue, hideAfterDays }: Material): boolean {
  return event === 'beendet' ? !isOffered(offer, issue.day) : isShown(offer, issue.day, hideAfterDays);
}

function section(t: Translate, key: string, entries: LetterEntry[], offersUrl: string) {
  const rest = entries.length - MOST_ENTRIES;
  const more = key === 'dates' ? 'digest.moreDates' : 'digest.more';
  return {
    heading: t(`digest.section.${key}`),
    entries: entries.slice(0, MOST_ENTRIES),
    more: rest > 0 ? t(more, { n: rest }) : null,
    moreUrl: rest > 0 && key !== 'dates' ? offersUrl : null,
  };
}

function offerEntry(t: Translate, offer: Offer, news: News, { quartier, words }: Material): LetterEntry {
  const { title, organisation, summary, hours, place, street, cost, costText } = offer;
  const price = costText ?? (cost && cost !== 'unbekannt' ? words.label('cost', cost) : null);
  const fields = news.fields.map((field) => t(`digest.field.${field}`));
  return {
    title,
    url: offerUrl(quartier.siteUrl, slugOf({ title, id: offer.id })),
    mark: news.event === 'wieder' ? t('digest.mark.back') : null,
    when: null,
    by: joined([organisation]),
    what: news.event === 'geaendert' ? t('digest.changed', { fields: fields.join(', ') }) : summary,
    facts: joined([hours, place ?? street, price]),
  };
}

function endedEntry(t: Translate, offer: Offer): LetterEntry {
  return {
    title: offer.title,
    url: null,
    mark: null,
    when: null,
    by: joined([offer.organisation]),
    what: t('digest.ended'),
    facts: null,
  };
}

interface Dated {
  readonly event: Event;
  readonly date: string;
}

/** The dates to come, cancelled ones first: who had planned to go must see them. */
function datesFor(reader: Pick<Reader, 'topics'>, { events, issue }: Material): Dated[] {
  const until = addDays(issue.day, DAYS_AHEAD - 1);
  return events
    .filter(({ status }) => status === 'oeffentlich' || status === 'abgesagt')
    .filter((event) => concerns(reader, event.topics))
    .flatMap((event) => occurrences(event, issue.day, until).map((date): Dated => ({ event, date })))
    .toSorted((a, b) => rank(a) - rank(b) || (when(a) < when(b) ? -1 : 1));
}

function rank({ event }: Dated): number {
  return event.status === 'abgesagt' ? 0 : 1;
}

function when({ event, date }: Dated): string {
  return `${date}${event.start ?? ''}`;
}

function dateEntry(t: Translate, { event, date }: Dated, { words }: Material): LetterEntry {
  const { title, start, end, place, organisation, summary, signUp, cost, status } = event;
  const hours = start ? (end ? t('digest.timeSpan', { start, end }) : t('digest.time', { start })) : null;
  const price = cost && cost !== 'unbekannt' ? words.label('cost', cost) : null;
  return {
    title,
    url: null,
    mark: status === 'abgesagt' ? t('digest.mark.cancelled') : null,
    when: joined([dayAndDate(date), hours, place]),
    by: joined([organisation]),
    what: summary,
    facts: joined([price, signUp ? t('digest.signUp', { how: signUp }) : null]),
  };
}

function joined(parts: readonly (string | null)[]): string | null {
  return clipped(parts.filter(Boolean).join(' · ')) || null;
}

/** Signs of one line; who wants to know more opens the page. Keeps 48 entries under 80 KB. */
const LINE_SIGNS = 160;

function clipped(text: string): string {
  return text.length <= LINE_SIGNS ? text : `${text.slice(0, LINE_SIGNS - 1).trimEnd()}…`;
}
