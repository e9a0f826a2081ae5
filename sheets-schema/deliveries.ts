import { machineTab, type RowOf } from './tab.ts';
import { instant, longText, oneOf, text } from './vocabulary.ts';

/** A year and a month: as far back as a letter of the same month last year is asked after. */
const ledger = { keep: 'P400D', from: 'at' } as const;

/**
 * The ledger of mails: append-only, one row a step. The last row of a key is what became of that mail. In time its rows go
 * whole, but for those of mails to the office itself, which tell of nobody.
 */
export const deliveries = machineTab('deliveries', {
  file: 'operations',
  title: 'Zustellungen',
  columns: {
    key: text({ label: 'Zustellung', required: true, essential: true, personal: ledger }),
    purpose: text({ label: 'Zweck', max: 60 }),
    issue: text({ label: 'Ausgabe', max: 20 }),
    recipient: text({
      label: 'Empfänger',
      personal: ledger,
      help: 'id der Zeile in „Partner“, bei einer Eingangsbestätigung die der Einsendung.',
    }),
    state: oneOf('deliveryState', { label: 'Stand', required: true, essential: true }),
    at: instant({ label: 'Wann' }),
    messageId: text({ label: 'Nachricht' }),
    code: text({ label: 'Antwort des Mailservers', max: 60 }),
    told: longText({
      label: 'Inhalt',
      help: 'Kennungen der Meldungen, von denen diese Mail erzählt. Sie werden nicht noch einmal erzählt.',
    }),
    withheld: longText({
      label: 'Ausgelassen',
      help: 'Kennungen dessen, was sich nach dem Festlegen noch geändert hat. Der nächste Brief erzählt es.',
    }),
  },
});

export type Delivery = RowOf<typeof deliveries>;
