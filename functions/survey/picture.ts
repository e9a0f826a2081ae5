import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEMPLATES } from '../words/locale.ts';
import { woffToTtf } from './woff.ts';

/** Pixels a unit of the drawing: sharp on screens of double density at any width up to 600. */
const ZOOM = 2.5;

let fonts: readonly Buffer[] | undefined;

/** Renders an SVG as PNG with our own font alone: the same bytes on every machine. The renderer is native, so it is loaded late. */
export async function pngOf(svg: string): Promise<Buffer> {
  const { Resvg } = await import('@resvg/resvg-js');
  fonts ??= [400, 700].map((weight) =>
    woffToTtf(readFileSync(new URL(`assets/fonts/fira-sans-latin-${weight}-normal.woff`, TEMPLATES))),
  );
  // The renderer reads TrueType from files only: they lie there while it does.
  const folder = mkdtempSync(join(tmpdir(), 'brueckenbauer-fonts-'));
  try {
    const fontFiles = fonts.map((font, i) => {
      const file = join(folder, `${i}.ttf`);
      writeFileSync(file, font);
      return file;
    });
    const picture = new Resvg(svg, {
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Fira Sans' },
      fitTo: { mode: 'zoom', value: ZOOM },
    });
    return picture.render().asPng();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
