/** A language in which the public pages are shown. */
export interface Language {
  /** BCP 47, as `lang` attributes, the folder in `templates/locales/` and the list *Sprachen* have it. */
  readonly tag: string;
  /** What stands before every path; German has none. */
  readonly prefix: string;
  /** Its own name for itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  /** The locale of its dates, numbers and plurals (`Intl`). */
  readonly locale: string;
}

/** The language of the sheets, of letters to partners and of everything that has no other. */
export const GERMAN: Language = { tag: 'de', prefix: '', name: 'Deutsch', dir: 'ltr', locale: 'de' };

/** All languages of the public pages, in the order of the language switch. How to add one: `docs/languages.md`. */
export const languages: readonly Language[] = [
  GERMAN,
  // "simple" is a registered variant (IANA language subtag registry, 2015-12-29).
  { tag: 'de-simple', prefix: '/leicht', name: 'Leichte Sprache', dir: 'ltr', locale: 'de' },
  { tag: 'en', prefix: '/en', name: 'English', dir: 'ltr', locale: 'en-GB' },
  { tag: 'tr', prefix: '/tr', name: 'Türkçe', dir: 'ltr', locale: 'tr' },
  // In Germany telephone and house numbers are written in Western digits, so all numbers are.
  { tag: 'ar', prefix: '/ar', name: 'العربية', dir: 'rtl', locale: 'ar-u-nu-latn' },
  { tag: 'uk', prefix: '/uk', name: 'Українська', dir: 'ltr', locale: 'uk' },
  { tag: 'ru', prefix: '/ru', name: 'Русский', dir: 'ltr', locale: 'ru' },
  { tag: 'pl', prefix: '/pl', name: 'Polski', dir: 'ltr', locale: 'pl' },
];

/** The language of a tag; German for one that is none of ours. */
export function languageOf(tag: string): Language {
  return languages.find((language) => language.tag === tag) ?? GERMAN;
}

/** Whether what stands in the sheet is in another language than the page, so that the page has to say so. */
export function isForeign(tag: string): boolean {
  return tag.split('-')[0] !== GERMAN.tag;
}

/** What was asked for of the site: its language, and path and query without it. */
export function addressed(path: string): { readonly language: Language; readonly path: string } {
  const language =
    languages.find(
      ({ prefix }) => prefix !== '' && path.startsWith(prefix) && /^([/?]|$)/.test(path.slice(prefix.length)),
    ) ?? GERMAN;
  const rest = path.slice(language.prefix.length);
  // One slash: an address that begins with two would be another site's.
  return { language, path: rest.replace(/^[/\\]*/, '/') };
}

/** A path of the site in a language. @param path without a language, such as `/kontakt?x=1` */
export function inLanguage({ prefix }: Language, path: string): string {
  return prefix !== '' && /^\/(?=$|\?)/.test(path) ? `${prefix}${path.slice(1)}` : `${prefix}${path}`;
}
