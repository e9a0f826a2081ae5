import { changes } from '../../sheets-schema/changes.ts';
import { confirmations } from '../../sheets-schema/confirmations.ts';
import { contacts } from '../../sheets-schema/contacts.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
import { events } from '../../sheets-schema/events.ts';
import { referenceOf } from '../../sheets-schema/ids.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { protocol } from '../../sheets-schema/protocol.ts';
import { preview, type Preview } from '../../sheets-schema/preview.ts';
import { reports } from '../../sheets-schema/reports.ts';
import { settings } from '../../sheets-schema/settings.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { tabByKey } from '../../sheets-schema/workbooks.ts';
import type { MailView } from '../mail/compose.ts';
import { letterhead } from '../mail/letterhead.ts';
import type { Quartier } from '../platform/quartier.ts';
import { addDays } from '../platform/time.ts';
import { MANAGER_LINK_DAYS } from '../web/manager-link.ts';
import { longDate, shortDate } from '../words/dates.ts';
import { german, type Translate } from '../words/locale.ts';
import type { Finding, Words } from '../workbook/workbook.ts';
import type { Content, LastIssue, Placed } from './content.ts';
import type { LinkTo, RowPlace } from '../workbook/tab-links.ts';

/** Lines of one section; the rest stands in the sheet. */
const MOST_LINES = 10;

/** References that one line names. */
const MOST_REFERENCES = 6;

/** One line of the brief. */
interface Line {
  readonly text: string;
  readonly note: string | null;
  readonly url: string | null;
}

/** What `templates/mail/brief.*` show. */
export interface BriefView extends MailView {
  readonly salutation: string;
  readonly summary: string;
  readonly sections: readonly {
    readonly heading: string;
    readonly lines: readonly Line[];
    readonly more: string | null;
  }[];
}

/** What the brief is written with. */
export interface Paper {
  readonly day: string;
  readonly quartier: Quartier;
  readonly words: Pick<Words, 'label'>;
  readonly linkTo: LinkTo;
  /** Where sheets of paper are entered this week; null when *Einstellungen* have ended such links. */
  readonly enterLink: string | null;
  /** The year whose contacts file is to be made; null where it is there. */
  readonly contactsFileOf: number | null;
}

/** The manager's Monday. Names and what people wrote stay in the sheet: here are references, counts and links. */
export function briefView(content: Content, findings: readonly Finding[], paper: Paper): BriefView {
  const t = german();
  const { day, quartier } = paper;
  const today = todayLines(t, content, paper);
  const decisions = decisionLines(t, content, paper);
  const wrong = [
    ...findingLines(t, findings),
    ...contactsFileLines(t, paper),
    ...putBackLines(t, content, paper),
  ];
  const part = (key: string, n: number): string[] => (n > 0 ? [t(`brief.summary.${key}`, { n })] : []);
  const parts = [
    ...part('today', today.length),
    ...part('decide', decisions.length),
    ...part('wrong', wrong.length),
  ];
  const summary =
    parts.length > 0 ? t('brief.summary', { parts: parts.join(', ') }) : t('brief.summary.calm');
  return {
    subject: t('brief.subject', { date: shortDate(day) }),
    title: t('brief.title'),
    subtitle: longDate(day),
    preview: summary,
    head: letterhead(quartier, []),
    why: t('brief.why'),
    leaveUrl: null,
    partnerUrl: null,
    salutation: quartier.manager.name
      ? t('mail.helloName', { name: quartier.manager.name })
      : t('mail.hello'),
    summary,
    sections: [
      section(t, 'today', today),
      section(t, 'came', cameLines(t, content, paper)),
      section(t, 'decide', decisions),
      section(t, 'call', callLines(t, content, paper)),
      section(t, 'ending', endingLines(t, content, paper)),
      section(t, 'sending', [
        ...(content.held ? [heldLine(t, content.held, paper)] : []),
        ...(content.issue ? [sendingLine(t, content.issue, paper)] : []),
      ]),
      section(t, 'wrong', wrong),
      section(t, 'enter', [enterLine(t, paper)]),
    ].filter(({ lines }) => lines.length > 0),
  };
}

