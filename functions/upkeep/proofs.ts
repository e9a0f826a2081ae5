import { consents, proofKept, type Consent } from '../../sheets-schema/consents.ts';
import type { Partner } from '../../sheets-schema/partners.ts';
import type { Keys } from '../platform/keys.ts';
import { berlinDate } from '../platform/time.ts';
import type { CellChange } from '../workbook/workbook.ts';
import { blank, wholeRow } from './blank.ts';
import { after } from './retention.ts';

type Row = Pick<Consent, 'id' | 'addressHmac' | 'purpose' | 'requestedAt' | 'confirmedAt' | 'endedAt'>;

/**
 * The rows of *Einwilligungen* whose time is up. What an address said up to an end that lies long enough back goes; the end
 * itself only once nothing else of its time stands there, in a later run at the earliest: so at no moment, however a run
 * breaks off, does a consent stand without the end that took it back. A request that nobody confirmed goes when no
 * confirmation can come any more, and not before the sign-up that waits for it.
 * @param day today in Berlin, `YYYY-MM-DD`
 */
export function expiredProofs(
  rows: readonly Row[],
  known: readonly Pick<Partner, 'email' | 'receivedAt'>[],
  keys: Pick<Keys, 'addressHmac'>,
  day: string,
): CellChange[] {
  const waiting = new Set(
    known.flatMap(({ email, receivedAt }) => (receivedAt ? keys.addressHmac(email) : [])),
  );
  const isOver = (instant: string, keep: string): boolean => after(berlinDate(new Date(instant)), keep) < day;
  const groups = Map.groupBy(rows, ({ addressHmac, purpose }) => `${addressHmac}|${purpose}`);
  return [...groups.values()].flatMap((own) => {
    const ends = own.flatMap(({ endedAt }) => (endedAt && isOver(endedAt, proofKept.ended) ? endedAt : []));
    const end = ends.toSorted().at(-1);
    const confirmed = own.flatMap(({ confirmedAt }) => confirmedAt ?? []);
    const isStale = ({ addressHmac, requestedAt, confirmedAt, endedAt }: Row): boolean =>
      requestedAt !== null &&
      confirmedAt === null &&
      endedAt === null &&
      isOver(requestedAt, proofKept.unconfirmed) &&
      !waiting.has(addressHmac) &&
      confirmed.every((instant) => instant < requestedAt);
    const before = own.filter((row) => end !== undefined && newest(row) <= end);
    const others = before.filter(({ endedAt }) => endedAt === null);
    return [
      ...(others.length > 0 ? others : before),
      ...own.filter((row) => !before.includes(row) && isStale(row)),
    ].flatMap(({ id }) => (id ? [{ tab: consents, id, values: blank(wholeRow(consents)) }] : []));
  });
}

/** The newest of a row's instants; of a row without any, the oldest there is. */
function newest({ requestedAt, confirmedAt, endedAt }: Row): string {
  return [requestedAt, confirmedAt, endedAt].reduce<string>(
    (best, one) => (one && one > best ? one : best),
    '',
  );
}
