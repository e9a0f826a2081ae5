import { peopleTab, type RowOf } from './tab.ts';
import { ask, date, longText, number, oneOf, preset, reference, someOf, text, time } from './vocabulary.ts';

/** One row is one event, or a series of equal ones; only `öffentlich` and `abgesagt` are shown. */
export const events = peopleTab('events', {
  file: 'directory',
  title: 'Veranstaltungen',
  titleColumn: 'title',
  columns: {
    title: text({
      label: 'Veranstaltung',
      required: true,
      essential: true,
      max: 120,
      public: true,
      forms: { event: ask(1, { required: true }) },
    }),
    status: oneOf('eventStatus', {
      label: 'Status',
      required: true,
      essential: true,
      help: 'Nur „öffentlich“ und „abgesagt“ stehen auf der Seite und im Brief.',
      forms: { event: preset('neu') },
    }),
    kind: oneOf('event', {
      label: 'Art',
      required: true,
      public: true,
      forms: { event: ask(2, { required: true }) },
    }),
    date: date({
      label: 'Datum',
      required: true,
      essential: true,
      public: true,
      forms: { event: ask(5, { required: true }) },
    }),
    start: time({
      label: 'Beginn',
      required: true,
      public: true,
      help: 'Zum Beispiel 15:00.',
      forms: { event: ask(6, { required: true }) },
    }),
    end: time({ label: 'Ende', public: true, forms: { event: ask(7) } }),
    repeat: oneOf('repeat', { label: 'Wiederholung', public: true, forms: { event: ask(8) } }),
    repeatUntil: date({
      label: 'Wiederholung bis',
      public: true,
      forms: { event: ask(9, { when: { field: 'repeat', except: ['einmalig'] } }) },
    }),
    exceptions: text({
      label: 'Fällt aus am',
      public: true,
      help: 'Einzelne Tage einer Reihe, durch Komma getrennt: „24.12.2026, 31.12.2026“.',
      forms: { event: ask(10, { when: { field: 'repeat', except: ['einmalig'] } }) },
    }),
    place: text({
      label: 'Ort',
      required: true,
      public: true,
      forms: { event: ask(11, { required: true }) },
    }),
    organisation: reference('organisations', {
      label: 'Wer lädt ein',
      public: true,
      forms: { event: ask(3, { required: true }) },
    }),
    summary: text({
      label: 'Kurz gesagt',
      max: 200,
      public: true,
      help: 'Ein Satz: Was erwartet mich?',
      forms: { event: ask(4) },
    }),
    targetGroups: someOf('group', { label: 'Für wen', public: true, forms: { event: ask(12) } }),
    topics: someOf('topic', { label: 'Themen', public: true, forms: { event: ask(13) } }),
    cost: oneOf('cost', { label: 'Kosten', public: true, forms: { event: ask(14) } }),
    accessibility: someOf('a11y', { label: 'Barrierefreiheit', public: true, forms: { event: ask(15) } }),
    languages: someOf('lang', { label: 'Sprachen', public: true, forms: { event: ask(16) } }),
    signUp: text({
      label: 'Anmeldung',
      public: true,
      help: 'Wie man sich anmeldet. Leer heißt: einfach kommen.',
      forms: { event: ask(17) },
    }),
    reach: text({
      label: 'Rückfrage an',
      max: 200,
      personal: { keep: 'P28D', from: 'repeatUntil', otherwise: { keep: 'P28D', from: 'date' } },
      help: 'E-Mail oder Telefon für Fragen des Büros. Wird nicht veröffentlicht.',
      forms: { event: ask(18) },
    }),
    attendance: number({ label: 'Teilnehmende', max: 10_000, help: 'Nach der Veranstaltung.' }),
    attendanceHow: oneOf('attendanceHow', { label: 'Gezählt oder geschätzt' }),
    newFaces: number({ label: 'Davon neu', max: 10_000 }),
    volunteers: number({ label: 'Ehrenamtliche', max: 1000 }),
    volunteerHours: number({ label: 'Stunden der Ehrenamtlichen', max: 10_000 }),
    goal: reference('goals', { label: 'Ziel' }),
    note: longText({ label: 'Intern' }),
  },
});

export type Event = RowOf<typeof events>;
