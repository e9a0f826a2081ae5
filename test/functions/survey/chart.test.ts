import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { chartSvg, CHART_WIDTH, type Chart } from '../../../functions/survey/chart.ts';
import { pngOf } from '../../../functions/survey/picture.ts';
import { FontUnreadable, woffToTtf } from '../../../functions/survey/woff.ts';

const chart: Chart = {
  title: 'Wie zufrieden sind Sie?',
  description: 'sehr zufrieden: 15 von 24',
  full: 24,
  bars: [
    { label: 'sehr zufrieden oder eher zufrieden', count: 15, value: '15 (63 %)' },
    { label: 'teils / teils & <mehr> "so"', count: null, value: '·' },
    {
      label: 'stimme voll und ganz zu oder stimme eher zu oder stimme sonst irgendwie zu',
      count: 9,
      value: '9',
    },
    {
      label: 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherung',
      count: 0,
      value: '0 (0 %)',
    },
    { label: 'M'.repeat(70), count: 24, value: '24 (100 %)' },
  ],
};

describe('chartSvg', () => {
  it('is well-formed for a strict reader whatever the labels hold', () => {
    const wild = ['<script>', 'a\u0000b\u000bc', '"\'&&amp;', '\ud800', ']]>'];
    const bars = wild.map((label) => ({ label, count: 5, value: '5' }));
    expect(() => new Resvg(chartSvg({ ...chart, title: wild.join(' '), bars }))).not.toThrow();
  });

  it('names itself and carries its labels and values as text', () => {
    const svg = chartSvg(chart);
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text).join(' ');
    expect(svg).toContain('<title id="title">Wie zufrieden sind Sie?</title>');
    expect(svg).toContain('<desc id="desc">sehr zufrieden: 15 von 24</desc>');
    expect(texts).toContain('sehr zufrieden oder eher zufrieden');
    expect(texts).toContain('15 (63 %)');
    expect(texts).toContain('teils / teils &amp; &lt;mehr&gt; &quot;so&quot;');
  });

  it('draws a hidden bar hatched and always equally long', () => {
    const hidden = (full: number) =>
      /width="([\d.]+)"[^>]*fill="url\(#hidden\)"/.exec(chartSvg({ ...chart, full }))?.[1];
    expect(hidden(24)).toBeDefined();
    expect(hidden(24)).toBe(hidden(500));
  });

  it('draws bars in proportion to the base', () => {
    const widths = [...chartSvg(chart).matchAll(/width="([\d.]+)" height="18" rx="3" fill="#0b5d66"/g)].map(
      ([, width]) => Number(width),
    );
    expect(widths).toHaveLength(3); // 15, 9 and 24; nothing is drawn for zero
    expect((widths[0] ?? 0) / (widths[2] ?? 1)).toBeCloseTo(15 / 24, 3);
  });

  it('keeps long labels inside its width', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chart-'));
    const fontFiles = ['400', '700'].map((weight) => {
      const file = join(folder, `${weight}.ttf`);
      writeFileSync(
        file,
        woffToTtf(readFileSync(`templates/assets/fonts/fira-sans-latin-${weight}-normal.woff`)),
      );
      return file;
    });
    const svg = chartSvg(chart).replace(/<rect[^>]*\/>/g, '');
    const box = new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).getBBox();
    rmSync(folder, { recursive: true });
    expect(box?.width).toBeGreaterThan(300);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(CHART_WIDTH + 1);
  });
});

describe('the colours of a chart', () => {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };

  it('stand out: text by 4.5 to 1, bars against their ground by 3 to 1 (WCAG 1.4.3, 1.4.11)', () => {
    const svg = chartSvg(chart);
    const fills = (pattern: RegExp) => [...new Set([...svg.matchAll(pattern)].map(([, fill]) => fill ?? ''))];
    const texts = fills(/<text[^>]*fill="(#\w{6})"/g);
    const [track = '', bar = ''] = fills(/height="18" rx="3" fill="(#\w{6})"/g);
    expect(texts.length).toBeGreaterThan(0);
    expect(Math.min(...texts.map((text) => contrast(text, '#ffffff')))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(bar, track)).toBeGreaterThanOrEqual(3);
  });
});

describe('pngOf', () => {
  it('makes the same bytes each time, with text in our own font', async () => {
    const hash = (png: Buffer) => createHash('sha256').update(png).digest('hex');
    const svg = chartSvg(chart);
    const [first, second] = [await pngOf(svg), await pngOf(svg)];
    expect(first.subarray(1, 4).toString()).toBe('PNG');
    expect(hash(second)).toBe(hash(first));
    const blank = await pngOf(svg.replace(/<text.*?<\/text>/g, ''));
    expect(blank.length).toBeLessThan(first.length / 2);
  });
});

describe('woffToTtf', () => {
  it('unpacks every table and leaves it where the directory says', () => {
    const ttf = woffToTtf(readFileSync('templates/assets/fonts/fira-sans-latin-400-normal.woff'));
    const count = ttf.readUInt16BE(4);
    const tables = Array.from({ length: count }, (_, i) => ({
      tag: ttf.toString('latin1', 12 + i * 16, 16 + i * 16),
      offset: ttf.readUInt32BE(20 + i * 16),
      length: ttf.readUInt32BE(24 + i * 16),
    }));
    expect(tables.map(({ tag }) => tag)).toEqual(
      expect.arrayContaining(['cmap', 'glyf', 'head', 'hmtx', 'name']),
    );
    const head = tables.find(({ tag }) => tag === 'head');
    expect(ttf.readUInt32BE((head?.offset ?? 0) + 12)).toBe(0x5f0f3cf5); // the magic number of `head`
    expect(tables.every(({ offset, length }) => offset % 4 === 0 && offset + length <= ttf.length)).toBe(
      true,
    );
  });

  it('refuses what is no font, saying what to do', () => {
    expect(() => woffToTtf(Buffer.from('wOF2 and more'))).toThrow(FontUnreadable);
    expect(() => woffToTtf(Buffer.alloc(3))).toThrow(/@fontsource/);
  });
});
