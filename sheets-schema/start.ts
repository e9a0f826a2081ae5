import type { FileKey } from './tab.ts';

/** A tab that is a page of text, one line a row; not a list. */
export interface LaidOutTab {
  readonly key: string;
  readonly file: FileKey;
  readonly title: string;
  readonly lines: readonly string[];
}

/** *Start*, the first tab of the directory: what this is, and the five things to do first. */
export const start: LaidOutTab = {
  key: 'start',
  file: 'directory',
  title: 'Start',
  lines: [
    'Willkommen im Verzeichnis Ihres Quartiers',
    'Hier stehen Angebote, Organisationen und Termine. Was Sie hier ändern, steht kurz darauf auf der Internetseite und am Montag im Brief an die Partner.',
    'Sie dürfen sortieren, filtern, Spalten verschieben und umbenennen. Nur die grauen Spalten am Ende gehören dem System.',
    '',
    'Das Wichtigste zuerst',
    '1. „Einstellungen“: Tragen Sie Namen, Anschrift und E-Mail Ihres Büros ein und die Links zu den drei anderen Dateien.',
    '2. „Texte“: Schreiben Sie Impressum und Datenschutz. Vorher darf die Seite nicht öffentlich werden.',
    '3. „Organisationen“ und „Angebote“: Tragen Sie ein, was es im Quartier gibt. Erst mit dem Status „öffentlich“ ist ein Angebot zu sehen.',
    '4. „Listen“: Sehen Sie die Themen und Gruppen durch. Sie dürfen Wörter umbenennen und ergänzen. Bitte nichts löschen, sondern „In Gebrauch“ auf „Nein“ setzen.',
    '5. Laden Sie Partner ein: Der Weg führt über das Anmeldeformular auf der Internetseite. Ohne Bestätigung geht kein Brief hinaus.',
    '',
    'Jeden Montag um 6:30 Uhr bekommen Sie eine E-Mail: was neu ist, was wartet und was in den Tabellen nicht stimmt.',
  ],
};
