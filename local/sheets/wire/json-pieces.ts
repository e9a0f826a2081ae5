/** Items of a list from which an answer is sent in pieces, and items in one piece. */
const LONG_LIST = 2000;

/** Whether a list in the value is so long that its JSON should not be made in one piece. */
export function isLong(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!Array.isArray(value)) return Object.values(value).some(isLong);
  return value.length > LONG_LIST || value.some(isLong);
}

/**
 * The JSON of a value in pieces that are made when they are asked for. A list of 100,000 rows as one text, and that as
 * bytes, is memory the system must first give: on the machine measured that took longer than making the text.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  if (!isLong(value)) yield JSON.stringify(value);
  else if (!Array.isArray(value)) yield* members(value as object);
  else if (value.length > LONG_LIST) yield* slices(value);
  else yield* items(value);
}

function* members(value: object): Generator<string> {
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* jsonPieces(member);
    before = ',';
  }
  yield '}';
}

function* items(list: readonly unknown[]): Generator<string> {
  let before = '[';
  for (const item of list) {
    yield before;
    yield* jsonPieces(item);
    before = ',';
  }
  yield ']';
}

function* slices(list: readonly unknown[]): Generator<string> {
  for (let start = 0; start < list.length; start += LONG_LIST) {
    yield `${start === 0 ? '[' : ','}${JSON.stringify(list.slice(start, start + LONG_LIST)).slice(1, -1)}`;
  }
  yield ']';
}
