import { describe, expect, it } from 'vitest';
import { Turns, type Turn } from '../../../functions/site/turns.ts';

const START = Date.parse('2026-11-24T09:00:00Z');
const MINUTE = 60_000;

/** A process at nine in the morning; `take` sends some submissions of an address and says what became of the last. */
function office(ceiling = 600) {
  const turns = new Turns(ceiling);
  return (address: string | null, n = 1, minutes = 0, proven = false): Turn => {
    let last: Turn = 'free';
    for (let i = 0; i < n; i++) last = turns.take(address, new Date(START + minutes * MINUTE), proven);
    return last;
  };
}

describe('one address', () => {
  it('may send for a whole school class at once', () => {
    expect(office()('school', 40)).toBe('free');
  });
  it('is doubted when it sends more, and waits when it floods', () => {
    const take = office();
    expect(take('school', 41)).toBe('many');
    expect(take('school', 79)).toBe('many');
    expect(take('school')).toBe('wait');
  });
  it('that waits can send one again after half a minute, and all after an hour', () => {
    const take = office();
    take('flood', 500);
    expect(take('flood', 1, 0.6)).toBe('many');
    expect(take('flood', 1, 0.6)).toBe('wait');
    expect(take('flood', 40, 61)).toBe('free');
  });
  it('takes nothing from another one', () => {
    const take = office();
    take('flood', 500);
    expect(take('resident')).toBe('free');
  });
  it('that nobody knows is not counted as one', () => {
    expect(office()(null, 500)).toBe('free');
  });
  it('begins anew each day', () => {
    const take = office();
    take('flood', 500);
    expect(take('flood', 1, 15 * 60)).toBe('free');
  });
  it('gains nothing when the clock is set back', () => {
    const take = office();
    take('flood', 500);
    expect(take('flood', 1, -30)).toBe('wait');
  });
});

describe('a flood from many addresses', () => {
  /** Ten minutes' worth and more, each from an address of its own. */
  const flood = (take: ReturnType<typeof office>): void => {
    for (let i = 0; i < 700; i++) take(`bot ${i}`);
  };
  it('makes others wait a little, and a browser with a proof of work not at all', () => {
    const take = office();
    flood(take);
    expect(take('resident')).toBe('wait');
    expect(take('resident', 1, 0, true)).toBe('free');
  });
  it('leaves room again at once for who tries again, however much was refused', () => {
    const take = office();
    flood(take);
    flood(take);
    expect(take('resident', 1, 1 / 30)).toBe('free');
  });
  it('with proofs of work has a ceiling too', () => {
    const take = office();
    for (let i = 0; i < 1_300; i++) take(`bot ${i}`, 1, 0, true);
    expect(take('resident', 1, 0, true)).toBe('wait');
  });
});
