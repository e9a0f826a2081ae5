import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEMPLATES } from '../words/locale.ts';
import { woffToTtf } from './woff.ts';

/** Pixels a unit of the drawing: sharp on screens of double density at any width up to 600. */
const ZOOM = 2.5;

let fonts: string[] | undefined;

/** Renders an SVG as PNG with our own font alone: the same bytes on every machine. The renderer is native, so it is loaded late. */
export async function pngOf(svg: string): Promise<Buffer> {
  const { Resvg } = await import('@resvg/resvg-js');
  fonts ??= fontFiles();
  const picture = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: fonts, defaultFontFamily: 'Fira Sans' },
    fitTo: { mode: 'zoom', value: ZOOM },
  });
  return picture.render().asPng();
}

/** The renderer reads TrueType from files only: they lie in a folder of this process until it ends. */
function fontFiles(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'brueckenbauer-fonts-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return [400, 700].map((weight) => {
    const file = join(folder, `fira-sans-${weight}.ttf`);
    const woff = readFileSync(new URL(`assets/fonts/fira-sans-latin-${weight}-normal.woff`, TEMPLATES));
    writeFileSync(file, woffToTtf(woff));
    return file;
  });
}
