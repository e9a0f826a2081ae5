import { offers } from '../../../sheets-schema/offers.ts';
import type { Offer } from '../../../sheets-schema/offers.ts';
import { events, type Event } from '../../../sheets-schema/events.ts';
import { organisations, type Organisation } from '../../../sheets-schema/organisations.ts';
import { surveys, type Survey } from '../../../sheets-schema/surveys.ts';
import { partners, type Partner } from '../../../sheets-schema/partners.ts';
import type { Tab } from '../../../sheets-schema/tab.ts';
import type { Consent } from '../../../sheets-schema/consents.ts';
import { keysFrom } from '../../../functions/platform/keys.ts';
import type { Quartier } from '../../../functions/platform/quartier.ts';
import type { Material } from '../../../functions/digest/letter.ts';

export const keys = keysFrom({ signing: [{ id: 'k1', secret: 'signing' }], address: 'address' });

/** A row with every column empty but the given ones. */
function row(tab: Tab, values: object): unknown {
  const empty = Object.entries(tab.columns).map(([key, column]) => [
    key,
    column.kind === 'someOf' ? [] : null,
  ]);
  return { ...Object.fromEntries(empty), ...values };
}

/** A public offer; its id is its name in the test. */
export function offer(id: string, values: Partial<Offer> = {}): Offer {
  return row(offers, {
    id,
    title: `Angebot ${id}`,
    summary: 'Ein Satz.',
    status: 'oeffentlich',
    ...values,
  }) as Offer;
}

export function event(id: string, values: Partial<Event> = {}): Event {
  const defaults = { id, title: `Termin ${id}`, date: '2026-12-02', start: '15:00', status: 'oeffentlich' };
  return row(events, { ...defaults, ...values }) as Event;
}

/** An organisation that has joined the network. */
export function organisation(id: string, values: Partial<Organisation> = {}): Organisation {
  return row(organisations, { id, name: `Verein ${id}`, inNetwork: '2026-11-24', ...values }) as Organisation;
}

/** A survey of the partners that is open. */
export function survey(id: string, values: Partial<Survey> = {}): Survey {
  const open = { audience: 'partner', status: 'freigegeben', opens: '2026-11-24', closes: '2026-12-11' };
  return row(surveys, { id, title: `Umfrage ${id}`, ...open, ...values }) as Survey;
}

/** A partner who wants the letter; the address follows from the id. */
export function partner(id: string, values: Partial<Partner> = {}): Partner {
  const defaults = { id, email: `${id.toLowerCase()}@verein.example`, status: 'aktiv', wants: ['brief'] };
  return row(partners, { ...defaults, ...values }) as Partner;
}

/** The proof that an address agreed. */
export function consent(email: string, values: Partial<Consent> = {}): Consent {
  return {
    id: null,
    addressHmac: keys.addressHmac(email),
    purpose: 'digest',
    textVersion: 'de-1',
    requestedAt: null,
    confirmedAt: '2026-11-03T09:00:00.000Z',
    messageId: null,
    endedAt: null,
    endedBy: null,
    ...values,
  };
}

export const quartier: Quartier = {
  name: 'Quartier am Fluss',
  city: 'Musterstadt',
  siteUrl: 'https://quartier.example',
  manager: { name: 'Miriam Muster', email: 'buero@quartier.example', phone: '' },
  operator: { email: '' },
  sender: { name: 'Quartier am Fluss', email: 'brief@quartier.example' },
  office: { address: 'Uferweg 1, Musterstadt', hours: '' },
};

const words: Material['words'] = { label: (_list, key) => (key === 'frei' ? 'Kostenlos' : key) };

export function material(values: Partial<Material> = {}): Material {
  return {
    issue: { key: '2026-W49', day: '2026-11-30' },
    day: '2026-11-30',
    lostIn: () => new Set(),
    quartier,
    offers: [],
    organisations: [],
    events: [],
    surveys: [],
    greeting: 'hier lesen Sie, was neu ist.',
    needs: [],
    texts: [
      { key: 'signature', text: 'Herzliche Grüße\nIhr Büro', textSimple: null, limit: null, help: null },
    ],
    words,
    hideAfterDays: 365,
    askAfterDays: 150,
    confirmed: null,
    ...values,
  };
}
