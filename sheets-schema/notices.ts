import { sharedTab, type RowOf } from './tab.ts';
import { instant, number, oneOf, text } from './vocabulary.ts';

/** One row is one thing in the sheets that somebody should mend: what, where, what to do. */
export const notices = sharedTab('notices', {
  file: 'directory',
  title: 'Hinweise',
  columns: {
    weight: number({ label: 'Gewicht', max: 3, help: '3 heißt: bitte bald.' }),
    what: text({ label: 'Was', required: true }),
    where: text({ label: 'Wo', help: 'Der Link führt zur Zelle.' }), // ours, and on this machine its host has no dot
    todo: text({ label: 'Was tun' }),
    since: instant({ label: 'Seit' }),
    gone: instant({ label: 'Behoben' }),
    decision: oneOf('findingDecision', {
      label: 'Entscheidung',
      writer: 'manager',
      help: '„so lassen“ heißt: Der Hinweis kommt nicht wieder.',
    }),
  },
});

/** One row, as read. @public */
export type Notice = RowOf<typeof notices>;
