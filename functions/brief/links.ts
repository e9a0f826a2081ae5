import { tabMetadata, type Tab } from '../../sheets-schema/tab.ts';
import type { FileIds } from '../workbook/files.ts';

/** The address of a tab, or of a row in it, as far as its file is known. */
export type LinkTo = (tab: Tab, row?: number) => string | null;

/** Links into the files of one office. Set-up gives each tab the number of its name, so no call is needed. */
export function linksInto(files: FileIds): LinkTo {
  return (tab, row) => {
    const [id] = files[tab.file];
    if (id === undefined) return null;
    const place = `https://docs.google.com/spreadsheets/d/${id}/edit#gid=${tabMetadata(tab).id}`;
    return row === undefined ? place : `${place}&range=A${row}`;
  };
}
