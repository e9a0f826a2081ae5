import { german, type Translate } from '../words/locale.ts';
import { markup, type Block } from './markup.ts';
import { fromSheet, type Said } from './spoken.ts';

/** The office's text of emergency numbers: what is said first, and the numbers to call. */
export interface Emergency {
  readonly before: readonly Block[];
  readonly numbers: readonly { readonly who: Said; readonly number: string; readonly href: string }[];
}

/** The product's text, with which the office's own starts. */
const PRODUCT = 'contact.emergency';

/**
 * Reads the text of the tab *Texte*: a line that ends in a number ("Polizei 110") becomes one that can be called. On a
 * page of another language the numbers that the product knows are named in it, and all others as the office names them.
 * @param office its text, empty while it has none, and whether that is in the page's language
 */
export function emergencyOf(
  { text, inLanguage }: { readonly text: string; readonly inLanguage: boolean },
  t: Translate,
): Emergency {
  const known = linesOf(t(PRODUCT));
  const own = text === '' || text === german()(PRODUCT) ? null : linesOf(text);
  if (inLanguage || !own) {
    const { before, numbers } = own ?? known;
    return {
      before: markup(before),
      numbers: numbers.map((one) => ({ ...one, who: { text: one.who, german: false } })),
    };
  }
  return {
    before: markup(known.before),
    numbers: own.numbers.map((one) => {
      const translated = known.numbers.find(({ href }) => href === one.href);
      return { ...one, who: translated ? { text: translated.who, german: false } : fromSheet(one.who, t) };
    }),
  };
}

function linesOf(text: string) {
  const before: string[] = [];
  const numbers: { readonly who: string; readonly number: string; readonly href: string }[] = [];
  for (const line of text.split('\n')) {
    const [, who, number] = /^(.*\p{L}.*?):?\s+(\+?\d[\d /-]{1,20}\d)$/u.exec(line.trim()) ?? [];
    if (who && number) numbers.push({ who, number, href: `tel:${number.replace(/[^\d+]/g, '')}` });
    else before.push(line);
  }
  return { before: before.join('\n'), numbers };
}
