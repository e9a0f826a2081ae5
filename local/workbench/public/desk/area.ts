/** The place of a cell, counted from 0. */
export interface Cell {
  readonly x: number;
  readonly y: number;
}

/** A block of cells, both corners included, counted from 0. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A range as requests of the Sheets API name it: ends are outside. */
export interface GridRange {
  readonly sheetId: number;
  readonly startRowIndex: number;
  readonly endRowIndex: number;
  readonly startColumnIndex: number;
  readonly endColumnIndex: number;
}

/** A range as answers of the Sheets API tell it: a missing side is open. */
export type OpenRange = Partial<GridRange>;

/** The block between two cells, whichever lies first. */
export function areaOf(a: Cell, b: Cell = a): Area {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  };
}

/** A block as a request names it. */
export function gridRange(sheetId: number, { left, top, right, bottom }: Area): GridRange {
  return {
    sheetId,
    startRowIndex: top,
    endRowIndex: bottom + 1,
    startColumnIndex: left,
    endColumnIndex: right + 1,
  };
}

/** Whether a block and a range of an answer have a cell in common. */
export function meets({ left, top, right, bottom }: Area, range: OpenRange): boolean {
  return (
    left < (range.endColumnIndex ?? Infinity) &&
    right >= (range.startColumnIndex ?? 0) &&
    top < (range.endRowIndex ?? Infinity) &&
    bottom >= (range.startRowIndex ?? 0)
  );
}

/** Whether a cell lies in a block. */
export function holds({ left, top, right, bottom }: Area, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** What of a block lies in a grid of so many rows and columns; undefined where nothing does. */
export function within(area: Area, rows: number, columns: number): Area | undefined {
  const right = Math.min(area.right, columns - 1);
  const bottom = Math.min(area.bottom, rows - 1);
  return right < area.left || bottom < area.top ? undefined : { ...area, right, bottom };
}

/** The unbroken stretches of a block's rows that are not hidden: what a person sees is what a gesture touches. */
export function shownRuns(area: Area, hidden: (row: number) => boolean): Area[] {
  const runs: Array<{ left: number; right: number; top: number; bottom: number }> = [];
  for (let y = area.top; y <= area.bottom; y += 1) {
    if (hidden(y)) continue;
    const last = runs.at(-1);
    if (last?.bottom === y - 1) last.bottom = y;
    else runs.push({ left: area.left, right: area.right, top: y, bottom: y });
  }
  return runs;
}

/** Where a drag of the handle would fill: beyond one side of the block, the one that the pointer is farther from. */
export function fillTarget({ left, top, right, bottom }: Area, { x, y }: Cell): Area | undefined {
  const down = y > bottom ? y - bottom : Math.min(0, y - top);
  const across = x > right ? x - right : Math.min(0, x - left);
  if (down === 0 && across === 0) return undefined;
  if (Math.abs(down) >= Math.abs(across)) {
    return down > 0 ? { left, right, top: bottom + 1, bottom: y } : { left, right, top: y, bottom: top - 1 };
  }
  return across > 0 ? { top, bottom, left: right + 1, right: x } : { top, bottom, left: x, right: left - 1 };
}
