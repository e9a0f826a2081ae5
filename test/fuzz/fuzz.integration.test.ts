import { expect, it } from 'vitest';
import { fuzz } from './run.ts';

it('takes whatever is sent to the public forms: as typed, or with the reason why not', async () => {
  const { fates, faults } = await fuzz(20_261_124, 200);
  expect(faults).toEqual([]);
  // Every way that there is was taken.
  for (const [fate, n] of Object.entries(fates)) expect(n, fate).toBeGreaterThan(0);
});
