/**
 * Where a row lies after others were inserted, deleted or moved: at its old place while that still holds the same or
 * has merely been edited, else where its content stands once.
 */
export function followRow(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
  y: number,
): number {
  const text = JSON.stringify(before[y] ?? []);
  if (text === '[]' || JSON.stringify(after[y] ?? []) === text) return y;
  const places = after.flatMap((row, at) => (JSON.stringify(row) === text ? [at] : []));
  return places.length === 1 ? places[0]! : y;
}
