import { peopleTab, type RowOf } from './tab.ts';
import { longText, number, oneOf, reference, text } from './vocabulary.ts';

/** One row is one question of a survey. The same `key` in two surveys makes their answers comparable. */
export const questions = peopleTab('questions', {
  file: 'surveys',
  title: 'Fragen',
  titleColumn: 'text',
  columns: {
    survey: reference('surveys', { label: 'Umfrage', required: true, essential: true }),
    no: number({ label: 'Nr.', max: 1000, help: 'Ordnet die Fragen.' }),
    key: text({
      label: 'Schlüssel',
      max: 40,
      help: 'Ein kurzes Wort. Gleich lassen, wenn Sie dieselbe Frage später wieder stellen.',
    }),
    text: text({ label: 'Frage', required: true, essential: true, max: 300 }),
    help: text({ label: 'Hilfe', max: 300 }),
    type: oneOf('questionType', { label: 'Art', required: true, essential: true }),
    scale: oneOf('scale', { label: 'Skala', help: 'Nur bei der Art „Skala“.' }),
    options: longText({
      label: 'Antworten',
      max: 5000,
      help: 'Bei „Eine Antwort“ und „Mehrere Antworten“: eine je Zeile.',
    }),
    required: oneOf('yesno', { label: 'Pflicht' }),
    showIf: text({ label: 'Nur zeigen wenn' }),
    sensitive: oneOf('yesno', {
      label: 'Heikel',
      help: 'Bei „Ja“ bleiben kleine Zahlen noch länger verborgen.',
    }),
  },
});

export type Question = RowOf<typeof questions>;
