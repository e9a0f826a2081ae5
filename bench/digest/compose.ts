import { noted } from '../../functions/digest/freeze.ts';
import { materialOf } from '../../functions/digest/material.ts';
import { lettersOf, planOf, unreadIn } from '../../functions/digest/outgoing.ts';
import { readersOf } from '../../functions/digest/readers.ts';
import { idOf, keysFrom, newKeyFile } from '../../functions/platform/keys.ts';
import { issueAt } from '../../functions/rules/issue.ts';
import { difference } from '../../functions/rules/journal.ts';
import { wordsFrom } from '../../functions/workbook/words.ts';
import { offers, type Offer } from '../../sheets-schema/offers.ts';
import { partners, type Partner } from '../../sheets-schema/partners.ts';
import type { Consent } from '../../sheets-schema/consents.ts';
import { settings, type Setting } from '../../sheets-schema/settings.ts';
import type { Tab } from '../../sheets-schema/tab.ts';

const MONDAY = new Date('2026-11-30T06:00:00.000Z');

/**
 * Makes rows as they are read anew for each issue, and what composes it from them: to the letter of its only reader. Every
 * entry has been told; a third of them have changed since.
 */
export function issueOf(entries: number): () => () => void {
  const keys = keysFrom(newKeyFile());
  const issue = issueAt(MONDAY);
  const email = 'anna@verein.example';
  const all = Array.from({ length: entries }, (_, at) =>
    row<Offer>(offers, {
      id: idOf(`offer ${at}`),
      title: `Sprachcafé ${at}`,
      organisation: `Verein ${at % 50}`,
      summary: 'Für alle, die Deutsch üben wollen, mit Kaffee und Kinderbetreuung.',
      topics: [at % 2 ? 'geld' : 'wohnen'],
      hours: 'dienstags 15 bis 17 Uhr',
      status: 'oeffentlich',
    }),
  );
  const partner = row<Partner>(partners, { id: idOf(email), email, status: 'aktiv', wants: ['brief'] });
  const consent = {
    addressHmac: keys.addressHmac(email),
    purpose: 'digest',
    confirmedAt: MONDAY.toISOString(),
  } as Consent;
  const state = {
    offers: all,
    organisations: [],
    events: [],
    surveys: [],
    texts: [],
    settings: [row<Setting>(settings, { key: 'sender.email', value: 'brief@quartier.example' })],
    issues: [],
    contents: [],
    findings: [],
  };
  const options = {
    siteUrl: 'https://quartier.example',
    words: wordsFrom([]),
    fixed: { greeting: '', needs: [] },
  };
  const material = materialOf(issue, state, options);
  const told = noted('2026-W40', difference(all, [], material));
  return () => {
    const read = all.map((offer, at) => ({
      ...offer,
      ...(at % 3 === 0 && { hours: 'mittwochs 9 bis 12 Uhr' }),
    }));
    return () => {
      const now = materialOf(issue, { ...state, offers: read }, options);
      const changes = difference(read, told, now);
      const records = {
        contents: told,
        deliveries: [],
        issues: [],
        partners: [partner],
        consents: [consent],
      };
      const { mails } = planOf(changes, now, records, keys);
      const journal = { ...records, contents: [...told, ...noted(issue.key, changes)] };
      const [reader] = readersOf(records.partners, records.consents, keys);
      const letterTo = lettersOf(now, MONDAY, keys);
      const letter = reader && letterTo(reader, unreadIn(now, journal)(reader.key), 'id@quartier.example');
      if (mails.length !== 1 || !letter) throw new Error('[bench] There was no letter.');
    };
  };
}

/** A row with every column empty but the given ones. */
function row<Row>(tab: Tab, values: Partial<Row>): Row {
  const empty = Object.entries(tab.columns).map(([key, { kind }]) => [key, kind === 'someOf' ? [] : null]);
  return { ...Object.fromEntries(empty), ...values } as Row;
}
