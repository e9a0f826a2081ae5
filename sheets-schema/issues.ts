import { machineTab, type RowOf } from './tab.ts';
import { instant, longText, text } from './vocabulary.ts';

/** One row is one issue of the weekly letter; its key is the ISO week, `2027-W05`. */
export const issues = machineTab('issues', {
  file: 'operations',
  title: 'Ausgaben',
  columns: {
    key: text({ label: 'Ausgabe', required: true, essential: true, max: 20 }),
    subject: text({ label: 'Betreff' }),
    frozenAt: instant({ label: 'Festgelegt am' }),
    sentAt: instant({ label: 'Versendet am' }),
    state: text({ label: 'Stand' }),
    greeting: longText({ label: 'Gruß', max: 1000 }),
    needs: text({ label: 'Themen des Monats', help: 'Was Menschen im Monat davor brauchten, ohne Zahlen.' }),
  },
});

export type IssueRow = RowOf<typeof issues>;
