import { languageOf } from './languages.ts';

/** Dates as people read them. Input is what rows hold: `YYYY-MM-DD`, `HH:mm`. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat(languageOf(lang).locale, { timeZone: 'UTC', ...options });
  formats.set(key, known);
  return known;
}

/** `30. November 2026` */
export function longDate(date: string, lang = 'de'): string {
  return format(lang, { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** `Mo., 30. November` */
export function dayAndDate(date: string, lang = 'de'): string {
  return format(lang, { weekday: 'short', day: 'numeric', month: 'long' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** `30.11.2026` */
export function shortDate(date: string, lang = 'de'): string {
  return format(lang, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
