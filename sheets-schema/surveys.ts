import { peopleTab, type RowOf } from './tab.ts';
import { date, longText, number, oneOf, reference, someOf, text } from './vocabulary.ts';

/** One row is one survey. `freigegeben` opens it between its two days; its questions stand in *Fragen*. */
export const surveys = peopleTab('surveys', {
  file: 'surveys',
  title: 'Umfragen',
  titleColumn: 'title',
  columns: {
    title: text({ label: 'Umfrage', required: true, essential: true, max: 120, public: true }),
    audience: oneOf('audience', { label: 'Wer wird gefragt', required: true, public: true }),
    kind: oneOf('surveyKind', {
      label: 'Art',
      help: 'Leer heißt: anonym. Bei „namentlich“ steht das auf der ersten Seite.',
    }),
    wave: number({ label: 'Welle', max: 100, help: 'Zum wievielten Mal gefragt wird.' }),
    comparesTo: reference('surveys', { label: 'Vergleichen mit' }),
    opens: date({ label: 'Beginnt am', required: true, public: true }),
    closes: date({
      label: 'Endet am',
      required: true,
      public: true,
      help: 'Der letzte Tag, an dem man antworten kann.',
    }),
    intro: longText({ label: 'Einleitung', max: 3000, public: true }),
    invited: number({ label: 'Eingeladen', max: 100_000 }),
    summaryTo: someOf('summaryTo', { label: 'Zusammenfassung an' }),
    status: oneOf('surveyStatus', { label: 'Status', required: true, essential: true }),
  },
});

export type Survey = RowOf<typeof surveys>;
