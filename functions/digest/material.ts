import { confirmations } from '../../sheets-schema/confirmations.ts';
import type { Contact } from '../../sheets-schema/contacts.ts';
import type { Event } from '../../sheets-schema/events.ts';
import type { IssueRow } from '../../sheets-schema/issues.ts';
import type { Offer } from '../../sheets-schema/offers.ts';
import type { Organisation } from '../../sheets-schema/organisations.ts';
import type { Setting } from '../../sheets-schema/settings.ts';
import type { Survey } from '../../sheets-schema/surveys.ts';
import type { Text } from '../../sheets-schema/texts.ts';
import { officeText } from '../mail/letterhead.ts';
import { quartierFrom } from '../platform/quartier.ts';
import { ladderOf, publicShare } from '../rules/freshness.ts';
import { mondayOf, type Issue } from '../rules/issue.ts';
import type { Entry } from '../rules/journal.ts';
import { isGone, type Finding, type Words } from '../workbook/workbook.ts';
import type { Material } from './letter.ts';
import { monthBefore, needsOf } from './needs.ts';
import { lostIn } from './trust.ts';

/** The rows that letters are made from, as read. */
export interface State {
  readonly offers: readonly Offer[];
  readonly organisations: readonly Organisation[];
  readonly events: readonly Event[];
  readonly surveys: readonly Survey[];
  readonly texts: readonly Text[];
  readonly settings: readonly Setting[];
  readonly issues: readonly IssueRow[];
  readonly contents: readonly Entry[];
  readonly findings: readonly Finding[];
}

/** What an issue says besides what the journal holds: fixed with it. */
export type Fixed = Pick<Material, 'greeting' | 'needs'>;

/** What the letters of an issue are made from. */
export function materialOf(
  issue: Issue,
  state: State,
  { siteUrl, words, fixed }: { siteUrl: string; words: Words; fixed: Fixed },
): Material {
  const { offers, organisations, events, surveys, texts, settings } = state;
  const ladder = ladderOf(settings);
  return {
    issue,
    day: issue.day,
    quartier: quartierFrom(settings, siteUrl),
    offers,
    organisations,
    events,
    surveys,
    texts,
    words,
    hideAfterDays: ladder.hideAfter,
    askAfterDays: ladder.askAfter,
    confirmed: state.findings.some((one) => one.tab === confirmations.key && isGone(one))
      ? null
      : { ...publicShare(offers, issue.day, ladder), days: ladder.staleAfter },
    lostIn: lostIn(state.findings, 'offers'),
    ...fixed,
  };
}

/** What was fixed with an issue. */
export function fixedIn({ greeting, needs }: IssueRow, texts: readonly Text[]): Fixed {
  return {
    greeting: greeting ?? officeText(texts, 'greeting'),
    needs: (needs ?? '').split(' ').filter(Boolean),
  };
}

/** Whether an issue is the first of its month: that one tells the needs of the month before. */
export function opensMonth(issue: Issue, issues: readonly IssueRow[]): boolean {
  const month = monthOf(issue.key);
  return !issues.some(({ key }) => key !== issue.key && monthOf(key) === month);
}

/** What people needed in the month before an issue's. */
export function needsBefore(issue: Issue, contacts: readonly Contact[]): string[] {
  return needsOf(contacts, monthBefore(mondayOf(issue.key)));
}

function monthOf(issue: string): string {
  return mondayOf(issue).slice(0, 7);
}
