import Handlebars from 'handlebars';
import { readdirSync, readFileSync } from 'node:fs';
import { TEMPLATES } from './locale.ts';

// Handlebars as the source runs it: templates are compiled when first used. The deployed bundle carries them compiled
// and Handlebars without its compiler: tools/build.ts puts a module with these same exports in place of this one.

export type Engine = typeof Handlebars;
export type Compiled = Handlebars.TemplateDelegate;

/** Handlebars with no helpers or partials but its own. */
export function newEngine(): Engine {
  return Handlebars.create();
}

/** How a template is compiled: missing values throw, only names ending in `.text` are not HTML-escaped, partials stay as they are written. */
export function compileOptions(template: string): { strict: true; noEscape: boolean; preventIndent: true } {
  return { strict: true, noEscape: template.endsWith('.text'), preventIndent: true };
}

/** A template of `templates/`, named by its path without `.hbs`. @throws Error when there is none */
export function templateOf(engine: Engine, template: string): Compiled {
  return engine.compile(
    readFileSync(new URL(`${template}.hbs`, TEMPLATES), 'utf8'),
    compileOptions(template),
  );
}

/** The paths of all partials, without `.hbs`. */
export function partialPaths(): string[] {
  return ['pages/partials', 'mail/partials'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, TEMPLATES))
      .filter((file) => file.endsWith('.hbs'))
      .map((file) => `${folder}/${file.slice(0, -'.hbs'.length)}`),
  );
}
