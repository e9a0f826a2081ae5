import { expect } from 'vitest';
import type { Words } from '../../../functions/mail/compose.ts';

/** The words of a letter's HTML as a reader sees them, on one line. */
export function seenIn(html: string): string {
  const body = html
    .slice(html.indexOf('<body'))
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ');
  const signs: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#x27': "'",
    '#x3D': '=',
    nbsp: ' ',
  };
  return flat(body.replace(/&(amp|lt|gt|quot|nbsp|#x27|#x3D);/g, (_all, name: string) => signs[name] ?? ''));
}

/** A text on one line. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The addresses that a reader can open; a number that can be dialled stands as it is in both. */
export function linksIn({ html, text }: Words): { html: string[]; text: string[] } {
  const unique = (all: Iterable<string>): string[] => [...new Set(all)].toSorted((a, b) => (a < b ? -1 : 1));
  const plain = (url: string): string => url.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
  return {
    html: unique([...html.matchAll(/href="((?!tel:)[^"]+)"/g)].map(([, url = '']) => plain(url))),
    text: unique([...text.matchAll(/https?:\/\/[^\s)”]+/g)].map(([url]) => url)),
  };
}

/** Both twins tell these facts and offer the same links. */
export function expectTwins(words: Words, facts: readonly string[]): void {
  const { html, text } = linksIn(words);
  expect(text).toEqual(html);
  for (const fact of facts) {
    expect(seenIn(words.html)).toContain(flat(fact));
    expect(flat(words.text)).toContain(flat(fact));
  }
}
