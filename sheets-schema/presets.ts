import { idFrom, referenceOf } from './ids.ts';
import { listsTab, wordId } from './listing.ts';
import { goals } from './goals.ts';
import { lists, parentOf, type ListEntry } from './lists.ts';
import { settings } from './settings.ts';
import { metadataId, type NewRow, type Tab } from './tab.ts';
import { texts } from './texts.ts';

/**
 * The rows that a new tab starts with; none for most. Each call gives the same ids, so a second set-up knows them.
 * Once written they belong to the manager.
 * @param options.year adds the setting that links that year's contacts file
 */
export function presetRows<T extends Tab>(tab: T, options: { readonly year?: number } = {}): NewRow<T>[] {
  const rows: readonly object[] =
    tab.key === listsTab.key
      ? listRows()
      : tab.key === texts.key
        ? textRows
        : tab.key === settings.key
          ? settingRows(options.year)
          : tab.key === goals.key
            ? goalRows()
            : [];
  return [...rows] as NewRow<T>[];
}

function listRows(): NewRow<typeof listsTab>[] {
  return Object.entries(lists).flatMap(([list, entries]: [string, readonly ListEntry[]]) =>
    entries.map(({ key, label, maps }, at) => {
      const parent = list === 'topic' ? parentOf(key) : null;
      return {
        list,
        key,
        label,
        ...(parent ? { parent } : {}),
        order: at + 1,
        active: 'ja' as const,
        ...(maps ? { map: maps } : {}),
        id: wordId(list, key),
      };
    }),
  );
}

/** The keys of *Texte*. */
export const textKeys = [
  'greeting',
  'signature',
  'startIntro',
  'contactIntro',
  'emergency',
  'offerIntro',
  'eventIntro',
  'subscribeIntro',
  'imprint',
  'privacy',
] as const;
export type TextKey = (typeof textKeys)[number];

const textRows: readonly (NewRow<typeof texts> & { readonly key: TextKey })[] = [
  {
    key: 'greeting',
    text: 'hier lesen Sie, was es Neues im Quartier gibt. Danke, dass Sie es weitersagen.',
    limit: 600,
    help: 'Der Gruß am Anfang des Wochenbriefs, nach „Guten Tag“. Er gilt, wenn in der Vorschau kein anderer steht.',
  },
  {
    key: 'signature',
    text: 'Herzliche Grüße\nIhr Quartiersbüro',
    limit: 300,
    help: 'Der Schluss jedes Briefs, über dem Impressum.',
  },
  {
    key: 'startIntro',
    text: 'Sie suchen Hilfe, einen Treffpunkt oder jemanden, der zuhört? Hier finden Sie, was es in der Nachbarschaft gibt. Und wenn Sie nicht weiterwissen, fragen Sie uns.',
    limit: 600,
    help: 'Die ersten Sätze auf der Startseite.',
  },
  {
    key: 'contactIntro',
    text: 'Schreiben Sie uns, was Sie brauchen oder was Ihnen im Quartier auffällt. Ihren Namen müssen Sie nicht nennen. Wenn Sie eine Antwort möchten, sagen Sie uns bitte, wie wir Sie erreichen.',
    limit: 600,
    help: 'Steht über dem Kontaktformular.',
  },
  {
    key: 'emergency',
    // Germany's public emergency and help lines, the same everywhere.
    text: 'Wir lesen Nachrichten nur zu Bürozeiten. In Gefahr rufen Sie bitte sofort an:\nPolizei 110\nFeuerwehr und Rettungsdienst 112\nÄrztlicher Bereitschaftsdienst 116 117\nHilfetelefon Gewalt gegen Frauen 116 016\nNummer gegen Kummer für Kinder und Jugendliche 116 111\nTelefonseelsorge 0800 111 0 111',
    limit: 1000,
    help: 'Notfallnummern über dem Kontaktformular, eine je Zeile.',
  },
  {
    key: 'offerIntro',
    text: 'Sie machen ein Angebot für Menschen im Quartier? Beschreiben Sie es hier. Wir sehen es durch, fragen vielleicht nach und nehmen es dann ins Verzeichnis auf.',
    limit: 600,
    help: 'Steht über dem Formular, mit dem Einrichtungen ein Angebot melden.',
  },
  {
    key: 'eventIntro',
    text: 'Sie laden zu etwas ein, das für Menschen im Quartier ist? Schreiben Sie uns, was wann und wo stattfindet. Wir sehen es durch und veröffentlichen es dann.',
    limit: 600,
    help: 'Steht über dem Formular, mit dem Einrichtungen einen Termin melden.',
  },
  {
    key: 'subscribeIntro',
    text: 'Einmal in der Woche schreiben wir unseren Partnern kurz, was neu ist. Nach der Anmeldung bekommen Sie eine E-Mail mit einem Link zum Bestätigen. Abmelden können Sie sich jederzeit mit einem Klick.',
    limit: 600,
    help: 'Steht über der Anmeldung zum Wochenbrief.',
  },
  {
    key: 'imprint',
    limit: 20_000,
    help: 'Das Impressum (§ 5 DDG): Name und Anschrift des Trägers, wer ihn vertritt, Telefon und E-Mail, Vereinsregister mit Nummer, wer für den Inhalt verantwortlich ist. Ohne Impressum darf die Seite nicht öffentlich sein.',
  },
  {
    key: 'privacy',
    limit: 20_000,
    help: 'Die Hinweise zum Datenschutz (Art. 13 DSGVO): wer verantwortlich ist, Datenschutzbeauftragte, welche Angaben Sie wozu und wie lange speichern, wer sie bekommt (auch Google als Auftragsverarbeiter), welche Rechte man hat und wo man sich beschweren kann.',
  },
];

