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
import { askDay, askedBy, confirmedShare, type Ladder, type Share } from '../rules/freshness.ts';
import { ageOf, isOffered, isShown } from '../rules/visibility.ts';
import type { RowPlace } from '../workbook/tab-links.ts';
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
  readonly issues: readonly IssueRow[];
  readonly deliveries: readonly Delivery[];
  readonly protocol: readonly ProtocolEntry[];
  /** When offers are asked about; `null` while nobody can tell what was confirmed. */
  readonly ladder: Ladder | null;
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
  /** Offers about which somebody is to be called or visited, those that nobody has confirmed for longest first. */
  readonly call: readonly Placed<Offer>[];
  /** How many public offers somebody has confirmed lately, and within how many days; `null` while nobody can tell. */
  readonly confirmed: (Share & { readonly days: number }) | null;
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
    call: rows.ladder ? toCall(rows.offers, day, rows.ladder) : [],
    confirmed: rows.ladder ? confirmedNow(rows.offers, day, rows.ladder) : null,
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

/** Whoever has no address or asked for a call, from the day on which others get a mail; and who answered no mail. */
function toCall(offers: readonly Placed<Offer>[], day: string, ladder: Ladder): Placed<Offer>[] {
  const since = ({ confirmedAt }: Offer): string => confirmedAt ?? '';
  return offers
    .filter((offer) => isOffered(offer, day))
    .filter((offer) => {
      const way = askedBy(offer);
      if (way === 'mail') return ageOf(offer, day) >= ladder.staleAfter;
      return way === 'call' && askDay(offer, day, ladder) !== null;
    })
    .toSorted((a, b) => (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : 0));
}

function confirmedNow(offers: readonly Offer[], day: string, { staleAfter, hideAfter }: Ladder) {
  const shown = offers.filter((offer) => isShown(offer, day, hideAfter));
  return { ...confirmedShare(shown, day, staleAfter), days: staleAfter };
}

function lastIssue(issues: readonly IssueRow[], deliveries: readonly Delivery[]): LastIssue | null {
  const last = issues.reduce<IssueRow | null>(
    (best, row) => (!best || row.key > best.key ? row : best),
    null,
  );
  if (!last) return null;
  return { key: last.key, state: last.state ?? '', ...totalsOf(last.key, deliveries) };
}
