import type { FileKey } from '../../sheets-schema/tab.ts';

/** A row of *Einstellungen*, as far as it matters here. */
interface SettingRow {
  readonly key: string | null;
  readonly value: string | null;
}

/** The spreadsheets of each file, best first: of contacts there is one a year, and the newest is used. */
export type FileIds = Readonly<Record<FileKey, readonly string[]>>;

/** Reads the files' ids out of *Einstellungen* (`file.surveys`, `file.operations`, `file.contacts.<year>`). */
export function fileIdsFrom(directoryId: string, settings: readonly SettingRow[]): FileIds {
  const value = (key: string) => settings.find((row) => row.key?.trim() === key)?.value ?? null;
  const one = (key: string) => [spreadsheetIdOf(value(key))].filter((id) => id !== null);
  return {
    directory: [directoryId],
    contacts: contactsFiles(settings).map(({ id }) => id),
    surveys: one('file.surveys'),
    operations: one('file.operations'),
  };
}

/** The newest year of which *Einstellungen* link a contacts file; null without any. */
export function newestContactsYear(settings: readonly SettingRow[]): number | null {
  return contactsFiles(settings)[0]?.year ?? null;
}

function contactsFiles(settings: readonly SettingRow[]): { readonly year: number; readonly id: string }[] {
  return settings
    .flatMap(({ key, value: link }) => {
      const year = /^file\.contacts\.(\d{4})$/.exec(key?.trim() ?? '')?.[1];
      const id = spreadsheetIdOf(link);
      return year && id ? [{ year: Number(year), id }] : [];
    })
    .toSorted((a, b) => b.year - a.year);
}

/** The id in a link to a spreadsheet, or a bare id; null when it is neither. */
export function spreadsheetIdOf(link: string | null): string | null {
  const text = link?.trim() ?? '';
  return (
    /\/spreadsheets\/(?:u\/\d+\/)?d\/([\w-]+)/.exec(text)?.[1] ??
    /[?&]id=([\w-]+)/.exec(text)?.[1] ??
    (/^[\w-]+$/.test(text) ? text : null)
  );
}
