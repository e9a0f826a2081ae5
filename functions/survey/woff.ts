import { inflateSync } from 'node:zlib';

const WOFF = 0x774f4646; // "wOFF"
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/** A file that is no WOFF 1.0 font. */
export class FontUnreadable extends Error {
  readonly code = 'FONT_UNREADABLE';
}

/**
 * Turns a WOFF 1.0 font into the TrueType (sfnt) font inside it: the same tables, each unpacked
 * (W3C Recommendation "WOFF File Format 1.0", sections 3 to 5).
 * @throws FontUnreadable
 */
export function woffToTtf(woff: Buffer): Buffer {
  if (woff.length < WOFF_HEADER || woff.readUInt32BE(0) !== WOFF)
    throw new FontUnreadable(
      '[woff] The file is no WOFF 1.0 font. Copy it again from @fontsource/fira-sans.',
    );
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, i) => {
    const at = WOFF_HEADER + i * WOFF_ENTRY;
    const [tag, offset, packed, length, checksum] = [0, 4, 8, 12, 16].map((skip) =>
      woff.readUInt32BE(at + skip),
    ) as [number, number, number, number, number];
    const content = woff.subarray(offset, offset + packed);
    return { tag, checksum, data: packed < length ? inflateSync(content) : content };
  });
  const padded = (length: number): number => Math.ceil(length / 4) * 4;
  const start = SFNT_HEADER + count * SFNT_ENTRY;
  const ttf = Buffer.alloc(tables.reduce((sum, { data }) => sum + padded(data.length), start));
  const power = Math.floor(Math.log2(count));
  ttf.writeUInt32BE(woff.readUInt32BE(4), 0); // flavour
  ttf.writeUInt16BE(count, 4);
  ttf.writeUInt16BE(2 ** power * 16, 6); // searchRange
  ttf.writeUInt16BE(power, 8); // entrySelector
  ttf.writeUInt16BE(count * 16 - 2 ** power * 16, 10); // rangeShift
  let offset = start;
  tables.forEach(({ tag, checksum, data }, i) => {
    const at = SFNT_HEADER + i * SFNT_ENTRY;
    ttf.writeUInt32BE(tag, at);
    ttf.writeUInt32BE(checksum, at + 4);
    ttf.writeUInt32BE(offset, at + 8);
    ttf.writeUInt32BE(data.length, at + 12);
    data.copy(ttf, offset);
    offset += padded(data.length);
  });
  return ttf;
}
