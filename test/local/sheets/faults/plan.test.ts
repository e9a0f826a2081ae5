import { describe, expect, it } from 'vitest';
import { faultPlan } from '../../../../local/sheets/faults/plan.ts';

/** What is wrong with a plan of one rule: `rules.0.status: …`. */
function problems(rule: object): string[] {
  const checked = faultPlan.safeParse({ rules: [rule] });
  return checked.success ? [] : checked.error.issues.map(({ path }) => path.join('.'));
}

describe('a plan of failures', () => {
  it('fills in what is left out', () => {
    expect(faultPlan.parse({ rules: [{ fault: 'error', status: 503 }] })).toEqual({
      seed: 1,
      rules: [{ fault: 'error', status: 503, when: 'before', methods: ['*'], skip: 0, probability: 1 }],
    });
  });

  it.each([
    ['an unknown failure', { fault: 'flood' }, 'rules.0.fault'],
    ['a method that is none', { fault: 'cut', methods: ['spreadsheets.explode'] }, 'rules.0.methods.0'],
    ['no method', { fault: 'cut', methods: [] }, 'rules.0.methods'],
    ['a misspelt condition', { fault: 'cut', time: 1 }, 'rules.0'],
    ['a status that Google’s outages do not have', { fault: 'error', status: 404 }, 'rules.0.status'],
    ['a quota that refuses what was done', { fault: 'error', status: 429, when: 'after' }, 'rules.0.when'],
    ['a write that lands after more than 180 s', { fault: 'late', delayMs: 180_001 }, 'rules.0.delayMs'],
    ['a chance above 1', { fault: 'cut', probability: 1.5 }, 'rules.0.probability'],
    ['a long tail without its end', { fault: 'latency', medianMs: 100 }, 'rules.0.p99Ms'],
    ['a long tail below its median', { fault: 'latency', medianMs: 100, p99Ms: 50 }, 'rules.0.p99Ms'],
  ])('refuses %s and says where', (_what, rule, place) => {
    expect(problems(rule)).toEqual([place]);
  });
});
