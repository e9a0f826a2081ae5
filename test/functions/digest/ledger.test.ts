import { describe, expect, it } from 'vitest';
import { isDue, sinceOf } from '../../../functions/digest/ledger.ts';
import type { Delivery } from '../../../sheets-schema/deliveries.ts';
import { ISSUE, steps } from '../mail/steps.ts';

const ANNA = { key: 'ANNA', partner: 'PANNA' };

describe('what is new to a reader', () => {
  const sent: Delivery['state'][] = ['geplant', 'begonnen', 'gesendet'];
  const failed: Delivery['state'][] = ['geplant', 'begonnen', 'gescheitert'];

  it('begins after their last letter that arrived or may have', () => {
    const arrived = [
      ...steps('ANNA', sent, { issue: '2026-W46' }),
      ...steps('ANNA', failed, { issue: '2026-W47' }),
    ];
    expect(sinceOf(ANNA, ISSUE, arrived)).toEqual({
      issue: '2026-W46',
      inclusive: false,
      withheld: new Map(),
    });
    const brokenOff = [...arrived, ...steps('ANNA', ['geplant', 'begonnen'], { issue: '2026-W48' })];
    expect(sinceOf(ANNA, ISSUE, brokenOff)).toMatchObject({ issue: '2026-W48', inclusive: false });
  });

  it('begins before an unclear letter that the manager wants told again', () => {
    const letters = [
      ...steps('ANNA', sent, { issue: '2026-W46' }),
      ...steps('ANNA', ['geplant', 'begonnen', 'unklar'], { issue: '2026-W47' }),
    ];
    expect(sinceOf(ANNA, ISSUE, letters)).toMatchObject({ issue: '2026-W47' });
    expect(sinceOf(ANNA, ISSUE, letters, new Set(['2026-W47']))).toMatchObject({ issue: '2026-W46' });
  });

  it('begins with the first letter that never arrived, else with this one', () => {
    const never = [
      ...steps('ANNA', failed, { issue: '2026-W47' }),
      ...steps('ANNA', failed, { issue: '2026-W48' }),
    ];
    expect(sinceOf(ANNA, ISSUE, never)).toMatchObject({ issue: '2026-W47', inclusive: true });
    expect(sinceOf(ANNA, ISSUE, steps('BERT', sent, { issue: '2026-W47' }))).toMatchObject({
      issue: ISSUE,
      inclusive: true,
    });
  });

  it('begins for what their letters left out before the first that did', () => {
    const letters = [
      ...steps('ANNA', sent, { issue: '2026-W45' }),
      ...steps('ANNA', sent, { issue: '2026-W46', withheld: 'X Y' }),
      ...steps('ANNA', sent, { issue: '2026-W47', withheld: 'X' }),
    ];
    const { withheld } = sinceOf(ANNA, ISSUE, letters);
    expect([...withheld]).toEqual([['X', { issue: '2026-W45', inclusive: false }]]);
  });

  it('does not move on because of this very issue, so that a second run tells the same', () => {
    const now = [...steps('ANNA', sent, { issue: '2026-W48' }), ...steps('ANNA', sent)];
    expect(sinceOf(ANNA, ISSUE, now)).toMatchObject({ issue: '2026-W48', inclusive: false });
  });
});

describe('who reads monthly', () => {
  const after = (issue: string) => ({ issue, inclusive: false });

  it('gets the first letter of a month, and their very first at once', () => {
    const december = { key: '2026-W50' };
    expect(isDue({ monthly: true }, after('2026-W45'), december)).toBe(true);
    expect(isDue({ monthly: true }, { issue: '2026-W50', inclusive: true }, december)).toBe(true);
  });

  it('gets no second one in the month', () => {
    expect(isDue({ monthly: true }, after('2026-W45'), { key: '2026-W49' })).toBe(false);
    expect(isDue({ monthly: false }, after('2026-W48'), { key: '2026-W49' })).toBe(true);
  });
});