/** The setting that ends the links which act for the manager: the last day whose links no longer count. */
export const MANAGER_LINKS_ENDED = 'links.endedOn';

/** The setting by which the manager puts up with lost rows of the letters' records: the last day whose issue is over. */
export const LETTER_GAPS_ACCEPTED = 'letter.gapsAcceptedUntil';

function settingRows(year: number | undefined): NewRow<typeof settings>[] {
  const rows: [key: string, label: string, value: string | null, help: string][] = [
    [
      'quartier.name',
      'Name des Quartiers',
      null,
      'Zum Beispiel „Quartier am Fluss“. Steht oben auf jeder Seite.',
    ],
    ['quartier.city', 'Stadt', null, 'In welcher Stadt das Quartier liegt.'],
    ['manager.name', 'Quartiersmanagement: Name', null, 'Wer die Menschen im Büro empfängt.'],
    [
      'manager.email',
      'Quartiersmanagement: E-Mail',
      null,
      'Dorthin geht der Montagsbrief des Systems. Auch Antworten auf den Wochenbrief kommen hier an.',
    ],
    ['manager.phone', 'Quartiersmanagement: Telefon', null, 'Steht auf der Internetseite.'],
    ['office.address', 'Anschrift des Büros', null, 'Straße, Hausnummer, Postleitzahl und Ort.'],
    ['office.hours', 'Sprechzeiten', null, 'So, wie Sie sie aushängen: „Di und Do 10–13 Uhr“.'],
    ['sender.name', 'Absender der Briefe: Name', null, 'So heißt der Absender im Posteingang der Partner.'],
    [
      'sender.email',
      'Absender der Briefe: E-Mail',
      null,
      'Eine Adresse bei Ihrem Mailanbieter, von der die Briefe kommen.',
    ],
    [
      'operator.email',
      'Technik: E-Mail',
      null,
      'Wer das System betreut. Bekommt mit Ihnen eine Nachricht, wenn eine Einsendung lange nicht eingetragen werden kann.',
    ],
    ...(year === undefined ? [] : [contactsFileSetting(year)]),
    [
      'file.surveys',
      'Link zur Datei „Befragungen“',
      null,
      'Öffnen Sie die Datei und kopieren Sie die Adresse aus dem Browser hierher.',
    ],
    [
      'file.operations',
      'Link zur Datei „Versand“',
      null,
      'Öffnen Sie die Datei und kopieren Sie die Adresse aus dem Browser hierher.',
    ],
    [
      'offers.askAfterDays',
      'Angebote: nachfragen nach Tagen',
      '150',
      'So lange nach der letzten Bestätigung fragen wir, ob noch alles stimmt.',
    ],
    [
      'offers.remindAfterDays',
      'Angebote: noch einmal nachfragen nach Tagen',
      '165',
      'Hat bis dahin niemand geantwortet, fragen wir ein zweites Mal.',
    ],
    [
      'offers.staleAfterDays',
      'Angebote: veraltet nach Tagen',
      '180',
      'Ab dann steht beim Angebot ein Hinweis.',
    ],
    [
      'offers.hideAfterDays',
      'Angebote: verborgen nach Tagen',
      '365',
      'Ab dann ist das Angebot nicht mehr zu sehen. Gelöscht wird es nie.',
    ],
    [
      'calls.perWeek',
      'Anrufliste: Anbieter je Woche',
      '2',
      'Um so viele Anrufe bittet der Montagsbrief. Mehr stehen auf der Anrufliste unter „Später“.',
    ],
    [
      MANAGER_LINKS_ENDED,
      'Links im Montagsbrief: ungültig bis',
      null,
      'Ein Datum, etwa „24.11.2026“: Links zum Erfassen und zur Anrufliste, die bis zu diesem Tag verschickt wurden, gelten nicht mehr. Leer heißt: Jeder gilt sieben Tage.',
    ],
    [
      LETTER_GAPS_ACCEPTED,
      'Wochenbrief: Lücken hingenommen bis',
      null,
      'Nur wenn im Montagsbrief steht, dass Zeilen fehlen, und sie sich nicht wiederherstellen lassen: das heutige Datum. Briefe bis zu diesem Tag gehen dann nicht mehr hinaus, die späteren wieder. Sie können manches noch einmal erzählen.',
    ],
  ];
  return rows.map(([key, label, value, help]) => ({ key, label, value, help }));
}

