/**
 * A name or title as it is compared: two that differ only in case, in spaces or in how an umlaut is encoded read the same
 * to a person. No word and an empty one are equal.
 */
export function plain(text: string | null | undefined): string {
  return (text ?? '').normalize('NFC').trim().toLocaleLowerCase('de').replace(/\s+/g, ' ');
}
