import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Given } from '../wire/given.ts';
import { type Cell, holdsData } from './cell.ts';
import type { Row, RowStore } from './row-store.ts';

export type SheetProperties = Given<sheets_v4.Schema$SheetProperties>;
export type WireGridRange = Given<sheets_v4.Schema$GridRange>;

/** What is kept of a sheet beside its cells, as plain JSON. Ranges are GridRanges with the sheet's id in them. */
export interface SheetInfo {
  properties: SheetProperties & {
    sheetId: number;
    title: string;
    index: number;
    gridProperties: NonNullable<SheetProperties['gridProperties']> & {
      rowCount: number;
      columnCount: number;
    };
  };
  /** Properties of single rows and columns by index: size, hidden. */
  dimensions: { ROWS: Record<string, DimensionProperties>; COLUMNS: Record<string, DimensionProperties> };
  groups: { ROWS: DimensionGroup[]; COLUMNS: DimensionGroup[] };
  merges: WireGridRange[];
  conditionalFormats: Given<sheets_v4.Schema$ConditionalFormatRule>[];
  filterViews: Given<sheets_v4.Schema$FilterView>[];
  protectedRanges: Given<sheets_v4.Schema$ProtectedRange>[];
  tables: Given<sheets_v4.Schema$Table>[];
  basicFilter?: Given<sheets_v4.Schema$BasicFilter> | undefined;
}

interface DimensionProperties {
  pixelSize?: number;
  hiddenByUser?: boolean;
}

export interface DimensionGroup {
  startIndex: number;
  endIndex: number;
  depth: number;
  collapsed?: boolean;
}

/** One sheet (tab): its info and its rows. */
export class Sheet {
  #info: SheetInfo;
  #ownInfo: boolean;
  readonly rows: RowStore;

  /** `fresh` marks a sheet the database does not know yet. */
  constructor(info: SheetInfo, rows: RowStore, fresh = true) {
    this.#info = info;
    this.#ownInfo = fresh;
    this.rows = rows;
  }

  fork(): Sheet {
    return new Sheet(this.#info, this.rows.fork(), false);
  }

  /** For reading only. */
  get info(): SheetInfo {
    return this.#info;
  }

  /** For writing: the copy that belongs to this fork. */
  change(): SheetInfo {
    if (!this.#ownInfo) {
      this.#info = structuredClone(this.#info);
      this.#ownInfo = true;
    }
    return this.#info;
  }

  get infoChanged(): boolean {
    return this.#ownInfo;
  }

  get id(): number {
    return this.#info.properties.sheetId;
  }

  get title(): string {
    return this.#info.properties.title;
  }

  get rowCount(): number {
    return this.#info.properties.gridProperties.rowCount;
  }

  get columnCount(): number {
    return this.#info.properties.gridProperties.columnCount;
  }

  /** Makes the grid at least this large. */
  grow(rows: number, columns: number): void {
    if (rows > this.rowCount) this.change().properties.gridProperties.rowCount = rows;
    if (columns > this.columnCount) this.change().properties.gridProperties.columnCount = columns;
  }

  /** One past the last row with data; formats and notes do not count, validation where `validated`. */
  dataEnd(validated = false): number {
    const counts = (cell: Cell | undefined): boolean =>
      (validated && cell?.dataValidation !== undefined) || holdsData(cell);
    let empty: Row | undefined; // below a list rows are one object, which is looked at once
    for (let row = this.rows.length - 1; row >= 0; row -= 1) {
      const cells = this.rows.row(row);
      if (cells === empty) continue;
      if (cells?.some(counts)) return row + 1;
      empty = cells;
    }
    return 0;
  }
}
