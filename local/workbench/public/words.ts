import words from '../words.json' with { type: 'json' };

/** A key of `words.json`. */
export type Word = keyof typeof words;

/**
 * The German of a key, with `{name}` filled in. `{n, plural, one {…} other {…}}` chooses by number, `#` is the number.
 * A missing value is an error: a hole in a sentence is worse.
 */
export function t(key: Word, values: Readonly<Record<string, string | number>> = {}): string {
  return words[key]
    .replace(
      /\{(\w+), plural, one \{([^}]*)\} other \{([^}]*)\}\}/g,
      (_all, name: string, one: string, other: string) =>
        (values[name] === 1 ? one : other).replaceAll('#', String(valueOf(key, values, name))),
    )
    .replace(/\{(\w+)\}/g, (_all, name: string) => String(valueOf(key, values, name)));
}

/** Whether there is such a word: names of functions come from outside. */
export function hasWord(key: string): key is Word {
  return Object.hasOwn(words, key);
}

function valueOf(
  key: string,
  values: Readonly<Record<string, string | number>>,
  name: string,
): string | number {
  const value = values[name];
  if (value === undefined) throw new Error(`[words] "${key}" needs a value for "${name}".`);
  return value;
}
