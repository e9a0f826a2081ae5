import Handlebars from 'handlebars';
import { readdirSync, readFileSync } from 'node:fs';
import { dayAndDate, longDate, shortDate } from './dates.ts';
import { TEMPLATES, WordsError, translator, type Values } from './locale.ts';

type Compiled = Handlebars.TemplateDelegate;

const environments = new Map<string, { handlebars: typeof Handlebars; compiled: Map<string, Compiled> }>();

/**
 * Fills a template of `templates/` (path without `.hbs`, such as `pages/contact` or `mail/digest.text`) with plain values.
 * Names ending in `.text` are not HTML-escaped. A missing value throws (Handlebars' strict mode; our helpers check theirs).
 */
export function render(template: string, view: object, lang = 'de'): string {
  const plain = template.endsWith('.text');
  const environment = environmentOf(lang, plain);
  let compiled = environment.compiled.get(template);
  if (!compiled) {
    const source = readFileSync(new URL(`${template}.hbs`, TEMPLATES), 'utf8');
    compiled = environment.handlebars.compile(source, { strict: true, noEscape: plain, preventIndent: true });
    environment.compiled.set(template, compiled);
  }
  return compiled(view);
}

function environmentOf(lang: string, plain: boolean) {
  const key = `${lang}${plain ? ' text' : ''}`;
  const known = environments.get(key);
  if (known) return known;
  const handlebars = Handlebars.create();
  const t = translator(lang);
  const given = (helper: string, value: unknown): string => {
    if (typeof value !== 'string' || value === '')
      throw new WordsError(`[templates] {{${helper}}} got no value.`);
    return value;
  };
  handlebars.registerHelper({
    t: (name: unknown, options: Handlebars.HelperOptions) => t(given('t', name), options.hash as Values),
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
  for (const area of ['pages', 'mail']) {
    const folder = new URL(`${area}/partials/`, TEMPLATES);
    for (const file of filesIn(folder)) {
      const name = file.replace(/\.hbs$/, '');
      if (name.endsWith('.text') === plain)
        handlebars.registerPartial(name, readFileSync(new URL(file, folder), 'utf8'));
    }
  }
  const environment = { handlebars, compiled: new Map<string, Compiled>() };
  environments.set(key, environment);
  return environment;
}

function filesIn(folder: URL): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.hbs'));
  } catch {
    return [];
  }
}
