import { sharedTab, type RowOf } from './tab.ts';
import { ask, instant, longText, oneOf, reference, text } from './vocabulary.ts';

/** One row is one "das stimmt nicht mehr" that a resident sent about an offer. */
export const reports = sharedTab('reports', {
  file: 'directory',
  title: 'Meldungen',
  columns: {
    offer: reference('offers', { label: 'Angebot', required: true }),
    field: oneOf('reportField', {
      label: 'Was stimmt nicht',
      writer: 'resident',
      forms: { report: ask(1) },
    }),
    text: longText({
      label: 'Meldung',
      required: true,
      max: 2000,
      writer: 'resident',
      forms: { report: ask(2, { required: true }) },
    }),
    reach: text({
      label: 'Rückmeldung an',
      max: 200,
      personal: { keep: 'P90D', from: 'receivedAt' },
      writer: 'resident',
      forms: { report: ask(3) },
    }),
    decision: oneOf('reportDecision', { label: 'Entscheidung', writer: 'manager' }),
    receivedAt: instant({ label: 'Eingegangen am' }),
    submissionId: text({ label: 'Einsendung' }),
    offerId: text({ label: 'Kennung des Angebots' }),
    reference: text({ label: 'Zeichen', help: 'Das Zeichen zum Vorlesen am Telefon.' }),
  },
});

export type Report = RowOf<typeof reports>;
