import { describe, expect, it } from 'vitest';
import { faultPlan as faultPlanSchema } from '../../local/sheets/faults/plan.ts';
import { faultNames, OUTAGE_MS, planOf } from './plan.ts';

describe('the plan of a chaos run', () => {
  const plan = planOf(7, 1_000, 'intake@office.example');

  it('is the same for the same seed, and another for another', () => {
    expect(planOf(7, 1_000, 'intake@office.example')).toEqual(plan);
    expect(planOf(8, 1_000, 'intake@office.example').visits[0]).not.toEqual(plan.visits[0]);
  });

  it('has every fault in a weather of its own, and an outage of two minutes', () => {
    expect(plan.weather.map(({ name }) => name).toSorted()).toEqual(
      [...faultNames, 'fair', 'outage'].toSorted(),
    );
    expect(plan.weather.filter(({ skipMs }) => skipMs === OUTAGE_MS)).toHaveLength(1);
    for (const { faults } of plan.weather) expect(() => faultPlanSchema.parse(faults)).not.toThrow();
  });

  it('has people of every kind, and every text under a mark of its own', () => {
    const { visits } = plan;
    expect(new Set(visits.map(({ kind }) => kind)).size).toBe(3);
    expect(new Set(visits.map(({ afterwards }) => afterwards)).size).toBe(3);
    expect(visits.some(({ doubleClick }) => doubleClick)).toBe(true);
    expect(new Set(visits.flatMap(({ marks }) => marks)).size).toBe(2_000);
  });

  it('kills sites and the queue’s function, also in a short run', () => {
    for (const submissions of [1_000, 10]) {
      const killed = planOf(7, submissions, '').kills.map(({ process }) => process);
      expect(killed).toContain(3);
      expect(killed.some((process) => process < 3)).toBe(true);
    }
  });
});
