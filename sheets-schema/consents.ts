import { machineTab, type RowOf } from './tab.ts';
import { instant, text, type Retention } from './vocabulary.ts';

/**
 * How long a proof is needed. As long as letters go out because of it (Art. 7 (1) GDPR), and as long after as somebody may
 * claim that they went out without (three years, § 195 BGB and § 31 OWiG). A request that nobody confirmed proves nothing:
 * it stays while a confirmation may still be on its way, seven days in the mail and thirty-one in the queue.
 */
export const proofKept = { unconfirmed: 'P38D', ended: 'P3Y' } as const satisfies Retention;

/** The proof of consent to letters (double opt-in). The address is only a keyed hash. Its rows go whole, an end the last of all. */
export const consents = machineTab('consents', {
  file: 'operations',
  title: 'Einwilligungen',
  columns: {
    addressHmac: text({
      label: 'Adresse (verschlüsselt)',
      required: true,
      essential: true,
      personal: proofKept,
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
