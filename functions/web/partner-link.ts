import type { Keys } from '../platform/keys.ts';
import { partnerUrl } from './routes.ts';

/** Days that the link to a partner's own page lives: until after the next letter, also for who reads monthly. */
export const PARTNER_LINK_DAYS = 35;

/** What the token of such a link is good for. */
export const PARTNER_PURPOSE = 'partner';

/** The address of a partner's own page, for a mail to them alone. @param partner id of the row in *Partner* */
export function partnerLink(
  siteUrl: string,
  keys: Pick<Keys, 'token'>,
  partner: string,
  issued: Date,
): string {
  const until = new Date(issued.getTime() + PARTNER_LINK_DAYS * 86_400_000);
  return partnerUrl(siteUrl, keys.token(PARTNER_PURPOSE, partner, issued, until));
}
