import { sharedTab, type RowOf } from './tab.ts';
import { instant, longText, number, oneOf, text } from './vocabulary.ts';

/** One row is one issue of the weekly letter; its key is the ISO week, `2027-W05`. */
export const issues = sharedTab('issues', {
  file: 'operations',
  title: 'Ausgaben',
  columns: {
    key: text({ label: 'Ausgabe', required: true, essential: true, max: 20 }),
    subject: text({ label: 'Betreff' }),
    frozenAt: instant({ label: 'Festgelegt am' }),
    sentAt: instant({ label: 'Versendet am' }),
    state: text({ label: 'Stand' }),
    unclear: oneOf('unclearDecision', {
      label: 'Unklare Briefe',
      writer: 'manager',
      help: 'Unklar ist ein Brief, bei dem niemand weiß, ob er noch ankam. „noch einmal senden“: Alle unklaren dieser Ausgabe gehen noch am selben Montag ein zweites Mal hinaus; danach erzählt der nächste Brief alles noch einmal. Wer den ersten doch bekam, liest es dann zweimal. „nicht noch einmal senden“: Sie gelten als angekommen, wie auch ohne Entscheidung.',
    }),
    greeting: longText({ label: 'Gruß', max: 1000 }),
    needs: text({ label: 'Themen des Monats', help: 'Was Menschen im Monat davor brauchten, ohne Zahlen.' }),
    letters: number({
      label: 'Briefe',
      help: 'Wie viele vorgesehen sind. Fehlen in „Zustellungen“ Zeilen dazu, geht kein Brief hinaus.',
    }),
    entries: number({
      label: 'Einträge',
      help: 'Wie viele Zeilen in „Inhalte“ dazugehören. Fehlt dort eine, geht kein Brief hinaus.',
    }),
  },
});

export type IssueRow = RowOf<typeof issues>;
