import { sharedTab, type RowOf } from './tab.ts';
import { longText, oneOf, text } from './vocabulary.ts';

/** What Monday's letter will tell: a row an entry, and one row for the issue itself (greeting, hold). */
export const preview = sharedTab('preview', {
  file: 'operations',
  title: 'Vorschau',
  columns: {
    issue: text({ label: 'Ausgabe', required: true, essential: true, max: 20 }),
    section: text({ label: 'Abschnitt', max: 60 }),
    line: text({ label: 'Zeile im Brief' }),
    decision: oneOf('previewDecision', {
      label: 'Entscheidung',
      writer: 'manager',
      help: '„weglassen“: Das steht nicht im Brief, auch später nicht, bis es sich wieder ändert. „sofort aufnehmen“, in der Zeile des ganzen Briefs: Was nach Samstag dazukam, wartet nicht bis nächste Woche.',
    }),
    hold: oneOf('issueDecision', {
      label: 'Brief anhalten',
      writer: 'manager',
      help: 'Nur in der Zeile der Ausgabe: „anhalten“, und der Brief geht am Montag nicht hinaus.',
    }),
    greeting: longText({
      label: 'Gruß',
      max: 1000,
      writer: 'manager',
      help: 'Nur in der Zeile der Ausgabe. Leer heißt: der Gruß aus „Texte“.',
    }),
    entry: text({ label: 'Kennung' }),
  },
});

/** One row, as read. @public */
export type Preview = RowOf<typeof preview>;
