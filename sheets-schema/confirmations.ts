import { sharedTab, type RowOf } from './tab.ts';
import { instant, oneOf, reference, text } from './vocabulary.ts';

/**
 * One row is one answer to "is this still right?". Providers answer by link; the manager notes calls and visits here
 * by hand, with the offer's title.
 */
export const confirmations = sharedTab('confirmations', {
  file: 'operations',
  title: 'Bestätigungen',
  columns: {
    offer: reference('offers', {
      label: 'Angebot',
      required: true,
      help: 'Wie das Angebot in „Angebote“ heißt.',
    }),
    at: instant({ label: 'Wann', required: true }),
    answer: oneOf('confirmAnswer', { label: 'Antwort', required: true, writer: 'partner' }),
    by: text({
      label: 'Von',
      help: 'Die Kennung des Anbieters, der per Link geantwortet hat, oder „Quartiersbüro“ bei der Anrufliste. Wer von Hand etwas notiert, lässt es leer.',
    }),
    way: oneOf('keepBy', { label: 'Weg' }),
    offerId: text({ label: 'Kennung des Angebots' }),
  },
});

/** One row, as read. @public */
export type Confirmation = RowOf<typeof confirmations>;
