import { reports as reportsTab, type Report } from '../../sheets-schema/reports.ts';
import type { ConfirmedOffer } from '../rules/freshness.ts';
import { berlinDate } from '../platform/time.ts';
import type { LinkTo, RowPlace } from '../workbook/tab-links.ts';
import type { Words } from '../workbook/workbook.ts';
import { longDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';
import { answersTo, around, FACTS, factsOf, firstOf, forProvider } from './letter.ts';
import type { FreshnessView, Paper } from './letter.ts';
import type { Reported } from './reports.ts';

/** What a letter about reports needs besides them. */
interface Desk extends Paper {
  readonly words: Pick<Words, 'label'>;
}

/** What the sheet says about what was reported, for a provider to compare. */
const FACTS_ABOUT: Readonly<Record<string, readonly (typeof FACTS)[number][]>> = {
  zeiten: ['hours'],
  adresse: ['place', 'street'],
  telefon: ['phone', 'email', 'url'],
  weg: [],
};

/**
 * The letter that tells one provider which parts of their offers somebody reported, and what the sheet says there. No word of
 * the reporter is in it.
 * @param token from `keepToken`
 */
export function reportedView(
  reported: readonly Reported[],
  token: string,
  at: Date,
  { words, ...paper }: Desk,
): FreshnessView {
  const t = german();
  const all = byOffer(reported);
  const n = all.length;
  return {
    subject: t('freshness.reported.subject', { n, title: all[0]?.title ?? '' }),
    title: t('freshness.reported.title'),
    subtitle: t('freshness.reported.subtitle', { date: longDate(berlinDate(at)) }),
    preview: t('freshness.reported.preview'),
    ask: t('freshness.reported.ask', { n, quartier: paper.quartier.name }),
    ...forProvider(token, at, paper),
    ...firstOf(all, ({ title, offer, its }) => ({
      title,
      standing: standing(its, words),
      facts: offer
        ? [...new Set(its.flatMap(({ report }) => factsOf(offer, FACTS_ABOUT[report.field ?? ''] ?? FACTS)))]
        : [],
      links: answersTo(offer?.id ?? '', token, paper),
    })),
  };
}

/** The letter that tells the manager what was reported, who is told of it too, and whom to call. What people wrote stays in the sheet. */
export function toldView(
  reported: readonly Reported<Report & RowPlace>[],
  linkTo: LinkTo,
  at: Date,
  { words, ...paper }: Desk,
): FreshnessView {
  const t = german();
  const all = byOffer(reported);
  const tabUrl = linkTo(reportsTab) ?? paper.quartier.siteUrl;
  return {
    subject: t('freshness.told.subject', { n: reported.length }),
    title: t('freshness.told.title'),
    subtitle: t('freshness.told.subtitle', { date: longDate(berlinDate(at)) }),
    preview: all.map(({ title }) => title).join(' · '),
    ask: t('freshness.told.ask', { n: reported.length }),
    why: t('freshness.told.why'),
    allText: t('freshness.told.all'),
    allUrl: tabUrl,
    until: null,
    ...around(paper),
    ...firstOf(all, ({ title, its }) => ({
      title,
      standing: standing(its, words),
      facts: its.slice(0, 1).map(handling),
      links: its.map(({ report }, index) => ({
        text: t('freshness.told.row', { n: index + 1, all: its.length }),
        url: linkTo(reportsTab, report) ?? tabUrl,
      })),
    })),
  };
}

interface OfOneOffer<R extends Reported> {
  readonly title: string;
  readonly offer: ConfirmedOffer | null;
  readonly its: readonly R[];
}

function byOffer<R extends Reported>(reported: readonly R[]): OfOneOffer<R>[] {
  const groups = Map.groupBy(reported, ({ offer, report }) => offer?.id ?? report.offer);
  return [...groups.values()].map((its) => {
    const [first] = its;
    return { title: first?.offer?.title ?? first?.report.offer ?? '', offer: first?.offer ?? null, its };
  });
}

/** What was reported, each once. */
function standing(its: readonly Reported[], words: Pick<Words, 'label'>): string {
  const t = german();
  const said = its.map(({ report: { field } }) =>
    field ? words.label('reportField', field) : t('freshness.reported.unsaid'),
  );
  return t('freshness.reported.what', { what: [...new Set(said)].join(' · ') });
}

function handling({ offer, handling: how }: Reported): string {
  const t = german();
  if (how === 'left' && offer?.phone) return t('freshness.told.call', { phone: offer.phone });
  return t(`freshness.told.${how}`);
}
