import { machineTab, type RowOf } from './tab.ts';
import { instant, text } from './vocabulary.ts';

/** The proof of consent to letters (double opt-in), kept three years after its end. The address is only a keyed hash. */
export const consents = machineTab('consents', {
  file: 'operations',
  title: 'Einwilligungen',
  columns: {
    addressHmac: text({
      label: 'Adresse (verschlüsselt)',
      required: true,
      essential: true,
      personal: { keep: 'P3Y', from: 'endedAt' },
    }),
    purpose: text({ label: 'Zweck', required: true, essential: true, max: 60 }),
    textVersion: text({ label: 'Fassung des Textes', max: 60 }),
    requestedAt: instant({ label: 'Angefragt am' }),
    confirmedAt: instant({ label: 'Bestätigt am' }),
    messageId: text({ label: 'Nachricht' }),
    endedAt: instant({ label: 'Beendet am' }),
    endedBy: text({ label: 'Beendet durch', max: 60 }),
  },
});

export type Consent = RowOf<typeof consents>;
