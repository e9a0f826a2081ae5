import { contentOf, type Content, type Placed, type Rows } from '../../../functions/brief/content.ts';
import type { Paper } from '../../../functions/brief/sections.ts';
import { addDays } from '../../../functions/platform/time.ts';
import { ladderOf } from '../../../functions/rules/freshness.ts';
import { mendingsOf, type Mending } from '../../../functions/brief/notices.ts';
import { linksInto } from '../../../functions/workbook/tab-links.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import type { Finding } from '../../../functions/workbook/workbook.ts';
import type { Contact } from '../../../sheets-schema/contacts.ts';
import { reviewDirectory } from '../../../sheets-schema/review.ts';
import { offer, quartier } from '../digest/rows.ts';

export const MONDAY = '2026-11-30';
const SINCE = '2026-11-23T05:30:00.000Z';
const NOW = '2026-11-27T09:00:00.000Z';

export const paper: Paper = {
  day: MONDAY,
  quartier,
  words: wordsFrom([]),
  linkTo: linksInto('https://docs.google.com/spreadsheets', {
    directory: ['D'],
    contacts: ['C'],
    surveys: ['S'],
    operations: ['O'],
  }),
  enterLink: `https://quartier.example/erfassen/${'t'.repeat(80)}`,
  callLink: `https://quartier.example/anrufen/${'t'.repeat(80)}`,
  contactsFileOf: null,
};

/** Nothing came, nothing waits. */
export const nothing: Rows = {
  contacts: [],
  offers: [],
  events: [],
  partners: [],
  changes: [],
  reports: [],
  reviews: [],
  preview: [],
  issues: [],
  deliveries: [],
  protocol: [],
  confirmations: [],
  errors: [],
  contactsKnown: true,
  callsAWeek: 9,
  ladder: ladderOf([]),
};

const many = <T>(count: number, make: (at: number) => object): Placed<T>[] =>
  Array.from({ length: count }, (_, at) => ({ row: 200 + at, ...make(at) }) as Placed<T>);
const named = (at: number) => ({ reference: `WXYZ-${2000 + at}`, id: null, receivedAt: NOW });

/** A week in which everything comes at once: every section is there, each with more than it can name. */
export function busyWeek(): { content: Content; mendings: Mending[] } {
  const open = { channel: 'formular', outcome: 'offen', done: null } as const;
  const topics = ['geld.lebensmittel', 'wohnen.suche', 'gesundheit.pflege'];
  const long = 'Betreuungsnachmittag mit Bewegung und Gedächtnistraining';
  const contacts = [
    ...many<Contact>(23, (at) => ({
      ...named(at),
      ...open,
      date: '2026-11-20',
      followUp: '2026-11-28',
      mainTopic: null,
    })),
    ...many<Contact>(14, (at) => ({
      ...named(at),
      ...open,
      date: '2026-11-12',
      followUp: null,
      mainTopic: topics[at % 3],
      unmetReason: 'voraussetzung',
    })),
  ];
  const offers: Rows['offers'] = [
    ...many(12, (at) => offer(`NEW${at}`, { status: 'neu', ...named(at) })),
    ...many(17, (at) =>
      offer(`OLD${at}`, {
        title: long,
        phone: '0571 39200 5012',
        confirmedAt: addDays(MONDAY, -200),
        receivedAt: NOW,
        validTo: addDays(MONDAY, at),
      }),
    ),
  ] as unknown as Rows['offers'];
  const delivery = (key: string, state: string, code: string | null = null) => ({
    key,
    purpose: 'digest',
    issue: '2026-W48',
    state,
    at: NOW,
    messageId: 'm',
    code,
  });
  const letters = many<Rows['deliveries'][number]>(24, (at) => delivery(`K${at}`, 'begonnen'));
  const rows: Rows = {
    ...nothing,
    contacts,
    offers,
    events: many(11, (at) => ({ ...named(at), status: 'neu' })),
    partners: many(12, named),
    changes: many(13, (at) => ({ ...named(at), decision: null, state: null, offer: null, offerId: null })),
    reports: many(12, (at) => ({ ...named(at), decision: null })),
    reviews: many(11, () => ({ decision: null, tab: reviewDirectory.key })),
    preview: many(1, () => ({ issue: '2026-W49', hold: 'anhalten' })),
    issues: [{ key: '2026-W48', state: 'gesendet' } as Rows['issues'][number]],
    deliveries: [
      ...letters,
      ...Array.from({ length: 6 }, (_, at) => delivery(`K${at}`, 'gescheitert', 'SMTP_451')),
    ] as Rows['deliveries'],
    protocol: many(12, () => ({ at: NOW, why: 'zurueckgesetzt' })),
    errors: many(12, () => ({ at: NOW })),
  };
  const finding = (code: Finding['code'], row: number): Finding => ({
    code,
    file: 'contacts',
    tab: 'contacts',
    tabTitle: 'Kontakte',
    column: 'unmetReason',
    columnLabel: 'Warum offen',
    row,
    link: `https://docs.google.com/spreadsheets/d/C/edit#gid=7&range=K${row}`,
  });
  const codes: Finding['code'][] = ['WORD_UNKNOWN', 'VALUE_UNREADABLE', 'VALUE_MISSING', 'FORMULA_LIKE'];
  const findings = codes.flatMap((code) => Array.from({ length: 120 }, (_, at) => finding(code, 1200 + at)));
  return {
    content: { ...contentOf(rows, MONDAY, SINCE), silentSince: '2026-11-12' },
    mendings: mendingsOf(findings),
  };
}
