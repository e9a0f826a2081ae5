import type { TextKey } from '../../sheets-schema/presets.ts';
import type { Text } from '../../sheets-schema/texts.ts';
import type { Quartier } from '../platform/quartier.ts';
import { clipped } from '../words/clipped.ts';
import { paths } from '../web/routes.ts';
import { isMailAddress } from '../../sheets-schema/addresses.ts';
import type { Letter } from './letter.ts';

/** Who writes, as every letter's head and foot show it. */
export interface Letterhead {
  readonly quartier: string;
  readonly siteUrl: string;
  readonly imprintUrl: string;
  readonly privacyUrl: string;
  /** Lines of the closing, from *Texte*. */
  readonly signature: readonly string[];
  /** Lines of the office: its name and city, address, telephone, mail; what is not known is not there. */
  readonly office: readonly string[];
}

/** Signs of the closing: a cell that was filled by mistake must not keep every letter from going out. */
const SIGNATURE_SIGNS = 2_000;

/** The sender's address is missing or no address. */
class SenderMissing extends Error {
  readonly code = 'SENDER_MISSING';
  constructor() {
    super(
      '[mail] The sender has no mail address. Enter it in "Einstellungen", row "sender.email"; then run again.',
    );
  }
}

/** The head and foot of this office's letters. */
export function letterhead(quartier: Quartier, texts: readonly Pick<Text, 'key' | 'text'>[]): Letterhead {
  const { name, city, siteUrl, office, manager } = quartier;
  return {
    quartier: name,
    siteUrl: `${siteUrl}/`,
    imprintUrl: siteUrl + paths.imprint,
    privacyUrl: siteUrl + paths.privacy,
    signature: linesOf(clipped(officeText(texts, 'signature'), SIGNATURE_SIGNS)),
    office: [name, office.address || city, manager.phone, manager.email].filter(Boolean),
  };
}

/**
 * From whom a letter comes and who gets the answer: the manager, or the sender while she has no address.
 * @throws SenderMissing
 */
export function correspondents(quartier: Quartier): Pick<Letter, 'from' | 'replyTo'> {
  const { sender, manager } = quartier;
  if (!isMailAddress(sender.email)) throw new SenderMissing();
  const from = { name: sender.name, address: sender.email };
  const replyTo = isMailAddress(manager.email)
    ? { name: manager.name || sender.name, address: manager.email }
    : from;
  return { from, replyTo };
}

/** A text of this office (*Texte*) by its key, or an empty one. */
export function officeText(texts: readonly Pick<Text, 'key' | 'text'>[], key: TextKey): string {
  return texts.find((row) => row.key === key)?.text ?? '';
}

/** The lines of a text that a person typed, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}
