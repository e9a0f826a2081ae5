import { peopleTab, type RowOf } from './tab.ts';
import { ask, date, longText, number, oneOf, preset, reference, someOf, text } from './vocabulary.ts';

const afterDone = { keep: 'P12M', from: 'doneAt', otherwise: { keep: 'P24M', from: 'date' } } as const;

/**
 * One row is one contact, not one person: who stays anonymous is not counted as a head. A file a year.
 * A form asks only what helps; the rest of a resident's row is preset.
 */
export const contacts = peopleTab('contacts', {
  file: 'contacts',
  title: 'Kontakte',
  columns: {
    date: date({
      label: 'Datum',
      required: true,
      essential: true,
      forms: { contact: preset((_answers, today) => today) },
    }),
    mainTopic: oneOf('topic', { label: 'Thema', required: true, forms: { contact: ask(2) } }),
    need: longText({
      label: 'Anliegen',
      max: 5000,
      personal: afterDone,
      writer: 'resident',
      help: 'Bitte keine Krankheiten und keine Namen von anderen Menschen.',
      forms: { contact: ask(1, { required: true }) },
    }),
    outcome: oneOf('outcome', { label: 'Ergebnis', required: true, forms: { contact: preset('offen') } }),
    followUp: date({ label: 'Wiedervorlage' }),
    done: oneOf('yesno', { label: 'Erledigt' }),
    reach: text({
      label: 'Rückmeldung an',
      max: 200,
      personal: afterDone,
      writer: 'resident',
      help: 'E-Mail oder Telefon, wenn eine Antwort gewünscht ist.',
      forms: { contact: ask(3) },
    }),
    name: text({
      label: 'Name',
      max: 120,
      personal: afterDone,
      writer: 'resident',
      forms: { contact: ask(4, { when: { field: 'reach' } }) },
    }),
    channel: oneOf('channel', { label: 'Weg', required: true, forms: { contact: preset('formular') } }),
    with: oneOf('with', { label: 'Gespräch mit', required: true, forms: { contact: preset('selbst') } }),
    first: oneOf('firstContact', {
      label: 'Erst-/Folgekontakt',
      required: true,
      forms: { contact: preset('unbekannt') },
    }),
    persons: number({ label: 'Personen', max: 500, forms: { contact: preset(1) } }),
    anonymous: oneOf('yesno', {
      label: 'Anonym',
      required: true,
      forms: { contact: preset((answers) => (answers['reach'] ? 'nein' : 'ja')) },
    }),
    topics: someOf('topic', { label: 'Weitere Themen' }),
    groups: someOf('group', { label: 'Gruppen' }),
    ageBand: oneOf('ageBand', { label: 'Alter' }),
    lang: oneOf('lang', { label: 'Sprache', forms: { contact: ask(5) } }),
    duration: oneOf('duration', { label: 'Dauer', required: true }),
    unmetReason: oneOf('unmetReason', { label: 'Warum offen' }),
    referredTo: reference('organisations', { label: 'Vermittelt an' }),
    referralResult: oneOf('referralResult', { label: 'Was daraus wurde' }),
    doneAt: date({
      label: 'Erledigt am',
      writer: 'machine',
      help: 'Wann das System „Ja“ zuerst gesehen hat. Davon hängt ab, wann Name und Anliegen gelöscht werden.',
    }),
    goal: reference('goals', { label: 'Ziel' }),
    livesIn: oneOf('livesIn', { label: 'Wohnbereich', forms: { contact: ask(6) } }),
  },
});

export type Contact = RowOf<typeof contacts>;
