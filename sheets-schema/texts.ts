import { keyedTab, type RowOf } from './tab.ts';
import { longText, number, text } from './vocabulary.ts';

/** *Texte*: what this office says on pages and in letters. What the product says stands in the locale files. */
export const texts = keyedTab('texts', {
  file: 'directory',
  title: 'Texte',
  idColumn: 'key',
  columns: {
    key: text({
      label: 'Schlüssel',
      required: true,
      essential: true,
      max: 60,
      help: 'Woran das System den Text erkennt. Bitte nicht ändern.',
    }),
    text: longText({ label: 'Text', public: true, max: 20_000 }),
    textSimple: longText({ label: 'Text in Leichter Sprache', public: true, max: 20_000 }),
    limit: number({ label: 'Höchstens Zeichen' }),
    help: longText({ label: 'Was hierher gehört', max: 1000 }),
  },
});

export type Text = RowOf<typeof texts>;
