/** Advance widths in 1/2048 of the letter size, with the letters that have them: the font Roboto (its table `hmtx`). */
const ADVANCES: Record<number, string> = {
  358: "'",
  403: ',',
  433: ';',
  490: 'j',
  496: ':',
  498: 'il',
  500: '|',
  508: ' ',
  528: '!',
  540: '.',
  543: '[]',
  557: 'I',
  566: '-',
  633: '`',
  656: '"',
  670: 't',
  693: '{}',
  694: 'r',
  701: '(',
  706: '„',
  712: 'f',
  713: ')',
  724: '“',
  841: '\\',
  845: '/',
  856: '^',
  882: '*',
  924: '_',
  968: '?',
  969: 'y',
  992: 'v',
  1016: 'xz',
  1038: 'k',
  1041: '<',
  1057: 's',
  1071: '>',
  1072: 'c',
  1086: 'e',
  1103: 'L',
  1114: 'aä',
  1124: '=',
  1128: 'h',
  1129: 'uü',
  1130: 'J',
  1131: 'n',
  1132: 'F',
  1150: 'bgp',
  1151: '$0123456789€',
  1155: 'd',
  1162: '+',
  1164: 'Eq',
  1168: 'oö',
  1216: 'S',
  1218: 'ß',
  1222: 'T',
  1227: 'Z',
  1230: 'Y',
  1261: '#',
  1262: 'R',
  1274: '&',
  1276: 'B',
  1284: 'X',
  1285: 'K',
  1292: 'P',
  1304: 'V',
  1328: 'UÜ',
  1333: 'C',
  1336: 'AÄ',
  1344: 'D–',
  1393: '~',
  1395: 'G',
  1409: 'OQÖ',
  1461: 'HN',
  1500: '%',
  1539: 'w',
  1788: 'M',
  1796: 'm',
  1817: 'W',
  1839: '@',
};
/** For a letter that the table does not have. */
const AVERAGE_ADVANCE = 1150;

const advances = new Map(
  Object.entries(ADVANCES).flatMap(([advance, letters]) =>
    Array.from(letters, (letter) => [letter, Number(advance)] as const),
  ),
);

/** Ten points on a screen, in pixels. */
const LETTER_PIXELS = 13;

/**
 * How wide a text of ten points is, in pixels. Recorded is one column only: 1024 times `A` is 8691 wide after an
 * automatic resize, which are exactly these letters and 7 pixels around them. That all others are so is assumed.
 */
export function textWidth(text: string): number {
  let sum = 0;
  for (const letter of text) sum += advances.get(letter) ?? AVERAGE_ADVANCE;
  return Math.ceil((sum * LETTER_PIXELS) / 2048);
}
