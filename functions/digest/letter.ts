import type { Event } from '../../sheets-schema/events.ts';
import type { Offer } from '../../sheets-schema/offers.ts';
import type { Organisation } from '../../sheets-schema/organisations.ts';
import type { Survey } from '../../sheets-schema/surveys.ts';
import type { Text } from '../../sheets-schema/texts.ts';
import type { MailView } from '../mail/compose.ts';
import { letterhead, linesOf } from '../mail/letterhead.ts';
import type { Quartier } from '../platform/quartier.ts';
import { editionOf, type Dated, type Edition, type OfferNews } from '../rules/edition.ts';
import type { Share } from '../rules/freshness.ts';
import type { Issue } from '../rules/issue.ts';
import type { Day, News } from '../rules/journal.ts';
import { isShown } from '../rules/visibility.ts';
import { safeLink } from '../web/markup.ts';
import { editionUrl, offerUrl, paths, surveyUrl } from '../web/routes.ts';
import { slugOf } from '../web/slug.ts';
import type { Words } from '../workbook/workbook.ts';
import { clipped } from '../words/clipped.ts';
import { dayAndDate, longDate } from '../words/dates.ts';
import { german, type Translate } from '../words/locale.ts';
import type { Reader } from './readers.ts';
import { requestFor, type Request } from './request.ts';

/** Entries of one section at most; the rest is a link. */
export const MOST_ENTRIES = 12;

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

interface Section {
  readonly heading: string;
  /** A sentence above the entries, or `null`. */
  readonly lead: string | null;
  readonly entries: readonly LetterEntry[];
  readonly more: string | null;
  readonly moreUrl: string | null;
  /** What the section asks for, as a button. */
  readonly action: string | null;
  readonly actionUrl: string | null;
}

/** What `templates/mail/digest.*` show. */
export interface DigestView extends MailView {
  readonly salutation: string;
  /** What the manager reads above a preview, else empty. */
  readonly notice: readonly string[];
  readonly noticeUrl: string | null;
  readonly greeting: readonly string[];
  /** The sentences that count what is new in place of listing it. */
  readonly introduction: readonly string[];
  readonly offersUrl: string;
  readonly sections: readonly Section[];
  /** How many offers of the directory somebody has confirmed lately; `null` where nobody can tell. */
  readonly confirmed: string | null;
  /** The same letter as a page, or `null` where there is none yet. */
  readonly pageUrl: string | null;
}

/** What every letter of an issue is made from. */
export interface Material extends Day {
  readonly issue: Issue;
  readonly quartier: Quartier;
  readonly offers: readonly Offer[];
  readonly organisations: readonly Organisation[];
  readonly events: readonly Event[];
  readonly surveys: readonly Survey[];
  readonly texts: readonly Text[];
  readonly words: Pick<Words, 'label'>;
  /** Days after which an offer's provider is asked whether it is still right. */
  readonly askAfterDays: number;
  /** How many public offers somebody has confirmed lately, and within how many days; `null` while nobody can tell. */
  readonly confirmed: (Share & { readonly days: number }) | null;
  /** The greeting of this issue. */
  readonly greeting: string;
  /** Topic keys of what people needed in the month before, most asked for first; empty but once a month. */
  readonly needs: readonly string[];
}

/** What one reader does not know yet. */
export interface Unread {
  /** By the entry's id, from the journal. */
  readonly news: ReadonlyMap<string, News>;
  /** Entries of it that are not as the journal knows them. */
  readonly withheld: ReadonlySet<string>;
  /** The day of their last letter, or `null`. */
  readonly lastDay: string | null;
  /** Whether this is the first issue ever that tells anything: it introduces and lists nothing as new. */
  readonly first: boolean;
}

/**
 * What one reader is told, or `null` when there is nothing to say.
 * @param leaveUrl `null` in a preview, which nobody can leave
 */
export function letterFor(
  reader: Pick<Reader, 'name' | 'topics' | 'organisation'>,
  unread: Unread,
  material: Material,
  leaveUrl: string | null,
): DigestView | null {
  const { view, worthIt } = draftFor(reader, unread, material, leaveUrl);
  return worthIt ? view : null;
}

