/** One bar: what it stands for and how long it is; `null` is a hidden count. */
interface Bar {
  readonly label: string;
  readonly count: number | null;
  /** What stands behind the bar, such as `12 (60 %)`; `·` for a hidden one. */
  readonly value: string;
}

/** What a chart shows. `title` and `description` are read aloud instead of it. */
export interface Chart {
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
  /** The count that fills the whole width: the base, so that bars of several charts compare. */
  readonly full: number;
}

/** Width of a chart in its own units. Pixels in a mail on a wide screen; a phone shows it at three quarters. */
export const CHART_WIDTH = 440;

const TEAL = '#0b5d66';
const TRACK = '#dfeced';
const INK = '#1c2427';
const SIZE = 17;
/** The sign of a hidden count is a small dot: it is drawn larger. */
const HIDDEN_SIZE = 30;
const LINE = 23;
const BAR = 18;
const GAP = 14;
const VALUE_WIDTH = 104;
const TRACK_WIDTH = CHART_WIDTH - VALUE_WIDTH;

/** Draws bars under their labels as an SVG of its own: no script, no outer file, always the same signs for the same values. */
export function chartSvg(chart: Chart): string {
  const parts: string[] = [];
  let y = 0;
  for (const bar of chart.bars) {
    for (const line of linesOf(bar.label)) {
      y += LINE;
      parts.push(`<text x="0" y="${y - 6}" font-size="${SIZE}" fill="${INK}">${escaped(line)}</text>`);
    }
    y += 2;
    parts.push(...barParts(bar, chart.full, y));
    y += BAR + GAP;
  }
  const height = Math.max(1, y - GAP + 4);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CHART_WIDTH}" height="${height}" viewBox="0 0 ${CHART_WIDTH} ${height}" role="img" aria-labelledby="title desc" font-family="Fira Sans, sans-serif">`,
    `<title id="title">${escaped(chart.title)}</title>`,
    `<desc id="desc">${escaped(chart.description)}</desc>`,
    `<defs><pattern id="hidden" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#ffffff"/><rect width="2.4" height="7" fill="${TEAL}"/></pattern></defs>`,
    `<rect width="${CHART_WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
  ].join('');
}

/** A hidden count is a hatched stub of always the same length: it tells nothing but that it is hidden. */
function barParts({ count, value }: Bar, full: number, y: number): string[] {
  const length =
    count === null ? 44 : full > 0 ? Math.round((Math.min(count, full) / full) * TRACK_WIDTH * 100) / 100 : 0;
  const rect = (width: number, fill: string): string =>
    `<rect x="0" y="${y}" width="${width}" height="${BAR}" rx="3" fill="${fill}"/>`;
  return [
    rect(TRACK_WIDTH, TRACK),
    ...(length > 0 ? [rect(length, count === null ? 'url(#hidden)' : TEAL)] : []),
    `<text x="${TRACK_WIDTH + 12}" y="${y + BAR - 3}" font-size="${count === null ? HIDDEN_SIZE : SIZE}" font-weight="700" fill="${INK}">${escaped(value)}</text>`,
  ];
}

/** Breaks a label into lines that fit, at blanks where there are any. */
function linesOf(label: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of label.split(/\s+/).filter(Boolean).flatMap(pieces)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer) > CHART_WIDTH) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

/** A word that is wider than the chart, in pieces. */
function pieces(word: string): string[] {
  const found: string[] = [];
  let piece = '';
  for (const sign of word) {
    if (piece && widthOf(piece + sign) > CHART_WIDTH) {
      found.push(piece);
      piece = '';
    }
    piece += sign;
  }
  return [...found, piece];
}

/** A generous guess at a text's width; Fira Sans runs at 0.3 to 0.9 of its size a sign. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) {
    if (/[ iljtfI.,:;'’!|()/]/.test(sign)) width += 0.4;
    else if (/[mwMW—…%@]/.test(sign)) width += 0.95;
    else if (/\p{Lu}/u.test(sign)) width += 0.72;
    else width += 0.59;
  }
  return width * SIZE;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text inside XML 1.0, which knows no control characters. */
function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are what must go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
      .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
  );
}
