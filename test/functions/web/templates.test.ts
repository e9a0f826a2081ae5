import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { german } from '../../../functions/words/locale.ts';
import { formFields } from '../../../sheets-schema/forms.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { events } from '../../../sheets-schema/events.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { reports } from '../../../sheets-schema/reports.ts';
import { ASSETS, compiledScripts } from '../../../tools/build-scripts.ts';
import { compiledCss, SITE_CSS } from '../../../tools/build-css.ts';

const root = join(import.meta.dirname, '../../..');

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const templates = filesIn('templates/pages', '.hbs');
const sources = [
  ...templates,
  ...filesIn('functions/site', '.ts'),
  ...filesIn('functions/web', '.ts'),
  ...filesIn('functions/append', '.ts'),
];
const texts = Object.assign(
  {},
  ...['site', 'forms', 'paper', 'enter', 'errors', 'sheet'].map(
    (area) => JSON.parse(read(`templates/locales/de/${area}.json`)) as object,
  ),
) as Record<string, string>;

/** Keys that are put together from a form and a field, a problem, or a status. */
const composed = new Set<string>();
for (const [form, tab] of [
  ['contact', contacts],
  ['offer', offers],
  ['event', events],
  ['report', reports],
  ['subscription', partners],
] as const) {
  for (const part of ['title', 'intro', 'submit', 'privacy']) composed.add(`${form}.${part}`);
  composed.add(`enter.${form}`);
  for (const { key } of formFields(tab, form))
    for (const part of [
      'label',
      'hint',
      'missing',
      'section',
      'sectionText',
      'required',
      'tooLong',
      'tooLarge',
      'email',
      'url',
      'date',
      'time',
      'number',
      'choice',
      'past',
      'order',
    ])
      composed.add(`${form}.${key}.${part}`);
}
for (const problem of [
  'required',
  'tooLong',
  'tooLarge',
  'email',
  'url',
  'date',
  'time',
  'number',
  'choice',
  'past',
  'order',
  'several',
  'unreadable',
])
  composed.add(`form.problem.${problem}`);
for (const part of ['label', 'hint']) composed.add(`check.receiptTo.${part}`);
for (const doubt of ['trap', 'fast', 'links', 'markup', 'many']) composed.add(`review.doubt.${doubt}`);
for (const status of [400, 404, 405, 410, 413, 415, 500, 503])
  for (const part of ['title', 'text', 'todo']) composed.add(`error.${status}.${part}`);
for (const by of ['mail', 'telefon', 'besuch', 'office']) composed.add(`site.offer.confirmed.${by}`);
for (const place of ['offers', 'contact', 'newOffer', 'subscription']) composed.add(`site.nav.${place}`);
for (const page of ['imprint', 'privacy'])
  for (const part of ['title', 'missing']) composed.add(`site.${page}.${part}`);

describe('the words of the pages', () => {
  it('are all there: each key that a template or a page names has a text', () => {
    const named = sources.flatMap((path) =>
      [
        ...read(path).matchAll(
          /(?:\bt\(\s*|\{\{t |\? |: |\(t )'((?:site|form|check|contact|offer|event|report|subscription|error|review|paper|enter|aside)\.[\w.]+)'/g,
        ),
      ].map(([, key = '']) => key),
    );
    expect(named.length).toBeGreaterThan(80);
    expect(named.filter((key) => !german().has(key))).toEqual([]);
  });
  it('are all used', () => {
    const all = sources.map(read).join('\n');
    const labels = /'site\.offer\.label\.|`site\.offer\.label\./.test(all) ? 'site.offer.label.' : '-';
    const unused = Object.keys(texts).filter(
      (key) =>
        !composed.has(key) &&
        !all.includes(`'${key}'`) &&
        !(key.startsWith(labels) && all.includes(`['${key.slice(labels.length)}'`)),
    );
    expect(unused).toEqual([]);
  });
  it('address people as "Sie" and never as "du"', () => {
    for (const [key, text] of Object.entries(texts))
      expect(`${key}: ${text}`).not.toMatch(/\b(du|dein|deine|dich|dir)\b/i);
  });
});

describe('the templates of the pages', () => {
  it.each(templates)('%s escapes everything and quotes every attribute', (path) => {
    expect(read(path)).not.toMatch(/\{\{\{|\{\{&/);
    expect(read(path)).not.toMatch(/=\{\{/);
  });
  it.each(templates)('%s holds no script and no style but the ones made from our files', (path) => {
    expect(read(path)).not.toMatch(
      /<script(?! defer src="\{\{[\w.]+\}\}"><\/script>)|<style>(?!\{\{layout\.style\}\}<\/style>)|<style\s|\son\w+=|\sstyle=/i,
    );
  });
  it('link to addresses from the sheet only where they are safe', () => {
    for (const path of templates)
      expect(
        [
          ...read(path).matchAll(
            /href="\{\{(?!safeUrl |layout\.|path\}|url\}|reportPath\}|href=)([^}]*)\}\}"/g,
          ),
        ].map((all) => all[0]),
      ).toEqual([]);
  });
});

describe('the scripts', () => {
  it('are what their sources make', async () => {
    for (const [name, code] of await compiledScripts())
      expect(readFileSync(new URL(name, ASSETS), 'utf8')).toBe(code);
  });
  it('are a trifle: 3 KB compressed at most', async () => {
    const { gzipSync } = await import('node:zlib');
    for (const code of (await compiledScripts()).values()) expect(gzipSync(code).length).toBeLessThan(3_000);
  });
});

describe('the style sheet', () => {
  it('is what its sources make', async () => {
    expect(readFileSync(SITE_CSS, 'utf8')).toBe(await compiledCss());
  });
  it('fits into one round trip with a page: 12 KB compressed at most', async () => {
    const { brotliCompressSync } = await import('node:zlib');
    expect(brotliCompressSync(readFileSync(SITE_CSS)).length).toBeLessThan(12_000);
  });
  it('fetches nothing from elsewhere', () => {
    expect(readFileSync(SITE_CSS, 'utf8')).not.toMatch(/url\(["']?(?:https?:)?\/\//);
  });
});
