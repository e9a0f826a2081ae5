import { idOf, type Keys } from '../platform/keys.ts';
import type { Mail } from './ledger.ts';

/** What stands for an address in the ledger: two rows with one address are one reader. */
export function readerKey(keys: Pick<Keys, 'addressHmac'>, address: string): string {
  return idOf(keys.addressHmac(address));
}

/** The reader that a letter of ours is for. */
export function readerKeyOf(mail: Pick<Mail, 'key'>): string {
  return mail.key.slice(mail.key.lastIndexOf('|') + 1);
}
