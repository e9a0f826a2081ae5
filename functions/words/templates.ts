import type { HelperOptions } from 'handlebars';
import { dayAndDate, longDate, shortDate } from './dates.ts';
import { newEngine, partialPaths, templateOf, type Compiled, type Engine } from './engine.ts';
import { isForeign } from './languages.ts';
import { WordsError, translator, type Values } from './locale.ts';

const environments = new Map<string, { handlebars: Engine; compiled: Map<string, Compiled> }>();

/**
 * Fills a template of `templates/` (path without `.hbs`, such as `pages/contact` or `mail/digest.text`) with plain values.
 * Names ending in `.text` are not HTML-escaped. A missing value throws (Handlebars' strict mode; our helpers check theirs).
 */
export function render(template: string, view: object, lang = 'de'): string {
  const plain = template.endsWith('.text');
  const environment = environmentOf(lang, plain);
  let compiled = environment.compiled.get(template);
  if (!compiled) {
    compiled = templateOf(environment.handlebars, template);
    environment.compiled.set(template, compiled);
  }
  return compiled(view);
}

/** A value as a template of HTML shows it. */
export function escapeHtml(value: string): string {
  return environmentOf('de', false).handlebars.escapeExpression(value);
}

function environmentOf(lang: string, plain: boolean) {
  const key = `${lang}${plain ? ' text' : ''}`;
  const known = environments.get(key);
  if (known) return known;
  const handlebars = newEngine();
  const t = translator(lang);
  const given = (helper: string, value: unknown): string => {
    if (typeof value !== 'string' || value === '')
      throw new WordsError(`[templates] {{${helper}}} got no value.`);
    return value;
  };
  handlebars.registerHelper({
    t: (name: unknown, options: HelperOptions) => t(given('t', name), options.hash as Values),
    /** The attributes of an element that holds what stands in the sheet: on a page of another language it is German. */
    sheet: () => (isForeign(lang) ? new handlebars.SafeString(' lang="de" dir="ltr"') : ''),
    eq: (a: unknown, b: unknown) => a === b,
    longDate: (date: unknown) => longDate(given('longDate', date), lang),
    shortDate: (date: unknown) => shortDate(given('shortDate', date), lang),
    dayAndDate: (date: unknown) => dayAndDate(given('dayAndDate', date), lang),
    /** An address for `href`: http(s), mailto, tel or a path of ours; anything else throws. */
    safeUrl: (address: unknown) => {
      const url = given('safeUrl', address);
      if (/^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(url)) return url;
      throw new WordsError(
        '[templates] {{safeUrl}} got an address of another kind than http, https, mailto or tel.',
      );
    },
  });
  for (const path of partialPaths()) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name.endsWith('.text') === plain) handlebars.registerPartial(name, templateOf(handlebars, path));
  }
  const environment = { handlebars, compiled: new Map<string, Compiled>() };
  environments.set(key, environment);
  return environment;
}
