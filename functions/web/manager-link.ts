import { idOf, type Keys } from '../platform/keys.ts';
import { berlinDate } from '../platform/time.ts';
import { dayTyped } from '../workbook/cells.ts';

/** Days that a link lives which acts for the manager: until the next Monday's letter brings a new one. */
export const MANAGER_LINK_DAYS = 7;

/** What a link acts for. */
type Act = 'enter' | 'call';

/** A token for a link that acts for the manager; it comes by the brief alone. */
export function managerToken(keys: Keys, act: Act, at: Date): string {
  const until = new Date(at.getTime() + MANAGER_LINK_DAYS * 86_400_000);
  return keys.token(purposeOf(act), idOf(`${act}|${at.toISOString()}`), at, until);
}

/**
 * Whether a link that acts for the manager counts.
 * @param endedOn what *Einstellungen* say, as typed: links of that day and before count no more
 */
export function isManagerToken(keys: Keys, act: Act, token: string, now: Date, endedOn: string): boolean {
  const reading = keys.readToken(purposeOf(act), token, now);
  return reading.ok && !isEnded(reading.issuedAt, endedOn);
}

/** Whether links made at a moment have been ended. A date that cannot be read ends all: somebody wanted to end some. */
export function isEnded(issuedAt: Date, endedOn: string): boolean {
  if (endedOn.trim() === '') return false;
  const day = dayTyped(endedOn);
  return day === null || berlinDate(issuedAt) <= day;
}

function purposeOf(act: Act): string {
  return `manager:${act}`;
}
