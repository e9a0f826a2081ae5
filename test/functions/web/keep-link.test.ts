import { describe, expect, it } from 'vitest';
import { keysFrom, newKeyFile } from '../../../functions/platform/keys.ts';
import { keeperIn, keeperOf, keepLinkEnds, keepToken } from '../../../functions/web/keep-link.ts';

const keys = keysFrom(newKeyFile());
const at = new Date('2026-11-24T06:30:00Z');

describe('a provider’s link', () => {
  it('names an address without holding it, however it is written', () => {
    const keeper = keeperOf(keys, 'Post@Verein.example');
    expect(keeperOf(keys, ' post@verein.example')).toBe(keeper);
    expect(keeperOf(keys, 'rat@verein.example')).not.toBe(keeper);
    expect(keeper).not.toMatch(/verein/i);
  });
  it('counts until its last second, and for nothing else', () => {
    const token = keepToken(keys, 'KEEPER', at);
    const ends = keepLinkEnds(at);
    expect(ends.toISOString()).toBe('2027-01-23T06:30:00.000Z');
    expect(keeperIn(keys, token, ends)).toBe('KEEPER');
    expect(keeperIn(keys, token, new Date(ends.getTime() + 1000))).toBeNull();
    expect(keeperIn(keys, keys.token('leave', 'KEEPER', at, ends), at)).toBeNull();
  });
});
