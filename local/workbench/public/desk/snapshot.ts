import { gridRange, type Area } from './area.ts';

/** A request of `spreadsheets.batchUpdate`. */
export type UpdateRequest = Readonly<Record<string, unknown>>;

/** A cell as the API tells and takes it; what is kept of it so that a step back is exact. */
export type CellData = Readonly<Partial<Record<(typeof CELL_FIELDS)[number], unknown>>>;

/** A row's or a column's own properties. */
export interface Properties {
  readonly pixelSize?: number;
  readonly hiddenByUser?: boolean;
  readonly developerMetadata?: ReadonlyArray<Readonly<Record<string, unknown>>>;
}

/** What stood in a block of cells at a moment. */
export interface Snapshot {
  readonly area: Area;
  /** By row and column within the area; never ragged. */
  readonly cells: readonly (readonly CellData[])[];
  readonly rows: readonly Properties[];
  readonly columns: readonly Properties[];
}

/** Fields of a cell that people and programs set. */
export const CELL_FIELDS = [
  'userEnteredValue',
  'userEnteredFormat',
  'note',
  'dataValidation',
  'textFormatRuns',
] as const;

/** What people wrote into a part of a snapshot, as one text to compare. What lies outside the snapshot is blank. */
export function print({ area, cells }: Snapshot, part: Area): string {
  const rows: unknown[][] = [];
  for (let y = part.top; y <= part.bottom; y += 1) {
    const row: unknown[] = [];
    for (let x = part.left; x <= part.right; x += 1) {
      row.push(cells[y - area.top]?.[x - area.left]?.userEnteredValue ?? null);
    }
    rows.push(row);
  }
  return JSON.stringify(rows);
}

/**
 * The requests that put back what stood in an area. Given how it looks now, only rows that differ are written, and
 * only fields that occur; otherwise everything.
 */
export function restoreCells(sheetId: number, before: Snapshot, now?: Snapshot): UpdateRequest[] {
  const { area, cells } = before;
  const same = cells.map((row, y) => JSON.stringify(row) === JSON.stringify(now?.cells[y]));
  const has = (row: readonly CellData[] | undefined, field: keyof CellData): boolean =>
    row?.some((cell) => cell[field] !== undefined) ?? false;
  const fields = CELL_FIELDS.filter(
    (field) => !now || cells.some((row, y) => !same[y] && (has(row, field) || has(now.cells[y], field))),
  );
  const requests: UpdateRequest[] = [];
  for (let y = 0; y < cells.length; y += 1) {
    if (same[y]) continue;
    let end = y;
    while (end + 1 < cells.length && !same[end + 1]) end += 1;
    requests.push({
      updateCells: {
        range: gridRange(sheetId, { ...area, top: area.top + y, bottom: area.top + end }),
        rows: cells.slice(y, end + 1).map((values) => ({ values })),
        fields: fields.join(),
      },
    });
    y = end;
  }
  return requests;
}
