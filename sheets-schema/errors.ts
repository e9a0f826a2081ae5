import { sharedTab, type RowOf } from './tab.ts';
import { instant, text } from './vocabulary.ts';

/** What went wrong in the machine: codes, never what people wrote. */
export const errors = sharedTab('errors', {
  file: 'operations',
  title: 'Fehler',
  columns: {
    at: instant({ label: 'Wann', required: true }),
    function: text({ label: 'Funktion', max: 40 }),
    key: text({ label: 'Lauf oder Einsendung' }),
    code: text({ label: 'Code', max: 60 }),
    what: text({ label: 'Was' }),
  },
});

/** One row, as read. @public */
export type ErrorRow = RowOf<typeof errors>;
