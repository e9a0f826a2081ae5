import { sharedTab, type RowOf } from './tab.ts';
import { instant, longText, oneOf, text } from './vocabulary.ts';

const aMonth = { keep: 'P30D', from: 'at' } as const;

/** Every cell of a person's row that code has written: what stood there, what stands there now, why. */
export const protocol = sharedTab('protocol', {
  file: 'operations',
  title: 'Protokoll',
  columns: {
    at: instant({ label: 'Wann', required: true }),
    tab: text({ label: 'Tabelle', max: 60 }),
    entry: text({ label: 'Kennung' }),
    column: text({ label: 'Spalte', max: 60 }),
    old: longText({ label: 'Vorher', personal: aMonth }),
    new: longText({ label: 'Nachher', personal: aMonth }),
    why: text({ label: 'Warum' }),
    decision: oneOf('undoDecision', { label: 'Entscheidung', writer: 'manager' }),
  },
});

/** One row, as read. @public */
export type ProtocolEntry = RowOf<typeof protocol>;
