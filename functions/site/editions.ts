import type { IssueRow } from '../../sheets-schema/issues.ts';
import type { Organisation } from '../../sheets-schema/organisations.ts';
import type { Dated, OfferNews } from '../rules/edition.ts';
import { mondayOf } from '../rules/issue.ts';
import { html, type Answer } from '../web/answer.ts';
import { Refused, type Asked } from '../web/asked.ts';
import { atom, ATOM_TYPE } from '../web/atom.ts';
import { renderPage } from '../web/page.ts';
import { editionPath, editionUrl, offerPath, paths } from '../web/routes.ts';
import { slugOf } from '../web/slug.ts';
import { dayAndDate, longDate } from '../words/dates.ts';
import { german, type Translate } from '../words/locale.ts';
import { editionFor } from './archive.ts';
import { frameOf, type House } from './house.ts';

/** Issues that a feed holds. */
const FEED_ENTRIES = 26;

/** `/rundbrief/archiv`: the letters so far. They are in German, whatever the language of the page around them. */
export async function editionsPage(house: House): Promise<Answer> {
  const t = german();
  const [catalogue, archive] = await Promise.all([house.catalogue(), house.archive()]);
  const view = {
    title: t('edition.archive.title'),
    issues: archive.issues.map((issue) => ({
      path: house.to(editionPath(issue.key)),
      title: titleOf(t, issue),
    })),
  };
  const page = { title: view.title, place: 'subscription', frame: frameOf(catalogue, house) } as const;
  return html(200, renderPage('editions', view, page), 'page');
}

/** `/rundbrief/2026-W49`: one letter as a page, without a reader. */
export async function editionPage(asked: Asked, house: House): Promise<Answer> {
  const t = german();
  const wanted = (asked.params['issue'] ?? '').toUpperCase();
  if (!/^\d{4}-W\d\d$/.test(wanted)) throw new Refused(404);
  const [catalogue, archive] = await Promise.all([house.catalogue(), house.archive()]);
  const issue = archive.issues.find(({ key }) => key === wanted);
  if (!issue) throw new Refused(404);
  if (catalogue.offers === null) throw new Refused(503);
  const { words } = catalogue;
  const edition = editionFor(issue, archive, catalogue, house.today);
  const { introduced } = edition;
  const title = titleOf(t, issue);
  const view = {
    title,
    lead: [
      ...(introduced.offers > 0 ? [t('digest.introduced.offers', { n: introduced.offers })] : []),
      ...(introduced.partners > 0 ? [t('digest.introduced.partners', { n: introduced.partners })] : []),
    ],
    added: edition.added.map((one) => offerView(t, one, house)),
    changed: edition.changed.map((one) => offerView(t, one, house)),
    dates: edition.dates.map((one) => dateView(t, one)),
    needs: (issue.needs ?? '')
      .split(' ')
      .filter(Boolean)
      .map((key) => words.label('topic', key)),
    partners: edition.partners.map(({ name, kind }: Organisation) => ({
      title: name,
      path: '',
      by: kind ? words.label('orgKind', kind) : '',
      what: '',
    })),
    ended: edition.ended.map(({ offer }) => ({
      title: offer.title,
      path: '',
      by: offer.organisation ?? '',
      what: '',
    })),
  };
  const sections = [view.lead, view.added, view.changed, view.dates, view.needs, view.partners, view.ended];
  const bare = sections.every(({ length }) => length === 0);
  const page = { title, place: 'subscription', frame: frameOf(catalogue, house) } as const;
  return html(200, renderPage('edition', { ...view, bare }, page), 'page');
}

/** `/rundbrief/atom.xml`: a feed of the letters. */
export async function editionsFeed(house: House): Promise<Answer> {
  const t = german();
  const [catalogue, archive] = await Promise.all([house.catalogue(), house.archive()]);
  const { name, siteUrl } = catalogue.quartier;
  const entries = archive.issues.slice(0, FEED_ENTRIES).map((issue) => ({
    url: editionUrl(siteUrl, issue.key),
    title: titleOf(t, issue),
    summary: t('edition.summary', { date: longDate(mondayOf(issue.key)) }),
    updated: issue.sentAt ?? house.instant,
  }));
  const feed = {
    title: t('edition.feed', { quartier: name || t('site.name') }),
    author: name || t('site.name'),
    self: siteUrl + paths.feed,
    page: siteUrl + paths.editions,
    lang: t.lang,
    entries,
  };
  return { status: 200, type: ATOM_TYPE, body: atom(feed, house.instant), keep: 'page' };
}

function titleOf(t: Translate, { key }: IssueRow): string {
  return t('edition.title', { week: String(Number(key.slice(-2))), date: longDate(mondayOf(key)) });
}

function offerView(t: Translate, { offer, news }: OfferNews, { to }: House) {
  const fields = news.fields.map((field) => t(`digest.field.${field}`)).join(', ');
  const back = news.event === 'wieder' ? `${t('digest.mark.back')}. ` : '';
  return {
    title: offer.title,
    path: to(offerPath(slugOf(offer))),
    by: offer.organisation ?? '',
    what: news.event === 'geaendert' ? t('digest.changed', { fields }) : back + (offer.summary ?? ''),
  };
}

function dateView(t: Translate, { event: { title, start, end, place, summary, status }, date }: Dated) {
  const hours = start ? (end ? t('digest.timeSpan', { start, end }) : t('digest.time', { start })) : '';
  return {
    title: status === 'abgesagt' ? t('edition.cancelled', { title }) : title,
    path: '',
    by: [dayAndDate(date), hours, place].filter(Boolean).join(' · '),
    what: summary ?? '',
  };
}
