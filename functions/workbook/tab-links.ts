import { tabMetadata, type Tab } from '../../sheets-schema/tab.ts';
import type { FileIds } from './files.ts';
import { spreadsheetLink } from './links.ts';

/** The address of a tab, or of a row in it, as far as its file is known. */
export type LinkTo = (tab: Tab, row?: number) => string | null;

/** Links into the files of one office, from the base address of spreadsheets. Set-up gives each tab the number of its name, so no call is needed. */
export function linksInto(base: string, files: FileIds): LinkTo {
  return (tab, row) => {
    const [id] = files[tab.file];
    if (id === undefined) return null;
    return spreadsheetLink(base, id, tabMetadata(tab).id, row === undefined ? undefined : `A${row}`);
  };
}
