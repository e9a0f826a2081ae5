import type { TextKey } from '../../sheets-schema/presets.ts';
import { markup, type Block } from '../web/markup.ts';
import { isForeign } from '../words/languages.ts';
import { german, type Translate } from '../words/locale.ts';
import type { PublicForm } from './public-form.ts';
import { simpleTextOf, textOf, type Office } from './catalogue.ts';

/** A part of a page's text, and whether it is German on a page of another language. */
export interface Passage {
  readonly german: boolean;
  readonly blocks: readonly Block[];
}

/**
 * What stands above a page: the office's own text, or the product's while the office has none. In another language the
 * product's text comes first, and what the office has changed follows in its own words.
 * @param product the key of the product's text, with which *Texte* starts
 */
export function passagesOf(office: Office | null, key: TextKey, product: string, t: Translate): Passage[] {
  const { text, inLanguage } = officeText(office, key, t);
  if (text === '' || text === german()(product)) return [passage(t(product))];
  return [...(inLanguage ? [] : [passage(t(product))]), fromOffice(text, t)];
}

/** What stands above a form, on the screen and on paper. */
export function introOf({ form, intro }: PublicForm, office: Office | null, t: Translate): Passage[] {
  const product = `${form}.intro`;
  return intro ? passagesOf(office, intro, product, t) : [passage(t(product))];
}

/** What only the office can say: after a note where it is not in the page's language. Without it, why it is missing. */
export function ownPassages(office: Office | null, key: TextKey, missing: string, t: Translate): Passage[] {
  const { text, inLanguage } = officeText(office, key, t);
  if (text === '') return [passage(t(missing))];
  return [...(inLanguage ? [] : [passage(t('site.inGerman.text'))]), fromOffice(text, t)];
}

/** The office's text for readers of a language: in Leichte Sprache where it has that, else in German. */
export function officeText(
  office: Office | null,
  key: TextKey,
  t: Translate,
): { readonly text: string; readonly inLanguage: boolean } {
  const simple = t.lang === 'de-simple' ? simpleTextOf(office, key) : '';
  return { text: simple || textOf(office, key), inLanguage: simple !== '' || t.lang === german().lang };
}

function passage(text: string): Passage {
  return { german: false, blocks: markup(text) };
}

function fromOffice(text: string, t: Translate): Passage {
  return { german: isForeign(t.lang), blocks: markup(text) };
}
