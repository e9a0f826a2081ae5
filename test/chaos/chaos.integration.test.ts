import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '../../bench/intake/system.ts';
import { planOf } from './plan.ts';
import { reportOf } from './report.ts';
import { runChaos } from './run.ts';

describe('a short chaos run', () => {
  it('loses nothing, doubles nothing and changes nobody’s cell', { timeout: 300_000 }, async () => {
    const plan = planOf(5, 16, ACCOUNT);
    const outcome = await runChaos(plan);
    expect(outcome.verdict.wrong, reportOf(plan, outcome)).toEqual([]);
    // It was a run: something was sent, somebody died, the manager was there.
    expect(outcome.answers['received']).toBeGreaterThan(0);
    expect(outcome.verdict.counts['rows in the sheet']).toBeGreaterThan(0);
    expect(outcome.kills).toBe(plan.kills.length);
    expect(Object.values(outcome.edits).reduce((sum, count) => sum + count, 0)).toBe(plan.edits.length);
  });
});
