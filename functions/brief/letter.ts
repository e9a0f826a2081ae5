import { changes } from '../../sheets-schema/changes.ts';
import { confirmations } from '../../sheets-schema/confirmations.ts';
import { contacts } from '../../sheets-schema/contacts.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
import { errors } from '../../sheets-schema/errors.ts';
import { events } from '../../sheets-schema/events.ts';
import { referenceOf } from '../../sheets-schema/ids.ts';
import { notices } from '../../sheets-schema/notices.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { protocol } from '../../sheets-schema/protocol.ts';
import { preview } from '../../sheets-schema/preview.ts';
import { reports } from '../../sheets-schema/reports.ts';
import { settings } from '../../sheets-schema/settings.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { tabByKey } from '../../sheets-schema/workbooks.ts';
import type { MailView } from '../mail/compose.ts';
import { letterhead } from '../mail/letterhead.ts';
import type { Quartier } from '../platform/quartier.ts';
import { addDays } from '../platform/time.ts';
import { MANAGER_LINK_DAYS } from '../web/manager-link.ts';
import { phoneLink } from '../web/page.ts';
import { longDate, shortDate } from '../words/dates.ts';
import { german, type Translate } from '../words/locale.ts';
import type { Mending } from '../workbook/notices.ts';
import type { LinkTo, RowPlace } from '../workbook/tab-links.ts';
import type { Words } from '../workbook/workbook.ts';
import type { Content, LastIssue, Placed } from './content.ts';
import { effortOf } from './effort.ts';
import { fitsScreen } from './screen.ts';

/**
 * Rows that one line leads to, and things that a section tells one by one: fewer in a busy week, so that all of the brief
 * stands on one screen of a telephone. With none, a count leads to the first.
 */
const MOST_LINKS = 3;

/** Signs of a title in a line. */
const TITLE_SIGNS = 24;

/** A word that leads somewhere, where its place is known. */
interface Link {
  readonly text: string;
  readonly url: string | null;
  /** `tel:` of a number that can be dialled. */
  readonly dial: string | null;
}

function link(text: string, url: string | null): Link {
  return { text, url, dial: null };
}

/** One line of the brief: a few words, and where they lead. */
interface Line {
  readonly text: string;
  readonly links: readonly Link[];
}

/** What `templates/mail/brief.*` show. */
export interface BriefView extends MailView {
  /** What the week asks for, sentence by sentence. */
  readonly summary: readonly string[];
  /** What may be broken, where it is; else empty. */
  readonly alarm: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly lines: readonly Line[];
  }[];
}

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

/** The manager's Monday. Names and what people wrote stay in the sheet: here are references, counts and links. */
export function briefView(content: Content, mendings: readonly Mending[], paper: Paper): BriefView {
  const t = german();
  const { day, quartier } = paper;
  const summary = summaryOf(t, content, mendings, paper);
  const alarm = alarmOf(t, content);
  const until = shortDate(addDays(day, MANAGER_LINK_DAYS));
  let most = MOST_LINKS;
  let sections = sectionsOf(t, content, mendings, { ...paper, most });
  while (most > 0 && !fitsScreen({ summary, alarm, sections }))
    sections = sectionsOf(t, content, mendings, { ...paper, most: --most });
  return {
    subject: t('brief.subject', { date: shortDate(day) }),
    title: t('brief.title'),
    subtitle: longDate(day),
    preview: summary.join(' '),
    head: letterhead(quartier, []),
    why: paper.enterLink === null ? t('brief.why') : t('brief.whyLinks', { date: until }),
    leaveUrl: null,
    partnerUrl: null,
    summary,
    alarm,
    sections,
  };
}

/** The paper, and how many rows each line may lead to. */
interface Sheet extends Paper {
  readonly most: number;
}

