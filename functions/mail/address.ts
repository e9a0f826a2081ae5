/**
 * One strict address: no quotes, commas, colons, angle brackets or blanks, ASCII before the @; at most 254 characters.
 * Looser forms reach a mailer as a list or as another domain (nodemailer parses `a@x.example, b@y.example` so).
 */
const STRICT =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;

/** Whether a letter may be addressed to this text as it stands. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && STRICT.test(text);
}
