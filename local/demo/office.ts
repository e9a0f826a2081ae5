import type { TextKey } from '../../sheets-schema/presets.ts';

/** What the invented office wrote into *Texte*; the other texts stay as they come. */
export const demoTexts: Readonly<Partial<Record<TextKey, string>>> = {
  greeting:
    'draußen wird es ungemütlich, drinnen ist Platz: Der Küchentisch ist jeden Donnerstag gedeckt. Hier kommt, was sonst noch neu ist.',
  signature: 'Herzliche Grüße aus der Brückengasse\nJorid Hammerschlag\nQuartiersbüro Obere Altstadt',
  imprint:
    'Beispieldaten: Dieses Quartiersbüro und alle Menschen, Vereine, Anschriften und Telefonnummern auf diesen Seiten sind erfunden.\n\n' +
    'Angaben nach § 5 DDG\n\nBrückenhaus Obere Altstadt e. V.\nBrückengasse 3\n32423 Minden\n\n' +
    'Vertreten durch den Vorstand: Levke Grotejahn (Vorsitz), Darius Ellerkamp\n\n' +
    'Telefon: 030 23125 100\nE-Mail: post@brueckenhaus.example\n\n' +
    'Vereinsregister: Amtsgericht Beispielstadt, VR 0000\n\n' +
    'Verantwortlich für den Inhalt nach § 18 Abs. 2 MStV: Jorid Hammerschlag, Anschrift wie oben',
  privacy:
    'Beispieldaten: Dies ist ein Muster für ein erfundenes Quartiersbüro und keine Rechtsberatung.\n\n' +
    '**Wer verantwortlich ist**\nBrückenhaus Obere Altstadt e. V., Brückengasse 3, 32423 Minden, post@brueckenhaus.example\n\n' +
    '**Wenn Sie uns schreiben**\nWir speichern, was Sie in das Formular eintragen, um Ihnen zu helfen (Art. 6 Abs. 1 Buchst. f DSGVO). Ihren Namen müssen Sie nicht nennen. Name, Erreichbarkeit und Anliegen löschen wir ein Jahr, nachdem die Sache erledigt ist, spätestens nach zwei Jahren.\n\n' +
    '**Wenn Sie den Wochenbrief lesen**\nWir speichern Ihre E-Mail-Adresse, solange Sie den Brief haben möchten (Art. 6 Abs. 1 Buchst. a DSGVO). Ohne Bestätigung löschen wir sie nach sieben Tagen. Den Nachweis Ihrer Einwilligung bewahren wir drei Jahre nach deren Ende auf, nur als Prüfsumme.\n\n' +
    '**Wenn Sie an einer Umfrage teilnehmen**\nDie Antworten sind anonym. Wir speichern weder Ihre Adresse noch den Zeitpunkt.\n\n' +
    '**Wer die Daten bekommt**\nNur das Quartiersbüro. Die Tabellen liegen bei Google als Auftragsverarbeiter (Art. 28 DSGVO).\n\n' +
    '**Ihre Rechte**\nSie dürfen Auskunft, Berichtigung und Löschung verlangen, widersprechen und sich bei der Landesbeauftragten für Datenschutz und Informationsfreiheit Nordrhein-Westfalen beschweren.',
};

/** What the invented office wrote into *Einstellungen*. The links to the files come with the files. */
export const demoSettings: Readonly<Record<string, string>> = {
  'quartier.name': 'Quartier Obere Altstadt',
  'quartier.city': 'Minden',
  'manager.name': 'Jorid Hammerschlag',
  'manager.email': 'leitung@quartier.example',
  'manager.phone': '030 23125 100',
  'office.address': 'Brückengasse 3, 32423 Minden',
  'office.hours': 'Di 10–13 Uhr, Do 15–18 Uhr und nach Vereinbarung',
  'sender.name': 'Quartiersbüro Obere Altstadt',
  'sender.email': 'brief@quartier.example',
};

/** How the goals of the application stand after one year: number → target, own count, rating, reason. */
export const demoGoals: Readonly<
  Record<
    string,
    {
      target?: number;
      actual?: number;
      assessment: 'erreicht' | 'teilweise' | 'laeuft' | 'geplant';
      why?: string;
    }
  >
> = {
  '1.1': { target: 250, assessment: 'erreicht' },
  '1.2': { target: 50, assessment: 'erreicht' },
  '1.3': { target: 1, actual: 1, assessment: 'erreicht' },
  '1.4': {
    target: 2,
    actual: 1,
    assessment: 'teilweise',
    why: 'Die Internetseite steht. Der Flyer ist gesetzt, der Druck folgt nach der Abstimmung mit den Partnern.',
  },
  '2.1': { target: 15, assessment: 'erreicht' },
  '2.2': {
    target: 40,
    assessment: 'laeuft',
    why: 'Der Treff konnte erst im siebten Monat beginnen, weil der Saal renoviert wurde.',
  },
  '2.3': { target: 4, assessment: 'laeuft' },
  '2.4': { target: 12, assessment: 'laeuft' },
  '2.5': { target: 1, actual: 1, assessment: 'erreicht' },
};
