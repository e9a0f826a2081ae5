import type { Change } from '../../sheets-schema/changes.ts';
import type { Confirmation } from '../../sheets-schema/confirmations.ts';
import type { Contact } from '../../sheets-schema/contacts.ts';
import type { Delivery } from '../../sheets-schema/deliveries.ts';
import type { ErrorRow } from '../../sheets-schema/errors.ts';
import type { Event } from '../../sheets-schema/events.ts';
import type { IssueRow } from '../../sheets-schema/issues.ts';
import type { Offer } from '../../sheets-schema/offers.ts';
import type { Partner } from '../../sheets-schema/partners.ts';
import type { ProtocolEntry } from '../../sheets-schema/protocol.ts';
import type { Preview } from '../../sheets-schema/preview.ts';
import type { Report } from '../../sheets-schema/reports.ts';
import type { Review } from '../../sheets-schema/review.ts';
import { totalsOf, type Totals } from '../mail/issue-totals.ts';
import { addDays, berlinDate, isoWeek } from '../platform/time.ts';
import { callsOf } from '../rules/calls.ts';
import { publicShare, type Ladder, type Share } from '../rules/freshness.ts';
import type { RowPlace } from '../workbook/tab-links.ts';
import { gapsIn, type Gap } from './gaps.ts';
import { workingDaysBefore } from './working-days.ts';

/** A row with its place in the sheet. */
export type Placed<Row> = Row & RowPlace;

/** The rows that the brief looks at. */
export interface Rows {
  readonly contacts: readonly Placed<Contact>[];
  readonly offers: readonly Placed<Offer>[];
  readonly events: readonly Placed<Event>[];
  readonly partners: readonly Placed<Partner>[];
  readonly changes: readonly Placed<Change>[];
  readonly reports: readonly Placed<Report>[];
  readonly reviews: readonly (Placed<Review> & { readonly tab: string })[];
  readonly preview: readonly Placed<Preview>[];
  readonly issues: readonly Placed<IssueRow>[];
  readonly deliveries: readonly Delivery[];
  readonly protocol: readonly ProtocolEntry[];
  readonly confirmations: readonly Confirmation[];
  readonly errors: readonly ErrorRow[];
  /** Whether all contacts could be read: else nobody can tell that none was entered. */
  readonly contactsKnown: boolean;
  /** When offers are asked about; `null` while nobody can tell what was confirmed. */
  readonly ladder: Ladder | null;
  /** Providers to be called in a week. */
  readonly callsAWeek: number;
}

/** Working days after which a contact from the form should have been answered. */
const ANSWER_WITHIN = 2;

/** Days in which an offer that ends is announced. */
const ENDS_WITHIN = 14;

/** Days without any new contact after which the brief asks whether something is broken. */
const SILENT_AFTER = 14;

/** What the manager should know this Monday, as rows; words come later. */
export interface Content {
  /** Follow-ups that are due, the oldest first. */
  readonly due: readonly Placed<Contact>[];
  /** Contacts from the form, online or on paper, that still stand open after two working days. */
  readonly waiting: readonly Placed<Contact>[];
  readonly came: {
    readonly contacts: readonly Placed<Contact>[];
    readonly offers: readonly Placed<Offer>[];
    readonly events: readonly Placed<Event>[];
    readonly partners: readonly Placed<Partner>[];
    readonly changes: readonly Placed<Change>[];
    readonly reports: readonly Placed<Report>[];
  };
  readonly decide: {
    readonly offers: readonly Placed<Offer>[];
    readonly events: readonly Placed<Event>[];
    readonly changes: readonly Placed<Change>[];
    readonly reports: readonly Placed<Report>[];
    readonly reviews: readonly (Placed<Review> & { readonly tab: string })[];
  };
  /** Offers about which somebody is to be called or visited this week, those that nobody has confirmed for longest first. */
  readonly call: readonly Placed<Offer>[];
  /** Offers about which somebody is to be called in later weeks. */
  readonly callLater: number;
  /** How many public offers somebody has confirmed lately, and within how many days; `null` while nobody can tell. */
  readonly confirmed: (Share & { readonly days: number }) | null;
  readonly ending: readonly Placed<Offer>[];
  /** What people came for and did not find, lately. */
  readonly gaps: readonly Gap<Placed<Contact>>[];
  /** Since when no contact was entered, by form or by hand, where that is long ago; `never` where there is none at all. */
  readonly silentSince: string | null;
  readonly issue: LastIssue | null;
  /** Whether last week's letter is missing although there were letters before. */
  readonly missed: 'held' | 'lost' | null;
  /** Errors that the machine noted since last week. */
  readonly errors: number;
  /** Cells that the system hit while the manager sorted, and put back. */
  readonly putBack: number;
  /** The row of *Vorschau* by which this week's letter is held, or `null`. */
  readonly held: Placed<Preview> | null;
}

