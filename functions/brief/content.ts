import type { Change } from '../../sheets-schema/changes.ts';
import type { Contact } from '../../sheets-schema/contacts.ts';
import type { Delivery } from '../../sheets-schema/deliveries.ts';
import type { Event } from '../../sheets-schema/events.ts';
import type { IssueRow } from '../../sheets-schema/issues.ts';
import type { Offer } from '../../sheets-schema/offers.ts';
import type { Partner } from '../../sheets-schema/partners.ts';
import type { ProtocolEntry } from '../../sheets-schema/protocol.ts';
import type { Preview } from '../../sheets-schema/preview.ts';
import type { Report } from '../../sheets-schema/reports.ts';
import type { Review } from '../../sheets-schema/review.ts';
import { totalsOf, type Totals } from '../mail/issue-totals.ts';
import { addDays, isoWeek } from '../platform/time.ts';
import { workingDaysBefore } from './working-days.ts';

/** A row with its place in the sheet. */
export type Placed<Row> = Row & { readonly row: number };

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
  readonly issues: readonly IssueRow[];
  readonly deliveries: readonly Delivery[];
  readonly protocol: readonly ProtocolEntry[];
}

/** Working days after which a contact from the form should have been answered. */
const ANSWER_WITHIN = 2;

/** Days in which an offer that ends is announced. */
const ENDS_WITHIN = 14;

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
  readonly ending: readonly Placed<Offer>[];
  readonly issue: LastIssue | null;
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
}

/** @param day the Monday in Berlin, `YYYY-MM-DD` @param since a week before the run, ISO in UTC */
export function contentOf(rows: Rows, day: string, since: string): Content {
  const isNew = (row: { readonly receivedAt: string | null }): boolean =>
    row.receivedAt !== null && row.receivedAt >= since;
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
    ending: rows.offers
      .filter(({ status }) => status === 'oeffentlich')
      .filter(({ validTo }) => validTo !== null && validTo >= day && validTo <= addDays(day, ENDS_WITHIN))
      .toSorted((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? -1 : 1)),
    issue: lastIssue(rows.issues, rows.deliveries),
    putBack: rows.protocol.filter(({ at, why }) => why === 'zurueckgesetzt' && at !== null && at >= since)
      .length,
    held: rows.preview.find(({ issue, hold }) => issue === isoWeek(day) && hold === 'anhalten') ?? null,
  };
}

function lastIssue(issues: readonly IssueRow[], deliveries: readonly Delivery[]): LastIssue | null {
  const last = issues.reduce<IssueRow | null>(
    (best, row) => (!best || row.key > best.key ? row : best),
    null,
  );
  if (!last) return null;
  return { key: last.key, state: last.state ?? '', ...totalsOf(last.key, deliveries) };
}