function sectionsOf(
  t: Translate,
  content: Content,
  mendings: readonly Mending[],
  paper: Sheet,
): BriefView['sections'] {
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

/** How much is asked for, and the measure of it all. */
function summaryOf(
  t: Translate,
  content: Content,
  mendings: readonly Mending[],
  { quartier, contactsFileOf }: Paper,
): string[] {
  const { name } = quartier.manager;
  const { confirmed, due, waiting } = content;
  const cells = mendings.reduce((sum, one) => sum + one.cells, 0);
  const { all, calls } = effortOf(content, cells, contactsFileOf !== null);
  const isCalm = all === 0 && due.length + waiting.length === 0;
  return [
    name ? t('mail.helloName', { name }) : t('mail.hello'),
    isCalm
      ? t('brief.calm')
      : t(all === 0 ? 'brief.effort.none' : calls > 0 ? 'brief.effort.calls' : 'brief.effort', {
          all,
          calls,
        }),
    ...(confirmed && confirmed.all > 0
      ? [
          t('brief.confirmed', {
            ...confirmed,
            percent: Math.floor((100 * confirmed.confirmed) / confirmed.all),
          }),
        ]
      : []),
  ];
}

/** Nobody forgets to come for two weeks: then the form or the habit is broken. */
function alarmOf(t: Translate, { silentSince }: Content): string {
  if (silentSince === null) return '';
  if (silentSince === 'never') return t('brief.silent.never');
  return t('brief.silent', { date: shortDate(silentSince) });
}

interface Referenced {
  readonly reference: string | null;
  readonly id: string | null;
}

/** „ABCD-EFGH“, or the row's number where there is no reference yet. */
function nameOf(t: Translate, row: Placed<Referenced>): string {
  return row.reference ?? (row.id ? referenceOf(row.id) : rowName(t, row));
}

function rowName(t: Translate, { row }: RowPlace): string {
  return t('brief.row', { row: String(row) });
}

/** Lines of nothing but links, one after the other, are one line. */
function flowing(lines: readonly Line[]): Line[] {
  return lines.reduce<Line[]>((flow, line) => {
    const before = flow.at(-1);
    if (before?.text !== '' || line.text !== '') return [...flow, line];
    return [...flow.slice(0, -1), { text: '', links: [...before.links, ...line.links] }];
  }, []);
}

/** A line that leads to the first rows, and to the first of the others; none where there are no rows. */
function rowsLine<Row extends RowPlace>(
  t: Translate,
  text: string,
  tab: Tab,
  rows: readonly Row[],
  { linkTo, most }: Sheet,
  name: (row: Row) => string,
): Line[] {
  if (rows.length === 0) return [];
  const count = t(text, { n: rows.length });
  if (most === 0) return [{ text: '', links: [link(count, linkTo(tab, rows[0]))] }];
  const rest = rows.slice(most);
  const links = rows.slice(0, most).map((row) => link(name(row), linkTo(tab, row)));
  const all = [...links, ...moreLink(t, tab, rest, linkTo)];
  return [{ text: t('brief.named', { name: count }), links: all }];
}

/** Leads to the first of the rows that have no link of their own. */
function moreLink(t: Translate, tab: Tab, rest: readonly RowPlace[], linkTo: LinkTo): Link[] {
  return rest.length > 0 ? [link(t('brief.more', { n: rest.length }), linkTo(tab, rest[0]))] : [];
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
function callLines(t: Translate, { call }: Content, { linkTo, callLink, most }: Sheet): Line[] {
  if (call.length === 0) return [];
  const page = callLink
    ? link(t('brief.call.page'), callLink)
    : link(t('brief.call.tab'), linkTo(confirmations));
  return [
    { text: t('brief.call', { n: call.length }), links: [page] },
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

/** What has no line of its own is told at the end of the last one. */
function withMore(lines: readonly Line[], more: readonly Link[]): Line[] {
  return lines.map((line, at) =>
    at === lines.length - 1 ? { ...line, links: [...line.links, ...more] } : line,
  );
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
  { key, state, planned, sent, failed, unclear }: LastIssue,
  { linkTo }: Paper,
): Line {
  const url = linkTo(deliveries);
  return {
    text:
      planned > 0 ? t('brief.issue', { issue: key, n: sent }) : t('brief.issueNone', { issue: key, state }),
    links: [
      ...(failed > 0 ? [link(t('brief.failed', { n: failed }), url)] : []),
      ...(unclear > 0 ? [link(t('brief.unclear', { n: unclear }), url)] : []),
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

function clipped(title: string): string {
  return title.length <= TITLE_SIGNS ? title : `${title.slice(0, TITLE_SIGNS - 1).trimEnd()}…`;
}
