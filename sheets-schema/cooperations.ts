import { peopleTab, type RowOf } from './tab.ts';
import { date, oneOf, reference, someOf, text } from './vocabulary.ts';

/** One row is one cooperation of two organisations; A–B is B–A. Three partners are a row a pair with the same purpose. */
export const cooperations = peopleTab('cooperations', {
  file: 'directory',
  title: 'Kooperationen',
  titleColumn: 'purpose',
  columns: {
    a: reference('organisations', { label: 'Organisation A', required: true, essential: true }),
    b: reference('organisations', { label: 'Organisation B', required: true, essential: true }),
    kind: oneOf('coop', {
      label: 'Art',
      required: true,
      help: 'Reiner Informationsaustausch zählt als Netzwerk, nicht als Kooperation.',
    }),
    purpose: text({
      label: 'Wofür',
      required: true,
      help: 'Arbeiten drei zusammen: eine Zeile je Paar, mit demselben Zweck.',
    }),
    topics: someOf('topic', { label: 'Themen' }),
    since: date({ label: 'Seit' }),
    until: date({ label: 'Bis' }),
    agreement: oneOf('agreement', { label: 'Vereinbarung' }),
    role: oneOf('coopRole', { label: 'Rolle des Quartiers' }),
    public: oneOf('yesno', { label: 'Öffentlich zeigen' }),
  },
});

/** One row, as read. @public */
export type Cooperation = RowOf<typeof cooperations>;
