import type { Delivery } from '../../sheets-schema/deliveries.ts';
import type { Report } from '../../sheets-schema/reports.ts';
import { histories, isUnsettled, mayTryAgain, type Mail } from '../mail/ledger.ts';
import { addDays, berlinDate } from '../platform/time.ts';
import type { ConfirmedOffer } from '../rules/freshness.ts';
import { offerNamedIn } from '../rules/offer-named.ts';
import type { KeptByMail } from './keepers.ts';

/** What mails of this kind are for, in the ledger. */
const PURPOSE = 'reports';

/** Who hears of every report. */
const MANAGER = 'manager';

/** Days after which a report is told to nobody any more: four briefs have shown it by then. */
const TELL_WITHIN_DAYS = 30;

/** What is done about a report besides telling the manager. */
type Handling =
  /** Its provider is told by mail. */
  | 'mailed'
  /** Of the same offer a change waits for the manager: its provider has said how things are. */
  | 'answered'
  /** Nobody can be told by mail. */
  | 'left';

/** A report that is to be told, with the offer that it means. */
export interface Reported<R = Report> {
  readonly report: R;
  readonly id: string;
  readonly offer: ConfirmedOffer | null;
  readonly handling: Handling;
  /** Who is told: the manager, and a provider by their id. */
  readonly recipients: readonly string[];
}

/** What decides about reports. */
interface Situation<R> {
  readonly reports: readonly R[];
  readonly offers: readonly ConfirmedOffer[];
  readonly kept: readonly KeptByMail[];
  /** From `answeredOffers`. */
  readonly answered: ReadonlySet<string>;
}

/**
 * What residents reported of late and the manager has not decided on. Whose offer is kept right by mail is told too. What
 * waits in *Prüfen* is not among the reports.
 * @param day today in Berlin, `YYYY-MM-DD`
 */
export function reportedLately<R extends Report>(
  { reports, offers, kept, answered }: Situation<R>,
  day: string,
): Reported<R>[] {
  const named = offerNamedIn(offers);
  const keepers = new Map(kept.map(({ offer, keeper }) => [offer.id, keeper]));
  const since = addDays(day, -TELL_WITHIN_DAYS);
  return reports.flatMap((report) => {
    const { id, decision, receivedAt } = report;
    if (id === null || decision !== null || receivedAt === null) return [];
    if (berlinDate(new Date(receivedAt)) < since) return [];
    const offer = named(report);
    const isAnswered = answered.has(offer?.id ?? '');
    const keeper = isAnswered ? undefined : keepers.get(offer?.id ?? '');
    const handling = isAnswered ? 'answered' : keeper ? 'mailed' : 'left';
    return [{ report, id, offer, handling, recipients: keeper ? [MANAGER, keeper] : [MANAGER] }];
  });
}

/** One mail of reports. */
export interface Telling<R = Report> {
  readonly mail: Mail;
  readonly reported: readonly Reported<R>[];
}

/**
 * The mails of a day: to each recipient at most one, with all that no mail has told them. What a mail tells is in the
 * ledger from before it is sent. One of which nobody knows whether it arrived goes out again first, as the same message
 * and alone; what failed is told by the next one.
 * @param day today in Berlin: part of the mails' keys
 */
export function tellingsDue<R>(
  reported: readonly Reported<R>[],
  ledger: readonly Delivery[],
  day: string,
): Telling<R>[] {
  const rowsOf = Map.groupBy(
    ledger.filter(({ purpose }) => purpose === PURPOSE),
    ({ recipient }) => recipient,
  );
  const recipients = new Set(reported.flatMap((one) => one.recipients));
  return [...recipients].flatMap((recipient) => {
    const rows = rowsOf.get(recipient) ?? [];
    const mails = [...histories(rows)].map(([key, history]) => ({ key, history, ids: toldIn(rows, key) }));
    const theirs = reported.filter((one) => one.recipients.includes(recipient));
    const telling = (key: string, its: readonly Reported<R>[]): Telling<R>[] => {
      const [, issue = ''] = key.split('|');
      const mail = { key, purpose: PURPOSE, recipient, issue, tells: its.map(({ id }) => id) };
      return its.length > 0 ? [{ mail, reported: its }] : [];
    };
    const [again] = mails
      .filter(({ history }) => isUnsettled(history))
      .flatMap(({ key, ids }) =>
        telling(
          key,
          theirs.filter(({ id }) => ids.has(id)),
        ),
      );
    if (again) return [again];
    const today = `${PURPOSE}|${day}|${recipient}`;
    const told = mails.filter(({ history }) => !mayTryAgain(history));
    if (told.some(({ key }) => key === today)) return [];
    const isNew = ({ id }: Reported<R>): boolean => !told.some(({ ids }) => ids.has(id));
    return telling(today, theirs.filter(isNew));
  });
}

/** Ids of all that the tries of a mail told. */
function toldIn(rows: readonly Delivery[], key: string): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => (row.key === key ? (row.told?.split(' ') ?? []) : [])));
}
