import { describe, expect, it } from 'vitest';
import { tidy } from '../../../functions/mail/compose.ts';

describe('the text of a letter', () => {
  it('has lines of at most 76 signs', () => {
    const lines = tidy('Wort '.repeat(60)).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
    expect(lines.length).toBeGreaterThan(3);
  });

  it('keeps a long address whole, so that it can be clicked', () => {
    const address = `https://quartier.example/rundbrief/abmelden/${'x'.repeat(120)}`;
    expect(tidy(`Abmelden: ${address}`).split('\n')).toContain(address);
  });

  it('indents the further lines of a list entry', () => {
    expect(tidy(`- ${'Wort '.repeat(20)}`).split('\n')[1]).toMatch(/^ {2}Wort/);
  });

  it('has at most one blank line between paragraphs and ends with one line end', () => {
    expect(tidy('\n\nEins\n\n\n\nZwei\n\n')).toBe('Eins\n\nZwei\n');
  });
});
