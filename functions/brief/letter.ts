import type { MailView } from '../mail/compose.ts';
import { letterhead } from '../mail/letterhead.ts';
import { addDays } from '../platform/time.ts';
import { MANAGER_LINK_DAYS } from '../web/manager-link.ts';
import { longDate, shortDate } from '../words/dates.ts';
import { german, type Translate } from '../words/locale.ts';
import type { Content } from './content.ts';
import { effortOf } from './effort.ts';
import type { Section } from './lines.ts';
import type { Mending } from './notices.ts';
import { fitsScreen } from './screen.ts';
import { sectionsOf, type Paper } from './sections.ts';

/**
 * Rows that one line leads to, and things that a section tells one by one: fewer in a busy week, so that all of the brief
 * stands on one screen of a telephone. With none, a count leads to the first.
 */
const MOST_LINKS = 3;

/** What `templates/mail/brief.*` show. */
export interface BriefView extends MailView {
  /** What the week asks for, sentence by sentence. */
  readonly summary: readonly string[];
  /** What may be broken, where it is; else empty. */
  readonly alarm: string;
  readonly sections: readonly Section[];
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
