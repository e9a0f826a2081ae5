import type { Delivery } from '../../sheets-schema/deliveries.ts';
import type { Partner } from '../../sheets-schema/partners.ts';
import { berlinDate } from '../platform/time.ts';
import type { Standing } from './consent.ts';
import { histories, type History } from './ledger.ts';
import { readerKeyOf } from './reader.ts';
import { refusesAddress } from './refusal.ts';

/** Issues in a row whose letter an address refused before it rests: one may be a server's bad day. */
const REST_AFTER = 2;

/** When addresses refused their newest letters, by the reader's key, oldest first; ISO instants in UTC. */
export type Refusals = ReadonlyMap<string, readonly string[]>;

/**
 * The refusals of the weekly letter that are about the address, since the last letter that arrived or is unclear. What
 * failed for another reason says nothing. Nor does a refusal in an issue of which no letter got through: a server that
 * takes nothing from us means us, whatever it says.
 * @param ledger *Zustellungen*
 */
export function refusalsIn(ledger: readonly Delivery[]): Refusals {
  const letters = ledger.filter(({ purpose }) => purpose === 'digest');
  const suspects = new Set(letters.filter(isRefusal).map(readerKeyOf));
  if (suspects.size === 0) return new Map();
  const arrived = new Set(letters.filter(({ state }) => state === 'gesendet').map(({ issue }) => issue));
  const theirs = letters.filter((row) => suspects.has(readerKeyOf(row)));
  return new Map(
    [...Map.groupBy(theirs, readerKeyOf)].map(([reader, rows]) => [reader, refusalsOf(rows, arrived)]),
  );
}

function refusalsOf(rows: readonly Delivery[], arrived: ReadonlySet<string | null>): string[] {
  const issueOf = new Map(rows.map(({ key, issue }) => [key, issue ?? '']));
  const newestFirst = [...histories(rows)]
    .map(([key, history]) => ({ history, issue: issueOf.get(key) ?? '' }))
    .toSorted((a, b) => (a.issue > b.issue ? -1 : 1));
  const last = newestFirst.findIndex(({ history }) => ['sent', 'unclear', 'open'].includes(history.state));
  return newestFirst
    .slice(0, last < 0 ? undefined : last)
    .filter(({ history, issue }) => refused(history) && arrived.has(issue))
    .flatMap(({ history }) => history.begunAt ?? [])
    .toReversed();
}

function isRefusal({ state, code }: Delivery): boolean {
  return state === 'gescheitert' && refusesAddress(code ?? '');
}

function refused({ state, code }: History): boolean {
  return state === 'failed' && refusesAddress(code ?? '');
}

/**
 * Since when a partner's letters rest because their address refused them in two issues, or null. The partner brings it
 * back by signing up again and confirming, the manager by the day on which she checked it (*Adresse geprüft am*); another
 * address has refused nothing yet.
 * @param reader the address's key, as `readerKey` makes it
 */
export function restingSince(
  refusals: Refusals,
  reader: string,
  { checkedOn }: Pick<Partner, 'checkedOn'>,
  standing: Extract<Standing, { state: 'given' }>,
): string | null {
  const counted = (refusals.get(reader) ?? []).filter(
    (at) => at > standing.confirmedAt && (checkedOn === null || berlinDate(new Date(at)) > checkedOn),
  );
  return counted.length >= REST_AFTER ? (counted.at(-1) ?? null) : null;
}
