import { expect, it } from 'vitest';
import { judge } from './oracle.ts';
import { planOf } from './plan.ts';
import { rehearse } from './run.ts';
import { reportOf } from './table.ts';

it(
  'a short rehearsal: each partner has one letter a week or there is a reason',
  { timeout: 600_000 },
  async () => {
    const plan = planOf(2, 2);
    const rehearsal = await rehearse(plan);
    const verdict = judge(plan, rehearsal.diary);
    expect(verdict.wrong, reportOf(plan, rehearsal, verdict)).toEqual([]);
    // It was a rehearsal: people came, letters told them something, everything died once.
    expect(verdict.counts['letters to partners']).toBeGreaterThan(10);
    expect(verdict.counts['news told']).toBeGreaterThan(0);
    expect(verdict.counts['mails to providers']).toBeGreaterThan(0);
  },
);
