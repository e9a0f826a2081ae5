import { keyedTab, type RowOf } from './tab.ts';
import { longText, text } from './vocabulary.ts';

/** *Einstellungen*: what the office decides about itself, one value a row. */
export const settings = keyedTab('settings', {
  file: 'directory',
  title: 'Einstellungen',
  idColumn: 'key',
  columns: {
    key: text({
      label: 'Schlüssel',
      required: true,
      essential: true,
      max: 60,
      help: 'Woran das System die Einstellung erkennt. Bitte nicht ändern.',
    }),
    label: text({ label: 'Einstellung' }),
    value: text({ label: 'Wert' }),
    help: longText({ label: 'Was hierher gehört', max: 1000 }),
  },
});

/** One row, as read. @public */
export type Setting = RowOf<typeof settings>;

/** The value of a setting; a key that is missing reads as an empty text. */
export function settingOf(rows: readonly Pick<Setting, 'key' | 'value'>[], key: string): string {
  return rows.find((row) => row.key === key)?.value ?? '';
}
