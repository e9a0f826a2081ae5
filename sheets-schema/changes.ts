import { sharedTab, type RowOf } from './tab.ts';
import { instant, longText, oneOf, reference, text } from './vocabulary.ts';

const aYear = { keep: 'P12M', from: 'receivedAt' } as const; // may be a contact person's name or address

/** One row is one change of an offer that its provider proposes. The manager decides, `upkeep` carries it out. */
export const changes = sharedTab('changes', {
  file: 'directory',
  title: 'Änderungen',
  columns: {
    offer: reference('offers', { label: 'Angebot', required: true }),
    field: text({
      label: 'Feld',
      required: true,
      max: 60,
      help: 'Welche Spalte bei „Angebote“ sich ändert.',
    }),
    old: longText({ label: 'Bisher', personal: aYear }),
    new: longText({ label: 'Neu', personal: aYear, writer: 'partner' }),
    decision: oneOf('decision', {
      label: 'Entscheidung',
      writer: 'manager',
      help: '„übernehmen“ trägt den neuen Wert ein, „ablehnen“ lässt alles, wie es ist.',
    }),
    state: text({ label: 'Stand', help: 'Was das System daraus gemacht hat.' }),
    receivedAt: instant({ label: 'Eingegangen am' }),
    submissionId: text({ label: 'Einsendung' }),
    offerId: text({ label: 'Kennung des Angebots' }),
  },
});

export type Change = RowOf<typeof changes>;
