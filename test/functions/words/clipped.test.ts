import { describe, expect, it } from 'vitest';
import { clipped } from '../../../functions/words/clipped.ts';

describe('a text that is too long for its place', () => {
  it('ends with an ellipsis, within its measure', () => {
    expect(clipped('Sprachcafé', 10)).toBe('Sprachcafé');
    expect(clipped('Sprachcafés', 10)).toBe('Sprachcaf…');
    expect(clipped('Sprach café', 8)).toBe('Sprach…');
  });

  it('is never cut within a sign', () => {
    for (let signs = 2; signs < 9; signs += 1)
      expect(clipped('Hallo 💡💡💡', signs).isWellFormed()).toBe(true);
  });
});
