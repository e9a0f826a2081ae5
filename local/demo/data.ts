import type { confirmations } from '../../sheets-schema/confirmations.ts';
import type { consents } from '../../sheets-schema/consents.ts';
import type { contacts } from '../../sheets-schema/contacts.ts';
import type { cooperations } from '../../sheets-schema/cooperations.ts';
import type { events } from '../../sheets-schema/events.ts';
import type { goals } from '../../sheets-schema/goals.ts';
import type { offers } from '../../sheets-schema/offers.ts';
import type { organisations } from '../../sheets-schema/organisations.ts';
import type { partners } from '../../sheets-schema/partners.ts';
import type { settings } from '../../sheets-schema/settings.ts';
import type { NewRow } from '../../sheets-schema/tab.ts';
import type { texts } from '../../sheets-schema/texts.ts';
import { randomFrom } from './random.ts';
import { contactRows } from './rows/contacts.ts';
import { eventRows } from './rows/events.ts';
import { letterRows, type LetterRows } from './rows/letters.ts';
import { confirmationRows, offerRows } from './rows/offers.ts';
import { goalRows, settingRows, textRows } from './rows/office.ts';
import { cooperationRows, organisationRows } from './rows/organisations.ts';
import { consentRows, partnersOf } from './rows/partners.ts';
import { surveyRows, type SurveyRows } from './rows/survey.ts';

/** What the demo is made from. */
export interface DemoOptions {
  /** `YYYY-MM-DD`: the year before it has been lived. */
  readonly today: string;
  readonly seed: number;
  /** The fingerprint of an address in *Einwilligungen*: `keys.addressHmac`. */
  readonly hmac: (address: string) => string;
}

/** The rows of a lived year, by tab. */
export interface DemoData extends SurveyRows, LetterRows {
  readonly organisations: NewRow<typeof organisations>[];
  readonly offers: NewRow<typeof offers>[];
  readonly cooperations: NewRow<typeof cooperations>[];
  readonly events: NewRow<typeof events>[];
  readonly goals: NewRow<typeof goals>[];
  readonly texts: NewRow<typeof texts>[];
  readonly settings: NewRow<typeof settings>[];
  readonly contacts: NewRow<typeof contacts>[];
  readonly partners: NewRow<typeof partners>[];
  readonly consents: NewRow<typeof consents>[];
  readonly confirmations: NewRow<typeof confirmations>[];
}

/**
 * An invented neighbourhood, "Quartier Obere Altstadt", after its first year. Pure: equal options give equal rows.
 * Nobody and nothing in it is real; mail domains end in `.example`, telephone numbers are kept free for fiction.
 */
export function demoData({ today, seed, hmac }: DemoOptions): DemoData {
  const world = { today, random: randomFrom(seed) };
  const goalsNow = goalRows(world);
  const measureOf = (no: string): string | undefined => goalsNow.find((goal) => goal.no === no)?.measure;
  const byKey = organisationRows(world);
  const offersNow = offerRows(world, byKey);
  const people = partnersOf(world);
  return {
    organisations: [...byKey.values()],
    offers: offersNow,
    cooperations: cooperationRows(world),
    events: eventRows(world, measureOf),
    goals: goalsNow,
    texts: textRows(),
    settings: settingRows(),
    contacts: contactRows(world, measureOf),
    partners: people.map(({ row }) => row),
    consents: consentRows(world, people, hmac),
    confirmations: confirmationRows(world, offersNow),
    ...surveyRows(world),
    ...letterRows(world, offersNow, [...byKey.values()], people, hmac),
  };
}
