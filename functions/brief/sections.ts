import { changes } from '../../sheets-schema/changes.ts';
import { confirmations } from '../../sheets-schema/confirmations.ts';
import { contacts } from '../../sheets-schema/contacts.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
import { errors } from '../../sheets-schema/errors.ts';
import { events } from '../../sheets-schema/events.ts';
import { issues } from '../../sheets-schema/issues.ts';
import { notices } from '../../sheets-schema/notices.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { protocol } from '../../sheets-schema/protocol.ts';
import { preview } from '../../sheets-schema/preview.ts';
import { reports } from '../../sheets-schema/reports.ts';
import { settings } from '../../sheets-schema/settings.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { tabByKey } from '../../sheets-schema/workbooks.ts';
import type { Quartier } from '../platform/quartier.ts';
import { phoneLink } from '../web/page.ts';
import { shortDate } from '../words/dates.ts';
import { type Translate } from '../words/locale.ts';
import type { Mending } from './notices.ts';
import type { LinkTo, RowPlace } from '../workbook/tab-links.ts';
import type { Words } from '../workbook/workbook.ts';
import type { Content, LastIssue } from './content.ts';
import {
  clipped,
  flowing,
  link,
  moreLink,
  nameOf,
  rowName,
  rowsLine,
  withMore,
  type Line,
  type Link,
  type Section,
} from './lines.ts';

/** What the brief is written with. */
export interface Paper {
  readonly day: string;
  readonly quartier: Quartier;
  readonly words: Pick<Words, 'label'>;
  readonly linkTo: LinkTo;
  /** Where sheets of paper are entered and providers called this week; null when *Einstellungen* have ended such links. */
  readonly enterLink: string | null;
  readonly callLink: string | null;
  /** The year whose contacts file is to be made; null where it is there. */
  readonly contactsFileOf: number | null;
}

/** The paper, and how many rows each line may lead to. */
export interface Sheet extends Paper {
  readonly most: number;
}

/** All sections in the order of the week's work; what has no line is not there. */
export function sectionsOf(
  t: Translate,
  content: Content,
  mendings: readonly Mending[],
  paper: Sheet,
): Section[] {
  const section = (key: string, lines: readonly Line[]) => ({
    heading: t(`brief.section.${key}`),
    lines: flowing(lines),
  });
  return [
    section('today', todayLines(t, content, paper)),
    section('came', cameLines(t, content, paper)),
    section('decide', decisionLines(t, content, paper)),
    section('call', callLines(t, content, paper)),
    section('ending', endingLines(t, content, paper)),
    section('gaps', gapLines(t, content, paper)),
    section('sending', sendingLines(t, content, paper)),
    section('wrong', [
      ...contactsFileLines(t, paper),
      ...putBackLines(t, content, paper),
      ...mendingLines(t, mendings, paper),
    ]),
    { heading: '', lines: [enterLine(t, paper)] },
  ].filter(({ lines }) => lines.length > 0);
}

function todayLines(t: Translate, { due, waiting }: Content, paper: Sheet): Line[] {
  const name = (row: (typeof due)[number]): string => nameOf(t, row);
  return [
    ...rowsLine(t, 'brief.due', contacts, due, paper, name),
    ...rowsLine(t, 'brief.waiting', contacts, waiting, paper, name),
  ];
}

/** One line of counts, each leading to the first row that came. */
function cameLines(t: Translate, { came }: Content, { linkTo }: Paper): Line[] {
  const count = (key: string, tab: Tab, [first, ...others]: readonly RowPlace[]): Link[] =>
    first ? [link(t(`brief.came.${key}`, { n: 1 + others.length }), linkTo(tab, first))] : [];
  const links = [
    ...count('contacts', contacts, came.contacts),
    ...count('offers', offers, came.offers),
    ...count('events', events, came.events),
    ...count('partners', partners, came.partners),
    ...count('changes', changes, came.changes),
    ...count('reports', reports, came.reports),
  ];
  return links.length > 0 ? [{ text: '', links }] : [];
}

function decisionLines(t: Translate, { decide }: Content, paper: Sheet): Line[] {
  const reviews = [...Map.groupBy(decide.reviews, ({ tab }) => tabByKey(tab))];
  return [
    ...rowsLine(t, 'brief.decide.changes', changes, decide.changes, paper, (row) => rowName(t, row)),
    ...rowsLine(t, 'brief.decide.reports', reports, decide.reports, paper, (row) => nameOf(t, row)),
    ...rowsLine(t, 'brief.decide.offers', offers, decide.offers, paper, (row) => nameOf(t, row)),
    ...rowsLine(t, 'brief.decide.events', events, decide.events, paper, (row) => nameOf(t, row)),
    ...reviews.flatMap(([tab, rows]) =>
      tab ? rowsLine(t, 'brief.decide.reviews', tab, rows, paper, (row) => rowName(t, row)) : [],
    ),
  ];
}