function section(t: Translate, key: string, lines: readonly Line[]) {
  const rest = lines.length - MOST_LINES;
  return {
    heading: t(`brief.section.${key}`),
    lines: lines.slice(0, MOST_LINES),
    more: rest > 0 ? t('brief.more', { n: rest }) : null,
  };
}

interface Referenced {
  readonly reference: string | null;
  readonly id: string | null;
}

function referenceIn(row: Referenced): string | null {
  return row.reference ?? (row.id ? referenceOf(row.id) : null);
}

/** „ABCD-EFGH“, or the row's number where there is no reference yet. */
function nameOf(t: Translate, row: Placed<Referenced>): string {
  return referenceIn(row) ?? t('brief.row', { row: String(row.row) });
}

function todayLines(t: Translate, { due, waiting }: Content, { linkTo, words }: Paper): Line[] {
  const topic = (key: string | null): string | null => (key ? words.label('topic', key) : null);
  return [
    ...due.map((row) => ({
      text: t('brief.due', { name: nameOf(t, row), date: shortDate(row.followUp ?? '') }),
      note: topic(row.mainTopic),
      url: linkTo(contacts, row),
    })),
    ...waiting.map((row) => ({
      text: t(row.channel === 'papier' ? 'brief.waitingPaper' : 'brief.waiting', {
        name: nameOf(t, row),
        date: shortDate(row.date),
      }),
      note: topic(row.mainTopic),
      url: linkTo(contacts, row),
    })),
  ];
}

function cameLines(t: Translate, { came }: Content, { linkTo }: Paper): Line[] {
  const line = (key: string, tab: Tab, rows: readonly Placed<{ readonly id: string | null }>[]): Line[] => {
    const names = rows.map((row) => nameOf(t, { reference: null, ...row }));
    const rest = names.length - MOST_REFERENCES;
    const more = rest > 0 ? [t('brief.moreReferences', { n: rest })] : [];
    const note = [...names.slice(0, MOST_REFERENCES), ...more].join(', ');
    return rows.length > 0
      ? [{ text: t(`brief.came.${key}`, { n: rows.length }), note, url: linkTo(tab) }]
      : [];
  };
  return [
    ...line('contacts', contacts, came.contacts),
    ...line('offers', offers, came.offers),
    ...line('events', events, came.events),
    ...line('partners', partners, came.partners),
    ...line('changes', changes, came.changes),
    ...line('reports', reports, came.reports),
  ];
}

function decisionLines(t: Translate, { decide }: Content, { linkTo }: Paper): Line[] {
  const line = (key: string, tab: Tab | undefined, row: RowPlace, name: string): Line => ({
    text: t(`brief.decide.${key}`, { name }),
    note: null,
    url: tab ? linkTo(tab, row) : null,
  });
  const inRow = ({ row }: RowPlace): string => t('brief.row', { row: String(row) });
  return [
    ...decide.offers.map((row) => line('offer', offers, row, nameOf(t, row))),
    ...decide.events.map((row) => line('event', events, row, nameOf(t, row))),
    ...decide.changes.map((row) => line('change', changes, row, inRow(row))),
    ...decide.reports.map((row) => line('report', reports, row, nameOf(t, row))),
    ...decide.reviews.map((row) => line('review', tabByKey(row.tab), row, inRow(row))),
  ];
}

