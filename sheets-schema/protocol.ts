import { sharedTab, type RowOf } from './tab.ts';
import { instant, longText, number, oneOf, text } from './vocabulary.ts';

const aMonth = { keep: 'P30D', from: 'at' } as const;

/**
 * What code has written into rows that people own: of an accepted change what stood there and what stands there now, of
 * an erasure only tab, column, number of cells and reason.
 */
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
    cells: number({ label: 'Zellen' }),
    why: oneOf('protocolWhy', { label: 'Warum' }),
    decision: oneOf('undoDecision', { label: 'Entscheidung', writer: 'manager' }),
  },
});

/** One row, as read. */
export type ProtocolEntry = RowOf<typeof protocol>;
