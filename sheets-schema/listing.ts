import { keyedTab, type RowOf } from './tab.ts';
import { number, oneOf, text } from './vocabulary.ts';

/** *Listen*: the manager's words. A word is retired, never deleted, because old rows still hold it. */
export const listsTab = keyedTab('lists', {
  file: 'directory',
  title: 'Listen',
  idColumn: 'id',
  columns: {
    list: text({ label: 'Liste', required: true, essential: true, max: 60 }),
    key: text({
      label: 'Schlüssel',
      max: 60,
      help: 'Woran das System das Wort erkennt. Bei eigenen Wörtern darf das Feld leer bleiben.',
    }),
    label: text({
      label: 'Wort',
      required: true,
      essential: true,
      max: 120,
      public: true,
      help: 'So steht es in der Auswahl. Bitte ohne Komma.',
    }),
    labelSimple: text({ label: 'Wort in Leichter Sprache', max: 120, public: true }),
    parent: text({ label: 'Gehört zu', max: 60, help: 'Der Schlüssel des größeren Themas.' }),
    order: number({ label: 'Reihenfolge' }),
    active: oneOf('yesno', {
      label: 'In Gebrauch',
      help: '„Nein“ nimmt das Wort aus der Auswahl. Bitte nicht löschen: Alte Zeilen brauchen es noch.',
    }),
    aliases: text({
      label: 'Frühere Namen',
      help: 'Wie das Wort früher hieß, durch Komma getrennt. So werden alte Zeilen weiter gelesen.',
    }),
    map: text({ label: 'Entspricht', help: 'Das nächste Wort in einem öffentlichen Verzeichnis.' }),
    id: text({ label: 'id', writer: 'machine', help: 'Kennung der Zeile. Bitte nicht ändern.' }),
  },
});

/** The id of a word's row in *Listen*. */
export function wordId(list: string, key: string): string {
  return `${list}/${key}`;
}

/** One row, as read. @public */
export type WordRow = RowOf<typeof listsTab>;
