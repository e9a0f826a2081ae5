import { readFile, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import mjml2html from 'mjml';

/** Where the letters lie: `<name>.mjml` becomes `<name>.html.hbs`; `look/` holds what they share. */
export const MAIL_TEMPLATES = new URL('../templates/mail/', import.meta.url);

/** Turns every letter's MJML into the HTML template that the product fills. Its text twin is written by hand. */
export async function buildMail(): Promise<void> {
  for (const [name, html] of await compiledMail()) await writeFile(new URL(name, MAIL_TEMPLATES), html);
}

/**
 * The HTML templates as their sources make them now, by file name.
 * @throws Error naming the letter whose MJML is wrong
 */
export async function compiledMail(): Promise<ReadonlyMap<string, string>> {
  const sources = (await readdir(MAIL_TEMPLATES)).filter((name) => name.endsWith('.mjml')).toSorted();
  const built = new Map<string, string>();
  for (const name of sources) {
    const path = fileURLToPath(new URL(name, MAIL_TEMPLATES));
    const { html, errors } = await mjml2html(await readFile(path, 'utf8'), {
      filePath: path,
      ignoreIncludes: false,
      includePath: fileURLToPath(MAIL_TEMPLATES),
      validationLevel: 'soft',
      fonts: {}, // no web fonts: nothing in a letter may be loaded from afar
    });
    if (errors.length > 0) {
      const what = errors.map((error) => error.formattedMessage).join('; ');
      throw new Error(`[build-mail] ${name} is no right MJML: ${what}`);
    }
    built.set(name.replace(/\.mjml$/, '.html.hbs'), accessible(html));
  }
  return built;
}

/** What MJML leaves out: a main landmark for screen readers, and trailing blanks that only swell a letter. */
function accessible(html: string): string {
  return `${html
    .replace('role="article"', 'role="main"')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim()}\n`;
}

if (import.meta.main) await buildMail();
