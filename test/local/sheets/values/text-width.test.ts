import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../../local/sheets/values/text-width.ts';

describe('the width of a text', () => {
  it('is that of its letters', () => {
    expect(textWidth('A'.repeat(1024))).toBe(8684); // recorded: 8691 with the 7 pixels around it
    expect(textWidth('')).toBe(0);
    expect(textWidth('iii')).toBeLessThan(textWidth('WWW'));
    expect(textWidth('평가')).toBeGreaterThan(0);
  });
});