function contactsFileSetting(year: number): [string, string, null, string] {
  return [
    `file.contacts.${year}`,
    `Link zur Datei „Kontakte ${year}“`,
    null,
    'Öffnen Sie die Datei und kopieren Sie die Adresse aus dem Browser hierher. Jedes Jahr kommt eine neue Datei dazu.',
  ];
}

const contactPoint =
  'Eine verlässliche Kontakt- und Anlaufstelle, die als zentrale Informationsstelle tätig ist';
const lowThreshold = 'Niederschwelliger Kontakt zu den verschiedenen Bewohnergruppen';
const bridge =
  'Kontakt zu den unterschiedlichsten Akteuren und städtischen Stellen: Brückenbauer und Transporteur von Bedürfnissen';

/** The three core tasks of the first office's application and its measures by phase. */
const applicationGoals: readonly NewRow<typeof goals>[] = [
  {
    no: '1.1',
    phase: 'aufbau',
    goal: lowThreshold,
    measure: 'Konkrete Bedarfe der Menschen vor Ort durch Gespräche feststellen',
    indicator: 'kontakte',
  },
  {
    no: '1.2',
    phase: 'aufbau',
    goal: bridge,
    measure: 'Angebotsübersicht schaffen: Wer macht was, wer arbeitet mit wem zusammen?',
    indicator: 'angebote',
  },
  {
    no: '1.3',
    phase: 'aufbau',
    goal: contactPoint,
    measure: 'Einrichtung der Anlaufstelle für Menschen, die Beratung suchen',
    indicator: 'vonHand',
  },
  {
    no: '1.4',
    phase: 'aufbau',
    goal: contactPoint,
    measure: 'Einrichtung einer Internetplattform und eines Informationsflyers',
    indicator: 'vonHand',
  },
  {
    no: '2.1',
    phase: 'ab6',
    goal: bridge,
    measure: 'Einrichtung eines Quartiers-Netzwerks und kleiner Kooperationen für zielgerichtete Aufgaben',
    indicator: 'kooperationen',
  },
  {
    no: '2.2',
    phase: 'ab6',
    goal: lowThreshold,
    measure: 'Aufbau eines Nachbarschaftstreffs',
    indicator: 'treffs',
  },
  {
    no: '2.3',
    phase: 'ab6',
    goal: lowThreshold,
    measure: 'Durchführung von themenspezifischen Stadtteilwerkstätten',
    indicator: 'werkstaetten',
  },
  {
    no: '2.4',
    phase: 'ab6',
    goal: bridge,
    measure:
      'Kontinuierlicher Informationsaustausch mit der städtischen Koordinierungsstelle Quartiersmanagement',
    indicator: 'akteursgespraeche',
  },
  {
    no: '2.5',
    phase: 'ab6',
    goal: contactPoint,
    measure: 'Dokumentation der Arbeiten und Ergebnisse',
    indicator: 'vonHand',
  },
  {
    no: '3.1',
    phase: 'jahr2',
    goal: contactPoint,
    measure: 'Fortführung: Anlauf- und Kontaktstelle, Internet, Informationsaktualisierung, Dokumentation',
    indicator: 'bestaetigt',
  },
  {
    no: '3.2',
    phase: 'jahr2',
    goal: lowThreshold,
    measure: 'Fortführung: Zugehende Arbeit, Nachbarschaftstreff, Konfliktmanagement',
    indicator: 'teilnehmende',
  },
  {
    no: '3.3',
    phase: 'jahr2',
    goal: bridge,
    measure: 'Fortführung: Quartiersnetzwerk, Stadtteilwerkstätten, Zusammenarbeit mit städtischen Stellen',
    indicator: 'organisationen',
  },
  {
    no: '4.1',
    phase: 'jahr3',
    goal: lowThreshold,
    measure: 'Reflexion der Tätigkeiten und Befragung der Zielgruppen und Kontaktpartner',
    indicator: 'befragungen',
  },
  {
    no: '4.2',
    phase: 'jahr3',
    goal: bridge,
    measure: 'Prüfen, ob und wie die Arbeit auf die Innenstadt oder Teile davon erweitert werden soll',
    indicator: 'vonHand',
  },
  {
    no: '4.3',
    phase: 'jahr3',
    goal: bridge,
    measure: 'Konzept für die Verstetigung der Arbeit',
    indicator: 'vonHand',
  },
];

function goalRows(): NewRow<typeof goals>[] {
  return applicationGoals.map((row) => {
    const id = idOf(`goal:${row.no}`);
    return { ...row, assessment: 'geplant' as const, reference: referenceOf(id), id };
  });
}

/** The id of a row that the product itself brings: the same from the same name. */
function idOf(name: string): string {
  return idFrom(Uint8Array.from({ length: 15 }, (_, at) => metadataId(`${at}:${name}`) & 0xff));
}
