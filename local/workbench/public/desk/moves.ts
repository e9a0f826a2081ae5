import type { Area, Cell } from './area.ts';
import type { Axis } from './axis.ts';

/** What a person moves about on. */
export interface Ground {
  readonly rows: Axis;
  readonly columns: Axis;
  /** Whether something stands in a cell. */
  filled(x: number, y: number): boolean;
}

/** The next cell in a direction; hidden rows and columns are passed over. */
export function step({ x, y }: Cell, dx: number, dy: number, { rows, columns }: Ground): Cell {
  return {
    x: dx === 0 ? x : columns.next(x, dx > 0 ? 1 : -1),
    y: dy === 0 ? y : rows.next(y, dy > 0 ? 1 : -1),
  };
}

/** Where Ctrl and an arrow lead: the end of the filled stretch, else the next filled cell, else the edge. */
export function jump(from: Cell, dx: number, dy: number, ground: Ground): Cell {
  let at = from;
  let next = step(at, dx, dy, ground);
  const inside = ground.filled(at.x, at.y) && ground.filled(next.x, next.y);
  while (next.x !== at.x || next.y !== at.y) {
    if (inside && !ground.filled(next.x, next.y)) return at;
    at = next;
    if (!inside && ground.filled(at.x, at.y)) return at;
    next = step(at, dx, dy, ground);
  }
  return at;
}

/** The next cell within a chosen block, row by row (Tab) or column by column (Enter), round and round. */
export function cycle({ x, y }: Cell, area: Area, by: 'row' | 'column', back: boolean): Cell {
  const width = area.right - area.left + 1;
  const height = area.bottom - area.top + 1;
  const count = width * height;
  const position =
    by === 'row' ? (y - area.top) * width + x - area.left : (x - area.left) * height + y - area.top;
  const next = (position + (back ? count - 1 : 1)) % count;
  return by === 'row'
    ? { x: area.left + (next % width), y: area.top + Math.floor(next / width) }
    : { x: area.left + Math.floor(next / height), y: area.top + (next % height) };
}
