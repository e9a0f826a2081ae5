import { machineTab, type RowOf } from './tab.ts';
import { number, oneOf, text } from './vocabulary.ts';

/**
 * The journal of what was told: one row is one entry in one issue. The last row of an entry is its told state, also where
 * it is only remembered (`quiet`).
 */
export const contents = machineTab('contents', {
  file: 'operations',
  title: 'Inhalte',
  columns: {
    issue: text({ label: 'Ausgabe', required: true, essential: true, max: 20 }),
    entry: text({
      label: 'Kennung',
      required: true,
      essential: true,
      help: 'id des Angebots oder der Organisation.',
    }),
    kind: text({
      label: 'Tabelle',
      max: 40,
      help: 'Woher der Eintrag kommt: offers, organisations.',
    }),
    event: oneOf('digestEvent', { label: 'Was', required: true, essential: true }),
    fingerprint: text({
      label: 'Fingerabdruck',
      help: 'Daran erkennt das System, ob sich etwas geändert hat.',
    }),
    fingerprintVersion: number({ label: 'Fassung des Fingerabdrucks' }),
    quiet: oneOf('yesno', {
      label: 'Nur gemerkt',
      help: '„Ja“: Der Stand ist festgehalten, aber niemandem erzählt, zum Beispiel weil Sie ihn weggelassen haben.',
    }),
  },
});

export type Content = RowOf<typeof contents>;
