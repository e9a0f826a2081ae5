import { tabMetadata, type Tab } from '../../sheets-schema/tab.ts';
import type { FileIds } from './files.ts';
import { spreadsheetLink } from './links.ts';

/** A row's place: its 1-based number, and the spreadsheet where a file has several. */
export interface RowPlace {
  readonly row: number;
  readonly spreadsheetId?: string;
}

/** The address of a tab, or of a row in it, as far as its file is known. */
export type LinkTo = (tab: Tab, place?: RowPlace) => string | null;

/** Links into the files of one office, from the base address of spreadsheets. Set-up gives each tab the number of its name, so no call is needed. */
export function linksInto(base: string, files: FileIds): LinkTo {
  return (tab, place) => {
    const id = place?.spreadsheetId ?? files[tab.file][0];
    if (id === undefined) return null;
    return spreadsheetLink(base, id, tabMetadata(tab).id, place && `A${place.row}`);
  };
}
