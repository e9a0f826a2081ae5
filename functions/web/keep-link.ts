import { idOf, type Keys } from '../platform/keys.ts';

/** Days that a link lives by which a provider says what is still right: from the second question until long after the warning stands. */
const KEEP_LINK_DAYS = 60;

/** Who keeps offers right, as the sheets name them: the id of a mail address, which it does not reveal. */
export function keeperOf(keys: Pick<Keys, 'addressHmac'>, address: string): string {
  return idOf(`keeper|${keys.addressHmac(address)}`);
}

/** When a link that goes out now ends. */
export function keepLinkEnds(at: Date): Date {
  return new Date(at.getTime() + KEEP_LINK_DAYS * 86_400_000);
}

/** A token for the links of one provider's letter. @param keeper from `keeperOf` */
export function keepToken(keys: Pick<Keys, 'token'>, keeper: string, at: Date): string {
  return keys.token('keep', keeper, at, keepLinkEnds(at));
}

/** Whose link it is; null for one that has ended, that we did not make, or that lost a piece on its way. */
export function keeperIn(keys: Pick<Keys, 'readToken'>, token: string, now: Date): string | null {
  const reading = keys.readToken('keep', token, now);
  return reading.ok ? reading.id : null;
}
