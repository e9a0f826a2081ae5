/**
 * Whether something with these topics concerns somebody who wants these. No wish means everything, what has no topic
 * concerns everybody, and a main topic covers those below it.
 */
export function concerns(wanted: readonly string[], topics: readonly string[]): boolean {
  return (
    wanted.length === 0 ||
    topics.length === 0 ||
    topics.some((topic) => wanted.some((one) => topic === one || topic.startsWith(`${one}.`)))
  );
}
