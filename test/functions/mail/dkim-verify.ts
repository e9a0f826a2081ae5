import { createHash, verify, type KeyObject } from 'node:crypto';

/** What a receiving mail server finds of a signature (RFC 6376, relaxed/relaxed): its tags, and whether it holds. */
export interface Verdict {
  readonly holds: boolean;
  /** `d`, `s` and the others, as the header has them. */
  readonly tags: ReadonlyMap<string, string>;
  /** The headers that it covers, in small letters. */
  readonly covers: readonly string[];
}

/** Judges the DKIM signature of a message as it came over the wire. */
export function dkimVerdict(source: string, publicKey: KeyObject): Verdict {
  const at = source.indexOf('\r\n\r\n');
  const headers = source
    .slice(0, at)
    .split(/\r\n(?![ \t])/)
    .map((line) => ({ name: line.slice(0, line.indexOf(':')).trim().toLowerCase(), line }));
  const own = headers.find(({ name }) => name === 'dkim-signature')?.line ?? '';
  const tags = new Map(
    own
      .slice(own.indexOf(':') + 1)
      .split(';')
      .map((tag) => [
        tag.slice(0, tag.indexOf('=')).trim(),
        tag.slice(tag.indexOf('=') + 1).replace(/\s/g, ''),
      ]),
  );
  const covers = (tags.get('h') ?? '').toLowerCase().split(':');
  const left = [...headers];
  const signed = covers.flatMap((name) => {
    const last = left.findLastIndex((header) => header.name === name);
    return last < 0 ? [] : [`${relaxed(left.splice(last, 1)[0]?.line ?? '')}\r\n`];
  });
  const bare = relaxed(own.replace(/(;\s*b=)[^;]*/, '$1'));
  const isSigned = verify(
    'sha256',
    Buffer.from(signed.join('') + bare),
    publicKey,
    Buffer.from(tags.get('b') ?? '', 'base64'),
  );
  const digest = createHash('sha256')
    .update(relaxedBody(source.slice(at + 4)))
    .digest('base64');
  return { holds: isSigned && digest === tags.get('bh'), tags, covers };
}

/** RFC 6376, 3.4.2. */
function relaxed(line: string): string {
  const colon = line.indexOf(':');
  const value = line
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${line.slice(0, colon).trim().toLowerCase()}:${value}`;
}

/** RFC 6376, 3.4.4. */
function relaxedBody(body: string): string {
  const lines = body.replace(/[ \t]+/g, ' ').replace(/ \r\n/g, '\r\n');
  const trimmed = lines.replace(/(\r\n)*$/, '');
  return trimmed === '' ? '' : `${trimmed}\r\n`;
}
