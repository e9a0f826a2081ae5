import { writerOf, type FileKey, type Tab } from './tab.ts';
import type { Retention, Writer } from './vocabulary.ts';
import { allTabs } from './workbooks.ts';

/** One column that holds data about people: a line of the privacy table. */
export interface PersonalColumn {
  readonly file: FileKey;
  readonly tab: string;
  readonly tabTitle: string;
  readonly column: string;
  readonly label: string;
  readonly retention: Retention;
  readonly writer: Writer;
}

/** Every column that holds data about people, with how long it stays and who fills it. */
export function personalColumns(tabs: readonly Tab[] = allTabs): PersonalColumn[] {
  return tabs.flatMap((tab) =>
    Object.entries(tab.columns).flatMap(([key, column]) =>
      column.personal
        ? {
            file: tab.file,
            tab: tab.key,
            tabTitle: tab.title,
            column: key,
            label: column.label,
            retention: column.personal,
            writer: writerOf(tab, column),
          }
        : [],
    ),
  );
}
