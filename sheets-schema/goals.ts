import { peopleTab, type RowOf } from './tab.ts';
import { longText, number, oneOf, text } from './vocabulary.ts';

/** One row is one measure that the grant application promised, with what became of it. */
export const goals = peopleTab('goals', {
  file: 'directory',
  title: 'Ziele',
  titleColumn: 'measure',
  columns: {
    no: text({ label: 'Nr.', max: 20 }),
    goal: longText({ label: 'Ziel laut Antrag', required: true, max: 1000 }),
    measure: text({ label: 'Maßnahme', required: true, essential: true }),
    phase: oneOf('phase', { label: 'Phase' }),
    indicator: oneOf('indicator', {
      label: 'Messgröße',
      help: 'Woraus sich das Ist ergibt. „von Hand“ heißt: Sie tragen es selbst ein.',
    }),
    target: number({ label: 'Soll' }),
    actualManual: number({ label: 'Ist von Hand' }),
    assessment: oneOf('goalState', { label: 'Bewertung' }),
    why: longText({ label: 'Grund der Abweichung', max: 5000 }),
  },
});

/** One row, as read. @public */
export type Goal = RowOf<typeof goals>;
