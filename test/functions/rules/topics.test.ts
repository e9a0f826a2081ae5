import { describe, expect, it } from 'vitest';
import { concerns } from '../../../functions/rules/topics.ts';

describe('a reader’s topics', () => {
  it('none means everything', () => {
    expect(concerns([], ['geld'])).toBe(true);
  });

  it('a main topic covers those below it, but not a topic that only begins alike', () => {
    expect(concerns(['geld'], ['amt', 'geld.schulden'])).toBe(true);
    expect(concerns(['geld'], ['geldwaesche'])).toBe(false);
    expect(concerns(['geld.schulden'], ['geld.energie'])).toBe(false);
  });

  it('what has no topic concerns everybody', () => {
    expect(concerns(['geld'], [])).toBe(true);
  });
});
