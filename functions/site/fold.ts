/** A text as it is compared when searching: small letters, umlauts and their spellings alike, no marks. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/ue/g, 'u')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** Whether every word of a query is somewhere in the texts; an empty query matches all. */
export function matchesQuery(query: string, texts: readonly (string | null)[]): boolean {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const all = fold(texts.filter(Boolean).join('\n'));
  return words.every((word) => all.includes(word));
}
