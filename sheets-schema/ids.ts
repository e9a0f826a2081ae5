/** Signs that nobody confuses when reading aloud: no I, L, O, 0, 1. 31 of them, a prime, so one check sign finds every slip and swap. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LETTERS = 8; // SIGNS from here on are letters
const BODY = 15;

/**
 * A row's id: 15 signs (73 bits) of the given bytes and one check sign. The first is a letter, so that no
 * spreadsheet takes it for a number.
 * @param bytes at least 15 bytes, random or a hash: equal bytes give the equal id.
 */
export function idFrom(bytes: Uint8Array): string {
  if (bytes.length < BODY) throw new RangeError(`[ids] An id needs ${BODY} bytes, got ${bytes.length}.`);
  let body = '';
  for (let i = 0; i < BODY; i++) {
    const byte = bytes[i] ?? 0;
    body += i === 0 ? SIGNS[LETTERS + (byte % (SIGNS.length - LETTERS))] : SIGNS[byte % SIGNS.length];
  }
  return body + checkSign(body);
}

/** Whether a text is an id: 16 signs whose check sign fits. */
export function isId(text: string): boolean {
  return /^[2-9A-HJKMNP-Z]{16}$/.test(text) && checkSign(text.slice(0, BODY)) === text[BODY];
}

/** The reference that people read out (column *Zeichen*): the id's first eight signs, as `ABCD-EFGH`. */
export function referenceOf(id: string): string {
  return `${id.slice(0, 4)}-${id.slice(4, 8)}`;
}

function checkSign(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) sum += (i + 1) * SIGNS.indexOf(body[i] ?? '');
  return SIGNS[sum % SIGNS.length] ?? '';
}
