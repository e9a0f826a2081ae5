import type { KeyOf } from '../../sheets-schema/lists.ts';

type Topic = KeyOf<'topic'>;

/** How often a topic is the main one among a hundred contacts: money leads, then authorities and housing. */
export const mainTopics: Readonly<Partial<Record<Topic, number>>> = {
  'geld.schulden': 14,
  'geld.leistungen': 11,
  'geld.energie': 5,
  'geld.notlage': 4,
  'amt.antraege': 8,
  'amt.bescheid': 5,
  'amt.recht': 2,
  'amt.betreuung': 3,
  'wohnen.suche': 7,
  'wohnen.miete': 4,
  'wohnen.verlust': 2,
  'wohnen.anpassung': 1,
  'gesundheit.arzt': 2,
  'gesundheit.seele': 2,
  'gesundheit.sucht': 1,
  'alter.pflege': 3,
  'alter.alltag': 2,
  'familie.kita': 2,
  'familie.erziehung': 1,
  'bildung.deutsch': 2,
  'bildung.digital': 4,
  'arbeit.jobsuche': 2,
  'ankommen.aufenthalt': 2,
  'gemeinschaft.einsam': 3,
  'versorgung.essen': 2,
  'umfeld.muell': 2,
  'umfeld.laerm': 1,
  'umfeld.verkehr': 2,
  'schutz.gewalt': 0.5,
  sonstiges: 0.5,
};

/** Further topics of a contact and their chance: with them, money comes up in half of all talks. */
export const sideTopics: readonly (readonly [topic: Topic, chance: number])[] = [
  ['geld.leistungen', 0.29],
  ['amt.antraege', 0.31],
  ['wohnen.miete', 0.1],
  ['bildung.digital', 0.35],
];

/** What people say, as the manager notes it: no names, no illnesses. */
export const needs: Readonly<Partial<Record<Topic, readonly string[]>>> = {
  'geld.schulden': [
    'Drei Mahnungen auf einmal bekommen, weiß nicht, welche zuerst.',
    'Das Konto ist gepfändet, am Freitag geht die Miete ab.',
    'Ratenzahlung für den Möbelkauf geht nicht mehr, seit die Stunden gekürzt sind.',
    'Traut sich nicht mehr, die Post aufzumachen. Karton mit Briefen mitgebracht.',
    'Handyvertrag doppelt abgeschlossen, jetzt Inkasso.',
    'Fragt, ob eine Privatinsolvenz auch bei kleinen Beträgen geht.',
  ],
  'geld.leistungen': [
    'Rente reicht nicht, möchte wissen, ob Wohngeld infrage kommt.',
    'Nach der Trennung neu rechnen: Kindergeld, Unterhalt, Wohngeld.',
    'Weiterbewilligung vergessen, seit dem Ersten kommt kein Geld.',
    'Fragt nach dem Zuschuss für die Klassenfahrt.',
    'Arbeitet halbtags und fragt, ob aufgestockt werden kann.',
  ],
  'geld.energie': [
    'Nachzahlung für Gas, mehr als ein Monatseinkommen.',
    'Der Versorger droht, den Strom abzustellen.',
    'Abschlag ist doppelt so hoch wie im letzten Jahr.',
  ],
  'geld.notlage': [
    'Geldbörse verloren, bis zum Monatsende noch neun Tage.',
    'Waschmaschine kaputt, drei Kinder, kein Geld für eine neue.',
    'Lohn ist nicht gekommen, braucht Essen fürs Wochenende.',
  ],
  'amt.antraege': [
    'Kommt mit dem Onlineformular nicht zurecht, Zeile sieben wird immer rot.',
    'Braucht Hilfe beim Antrag auf den Schwerbehindertenausweis.',
    'Befreiung vom Rundfunkbeitrag ausfüllen.',
    'Anmeldung nach Umzug, Termin erst in sechs Wochen.',
    'Welche Unterlagen gehören zum Antrag auf Kinderzuschlag?',
  ],
  'amt.bescheid': [
    'Versteht den Bescheid nicht und hat noch vier Tage für den Widerspruch.',
    'Rückforderung bekommen, hält sie für falsch.',
    'Anhörung im Briefkasten, was muss man darauf antworten?',
  ],
  'amt.recht': [
    'Vertrag an der Haustür unterschrieben, möchte ihn loswerden.',
    'Nachbarin braucht jemanden, der ein Schreiben vom Gericht erklärt.',
  ],
  'amt.betreuung': [
    'Möchte eine Vorsorgevollmacht machen, bevor die Operation kommt.',
    'Fragt, wie man eine rechtliche Betreuung für die Mutter anregt.',
  ],
  'wohnen.suche': [
    'Sucht seit einem Jahr eine Wohnung im Erdgeschoss.',
    'Fünf Personen auf 52 Quadratmetern, sucht vier Zimmer.',
    'Trennung, muss bis zum Quartalsende ausziehen.',
    'Bekommt nur Absagen, sobald das Wort Jobcenter fällt.',
  ],
  'wohnen.miete': [
    'Schimmel im Schlafzimmer, Hausverwaltung antwortet nicht.',
    'Mieterhöhung um zwölf Prozent, ist das erlaubt?',
    'Heizung seit Tagen lau.',
  ],
  'wohnen.verlust': [
    'Fristlose Kündigung wegen zwei fehlender Mieten.',
    'Räumungstermin steht fest, zwei Kinder.',
  ],
  'wohnen.anpassung': ['Kommt nicht mehr in die Badewanne, möchte eine Dusche.'],
  'gesundheit.arzt': [
    'Findet keine Hausarztpraxis, die noch jemanden nimmt.',
    'Neu in der Stadt, noch ohne Krankenversicherung.',
  ],
  'gesundheit.seele': [
    'Schläft kaum noch, sucht jemanden zum Reden, wartet auf einen Platz.',
    'Fragt nach einer Gruppe, in der man sich nicht erklären muss.',
  ],
  'gesundheit.sucht': ['Macht sich Sorgen um einen Angehörigen und fragt, wer berät.'],
  'alter.pflege': [
    'Vater kommt aus dem Krankenhaus, zu Hause ist nichts vorbereitet.',
    'Welcher Pflegedienst hat noch Plätze?',
    'Pflegegrad abgelehnt, was nun?',
  ],
  'alter.alltag': [
    'Sucht jemanden, der einmal in der Woche einkauft.',
    'Treppenhaus putzen geht nicht mehr.',
  ],
  'familie.kita': [
    'Kein Kitaplatz, soll aber im nächsten Monat anfangen zu arbeiten.',
    'Sucht Betreuung vor sieben Uhr.',
  ],
  'familie.erziehung': ['Sohn geht nicht mehr zur Schule, die Eltern sind ratlos.'],
  'bildung.deutsch': ['Möchte Deutsch lernen, alle Kurse sind voll.', 'Sucht eine Gruppe zum Sprechen üben.'],
  'bildung.digital': [
    'Die Bank schließt den Schalter, wie geht das am Handy?',
    'Hat keinen Drucker und braucht zwölf Seiten.',
    'Passwort für das Postfach vergessen.',
    'Arzttermine gibt es nur noch im Internet.',
  ],
  'arbeit.jobsuche': [
    'Möchte nach der Elternzeit wieder anfangen, am liebsten vormittags.',
    'Bewerbungen ohne Antwort, bittet um einen Blick darauf.',
  ],
  'ankommen.aufenthalt': [
    'Aufenthalt läuft in drei Wochen ab, kein Termin zu bekommen.',
    'Möchte wissen, ob die Schwester nachkommen darf.',
  ],
  'gemeinschaft.einsam': [
    'Seit dem Umzug niemanden kennengelernt.',
    'Mann verstorben, die Sonntage sind lang.',
    'Sucht jemanden zum Kartenspielen.',
  ],
  'versorgung.essen': [
    'Fragt, wo man sich für die Lebensmittelausgabe anmeldet.',
    'Kommt mit den Einkäufen nicht mehr die Treppe hoch.',
  ],
  'umfeld.muell': [
    'Sperrmüll vor dem Haus, seit drei Wochen.',
    'Die Glascontainer sind übervoll, Scherben auf dem Weg.',
  ],
  'umfeld.laerm': ['Lieferverkehr um fünf Uhr morgens in der Marktstiege.'],
  'umfeld.verkehr': [
    'Mit dem Rollator kommt man über das Pflaster am Obertor nicht hinüber.',
    'Zugeparkter Gehweg vor der Kita.',
  ],
  'schutz.gewalt': ['Fragt für eine Freundin, wohin man sich wenden kann.'],
  sonstiges: ['Katze entlaufen, möchte einen Zettel aushängen.'],
};

