import { contacts, type Contact } from '../../sheets-schema/contacts.ts';
import { events, type Event } from '../../sheets-schema/events.ts';
import { offers, type Offer } from '../../sheets-schema/offers.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { german } from '../words/locale.ts';
import type { CellChange } from '../workbook/workbook.ts';

type Entry = Pick<Contact, 'id' | 'reference' | 'state' | 'submissionId' | 'receivedAt'>;

/** What the grey columns of entries do not say yet. */
export function entryWork(
  rows: {
    readonly contacts: readonly Contact[];
    readonly offers: readonly Offer[];
    readonly events: readonly Event[];
  },
  day: string,
): CellChange[] {
  return [
    ...supplements(contacts, rows.contacts),
    ...supplements(offers, rows.offers),
    ...supplements(events, rows.events),
    ...doneOn(rows.contacts, day),
  ];
}

/**
 * One form that was sent twice with other answers („Zurück“, then another enquiry): both count, and the later one says
 * whose supplement it is.
 */
function supplements(tab: Tab, rows: readonly Entry[]): CellChange[] {
  const sent = Map.groupBy(
    rows.filter(({ id, submissionId }) => id && submissionId),
    ({ submissionId }) => submissionId,
  );
  return [...sent.values()].flatMap((same) => {
    const [first, ...later] = same.toSorted((a, b) => ((a.receivedAt ?? '') < (b.receivedAt ?? '') ? -1 : 1));
    const state = german()('upkeep.entry.supplement', { reference: first?.reference ?? '' });
    return later.flatMap((row) =>
      row.id && row.state === null ? [{ tab, id: row.id, values: { state } }] : [],
    );
  });
}

/** Contacts that are done for the first time: from this day on it counts how long name and need are kept. */
function doneOn(rows: readonly Contact[], day: string): CellChange[] {
  return rows.flatMap(({ id, done, doneAt }) =>
    id && done === 'ja' && doneAt === null ? [{ tab: contacts, id, values: { doneAt: day } }] : [],
  );
}
