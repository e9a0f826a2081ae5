import type { cooperations } from '../../../sheets-schema/cooperations.ts';
import type { organisations } from '../../../sheets-schema/organisations.ts';
import type { NewRow } from '../../../sheets-schema/tab.ts';
import { demoCooperations } from '../cooperations.ts';
import { demoOrganisations, type DemoOrganisation, type OrganisationKey } from '../organisations.ts';
import { firstNames, lastNames } from '../people.ts';
import { phoneNumber } from '../random.ts';
import { daysAgo, grey, mailName, type World } from './world.ts';

export type OrganisationRow = NewRow<typeof organisations> & { readonly name: string; readonly id: string };

/** All organisations by key, typed declarations forgotten. */
export const organisationsByKey: ReadonlyMap<string, DemoOrganisation> = new Map(
  Object.entries(demoOrganisations),
);

/** The name under which other rows refer to an organisation. */
export function nameOf(key: OrganisationKey): string {
  return demoOrganisations[key].name;
}

/** The rows of *Organisationen* by key. Some lack mail, web or a contact person. */
export function organisationRows(world: World): ReadonlyMap<string, OrganisationRow> {
  const { random } = world;
  return new Map(
    [...organisationsByKey].map(([key, organisation]) => {
      const { name, short, kind, umbrella, description, topics, street, status, joined } = organisation;
      const person = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
      const known = joined !== undefined && random.chance(0.7);
      return [
        key,
        {
          name,
          shortName: short,
          kind,
          umbrella: umbrella ? organisationsByKey.get(umbrella)?.name : undefined,
          description,
          topics: [...topics],
          ...(street ? { street, postcode: '32423', city: 'Minden' } : {}),
          phone: random.chance(0.92) || !street ? phoneNumber(random) : undefined,
          email: random.chance(0.6) ? `post@${key}.example` : undefined,
          url: random.chance(0.9) ? `https://www.${key}.example` : undefined,
          ...(known
            ? {
                contactPerson: person,
                contactEmail: `${mailName(person)}@${key}.example`,
                contactPhone: random.chance(0.4) ? phoneNumber(random, 'mobile') : undefined,
              }
            : {}),
          inNetwork: joined === undefined ? undefined : daysAgo(world, joined),
          status: status ?? 'aktiv',
          ...grey(world, daysAgo(world, Math.min(350, joined ?? 300))),
        },
      ];
    }),
  );
}

/** The rows of *Kooperationen*. */
export function cooperationRows(world: World): NewRow<typeof cooperations>[] {
  return demoCooperations.map(({ a, b, since, ended, public: shown, topics, ...rest }) => ({
    ...rest,
    a: nameOf(a),
    b: nameOf(b),
    topics: [...topics],
    since: daysAgo(world, since),
    until: ended === undefined ? undefined : daysAgo(world, ended),
    public: shown ? 'ja' : 'nein',
    ...grey(world, daysAgo(world, Math.min(since, 345))),
  }));
}
