import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform, type CustomAtRules, type Visitor } from 'lightningcss';
import { PurgeCSS } from 'purgecss';

const root = new URL('../', import.meta.url);

/** The style sheet that the site serves. */
export const SITE_CSS = new URL('templates/assets/site.css', root);

/** Writes the style sheet of the public pages. */
export async function buildCss(): Promise<void> {
  await writeFile(SITE_CSS, await compiledCss());
}

/** KERN with our theme, without what no template uses, as one small style sheet. */
export async function compiledCss(): Promise<string> {
  const kern = await readFile(new URL('node_modules/@kern-ux/native/dist/kern.css', root));
  const ours = await readFile(new URL('templates/pages/site.css', root), 'utf8');
  const [purged] = await new PurgeCSS().purge({
    content: [fileURLToPath(new URL('templates/pages/**/*.hbs', root))],
    css: [{ raw: `${withoutPalette(kern)}\n${ours}` }],
    dynamicAttributes: ['dir'], // a page's direction follows its language
    variables: true,
    keyframes: true,
  });
  if (!purged) throw new Error('[build-css] purgecss returned nothing. Look at templates/pages/site.css.');
  const { code } = transform({
    filename: 'site.css',
    code: Buffer.from(purged.css),
    minify: true,
    targets: OLD_PHONES,
  });
  return `/* KERN 2.7.2 (EUPL-1.2) and our theme; made from templates/pages/site.css by "npm run build:templates" */\n${code.toString()}\n`;
}

/** Browsers on telephones of about 2019: their versions as lightningcss counts them (major << 16). */
const OLD_PHONES = { chrome: 76 << 16, safari: 13 << 16, firefox: 68 << 16 };

/** KERN without its own fonts and colours: our theme brings both, and old browsers do not know `oklch()`. */
function withoutPalette(css: Buffer): string {
  const visitor: Visitor<CustomAtRules> = {
    Rule: { 'font-face': () => [] },
    Declaration: {
      custom: (declaration) => (declaration.name.startsWith('--kern-color-') ? [] : undefined),
    },
  };
  return transform({ filename: 'kern.css', code: css, visitor }).code.toString();
}

if (import.meta.main) await buildCss();
