import { fingerprint, FINGERPRINT_VERSION } from '../../../functions/rules/fingerprint.ts';
import { issueId } from '../../../functions/digest/freeze.ts';
import { begin, end, plan } from '../../../functions/mail/ledger.ts';
import type { Sending } from '../../../functions/mail/letter.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { instantFromBerlin, isoWeek } from '../../../functions/platform/time.ts';
import type { contents } from '../../../sheets-schema/contents.ts';
import type { deliveries } from '../../../sheets-schema/deliveries.ts';
import type { issues } from '../../../sheets-schema/issues.ts';
import type { KeyOf } from '../../../sheets-schema/lists.ts';
import type { Offer } from '../../../sheets-schema/offers.ts';
import type { NewRow } from '../../../sheets-schema/tab.ts';
import { letterOf, mondaysOf } from './mondays.ts';
import type { OfferRow } from './offers.ts';
import type { OrganisationRow } from './organisations.ts';
import type { DemoPartner } from './partners.ts';
import type { World } from './world.ts';

/** What four past letters left behind. */
export interface LetterRows {
  readonly issues: NewRow<typeof issues>[];
  readonly contents: NewRow<typeof contents>[];
  readonly deliveries: NewRow<typeof deliveries>[];
}

/**
 * Four weekly letters up to the last Monday before today, in the letter's own notation. They told every offer but
 * those marked fresh, so that the next letter has a few things to tell and not the whole directory; and every
 * organisation that was in the network by then.
 */
export function letterRows(
  world: World,
  offers: readonly OfferRow[],
  organisations: readonly OrganisationRow[],
  partners: readonly DemoPartner[],
  hmac: (address: string) => string,
): LetterRows {
  const mondays = mondaysOf(world);
  const weeks = mondays.map(isoWeek);
  return {
    issues: mondays.map((monday, at) => ({
      id: issueId(isoWeek(monday)),
      key: isoWeek(monday),
      subject:
        at === 0 ? 'Unser erster Brief aus der Oberen Altstadt' : 'Neues aus dem Quartier Obere Altstadt',
      frozenAt: at7(monday, 4).toISOString(),
      sentAt: at7(monday, 58).toISOString(),
      state: 'versendet',
    })),
    contents: [
      ...contentRows(weeks, offers),
      ...partnerRows(weeks[0] ?? '', mondays.at(-1) ?? '', organisations),
    ],
    deliveries: mondays.flatMap((monday, at) => deliveryRows(world, monday, at, partners, hmac)),
  };
}

function at7(day: string, second: number): Date {
  return new Date(instantFromBerlin(`${day}T07:00`).getTime() + second * 1000);
}

function contentRows(weeks: readonly string[], offers: readonly OfferRow[]): NewRow<typeof contents>[] {
  const rows = offers.flatMap((offer, at) => {
    const letter = letterOf(at);
    if (letter === null) return [];
    const tell = (week: number, event: KeyOf<'digestEvent'>) => {
      const issue = weeks[week] ?? '';
      const told = fingerprint(offer as unknown as Offer);
      return {
        id: idOf(`content|${issue}|${offer.id}`),
        issue,
        entry: offer.id,
        kind: 'offers',
        event,
        fingerprint: told,
        fingerprintVersion: FINGERPRINT_VERSION,
      };
    };
    return [tell(letter, 'neu'), ...(offer.status === 'oeffentlich' ? [] : [tell(2, 'beendet')])];
  });
  return rows.toSorted((a, b) => a.issue.localeCompare(b.issue));
}

/** The network as the first letter introduced it. */
function partnerRows(
  issue: string,
  lastMonday: string,
  organisations: readonly OrganisationRow[],
): NewRow<typeof contents>[] {
  return organisations
    .filter(({ inNetwork }) => inNetwork !== undefined && inNetwork !== null && inNetwork <= lastMonday)
    .map(({ id }) => ({
      id: idOf(`content|${issue}|${id}`),
      issue,
      entry: id,
      kind: 'organisations',
      event: 'neu',
      fingerprintVersion: FINGERPRINT_VERSION,
    }));
}

/** Three steps a letter: planned, begun, ended. One mailbox was full in the second week. */
function deliveryRows(
  { random }: World,
  monday: string,
  at: number,
  partners: readonly DemoPartner[],
  hmac: (address: string) => string,
): NewRow<typeof deliveries>[] {
  const issue = isoWeek(monday);
  const firstOfMonth = Number(monday.slice(8)) <= 7;
  const readers = partners.filter(
    ({ row, state, since }) =>
      state === 'active' && since < monday && (row.rhythm === 'woechentlich' || firstOfMonth || at === 0),
  );
  const letters = readers.map(({ row }, place) => {
    const mail = {
      key: `digest|${issue}|${idOf(hmac(row.email))}`,
      purpose: 'digest',
      recipient: row.id,
      issue,
    };
    const messageId = `${random.id().toLowerCase()}@quartier.example`;
    const full: Sending = { state: 'failed', code: '452', permanent: false };
    const sending: Sending = at === 1 && place === 4 ? full : { state: 'sent' };
    const batch = 6 + 5 * Math.floor(place / 10);
    return [
      plan(mail, at7(monday, 4)),
      begin(mail, 1, at7(monday, batch), messageId),
      end(mail, 1, at7(monday, batch + 2), messageId, sending),
    ];
  });
  return [0, 1, 2].flatMap((step) =>
    letters.flatMap((steps) => (steps[step] ? (steps[step].values as NewRow<typeof deliveries>) : [])),
  );
}