/** The page for all calls, what to ask, and the first numbers. Without the page, where the answers are noted by hand. */
function callLines(t: Translate, { call, callLater }: Content, { linkTo, callLink, most }: Sheet): Line[] {
  if (call.length === 0) return [];
  const page = callLink
    ? link(t('brief.call.page'), callLink)
    : link(t('brief.call.tab'), linkTo(confirmations));
  const later = callLater > 0 ? [t('brief.call.later', { n: callLater })] : [];
  return [
    { text: [t('brief.call', { n: call.length }), ...later].join(' '), links: [page] },
    ...call.slice(0, most).map(({ title, phone }) => ({
      text: t('brief.named', { name: clipped(title) }),
      links: [{ text: phone ?? t('brief.call.noPhone'), url: null, dial: phoneLink(phone ?? '') || null }],
    })),
  ];
}

function endingLines(t: Translate, { ending }: Content, paper: Sheet): Line[] {
  const { linkTo, most } = paper;
  if (most === 0) return rowsLine(t, 'brief.endings', offers, ending, paper, () => '');
  const lines = ending.slice(0, most).map((row) => ({
    text: t('brief.ending', { date: shortDate(row.validTo ?? '') }),
    links: [link(clipped(row.title), linkTo(offers, row))],
  }));
  return withMore(lines, moreLink(t, offers, ending.slice(most), linkTo));
}

function gapLines(t: Translate, { gaps }: Content, paper: Sheet): Line[] {
  const { linkTo, words, most } = paper;
  const all = gaps.flatMap(({ contacts: own }) => own);
  if (most === 0) return rowsLine(t, 'brief.gaps', contacts, all, paper, () => '');
  const lines = gaps.slice(0, most).map(({ topic, reason, contacts: own }) => ({
    text: t('brief.named', { name: clipped(words.label('topic', topic)) }),
    links: [
      link(
        t('brief.gap', { reason: words.label('unmetReason', reason), n: own.length }),
        linkTo(contacts, own[0]),
      ),
    ],
  }));
  const rest = gaps.slice(most).flatMap(({ contacts: own }) => own.slice(0, 1));
  return withMore(lines, moreLink(t, contacts, rest, linkTo));
}

function sendingLines(t: Translate, { held, issue, missed, errors: noted }: Content, paper: Paper): Line[] {
  const { linkTo } = paper;
  return [
    ...(held ? [{ text: t('brief.held'), links: [link(t('brief.toPreview'), linkTo(preview, held))] }] : []),
    ...(missed
      ? [{ text: t(`brief.missed.${missed}`), links: [] }]
      : issue
        ? [issueLine(t, issue, paper)]
        : []),
    ...(noted > 0
      ? [{ text: t('brief.errors', { n: noted }), links: [link(errors.title, linkTo(errors))] }]
      : []),
  ];
}

function issueLine(
  t: Translate,
  { key, state, place, planned, sent, failed, unclear }: LastIssue,
  { linkTo }: Paper,
): Line {
  const url = linkTo(deliveries);
  const decide =
    place.unclear === null
      ? [link(t('brief.unclear', { n: unclear }), linkTo(issues, place))]
      : [link(t('brief.unclearDecided', { n: unclear }), url)];
  return {
    text:
      planned > 0 ? t('brief.issue', { issue: key, n: sent }) : t('brief.issueNone', { issue: key, state }),
    links: [
      ...(failed > 0 ? [link(t('brief.failed', { n: failed }), url)] : []),
      ...(unclear > 0 ? decide : []),
    ],
  };
}

function contactsFileLines(t: Translate, { contactsFileOf, linkTo }: Paper): Line[] {
  if (contactsFileOf === null) return [];
  const text = t('brief.contactsFile', { year: String(contactsFileOf) });
  return [{ text, links: [link(settings.title, linkTo(settings))] }];
}

function putBackLines(t: Translate, { putBack }: Content, { linkTo }: Paper): Line[] {
  if (putBack === 0) return [];
  return [{ text: t('brief.putBack', { n: putBack }), links: [link(protocol.title, linkTo(protocol))] }];
}

/** The heaviest findings with their cells; what to do about each stands in *Hinweise*. */
function mendingLines(t: Translate, mendings: readonly Mending[], { linkTo, most }: Sheet): Line[] {
  if (mendings.length === 0) return [];
  const todo = link(t('brief.toNotices', { n: mendings.length }), linkTo(notices));
  return [
    ...mendings.slice(0, most).map(({ first, cells }) => ({
      text: t(`brief.finding.${first.code}`),
      links: [link(placeOf(t, first, cells), first.link ?? null)],
    })),
    { text: '', links: [todo] },
  ];
}

function placeOf(
  t: Translate,
  { code, file, tabTitle, columnLabel, row }: Mending['first'],
  cells: number,
): string {
  const isFile = code === 'FILE_MISSING' || code === 'FILE_NOT_NEWEST';
  const parts = isFile ? [t(`finding.file.${file}`)] : [tabTitle, ...(columnLabel ? [columnLabel] : [])];
  const place = [...parts, ...(row === undefined ? [] : [t('brief.row', { row: String(row) })])].join(', ');
  return cells > 1 ? t('brief.placeMore', { place, n: cells - 1 }) : place;
}

function enterLine(t: Translate, { enterLink, linkTo }: Paper): Line {
  if (enterLink === null)
    return { text: t('brief.enterEnded'), links: [link(settings.title, linkTo(settings))] };
  return { text: '', links: [link(t('brief.enter'), enterLink)] };
}
