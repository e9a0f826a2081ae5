import { machineTab, type RowOf } from './tab.ts';
import { number, text } from './vocabulary.ts';

/** One row is one figure of one month, frozen; it holds no personal data and outlives the rows that it counts. */
export const figures = machineTab('figures', {
  file: 'directory',
  title: 'Kennzahlen',
  columns: {
    month: text({ label: 'Monat', required: true, essential: true, max: 7, help: 'Zum Beispiel 2026-11.' }),
    figure: text({ label: 'Kennzahl', required: true, essential: true, max: 60 }),
    group: text({ label: 'Gruppe', max: 60 }),
    value: number({ label: 'Wert', max: 1_000_000_000 }),
    rowsLeftOut: number({ label: 'Nicht gezählte Zeilen' }),
  },
});

/** One row, as read. @public */
export type Figure = RowOf<typeof figures>;
