import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { plainAddress } from '../../sheets-schema/addresses.ts';
import { idFrom } from '../../sheets-schema/ids.ts';

/** Secrets of one deployment: signing keys (the first signs, all verify) and the key of address fingerprints, which never rotates. */
export interface KeyFile {
  readonly signing: readonly { readonly id: string; readonly secret: string }[];
  readonly address: string;
}

/** A token read back: what it stands for, or why it does not count. */
type TokenReading =
  | { readonly ok: true; readonly id: string; readonly issuedAt: Date }
  | { readonly ok: false; readonly why: 'invalid' | 'expired' };

/** Signs and verifies; nothing else in the product touches a secret. */
export interface Keys {
  /**
   * A token `<id>.<issued>.<expires>.<keyId>.<mac>` for one purpose; safe in an address.
   * @param expires `null` for one that stays valid as long as its key
   */
  token(purpose: string, id: string, issued: Date, expires: Date | null): string;
  readToken(purpose: string, token: string, now: Date): TokenReading;
  /** The fingerprint under which *Einwilligungen* keep an address: case and outer spaces do not matter. */
  addressHmac(address: string): string;
  /** A keyed fingerprint for one purpose, 43 signs of base64url. */
  hmac(purpose: string, text: string): string;
}

/** A new set of secrets. */
export function newKeyFile(): KeyFile {
  return { signing: [{ id: 'k1', secret: newSecret() }], address: newSecret() };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Signing keys that count at once: the one that signs, and the one before it. */
const SIGNING_KEYS = 2;

/** The same secrets with a new key that signs. The one before still counts, the one before that no more. */
export function rotated({ signing, address }: KeyFile): KeyFile {
  const last = Math.max(0, ...signing.map(({ id }) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0)));
  const fresh = { id: `k${last + 1}`, secret: newSecret() };
  return { signing: [fresh, ...signing].slice(0, SIGNING_KEYS), address };
}

/** Reads the secrets of a file. @throws Error naming the file when it cannot be used. */
export function readKeys(file: string): Keys {
  let content: KeyFile;
  try {
    content = JSON.parse(readFileSync(file, 'utf8')) as KeyFile;
  } catch (cause) {
    throw new Error(`[keys] The signing keys in ${file} cannot be read. Give the secret again.`, { cause });
  }
  return keysFrom(content);
}

/** @throws Error when a part of the set is missing */
export function keysFrom(file: KeyFile): Keys {
  const [current] = file.signing;
  if (!current || !file.address)
    throw new Error('[keys] The key set has no signing or no address key. Make a new one.');
  const mac = (secret: string, text: string): string =>
    createHmac('sha256', secret).update(text).digest('base64url');
  const seconds = (at: Date): string => Math.floor(at.getTime() / 1000).toString(36);
  return {
    token(purpose, id, issued, expires) {
      const body = [id, seconds(issued), expires ? seconds(expires) : '0', current.id].join('.');
      return `${body}.${mac(current.secret, `${purpose}|${body}`)}`;
    },
    readToken(purpose, token, now) {
      const [id, issued, expires, keyId, given] = token.split('.');
      const key = file.signing.find((candidate) => candidate.id === keyId);
      if (!id || !issued || !expires || !keyId || !given || !key) return { ok: false, why: 'invalid' };
      const right = mac(key.secret, `${purpose}|${[id, issued, expires, keyId].join('.')}`);
      if (given.length !== right.length || !timingSafeEqual(Buffer.from(given), Buffer.from(right))) {
        return { ok: false, why: 'invalid' };
      }
      const until = parseInt(expires, 36) * 1000;
      if (until !== 0 && until < now.getTime()) return { ok: false, why: 'expired' };
      return { ok: true, id, issuedAt: new Date(parseInt(issued, 36) * 1000) };
    },
    addressHmac: (address) => mac(file.address, `address|${plainAddress(address)}`),
    hmac: (purpose, text) => mac(current.secret, `${purpose}|${text}`),
  };
}

/** A new random id, as `sheets-schema/ids.ts` shapes it. */
export function randomId(): string {
  return idFrom(randomBytes(16));
}

/** The id that always follows from the same text, so that a second try makes the same row. */
export function idOf(text: string): string {
  return idFrom(createHash('sha256').update(text).digest());
}
