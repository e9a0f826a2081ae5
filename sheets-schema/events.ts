import { peopleTab, type RowOf } from './tab.ts';
import { date, longText, number, oneOf, reference, someOf, text, time } from './vocabulary.ts';

/** One row is one event, or a series of equal ones; only `öffentlich` and `abgesagt` are shown. */
export const events = peopleTab('events', {
  file: 'directory',
  title: 'Veranstaltungen',
  titleColumn: 'title',
  columns: {
    title: text({ label: 'Veranstaltung', required: true, essential: true, max: 120, public: true }),
    status: oneOf('eventStatus', {
      label: 'Status',
      required: true,
      essential: true,
      help: 'Nur „öffentlich“ und „abgesagt“ stehen auf der Seite und im Brief.',
    }),
    kind: oneOf('event', { label: 'Art', required: true, public: true }),
    date: date({ label: 'Datum', required: true, essential: true, public: true }),
    start: time({ label: 'Beginn', required: true, public: true, help: 'Zum Beispiel 15:00.' }),
    end: time({ label: 'Ende', public: true }),
    repeat: oneOf('repeat', { label: 'Wiederholung', public: true }),
    repeatUntil: date({ label: 'Wiederholung bis', public: true }),
    exceptions: text({
      label: 'Fällt aus am',
      public: true,
      help: 'Einzelne Tage einer Reihe, durch Komma getrennt: „24.12.2026, 31.12.2026“.',
    }),
    place: text({ label: 'Ort', required: true, public: true }),
    organisation: reference('organisations', { label: 'Wer lädt ein', public: true }),
    summary: text({ label: 'Kurz gesagt', max: 200, public: true, help: 'Ein Satz: Was erwartet mich?' }),
    targetGroups: someOf('group', { label: 'Für wen', public: true }),
    topics: someOf('topic', { label: 'Themen', public: true }),
    cost: oneOf('cost', { label: 'Kosten', public: true }),
    accessibility: someOf('a11y', { label: 'Barrierefreiheit', public: true }),
    languages: someOf('lang', { label: 'Sprachen', public: true }),
    signUp: text({
      label: 'Anmeldung',
      public: true,
      help: 'Wie man sich anmeldet. Leer heißt: einfach kommen.',
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
