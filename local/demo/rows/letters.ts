import { addDays, instantFromBerlin, isoWeek } from '../../../functions/platform/time.ts';
import type { contents } from '../../../sheets-schema/contents.ts';
import type { deliveries } from '../../../sheets-schema/deliveries.ts';
import type { issues } from '../../../sheets-schema/issues.ts';
import type { KeyOf } from '../../../sheets-schema/lists.ts';
import type { NewRow } from '../../../sheets-schema/tab.ts';
import { demoEvents } from '../events.ts';
import { demoOffers } from '../offers.ts';
import type { EventRow } from './events.ts';
import type { OfferRow } from './offers.ts';
import type { OrganisationRow } from './organisations.ts';
import type { DemoPartner } from './partners.ts';
import { daysAgo, weekdayOf, type World } from './world.ts';

/** How the letter tells whether an entry has changed since it was told. */
export interface Fingerprint {
  readonly version: number;
  of(tab: 'offers' | 'events' | 'organisations', row: Readonly<Record<string, unknown>>): string;
}

/** What four past letters left behind. */
export interface LetterRows {
  readonly issues: NewRow<typeof issues>[];
  readonly contents: NewRow<typeof contents>[];
  readonly deliveries: NewRow<typeof deliveries>[];
}

interface Told {
  readonly offers: readonly OfferRow[];
  readonly events: readonly EventRow[];
  readonly organisations: readonly OrganisationRow[];
  readonly partners: readonly DemoPartner[];
}

/** How many letters have gone out. */
const ISSUES = 4;

/**
 * Four weekly letters up to the last Monday before today. They told everything that is public but what is marked
 * fresh, so that the next letter has a few things to tell and not the whole directory.
 */
export function letterRows(world: World, told: Told, fingerprint: Fingerprint | undefined): LetterRows {
  const last = lastMonday(world);
  const mondays = Array.from({ length: ISSUES }, (_, at) => addDays(last, 7 * (at - ISSUES + 1)));
  return {
    issues: mondays.map((monday) => ({
      key: isoWeek(monday),
      subject: `Neues aus der Oberen Altstadt, Woche ${Number(isoWeek(monday).slice(-2))}`,
      frozenAt: berlin(monday, '07:00:04'),
      sentAt: berlin(monday, '07:01:12'),
      state: 'versendet',
      id: world.random.id(),
    })),
    contents: contentRows(world, mondays.map(isoWeek), told, fingerprint),
    deliveries: mondays.flatMap((monday, at) => deliveryRows(world, monday, at, told.partners)),
  };
}

function lastMonday(world: World): string {
  const yesterday = daysAgo(world, 1);
  return addDays(yesterday, 1 - weekdayOf(yesterday));
}

function berlin(day: string, clock: string): string {
  return instantFromBerlin(`${day}T${clock}`).toISOString();
}

function contentRows(
  { random }: World,
  weeks: readonly string[],
  { offers, events, organisations }: Told,
  fingerprint: Fingerprint | undefined,
): NewRow<typeof contents>[] {
  const tell = (
    week: number,
    kind: 'offers' | 'events' | 'organisations',
    row: OfferRow | EventRow | OrganisationRow,
    event: KeyOf<'digestEvent'> = 'neu',
  ): NewRow<typeof contents> & { readonly week: number } => ({
    week,
    issue: weeks[week],
    entry: row.id,
    kind,
    event,
    fingerprint: fingerprint?.of(kind, row),
    fingerprintVersion: fingerprint?.version,
    id: random.id(),
  });
  const rows = offers.flatMap((offer, at) => {
    if (demoOffers[at]?.fresh !== undefined || offer.status === 'neu') return [];
    if (offer.status !== 'oeffentlich')
      return [tell(0, 'offers', offer), tell(2, 'offers', offer, 'beendet')];
    // The first letter introduced the directory; later ones told two or three offers each.
    const week = at % 7 === 3 ? 1 + (at % 3) : 0;
    return [tell(week, 'offers', offer)];
  });
  const coming = events.flatMap((event, at) =>
    demoEvents[at]?.fresh || event.status === 'neu' || event.status === 'beendet'
      ? []
      : [tell(1 + (at % 3), 'events', event)],
  );
  const joined = organisations
    .filter(({ inNetwork }) => inNetwork)
    .map((row) => tell(0, 'organisations', row));
  return [...joined, ...rows, ...coming].sort((a, b) => a.week - b.week).map(({ week: _, ...row }) => row);
}

function deliveryRows(
  { random }: World,
  monday: string,
  at: number,
  partners: readonly DemoPartner[],
): NewRow<typeof deliveries>[] {
  const issue = isoWeek(monday);
  const readers = partners.filter(
    ({ row, state, since }) =>
      state === 'active' && since < monday && (row.rhythm === 'woechentlich' || at === ISSUES - 2),
  );
  return readers.flatMap(({ row }, place) => {
    const second = `07:00:${String(10 + Math.min(49, place)).padStart(2, '0')}`;
    const step = {
      key: `digest|${issue}|${row.id}`,
      purpose: 'digest',
      issue,
      recipient: row.id,
      messageId: `${random.id().toLowerCase()}@quartier.example`,
      at: berlin(monday, second),
    };
    // One mailbox was full in the second week; since then it takes letters again.
    const failed = at === 1 && place === 4;
    return [
      { ...step, state: 'begonnen' as const, id: random.id() },
      {
        ...step,
        state: failed ? ('gescheitert' as const) : ('gesendet' as const),
        code: failed ? '452' : undefined,
        id: random.id(),
      },
    ];
  });
}
