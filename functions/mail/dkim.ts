import { createPrivateKey } from 'node:crypto';

/** A key with which letters are signed, and where its other half stands: `<selector>._domainkey.<the sender's domain>`. */
export interface DkimKey {
  readonly selector: string;
  /** PKCS #8 in PEM; RSA, for nodemailer signs by nothing else. */
  readonly privateKey: string;
}

/** The key in the mail server's address is none, or not RSA. */
class DkimKeyUnreadable extends Error {
  readonly code = 'DKIM_KEY_UNREADABLE';
  constructor(cause?: unknown) {
    super(
      '[mail] The DKIM key in SMTP_URL cannot be read. Make one as docs/mail.md says, or take both parameters out.',
      { cause },
    );
  }
}

/**
 * What a mail server's address says about signing, and the address without it: `?dkimSelector=…&dkimKey=…`, the key as
 * PKCS #8 in DER and base64url. Without, the provider is to sign.
 * @throws DkimKeyUnreadable
 */
export function dkimIn(address: string): { readonly url: string; readonly dkim: DkimKey | null } {
  const url = new URL(address);
  const selector = url.searchParams.get('dkimSelector');
  const key = url.searchParams.get('dkimKey');
  if (selector === null && key === null) return { url: address, dkim: null };
  url.searchParams.delete('dkimSelector');
  url.searchParams.delete('dkimKey');
  return { url: url.href, dkim: { selector: selector ?? '', privateKey: pemOf(selector, key) } };
}

function pemOf(selector: string | null, key: string | null): string {
  if (!selector || !key) throw new DkimKeyUnreadable();
  try {
    const read = createPrivateKey({ key: Buffer.from(key, 'base64url'), format: 'der', type: 'pkcs8' });
    if (read.asymmetricKeyType !== 'rsa') throw new TypeError('not RSA');
    return read.export({ format: 'pem', type: 'pkcs8' }).toString();
  } catch (cause) {
    throw new DkimKeyUnreadable(cause);
  }
}

/**
 * Headers that a signature covers. RFC 8058 demands List-Unsubscribe and List-Unsubscribe-Post among them; nodemailer's own
 * list lacks the second (10.6.0).
 */
const SIGNED = [
  'From',
  'Reply-To',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Auto-Submitted',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
].join(':');

/** How nodemailer is to sign a letter from that address: in the name of its domain, so that DMARC finds both alike. */
export function signingOf({ selector, privateKey }: DkimKey, from: string) {
  const domainName = from.slice(from.lastIndexOf('@') + 1);
  return { domainName, keySelector: selector, privateKey, headerFieldNames: SIGNED };
}
