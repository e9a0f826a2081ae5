import { describe, expect, it } from 'vitest';
import { killAt, killProcessAt, leaveDuring, pauseAt, stepsOf, twoAtOnce } from './kills.ts';

/** Two batches. `npm run kills` does the same with 300, at every step. */
const PARTNERS = 13;

/** A step of each kind that leaves something else behind. */
const KINDS = ['write: asked', 'write: answered', 'final dot', 'answer 250'];

describe('each partner has one letter or stands as unclear, never two, at most one batch is unclear, and who left gets none', () => {
  it('when a runner dies at any kind of step and the next one finishes', async () => {
    const steps = await stepsOf(PARTNERS);
    for (const kind of KINDS) {
      const all = [...steps.keys()].filter((at) => steps[at] === kind);
      const outcome = await killAt(PARTNERS, all.at(-2) ?? -1);
      expect(outcome).toMatchObject({ step: kind, wrong: [] });
    }
  }, 120_000);

  it('when a process is killed in the middle of its letters', async () => {
    const { wrong, unclear } = await killProcessAt(PARTNERS, 100);
    expect(wrong).toEqual([]);
    expect(unclear).toBeGreaterThan(0);
  }, 120_000);

  it('when two runners start at once', async () => {
    expect(await twoAtOnce(PARTNERS)).toMatchObject({ wrong: [] });
  });

  it('when a runner sleeps for ten minutes after it claimed a batch', async () => {
    const steps = await stepsOf(PARTNERS);
    const claimed = [...steps.keys()].filter((at) => steps[at] === 'write: answered')[1] ?? 0;
    expect(await pauseAt(PARTNERS, claimed)).toMatchObject({ wrong: [] });
  });

  it('when partners leave while it is on', async () => {
    const { wrong, left } = await leaveDuring(PARTNERS);
    expect(wrong).toEqual([]);
    expect(left).toBeGreaterThan(2);
  });
});