/** The same, also where it says nothing, and whether it is worth a reader's time. @param most entries of one section */
export function draftFor(
  reader: Pick<Reader, 'name' | 'topics' | 'organisation'>,
  { news, withheld, lastDay, first }: Unread,
  material: Material,
  leaveUrl: string | null,
  most = MOST_ENTRIES,
): { readonly view: DigestView; readonly worthIt: boolean } {
  const t = german();
  const { issue, quartier } = material;
  const edition = editionOf(reader.topics, news, material, issue.day, (id) => !withheld.has(id));
  const request = requestFor({ ...material, organisation: reader.organisation, day: issue.day, lastDay });
  const introduction = introductionOf(t, edition, first, material);
  const offerIn = ({ offer, news: of }: OfferNews): LetterEntry => offerEntry(t, offer, of, material);
  const sections = [
    section(t, 'new', edition.added, offerIn, quartier.siteUrl + paths.offers, most),
    section(t, 'changed', edition.changed, offerIn, quartier.siteUrl + paths.offers, most),
    section(
      t,
      'dates',
      edition.dates,
      (one) => dateEntry(t, one, material),
      editionUrl(quartier.siteUrl, issue.key),
      most,
    ),
    needsSection(t, material),
    section(
      t,
      'partners',
      edition.partners,
      (one) => partnerEntry(one, material),
      quartier.siteUrl + paths.editions,
      most,
    ),
    requestSection(t, request, material, most),
    section(
      t,
      'ended',
      edition.ended,
      ({ offer }) => endedEntry(t, offer),
      quartier.siteUrl + paths.editions,
      most,
    ),
  ].filter((one) => one !== null);
  const content = sections.length - (request ? 1 : 0) + introduction.length;
  const counts = countsOf(t, edition, first);
  const titles = [...edition.added, ...edition.changed].map(({ offer }) => clipped(offer.title, LINE_SIGNS));
  const headline = counts.slice(0, 2).join(', ') || sections[0]?.heading || t('digest.headline.nothing');
  const view = {
    subject: t('digest.subject', { quartier: quartier.name, headline }),
    title: t('digest.title'),
    subtitle: t('digest.subtitle', { week: String(Number(issue.key.slice(-2))), date: longDate(issue.day) }),
    preview: (titles.length > 0 ? titles.slice(0, 3) : [counts.join(', ') || headline]).join(' · '),
    head: letterhead(quartier, material.texts),
    why: t('digest.why'),
    leaveUrl,
    partnerUrl: null,
    salutation: salutationFor(reader.name),
    notice: [],
    noticeUrl: null,
    greeting: linesOf(clipped(material.greeting, GREETING_SIGNS)),
    introduction,
    offersUrl: quartier.siteUrl + paths.offers,
    sections,
    confirmed: material.confirmed?.all ? t('digest.confirmed', { ...material.confirmed }) : null,
    pageUrl: editionUrl(quartier.siteUrl, issue.key),
  };
  return { view, worthIt: content > 0 || request?.due === true };
}

/** How a letter begins. */
export function salutationFor(name: string | null): string {
  const t = german();
  return name ? t('mail.helloName', { name }) : t('mail.hello');
}

function introductionOf(
  t: Translate,
  { introduced }: Edition,
  first: boolean,
  { offers, issue, hideAfterDays }: Material,
): string[] {
  const shown = first ? offers.filter((offer) => isShown(offer, issue.day, hideAfterDays)).length : 0;
  if (first) return shown > 0 ? [t('digest.introduction', { offers: shown })] : [];
  return [
    ...(introduced.offers > 0 ? [t('digest.introduced.offers', { n: introduced.offers })] : []),
    ...(introduced.partners > 0 ? [t('digest.introduced.partners', { n: introduced.partners })] : []),
  ];
}

function countsOf(t: Translate, edition: Edition, first: boolean): string[] {
  const count = (key: string, n: number): string[] => (n > 0 ? [t(`digest.count.${key}`, { n })] : []);
  return [
    ...(first ? [t('digest.headline.first')] : []),
    ...count('new', edition.added.length + (first ? 0 : edition.introduced.offers)),
    ...count('changed', edition.changed.length),
    ...count('dates', edition.dates.length),
    ...count('partners', edition.partners.length),
    ...count('ended', edition.ended.length),
  ];
}

function section<T>(
  t: Translate,
  key: string,
  all: readonly T[],
  entryOf: (one: T) => LetterEntry,
  moreUrl: string,
  most: number,
): Section | null {
  if (all.length === 0) return null;
  const rest = all.length - most;
  return {
    ...plainSection(t(`digest.section.${key}`)),
    entries: all.slice(0, most).map(entryOf),
    ...(rest > 0 && { more: t(`digest.more.${key}`, { n: rest }), moreUrl }),
  };
}

