/** A change of the order of rows or columns. Indices are those before the change; `at` and `to` count before removal. */
export type DimensionChange =
  | { kind: 'insert'; at: number; count: number }
  | { kind: 'delete'; start: number; end: number }
  | { kind: 'move'; start: number; end: number; to: number };

/** A half-open stretch of rows or columns; undefined ends are open. */
export interface Span {
  start?: number | undefined;
  end?: number | undefined;
}

/** Where one row or column is afterwards, or undefined when it was deleted. */
export function shiftIndex(index: number, change: DimensionChange): number | undefined {
  switch (change.kind) {
    case 'insert':
      return index >= change.at ? index + change.count : index;
    case 'delete':
      if (index >= change.start && index < change.end) return undefined;
      return index >= change.end ? index - (change.end - change.start) : index;
    default: {
      const count = change.end - change.start;
      if (index >= change.start && index < change.end) {
        return index - change.start + (change.to > change.start ? change.to - count : change.to);
      }
      if (change.to > change.start) return index >= change.end && index < change.to ? index - count : index;
      return index >= change.to && index < change.start ? index + count : index;
    }
  }
}

/**
 * Where a stretch is afterwards, or null when nothing of it is left. A row inserted inside widens it, one inserted
 * before moves it, one at its end leaves it. A move that takes the whole stretch takes it along; a move of a part
 * counts as deletion here and insertion there (a doubt).
 */
export function shiftSpan(span: Span, change: DimensionChange): Span | null {
  const { start, end } = span;
  if (start === undefined && end === undefined) return span;
  const from = start ?? 0;
  const to = end ?? Infinity;
  switch (change.kind) {
    case 'insert':
      return close(
        span,
        change.at <= from && start !== undefined ? from + change.count : from,
        change.at < to ? to + change.count : to,
      );
    case 'delete': {
      const count = change.end - change.start;
      const cut = (edge: number): number =>
        edge >= change.end ? edge - count : edge > change.start ? change.start : edge;
      return cut(to) <= cut(from) ? null : close(span, cut(from), cut(to));
    }
    default: {
      const count = change.end - change.start;
      const target = change.to > change.start ? change.to - count : change.to;
      if (from >= change.start && to <= change.end) {
        return close(span, from - change.start + target, to - change.start + target);
      }
      const left = shiftSpan(span, { kind: 'delete', start: change.start, end: change.end });
      return left && shiftSpan(left, { kind: 'insert', at: target, count });
    }
  }
}

/** Whether a move takes a part of the stretch, and not all of it. */
export function takesPartOf({ start = 0, end = Infinity }: Span, change: DimensionChange): boolean {
  if (change.kind !== 'move') return false;
  const touched = change.start < end && change.end > start;
  return touched && !(change.start <= start && change.end >= end);
}

function close(before: Span, start: number, end: number): Span {
  return {
    start: before.start === undefined ? undefined : start,
    end: end === Infinity ? before.end : end,
  };
}

/** The list in its new order. Inserted places come from `fill`. */
export function reorder<T>(list: readonly T[], change: DimensionChange, fill: () => T): T[] {
  switch (change.kind) {
    case 'insert':
      if (change.at >= list.length) return [...list];
      return [
        ...list.slice(0, change.at),
        ...Array.from({ length: change.count }, fill),
        ...list.slice(change.at),
      ];
    case 'delete':
      return [...list.slice(0, change.start), ...list.slice(change.end)];
    default: {
      const padded = [...list];
      while (padded.length < Math.max(change.end, change.to)) padded.push(fill());
      const moved = padded.slice(change.start, change.end);
      const rest = [...padded.slice(0, change.start), ...padded.slice(change.end)];
      const target = change.to > change.start ? change.to - moved.length : change.to;
      return [...rest.slice(0, target), ...moved, ...rest.slice(target)];
    }
  }
}