/** What people write into the form themselves, without a name. */
export const messages: readonly (readonly [topic: Topic | null, need: string])[] = [
  ['geld.schulden', 'Mein Konto ist gepfändet und am Freitag geht die Miete ab. Was kann ich tun?'],
  [
    'amt.antraege',
    'Ich komme mit dem Wohngeldantrag nicht weiter. Kann jemand mit mir draufschauen? Dienstags habe ich Zeit.',
  ],
  [
    'umfeld.muell',
    'In der Färbergasse stehen seit zwei Wochen alte Matratzen auf dem Gehweg. Da kommt kein Kinderwagen vorbei.',
  ],
  [
    null,
    'Ich bin neu hergezogen und kenne hier noch niemanden. Gibt es eine Gruppe für Leute um die fünfzig?',
  ],
  ['wohnen.miete', 'Bei uns ist seit Montag die Heizung kalt, der Vermieter geht nicht ans Telefon.'],
  ['bildung.deutsch', 'Hello, I look for German course in the evening. I work until 5 pm. Thank you.'],
  [
    'alter.alltag',
    'Meine Mutter ist 84 und schafft die Einkäufe nicht mehr. Wer könnte einmal in der Woche helfen?',
  ],
  [
    'umfeld.verkehr',
    'Könnte man die Bank am Obertor wieder aufstellen? Ohne Pause schaffe ich den Weg zum Markt nicht.',
  ],
  [
    'familie.kita',
    'Ich brauche ab Januar Betreuung für meine Tochter, drei Jahre alt. Bei welchen Kitas lohnt es sich zu fragen?',
  ],
  ['bildung.digital', 'Meine Bank hat jetzt nur noch eine App. Wer erklärt mir das in Ruhe?'],
  [
    'geld.energie',
    'Die Nachzahlung für den Strom kann ich nicht auf einmal bezahlen. Wer hilft mir, Raten auszumachen?',
  ],
];
