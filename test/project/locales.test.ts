import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GERMAN, isForeign, languages } from '../../functions/words/languages.ts';
import { german, textsOf } from '../../functions/words/locale.ts';
import { contacts } from '../../sheets-schema/contacts.ts';
import { events } from '../../sheets-schema/events.ts';
import { formFields } from '../../sheets-schema/forms.ts';
import { lists, type ListEntry } from '../../sheets-schema/lists.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { reports } from '../../sheets-schema/reports.ts';
import type { Column } from '../../sheets-schema/vocabulary.ts';

type Texts = Record<string, string>;

/** The files whose texts stand on public pages: every language has them, with the same keys in the same order. */
const PUBLIC = ['errors', 'forms', 'paper', 'site', 'survey-form'];

const read = (tag: string, file: string): string =>
  readFileSync(join(import.meta.dirname, `../../templates/locales/${tag}/${file}.json`), 'utf8');
const texts = (tag: string, file: string): Texts => JSON.parse(read(tag, file)) as Texts;

const forms = { contact: contacts, offer: offers, event: events, report: reports, subscription: partners };

/** What German pages take from the schema: labels and helps of the fields that no German locale file says better. */
function fieldTexts(): Texts {
  const found: Texts = {};
  for (const [form, tab] of Object.entries(forms))
    for (const { key, column } of formFields(tab, form as keyof typeof forms)) {
      if (!german().has(`${form}.${key}.label`)) found[`${form}.${key}.label`] = column.label;
      if (column.help && !german().has(`${form}.${key}.hint`)) found[`${form}.${key}.hint`] = column.help;
    }
  return found;
}

/** The words of every list that a page shows: of public columns, of questions, and of the scales of surveys. */
function listTexts(): Texts {
  const shown = new Set(
    Object.values(forms)
      .flatMap((tab): Column[] => Object.values(tab.columns))
      .filter(
        ({ public: isPublic, forms: asked }) =>
          isPublic || Object.values(asked ?? {}).some((use) => 'ask' in use),
      )
      .flatMap(({ list }) => list ?? []),
  );
  return Object.fromEntries(
    Object.entries(lists)
      .filter(([list]) => list.startsWith('scale.') || shown.has(list as keyof typeof lists))
      .flatMap(([list, entries]: [string, readonly ListEntry[]]) =>
        entries.map(({ key, label }) => [`list.${list}.${key}`, label]),
      ),
  );
}

/** What a language needs, by file, with the German text that is to be said. */
function needed(tag: string): Record<string, Texts> {
  const shared = Object.fromEntries(PUBLIC.map((file) => [file, texts(GERMAN.tag, file)]));
  return { ...shared, fields: fieldTexts(), ...(isForeign(tag) && { lists: listTexts() }) };
}

/** The values that a text names, each once, and those by which it chooses a plural. */
function shape(text: string): { readonly names: string[]; readonly plurals: string[] } {
  return {
    names: [
      ...new Set(
        [...text.replace(/(=\d+|zero|one|two|few|many|other) \{/g, '').matchAll(/\{(\w+)[},]/g)].map(
          ([, name = '']) => name,
        ),
      ),
    ].toSorted(),
    plurals: [...text.matchAll(/\{(\w+), plural,/g)].map(([, name = '']) => name).toSorted(),
  };
}

describe.each(languages.filter((language) => language !== GERMAN))(
  'the texts in $name',
  ({ tag, locale }) => {
    const files = Object.entries(needed(tag));

    it('are all there', () => {
      const missing = files.flatMap(([file, wanted]) =>
        Object.entries(wanted)
          .filter(([key]) => !(key in texts(tag, file)))
          .map(([key, text]) => `${tag}/${file}.json lacks "${key}": ${JSON.stringify(text)}`),
      );
      expect(missing).toEqual([]);
    });
    it.each(files)(
      'in %s.json are in the order of the German ones, and none without a use',
      (file, wanted) => {
        expect(Object.keys(texts(tag, file))).toEqual(
          Object.keys(wanted).filter((key) => key in texts(tag, file)),
        );
      },
    );
    it('stand in no other file', () => {
      const own = files.flatMap(([file]) => Object.keys(texts(tag, file)));
      expect(Object.keys(textsOf(tag)).toSorted()).toEqual(own.toSorted());
    });
    it.each(files)('in %s.json name the same values as the German ones, and are filled', (file, wanted) => {
      const own = texts(tag, file);
      for (const key of Object.keys(own)) {
        const text = own[key] ?? '';
        expect([key, text.trim()]).toEqual([key, text]);
        expect([key, text]).not.toEqual([key, '']);
        expect([key, shape(text).names]).toEqual([key, shape(wanted[key] ?? '').names]);
        expect(`${key}: ${text}`).not.toMatch(/<|&\w+;/);
      }
    });
    it.each(files)(
      'in %s.json have a plural for every kind of number that the language knows',
      (file, wanted) => {
        const kinds = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
        for (const [key, text] of Object.entries(texts(tag, file))) {
          const isPlural = shape(wanted[key] ?? '').plurals.length > 0;
          expect([key, shape(text).plurals.length > 0]).toEqual([key, isPlural]);
          if (isPlural)
            for (const kind of kinds) expect(`${key}: ${text}`).toMatch(new RegExp(` ${kind} \\{`));
        }
      },
    );
  },
);