function plainSection(heading: string): Section {
  return { heading, lead: null, entries: [], more: null, moreUrl: null, action: null, actionUrl: null };
}

function needsSection(t: Translate, { needs, words }: Material): Section | null {
  if (needs.length === 0) return null;
  return {
    ...plainSection(t('digest.section.needs')),
    lead: t('digest.needs'),
    entries: needs.map((key) => bare(words.label('topic', key))),
  };
}

function requestSection(
  t: Translate,
  request: Request | null,
  { quartier }: Material,
  most: number,
): Section | null {
  if (!request) return null;
  const asked = plainSection(t(`digest.request.${request.ask}`));
  if (request.ask === 'confirm') {
    const rest = request.offers.length - most;
    return {
      ...asked,
      lead: t('digest.request.confirmText'),
      entries: request.offers
        .slice(0, most)
        .map((offer) => ({ ...bare(offer.title), url: offerUrl(quartier.siteUrl, slugOf(offer)) })),
      ...(rest > 0 && {
        more: t('digest.more.confirm', { n: rest }),
        moreUrl: quartier.siteUrl + paths.offers,
      }),
    };
  }
  const { title, closes, id } = request.survey;
  return {
    ...asked,
    lead: t('digest.request.surveyText', { title: clipped(title, LINE_SIGNS), date: longDate(closes ?? '') }),
    action: t('digest.request.surveyAction'),
    actionUrl: surveyUrl(quartier.siteUrl, id),
  };
}

function bare(title: string): LetterEntry {
  return {
    title: clipped(title, LINE_SIGNS),
    url: null,
    mark: null,
    when: null,
    by: null,
    what: null,
    facts: null,
  };
}

function offerEntry(t: Translate, offer: Offer, news: News, { quartier, words }: Material): LetterEntry {
  const { title, organisation, summary, hours, place, street, cost, costText } = offer;
  const price = costText ?? (cost && cost !== 'unbekannt' ? words.label('cost', cost) : null);
  const fields = news.fields.map((field) => t(`digest.field.${field}`));
  return {
    ...bare(title),
    url: offerUrl(quartier.siteUrl, slugOf(offer)),
    mark: news.event === 'wieder' ? t('digest.mark.back') : null,
    by: joined([organisation]),
    what: news.event === 'geaendert' ? t('digest.changed', { fields: fields.join(', ') }) : sentence(summary),
    facts: joined([hours, place ?? street, price]),
  };
}

function partnerEntry({ name, kind, description, url }: Organisation, { words }: Material): LetterEntry {
  const [first = ''] = linesOf(description ?? '');
  return {
    ...bare(name),
    url: url === null ? null : safeLink(/^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`),
    by: kind === null ? null : words.label('orgKind', kind),
    what: joined([first]),
  };
}

function endedEntry(t: Translate, offer: Offer): LetterEntry {
  return { ...bare(offer.title), by: joined([offer.organisation]), what: t('digest.ended') };
}

function dateEntry(t: Translate, { event, date }: Dated, { words }: Material): LetterEntry {
  const { title, start, end, place, organisation, summary, signUp, cost, status } = event;
  const hours = start ? (end ? t('digest.timeSpan', { start, end }) : t('digest.time', { start })) : null;
  const price = cost && cost !== 'unbekannt' ? words.label('cost', cost) : null;
  return {
    ...bare(title),
    mark: status === 'abgesagt' ? t('digest.mark.cancelled') : null,
    when: joined([dayAndDate(date), hours, place]),
    by: joined([organisation]),
    what: sentence(summary),
    facts: joined([price, signUp ? t('digest.signUp', { how: signUp }) : null]),
  };
}

function joined(parts: readonly (string | null)[]): string | null {
  return clipped(parts.filter(Boolean).join(' · '), LINE_SIGNS) || null;
}

/** Signs of one line; who wants to know more opens the page. Keeps a full letter under 80 KB. */
const LINE_SIGNS = 160;

/** Signs of what an entry says in a sentence; forms take 200. */
const SENTENCE_SIGNS = 300;

/** Signs of the greeting: the manager may write at length, but one cell must not keep the letter from everybody. */
const GREETING_SIGNS = 3_000;

function sentence(text: string | null): string | null {
  return text === null ? null : clipped(text, SENTENCE_SIGNS);
}
