import { machineTab, type RowOf } from './tab.ts';
import { instant, longText, text } from './vocabulary.ts';

/** One row is one run of a scheduled function. */
export const runs = machineTab('runs', {
  file: 'operations',
  title: 'Läufe',
  columns: {
    key: text({ label: 'Lauf', required: true, essential: true, help: 'Funktion und Woche oder Tag.' }),
    function: text({ label: 'Funktion', max: 40 }),
    started: instant({ label: 'Begonnen' }),
    ended: instant({ label: 'Beendet' }),
    outcome: text({ label: 'Ergebnis' }),
    figures: longText({ label: 'Zahlen', max: 5000 }),
  },
});

/** One row, as read. @public */
export type Run = RowOf<typeof runs>;
