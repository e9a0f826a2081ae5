import words from './words.json' with { type: 'json' };

/** A key of `words.json`. */
export type Word = keyof typeof words;

/** The German of a key, for the pages that the server renders; the browser's own is in `public/words.ts`. */
export function word(key: Word): string {
  return words[key];
}
