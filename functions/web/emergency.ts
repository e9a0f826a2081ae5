import { markup, type Block } from './markup.ts';

/** The office's text of emergency numbers: what is said first, and the numbers to call. */
export interface Emergency {
  readonly before: readonly Block[];
  readonly numbers: readonly { readonly who: string; readonly number: string; readonly href: string }[];
}

/** Reads the text of the tab *Texte*: a line that ends in a number ("Polizei 110") becomes one that can be called. */
export function emergencyOf(text: string): Emergency {
  const before: string[] = [];
  const numbers: Emergency['numbers'][number][] = [];
  for (const line of text.split('\n')) {
    const [, who, number] = /^(.*\p{L}.*?):?\s+(\+?\d[\d /-]{1,20}\d)$/u.exec(line.trim()) ?? [];
    if (who && number) numbers.push({ who, number, href: `tel:${number.replace(/[^\d+]/g, '')}` });
    else before.push(line);
  }
  return { before: markup(before.join('\n')), numbers };
}
