import { sharedTab, type RowOf } from './tab.ts';
import { instant, longText, oneOf, text } from './vocabulary.ts';

const aMonth = { keep: 'P30D', from: 'doneAt' } as const;

/**
 * One row is one thing that a partner asked for on their own page: another value in their row of *Partner*, or to be
 * erased. `upkeep` carries it out and says in *Stand* what came of it.
 */
export const wishes = sharedTab('wishes', {
  file: 'operations',
  title: 'Partnerwünsche',
  columns: {
    receivedAt: instant({ label: 'Eingegangen am', required: true }),
    partner: text({ label: 'Zeichen', help: 'Das Zeichen der Zeile bei „Partner“.' }),
    kind: oneOf('wishKind', { label: 'Wunsch', required: true, essential: true }),
    field: text({ label: 'Feld', max: 60, help: 'Welche Spalte bei „Partner“ sich ändert.' }),
    old: longText({ label: 'Bisher', personal: aMonth }),
    new: longText({ label: 'Neu', personal: aMonth, writer: 'partner' }),
    state: text({ label: 'Stand', help: 'Was das System daraus gemacht hat.' }),
    doneAt: instant({ label: 'Erledigt am' }),
    partnerId: text({ label: 'Kennung des Partners', required: true, essential: true }),
  },
});

/** One row, as read. */
export type Wish = RowOf<typeof wishes>;