/** What to ask and where the answer goes, then each offer with its number. The share stands above, the measure of it all. */
function callLines(t: Translate, { call, confirmed }: Content, { linkTo }: Paper): Line[] {
  const share =
    confirmed && confirmed.all > 0
      ? [{ text: t('brief.confirmed', { ...confirmed }), note: null, url: null }]
      : [];
  if (call.length === 0) return share;
  const how = { text: t('brief.call.how'), note: t('brief.call.note'), url: linkTo(confirmations) };
  return [
    ...share,
    how,
    ...call.map((offer) => ({
      text: t('brief.call', { title: offer.title, phone: offer.phone ?? t('brief.call.noPhone') }),
      note: offer.confirmedAt
        ? t('brief.call.since', { date: shortDate(offer.confirmedAt) })
        : t('brief.call.never'),
      url: linkTo(offers, offer),
    })),
  ];
}

function endingLines(t: Translate, { ending }: Content, { linkTo }: Paper): Line[] {
  return ending.map((row) => ({
    text: t('brief.ending', { title: row.title, date: shortDate(row.validTo ?? '') }),
    note: null,
    url: linkTo(offers, row),
  }));
}

function heldLine(t: Translate, row: Placed<Preview>, { linkTo }: Paper): Line {
  return { text: t('brief.held'), note: null, url: linkTo(preview, row) };
}

function sendingLine(
  t: Translate,
  { key, state, planned, sent, failed, unclear }: LastIssue,
  { linkTo }: Paper,
): Line {
  const doubtful = failed + unclear > 0;
  return {
    text:
      planned > 0
        ? t('brief.sending', { issue: key, sent, failed, unclear })
        : t('brief.sendingNone', { issue: key, state }),
    note: doubtful ? t('brief.sendingLook') : null,
    url: doubtful ? linkTo(deliveries) : null,
  };
}

function enterLine(t: Translate, { day, enterLink }: Paper): Line {
  if (enterLink === null) return { text: t('brief.enterEnded'), note: t('brief.enterEndedTodo'), url: null };
  const until = shortDate(addDays(day, MANAGER_LINK_DAYS));
  return { text: t('brief.enter'), note: t('brief.enterNote', { date: until }), url: enterLink };
}

function putBackLines(t: Translate, { putBack }: Content, { linkTo }: Paper): Line[] {
  if (putBack === 0) return [];
  return [{ text: t('brief.putBack', { n: putBack }), note: t('brief.putBackLook'), url: linkTo(protocol) }];
}

function contactsFileLines(t: Translate, { contactsFileOf, linkTo }: Paper): Line[] {
  if (contactsFileOf === null) return [];
  const text = t('brief.contactsFile', { year: String(contactsFileOf) });
  return [{ text, note: t('brief.contactsFileTodo'), url: linkTo(settings) }];
}

/** Findings of one kind in one column are one line that leads to the first. */
function findingLines(t: Translate, findings: readonly Finding[]): Line[] {
  const kinds = Map.groupBy(findings.filter(isWrong), ({ code, tab, column }) => `${code} ${tab} ${column}`);
  return [...kinds.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const more = all.length > 1 ? [t('brief.findingMore', { n: all.length - 1 })] : [];
    return [
      {
        text: `${placeOf(t, first)}: ${t(`finding.${first.code}.what`)}`,
        note: [todoOf(t, first), ...more].join(' '),
        url: first.link ?? null,
      },
    ];
  });
}

/** A personal value that is missing is no fault: it may have been erased in time. */
function isWrong({ code, tab, column }: Finding): boolean {
  return code !== 'VALUE_MISSING' || !column || tabByKey(tab)?.columns[column]?.personal === undefined;
}

function placeOf(t: Translate, { code, file, tabTitle, columnLabel, row }: Finding): string {
  if (code === 'FILE_MISSING' || code === 'FILE_NOT_NEWEST')
    return t('finding.where.file', { file: t(`brief.file.${file}`) });
  if (!columnLabel) return t('finding.where.tab', { tab: tabTitle });
  if (row === undefined) return t('finding.where.column', { tab: tabTitle, column: columnLabel });
  return t('finding.where.cell', { tab: tabTitle, column: columnLabel, row: String(row) });
}

function todoOf(t: Translate, { code, columnLabel }: Finding): string {
  return t(`finding.${code}.todo`, { column: columnLabel });
}
