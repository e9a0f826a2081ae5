import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Doubts } from '../doubts.ts';
import { invalid } from '../errors.ts';
import type { Given } from '../wire/given.ts';
import type { MetadataEntry } from './metadata.ts';
import type { Sheet, WireGridRange } from './sheet.ts';

export type BookProperties = Given<sheets_v4.Schema$SpreadsheetProperties> & {
  title: string;
  locale: string;
  timeZone: string;
};

/** A named range; its range carries the sheet's id. */
interface NamedRange {
  namedRangeId: string;
  name: string;
  range: WireGridRange;
}

/** Who may do what with a file, as Drive tells it. */
export interface FilePermission {
  id: string;
  type: 'user' | 'group' | 'domain' | 'anyone';
  role: 'owner' | 'writer' | 'commenter' | 'reader';
  emailAddress?: string;
  domain?: string;
  allowFileDiscovery?: boolean;
}

/** What Drive knows of the spreadsheet's file. */
export interface FileInfo {
  /** ISO 8601. */
  createdTime: string;
  trashed?: boolean;
  permissions: FilePermission[];
}

/** What is kept of a spreadsheet beside its sheets. */
export interface BookInfo {
  /** Absent in spreadsheets that were made before Drive's methods were there. */
  file?: FileInfo;
  properties: BookProperties;
  namedRanges: NamedRange[];
  metadata: MetadataEntry[];
}

/** One spreadsheet. A write works on a fork, which takes the original's place once the database has it. */
export class Book {
  readonly id: string;
  #info: BookInfo;
  #ownInfo: boolean;
  sheets: Sheet[];
  /** Whether it stays as it is: a write will fork it. */
  settled = false;
  /** How this server answers what no source settles. */
  readonly doubts: Readonly<Doubts>;

  /** `fresh` marks a spreadsheet the database does not know yet. */
  constructor(id: string, info: BookInfo, sheets: Sheet[], doubts: Readonly<Doubts>, fresh = true) {
    this.id = id;
    this.#info = info;
    this.#ownInfo = fresh;
    this.sheets = sheets;
    this.doubts = doubts;
  }

  fork(): Book {
    return new Book(
      this.id,
      this.#info,
      this.sheets.map((sheet) => sheet.fork()),
      this.doubts,
      false,
    );
  }

  get info(): BookInfo {
    return this.#info;
  }

  change(): BookInfo {
    if (!this.#ownInfo) {
      this.#info = structuredClone(this.#info);
      this.#ownInfo = true;
    }
    return this.#info;
  }

  get infoChanged(): boolean {
    return this.#ownInfo;
  }

  get locale(): string {
    return this.#info.properties.locale;
  }

  /** The sheet with this id, which proto3 leaves out when it is 0. */
  find(sheetId: number | undefined): Sheet | undefined {
    return this.sheets.find((sheet) => sheet.id === (sheetId ?? 0));
  }

  /** @throws 400 `No grid with id: n`, the text of the cell requests */
  grid(sheetId: number | undefined): Sheet {
    const sheet = this.find(sheetId);
    if (!sheet) throw invalid(`No grid with id: ${sheetId ?? 0}`);
    return sheet;
  }

  /** The sheet of this title; one that differs in case where titles of both cases cannot stand side by side. */
  byTitle(title: string): Sheet | undefined {
    const same = this.sheets.find((sheet) => sheet.title === title);
    if (same || !this.doubts.titlesIgnoreCase) return same;
    return this.sheets.find((sheet) => sheet.title.toLowerCase() === title.toLowerCase());
  }

  /** Gives the sheets their place in the list as index. */
  reindex(): void {
    this.sheets.forEach((sheet, index) => {
      if (sheet.info.properties.index !== index) sheet.change().properties.index = index;
    });
  }

  /** A number no sheet, range, view or metadata of this spreadsheet uses as its id. */
  freshId(): number {
    const used = new Set<number>(this.#info.metadata.map((entry) => entry.metadataId));
    for (const sheet of this.sheets) {
      used.add(sheet.id);
      for (const range of sheet.info.protectedRanges) used.add(range.protectedRangeId ?? 0);
      for (const view of sheet.info.filterViews) used.add(view.filterViewId ?? 0);
    }
    for (;;) {
      const id = 1 + Math.floor(Math.random() * 2_147_483_646);
      if (!used.has(id)) return id;
    }
  }
}
