import { lists, type ListEntry, type ListName } from '../../sheets-schema/lists.ts';
import { isForeign } from '../words/languages.ts';
import type { Translate } from '../words/locale.ts';
import type { Words } from '../workbook/workbook.ts';

/** A piece of text. On a page of another language a German piece says so (WCAG 3.1.2). */
export interface Said {
  readonly text: string;
  readonly german: boolean;
}

/** The words of the lists as a page of some language says them. */
export interface Spoken {
  /** The choices of a list. */
  entries(list: string): readonly (Said & { readonly key: string })[];
  label(list: string, key: string): Said;
}

/** What stands in the sheet, as it is. */
export function fromSheet(text: string, t: Translate): Said {
  return { text, german: isForeign(t.lang) };
}

/** Pieces with something between. */
export function joined(pieces: readonly Said[], between = ', '): Said[] {
  return pieces.flatMap((piece, at) => (at === 0 ? [piece] : [{ text: between, german: false }, piece]));
}

/**
 * The manager's words in a page's language. A word that she renamed or added stays as she wrote it, in German: no locale
 * file can know what she means by it.
 */
export function spokenIn(t: Translate, words: Words): Spoken {
  const said = (list: string, key: string, label: string): Said => {
    const own = `list.${list}.${key}`;
    return t.has(own) && label === builtInLabel(list, key)
      ? { text: t(own), german: false }
      : fromSheet(label, t);
  };
  return {
    entries: (list) => words.entries(list).map(({ key, label }) => ({ key, ...said(list, key, label) })),
    label: (list, key) => said(list, key, words.label(list, key)),
  };
}

function builtInLabel(list: string, key: string): string | undefined {
  const entries: readonly ListEntry[] = Object.hasOwn(lists, list) ? lists[list as ListName] : [];
  return entries.find((entry) => entry.key === key)?.label;
}
