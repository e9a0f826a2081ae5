import { addDays } from '../../../functions/platform/time.ts';
import type { consents } from '../../../sheets-schema/consents.ts';
import type { KeyOf } from '../../../sheets-schema/lists.ts';
import type { partners } from '../../../sheets-schema/partners.ts';
import type { NewRow } from '../../../sheets-schema/tab.ts';
import { firstNames, lastNames } from '../people.ts';
import { organisationsByKey } from './organisations.ts';
import { daysAgo, germanDay, grey, mailName, type World } from './world.ts';

/** What the demo knows of a partner beside the row. */
export interface DemoPartner {
  readonly row: NewRow<typeof partners> & {
    readonly id: string;
    readonly email: string;
    readonly receivedAt: string;
  };
  readonly state: 'active' | 'paused' | 'left' | 'unconfirmed' | 'invited';
  /** Day of the request; the confirmation came minutes later. */
  readonly since: string;
  readonly left?: string;
}

/** Forty partners: 33 read along, one pauses, two have left, three have not confirmed yet, one is only invited. */
export function partnersOf(world: World): DemoPartner[] {
  const { random } = world;
  const members = [...organisationsByKey].filter(([, { joined }]) => joined !== undefined);
  return Array.from({ length: 40 }, (_, at): DemoPartner => {
    const state =
      at < 33 ? 'active' : at < 34 ? 'paused' : at < 36 ? 'left' : at < 39 ? 'unconfirmed' : 'invited';
    const [key, organisation] = members[at % members.length] ?? random.pick(members);
    // Each name once, so that each address is another.
    const name = `${firstNames[(at * 7) % firstNames.length] ?? ''} ${lastNames[(at * 11 + 3) % lastNames.length] ?? ''}`;
    const since = daysAgo(
      world,
      state === 'unconfirmed' ? ([1, 3, 8][at - 36] ?? 1) : random.between(35, 300),
    );
    const left = state === 'left' ? addDays(since, 21 + random.between(0, 10)) : undefined;
    const status: KeyOf<'partnerStatus'> =
      state === 'paused'
        ? 'pausiert'
        : state === 'left'
          ? 'abgemeldet'
          : state === 'invited'
            ? 'eingeladen'
            : 'aktiv';
    const alone = at % 9 === 8;
    const row = {
      email: `${mailName(name)}@${alone ? 'post' : key}.example`,
      name: random.chance(0.85) ? name : undefined,
      organisation: alone ? undefined : organisation.name,
      wants: random.chance(0.3) ? ['brief' as const, 'termine' as const] : ['brief' as const],
      topics: random.chance(0.2) ? organisation.topics.slice(0, 2) : [],
      rhythm: at % 10 === 6 ? ('monatlich' as const) : ('woechentlich' as const),
      lang: 'de' as const,
      status,
      state: stateText(state, since, left),
      ...grey(world, since, state === 'invited' ? 'hand' : 'form'),
    };
    return { row, state, since, ...(left ? { left } : {}) };
  });
}

function stateText(state: DemoPartner['state'], since: string, left: string | undefined): string {
  if (left) return `abgemeldet am ${germanDay(left)}`;
  if (state === 'invited') return 'noch nicht angemeldet';
  return state === 'unconfirmed'
    ? `wartet auf Bestätigung seit ${germanDay(since)}`
    : `bestätigt am ${germanDay(since)}`;
}

/** The rows of *Einwilligungen*, one a step: asked, confirmed, left. */
export function consentRows(
  { random }: World,
  all: readonly DemoPartner[],
  hmac: (address: string) => string,
): NewRow<typeof consents>[] {
  return all
    .filter(({ state }) => state !== 'invited')
    .flatMap(({ row, state, left }) => {
      const requested = Date.parse(row.receivedAt);
      const step = (values: NewRow<typeof consents>) => ({
        addressHmac: hmac(row.email),
        purpose: 'digest',
        ...values,
        id: random.id(),
      });
      const confirmedAt = new Date(requested + random.between(2, 600) * 60_000).toISOString();
      return [
        step({
          textVersion: TEXT_VERSION,
          requestedAt: row.receivedAt,
          messageId: `${random.id().toLowerCase()}@quartier.example`,
        }),
        ...(state === 'unconfirmed' ? [] : [step({ textVersion: TEXT_VERSION, confirmedAt })]),
        ...(left ? [step({ endedAt: `${left}T09:30:00.000Z`, endedBy: 'link' })] : []),
      ];
    })
    .toSorted((a, b) => timeOf(a).localeCompare(timeOf(b)));
}

/** The text that they agreed to, an earlier one than today's. */
const TEXT_VERSION = 'de-0beispiel';

function timeOf(row: NewRow<typeof consents>): string {
  return row.endedAt ?? row.confirmedAt ?? row.requestedAt ?? '';
}
