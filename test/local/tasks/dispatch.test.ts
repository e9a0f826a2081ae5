import { describe, expect, it } from 'vitest';
import { backoff } from '../../../local/tasks/dispatch.ts';

describe('the pause between two tries', () => {
  it('doubles from the smallest and stays at the largest', () => {
    const pauses = [1, 2, 3, 4, 5, 99].map((tries) =>
      backoff(tries, { minBackoffMs: 100, maxBackoffMs: 1000 }),
    );
    expect(pauses).toEqual([100, 200, 400, 800, 1000, 1000]);
  });
});
