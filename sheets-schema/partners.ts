import { peopleTab, type RowOf } from './tab.ts';
import { ask, date, email, oneOf, preset, reference, someOf, text, type Retention } from './vocabulary.ts';

/** The link to confirm works for seven days. Who left by mistake can still be asked for a month. */
export const readerKept = { unconfirmed: 'P7D', ended: 'P30D' } as const satisfies Retention;

/**
 * One row is one reader of the weekly letter. `status` is the manager's wish; a letter also needs proof of consent
 * in *Einwilligungen*, whatever the status says.
 */
export const partners = peopleTab('partners', {
  file: 'operations',
  title: 'Partner',
  titleColumn: 'name',
  columns: {
    email: email({
      label: 'E-Mail',
      required: true,
      essential: true,
      personal: readerKept,
      writer: 'partner',
      forms: { subscription: ask(1, { required: true }) },
    }),
    name: text({
      label: 'Name',
      max: 120,
      personal: readerKept,
      writer: 'partner',
      forms: { subscription: ask(2) },
    }),
    organisation: reference('organisations', {
      label: 'Organisation',
      personal: readerKept, // of a small association it says who the person is
      writer: 'partner',
      forms: { subscription: ask(3) },
    }),
    status: oneOf('partnerStatus', {
      label: 'Status',
      required: true,
      forms: { subscription: preset('aktiv') },
      help: 'Ihr Wunsch. Ein Brief geht nur hinaus, wenn auch eine Einwilligung vorliegt.',
    }),
    wants: someOf('wants', {
      label: 'Möchte',
      writer: 'partner',
      forms: { subscription: preset(['brief']) },
    }),
    topics: someOf('topic', {
      label: 'Nur Themen',
      writer: 'partner',
      help: 'Leer heißt: alle Themen.',
      forms: { subscription: ask(4) },
    }),
    rhythm: oneOf('rhythm', {
      label: 'Wie oft',
      writer: 'partner',
      forms: { subscription: preset('woechentlich') },
    }),
    lang: oneOf('lang', { label: 'Sprache', writer: 'partner', forms: { subscription: preset('de') } }),
    checkedOn: date({
      label: 'Adresse geprüft am',
      help: 'Hat die Adresse den Brief zweimal abgelehnt, ruht er. Ein Datum hier holt sie zurück: Sie haben nachgefragt, und die Adresse stimmt.',
    }),
  },
});

export type Partner = RowOf<typeof partners>;
