import { peopleTab, type RowOf } from './tab.ts';
import { date, email, longText, oneOf, phone, reference, someOf, text, url } from './vocabulary.ts';

const whileInNetwork = { keep: 'P12M', from: 'inNetworkUntil' } as const;

/** One row is one organisation: an association, an office, a parish, a shop. Offers and events name it. */
export const organisations = peopleTab('organisations', {
  file: 'directory',
  title: 'Organisationen',
  titleColumn: 'name',
  columns: {
    name: text({
      label: 'Name',
      required: true,
      essential: true,
      max: 200,
      public: true,
      help: 'Der volle Name. So steht er auch in der Auswahl bei den Angeboten.',
    }),
    shortName: text({ label: 'Kurzname', max: 60, public: true }),
    kind: oneOf('orgKind', { label: 'Art', required: true, public: true }),
    umbrella: reference('organisations', {
      label: 'Träger',
      public: true,
      help: 'Zu welcher größeren Organisation sie gehört.',
    }),
    description: longText({ label: 'Beschreibung', max: 5000, public: true }),
    topics: someOf('topic', { label: 'Themen', public: true }),
    street: text({ label: 'Straße und Hausnummer', public: true }),
    postcode: text({ label: 'Postleitzahl', max: 10, public: true }),
    city: text({ label: 'Stadt', public: true }),
    phone: phone({ label: 'Telefon', public: true }),
    email: email({ label: 'E-Mail', public: true }),
    url: url({ label: 'Internet', public: true }),
    contactPerson: text({
      label: 'Ansprechperson',
      max: 120,
      personal: whileInNetwork,
      help: 'Für uns im Büro. Wird nicht veröffentlicht.',
    }),
    contactEmail: email({ label: 'E-Mail der Ansprechperson', personal: whileInNetwork }),
    contactPhone: phone({ label: 'Telefon der Ansprechperson', personal: whileInNetwork }),
    inNetwork: date({ label: 'Im Netzwerk seit' }),
    inNetworkUntil: date({
      label: 'Im Netzwerk bis',
      help: 'Ein Jahr danach wird die Ansprechperson gelöscht.',
    }),
    status: oneOf('orgStatus', { label: 'Status' }),
    note: longText({ label: 'Intern' }),
  },
});

/** One row, as read. @public */
export type Organisation = RowOf<typeof organisations>;
