import { describe, expect, it } from 'vitest';
import { backoff, paceOf, TokenBucket } from '../../../functions/workbook/pace.ts';

const atOnce = () => Promise.resolve();

describe('a token bucket', () => {
  it('lets no more than its writes through in any minute', async () => {
    const pace = paceOf(atOnce);
    const bucket = new TokenBucket(20, pace);
    const at: number[] = [];
    for (let write = 0; write < 60; write++) {
      expect(await bucket.take(Infinity)).toBe(true);
      at.push(pace.now());
    }
    const most = Math.max(
      ...at.map((from) => at.filter((time) => time >= from && time < from + 60_000).length),
    );
    expect(most).toBeLessThanOrEqual(20);
    expect(most).toBeGreaterThan(15);
  });

  it('keeps nobody waiting for a token that comes too late, and takes none then', async () => {
    const pace = paceOf(atOnce);
    const bucket = new TokenBucket(3, pace);
    expect(await bucket.take(pace.now())).toBe(true);
    expect(await bucket.take(pace.now() + 1_000)).toBe(false);
    await pace.sleep(30_000);
    expect(await bucket.take(pace.now() + 1)).toBe(true);
  });

  it('serves in the order of asking', async () => {
    const pace = paceOf(atOnce);
    const bucket = new TokenBucket(3, pace);
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3].map(async (one) => {
        await bucket.take(Infinity);
        order.push(one);
      }),
    );
    expect(order).toEqual([1, 2, 3]);
  });
});

describe('the pause before another try', () => {
  it('doubles up to eight seconds, and half of it is chance', () => {
    expect([0, 1, 2, 9].map((attempt) => backoff(attempt, () => 1))).toEqual([250, 500, 1000, 8000]);
    expect(backoff(2, () => 0)).toBe(500);
  });
});
