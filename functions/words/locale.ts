import { readdirSync, readFileSync } from 'node:fs';
import { GERMAN, languageOf } from './languages.ts';

/** The folder of everything that people read; the deployed bundle lies at the same depth as this file. */
export const TEMPLATES = new URL('../../templates/', import.meta.url);

/** Values that a text is filled with. */
export type Values = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * The text of a key in one language, filled with values.
 * @throws WordsError when the key or a value that the text names is missing
 */
export type Translate = ((key: string, values?: Values) => string) & {
  /** Whether the language has the key. */
  readonly has: (key: string) => boolean;
  readonly lang: string;
};

/** A key or value that a text needs and nobody gave. */
export class WordsError extends Error {
  readonly code = 'WORDS_MISSING';
}

const loaded = new Map<string, Translate>();

/**
 * The texts of a language; where it lacks one, the German text is better than no page.
 * @param lang the tag of one of `languages`
 */
export function translator(lang: string): Translate {
  const known = loaded.get(lang);
  if (known) return known;
  const own = textsOf(lang);
  const translate = translatorOf(lang, lang === GERMAN.tag ? own : { ...textsOf(GERMAN.tag), ...own });
  loaded.set(lang, translate);
  return translate;
}

/** What the machine writes into the sheets, and what the office and its partners read, whatever a page's language. */
export function german(): Translate {
  return translator(GERMAN.tag);
}

/**
 * A language's own texts by key: all files of `templates/locales/<lang>/`, merged.
 * @throws WordsError when a key stands in two files
 */
export function textsOf(lang: string): Readonly<Record<string, string>> {
  const folder = new URL(`locales/${lang}/`, TEMPLATES);
  const texts: Record<string, string> = {};
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()) {
    for (const [key, text] of Object.entries(
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>,
    )) {
      if (key in texts) throw new WordsError(`[words] The key "${key}" stands twice in ${lang}. Keep one.`);
      texts[key] = text;
    }
  }
  return texts;
}

/** A translator over given texts. A text may hold `{name}` and `{n, plural, =0 {keine} one {eine} other {{n}}}`. */
export function translatorOf(lang: string, texts: Readonly<Record<string, string>>): Translate {
  // Made at first use: a page without numbers starts 10 ms earlier and needs 7 MB less.
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  const { dir, locale } = languageOf(lang);
  const t = (key: string, values: Values = {}): string => {
    const text = texts[key];
    if (text === undefined)
      throw new WordsError(
        `[words] The text "${key}" is missing in ${lang}. Add it to templates/locales/${lang}/.`,
      );
    const value = (name: string): string => {
      const given = values[name];
      if (given === undefined || given === null)
        throw new WordsError(`[words] The text "${key}" needs a value for {${name}}.`);
      if (typeof given === 'number') return (numbers ??= new Intl.NumberFormat(locale)).format(given);
      // A name that runs the other way must not turn the sentence around it (Unicode UAX 9: first strong isolate).
      return dir === 'rtl' ? `\u2068${String(given)}\u2069` : String(given);
    };
    return text
      .replace(
        /\{(\w+), plural,((?:\s*(?:=\d+|\w+) \{(?:[^{}]|\{\w+\})*\})+)\s*\}/g,
        (_all, name: string, branches: string) => {
          const n = Number(values[name]);
          if (!Number.isFinite(n))
            throw new WordsError(`[words] The text "${key}" needs a number for {${name}}.`);
          const found = new Map(
            [...branches.matchAll(/(=\d+|\w+) \{((?:[^{}]|\{\w+\})*)\}/g)].map((m) => [m[1], m[2]]),
          );
          const chosen =
            found.get(`=${n}`) ??
            found.get((rules ??= new Intl.PluralRules(locale)).select(n)) ??
            found.get('other');
          if (chosen === undefined)
            throw new WordsError(`[words] The plural of "${key}" has no branch for ${n}.`);
          return chosen;
        },
      )
      .replace(/\{(\w+)\}/g, (_all, name: string) => value(name));
  };
  return Object.assign(t, { has: (key: string) => key in texts, lang });
}
