const LOCAL_PART = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?';
/** A top-level domain: letters, or the ASCII form of an international one. No digits: those are IP addresses. */
const TOP = '(?:\\p{L}{2,}|xn--[A-Za-z0-9-]+)';
const mailAddress = new RegExp(`^${LOCAL_PART}(?:\\.${LOCAL_PART})*@(?:${LABEL}\\.)+${TOP}$`, 'u');

/**
 * Whether a text is one strict mail address: no quotes, commas, colons, brackets or blanks, ASCII before the @, at most
 * 254 characters. Looser forms reach a mailer as a list or as another domain (nodemailer parses `a@x.example, b@y.example`
 * so), so forms and letters ask the same question.
 */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && mailAddress.test(text);
}

/** A mail address as it is compared: case and spaces around it make no other mailbox. */
export function plainAddress(address: string | null | undefined): string {
  return (address ?? '').trim().toLowerCase();
}

/** Whether a text is an http(s) address, with or without `https://` in front: no blanks, no user and password. */
export function isWebAddress(text: string): boolean {
  if (/\s/.test(text)) return false;
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
    return (
      /^https?:$/.test(url.protocol) &&
      url.hostname.includes('.') &&
      url.username === '' &&
      url.password === ''
    );
  } catch {
    return false;
  }
}
