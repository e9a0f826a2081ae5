import { addDays } from '../../../functions/platform/time.ts';
import type { confirmations } from '../../../sheets-schema/confirmations.ts';
import type { KeyOf } from '../../../sheets-schema/lists.ts';
import type { offers } from '../../../sheets-schema/offers.ts';
import type { NewRow } from '../../../sheets-schema/tab.ts';
import { demoOffers, type DemoOffer } from '../offers.ts';
import type { OrganisationRow } from './organisations.ts';
import { cameIn, letterOf } from './mondays.ts';
import { daysAgo, germanDay, grey, momentOf, type World } from './world.ts';

export type OfferRow = NewRow<typeof offers> & {
  readonly id: string;
  readonly title: string;
  readonly status: KeyOf<'status'>;
};

/** Share of records that say it at all, counted in a real directory of some 2,000 (facts/domain.md, Freshness). */
const filled = {
  hours: 0.95,
  url: 0.94,
  access: 0.92,
  eligibility: 0.76,
  cost: 0.66,
  languages: 0.55,
  email: 0.4,
};

/** The rows of *Angebote*, with the gaps of a real directory. */
export function offerRows(world: World, organisations: ReadonlyMap<string, OrganisationRow>): OfferRow[] {
  const { random } = world;
  const keeps = gaps(world);
  const ages = confirmationAges(world);
  return demoOffers.map((offer, at) => {
    const has = (field: keyof typeof filled): boolean => keeps[field].has(at);
    const organisation = organisations.get(offer.by);
    const status = offer.status ?? 'oeffentlich';
    const letter = letterOf(at);
    const lately = offer.fresh ?? (letter ? cameIn(world, letter) : undefined);
    const created = lately ?? (status === 'neu' ? random.between(2, 6) : random.between(40, 345));
    const age = lately ?? (status === 'neu' ? undefined : ages[at]);
    const confirmedAt = age === undefined ? undefined : daysAgo(world, age);
    const keepBy = has('email') ? 'mail' : random.weighted({ telefon: 7, besuch: 2, keine: 1 });
    const [ageFrom, ageTo] = offer.ages ?? [null, null];
    return {
      title: offer.title,
      organisation: organisation?.name,
      summary: offer.summary,
      description: offer.description,
      topics: [...offer.topics],
      targetGroups: [...(offer.groups ?? [])],
      ageFrom,
      ageTo,
      eligibility: has('eligibility') ? offer.eligibility : undefined,
      access: has('access') ? offer.access : undefined,
      howTo: offer.howTo,
      cost: has('cost') ? offer.cost : 'unbekannt',
      costText: has('cost') ? offer.costText : undefined,
      place: offer.place,
      street: organisation?.street,
      postcode: organisation?.postcode,
      city: organisation?.city,
      hours: has('hours') ? offer.hours : undefined,
      hoursNote: has('hours') ? offer.hoursNote : undefined,
      languages: has('languages') ? [...offer.languages] : [],
      accessibility: [...(offer.accessibility ?? [])],
      phone: organisation?.phone,
      email: has('email') ? `kontakt@${offer.by}.example` : undefined,
      url: has('url') ? `https://www.${offer.by}.example/${pathOf(offer)}` : undefined,
      contactPerson: offer.contactPerson,
      contactConsent: offer.contactPerson ? (offer.nameShown ? 'ja' : 'nein') : undefined,
      alert: offer.alert,
      alertUntil: offer.alert ? addDays(world.today, 21) : undefined,
      validFrom: daysAgo(world, created),
      validTo: status === 'beendet' ? daysAgo(world, 17) : undefined,
      status,
      confirmedAt,
      keepBy,
      keepEmail: keepBy === 'mail' ? `angebote@${offer.by}.example` : undefined,
      state: confirmedAt ? `bestätigt am ${germanDay(confirmedAt)}${howOf[keepBy]}` : undefined,
      ...grey(world, daysAgo(world, created), status === 'neu' ? 'form' : 'hand'),
    };
  });
}

const howOf = { mail: ' per E-Mail', telefon: ' telefonisch', besuch: ' beim Besuch', keine: '' };

function pathOf({ title }: DemoOffer): string {
  return title
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** Which offers keep which field, so that the shares come out exactly. */
function gaps({ random }: World): Readonly<Record<keyof typeof filled, ReadonlySet<number>>> {
  const keep = (field: keyof typeof filled): ReadonlySet<number> => {
    const able = demoOffers.flatMap((offer, at) =>
      field === 'eligibility' && offer.eligibility === undefined ? [] : [at],
    );
    return new Set(random.some(able, Math.round(filled[field] * demoOffers.length)));
  };
  return {
    hours: keep('hours'),
    url: keep('url'),
    access: keep('access'),
    eligibility: keep('eligibility'),
    cost: keep('cost'),
    languages: keep('languages'),
    email: keep('email'),
  };
}

/** Days since somebody last said "still right": most lately, some due for asking, some stale, two hidden, four never. */
function confirmationAges({ random }: World): (number | undefined)[] {
  const order = demoOffers
    .map((_, at) => ({ at, by: random.next() }))
    .filter(({ at }) => letterOf(at) === 0)
    .toSorted((a, b) => a.by - b.by);
  const ages: (number | undefined)[] = [];
  order.forEach(({ at }, place) => {
    if (place < 4) ages[at] = undefined;
    else if (place < 6) ages[at] = random.between(370, 420);
    else if (place < 13) ages[at] = random.between(184, 330);
    else if (place < 19) ages[at] = random.between(150, 178);
    else ages[at] = random.between(8, 145);
  });
  return ages;
}

/** The rows of *Bestätigungen*: who said within the last months that an offer is still right. */
export function confirmationRows(world: World, rows: readonly OfferRow[]): NewRow<typeof confirmations>[] {
  return rows
    .flatMap(({ id, title, confirmedAt, keepBy }) =>
      confirmedAt && keepBy && keepBy !== 'keine' && confirmedAt > daysAgo(world, 150)
        ? {
            offer: title,
            offerId: id,
            at: momentOf(world, confirmedAt),
            answer: 'stimmt' as const,
            way: keepBy,
            id: world.random.id(),
          }
        : [],
    )
    .toSorted((a, b) => a.at.localeCompare(b.at));
}
