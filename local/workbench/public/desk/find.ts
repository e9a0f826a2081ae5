import type { Cell } from './area.ts';

/** The cells that contain a text, whatever its case, row by row; cells that do not show are left out. */
export function findCells(
  values: readonly (readonly string[])[],
  text: string,
  shows: (x: number, y: number) => boolean,
): Cell[] {
  if (text === '') return [];
  const wanted = text.toLocaleLowerCase('de');
  return values.flatMap((row, y) =>
    row.flatMap((value, x) =>
      value.toLocaleLowerCase('de').includes(wanted) && shows(x, y) ? [{ x, y }] : [],
    ),
  );
}

/** The first of the found cells at or after a place, from there backwards with `back`; round the end. */
export function nearest(found: readonly Cell[], from: Cell, back = false): number {
  const place = ({ x, y }: Cell): number => y * 1e6 + x;
  const order = found.map(place);
  const here = place(from);
  const index = back ? order.findLastIndex((one) => one < here) : order.findIndex((one) => one >= here);
  return index >= 0 ? index : back ? found.length - 1 : 0;
}