/** The newest letter to the partners. */
export interface LastIssue extends Totals {
  readonly key: string;
  /** What *Ausgaben* says of it, in plain words. */
  readonly state: string;
  /** Its row in *Ausgaben*. */
  readonly place: Placed<IssueRow>;
}

/** @param day the Monday in Berlin, `YYYY-MM-DD` @param since a week before the run, ISO in UTC */
export function contentOf(rows: Rows, day: string, since: string): Content {
  const isNew = (row: { readonly receivedAt: string | null }): boolean =>
    row.receivedAt !== null && row.receivedAt >= since;
  const calls = rows.ladder && callsOf(rows.offers, rows, day, rows.ladder, rows.callsAWeek);
  const open = rows.contacts.filter((contact) => contact.done !== 'ja');
  const late = workingDaysBefore(day, ANSWER_WITHIN);
  const undecided = <T extends { readonly decision: string | null }>(all: readonly T[]): T[] =>
    all.filter(({ decision }) => decision === null || decision === 'offen');
  return {
    due: open
      .filter(({ followUp }) => followUp !== null && followUp <= day)
      .toSorted((a, b) => ((a.followUp ?? '') < (b.followUp ?? '') ? -1 : 1)),
    waiting: open.filter(
      ({ channel, outcome, date, followUp }) =>
        (channel === 'formular' || channel === 'papier') &&
        (outcome === 'offen' || outcome === null) &&
        date < late &&
        followUp === null,
    ),
    came: {
      contacts: rows.contacts.filter(isNew),
      offers: rows.offers.filter(isNew),
      events: rows.events.filter(isNew),
      partners: rows.partners.filter(isNew),
      changes: rows.changes.filter(isNew),
      reports: rows.reports.filter(isNew),
    },
    decide: {
      offers: rows.offers.filter(({ status }) => status === 'neu'),
      events: rows.events.filter(({ status }) => status === 'neu'),
      changes: undecided(rows.changes),
      reports: undecided(rows.reports),
      reviews: undecided(rows.reviews),
    },
    call: calls?.left ?? [],
    callLater: calls?.later.length ?? 0,
    confirmed: rows.ladder
      ? { ...publicShare(rows.offers, day, rows.ladder), days: rows.ladder.staleAfter }
      : null,
    ending: rows.offers
      .filter(({ status }) => status === 'oeffentlich')
      .filter(({ validTo }) => validTo !== null && validTo >= day && validTo <= addDays(day, ENDS_WITHIN))
      .toSorted((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? -1 : 1)),
    gaps: gapsIn(rows.contacts, day),
    silentSince: rows.contactsKnown ? silentSince(rows.contacts, day) : null,
    issue: lastIssue(rows.issues, rows.deliveries),
    missed: missedIn(rows, isoWeek(addDays(day, -7))),
    errors: rows.errors.filter(({ at }) => at !== null && at >= since).length,
    putBack: rows.protocol.filter(({ at, why }) => why === 'zurueckgesetzt' && at !== null && at >= since)
      .length,
    held: rows.preview.find(({ issue, hold }) => issue === isoWeek(day) && hold === 'anhalten') ?? null,
  };
}

/** The day of the newest contact, where that is long ago. A date typed too late in the calendar is not looked at. */
function silentSince(contacts: readonly Contact[], day: string): string | null {
  const days = contacts
    .flatMap(({ date, receivedAt }) => [date, ...(receivedAt ? [berlinDate(new Date(receivedAt))] : [])])
    .filter((one) => one <= day);
  const newest = days.reduce((best, one) => (one > best ? one : best), '');
  if (newest === '') return 'never';
  return newest <= addDays(day, -SILENT_AFTER) ? newest : null;
}

/** @param week last week's */
function missedIn({ issues, preview }: Pick<Rows, 'issues' | 'preview'>, week: string): Content['missed'] {
  if (issues.length === 0 || issues.some(({ key }) => key >= week)) return null;
  return preview.some(({ issue, hold }) => issue === week && hold === 'anhalten') ? 'held' : 'lost';
}

function lastIssue(issues: readonly Placed<IssueRow>[], deliveries: readonly Delivery[]): LastIssue | null {
  const last = issues.reduce<Placed<IssueRow> | null>(
    (best, row) => (!best || row.key > best.key ? row : best),
    null,
  );
  if (!last) return null;
  return { key: last.key, state: last.state ?? '', place: last, ...totalsOf(last.key, deliveries) };
}
