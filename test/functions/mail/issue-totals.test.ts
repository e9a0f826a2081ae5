import { describe, expect, it } from 'vitest';
import { inDoubt, totalsOf } from '../../../functions/mail/issue-totals.ts';
import type { Sending } from '../../../functions/mail/letter.ts';
import { ISSUE, steps } from './steps.ts';

const ledger = [
  ...steps('ANNA', ['geplant', 'begonnen', 'gesendet']),
  ...steps('BERT', ['geplant', 'begonnen']),
  ...steps('CORA', ['geplant']),
  ...steps('DORA', ['geplant', 'begonnen', 'unklar']),
];
const [key = ''] = steps('CORA', ['geplant']).map((row) => row.key);
const begun = Date.parse(ledger.find(({ state }) => state === 'begonnen')?.at ?? '');
const minutes = (n: number) => new Date(begun + n * 60_000);

describe('how an issue stands', () => {
  it('counts what was planned and needed', () => {
    expect(totalsOf(ISSUE, ledger)).toEqual({ planned: 4, sent: 1, failed: 0, unclear: 2 });
  });

  it('counts what became of letters after the ledger was read', () => {
    const after = (sending: Sending) => totalsOf(ISSUE, ledger, new Map([[key, sending]]));
    expect(after({ state: 'sent' })).toMatchObject({ planned: 4, sent: 2 });
    expect(after({ state: 'failed', code: 'LEFT', permanent: true })).toMatchObject({
      planned: 3,
      failed: 0,
    });
  });

  it('has letters in doubt: the unclear ones, and those begun so long ago that nobody is busy with them', () => {
    expect(inDoubt(ISSUE, ledger, new Map(), minutes(14))).toBe(1);
    expect(inDoubt(ISSUE, ledger, new Map(), minutes(30))).toBe(2);
    expect(
      inDoubt(ISSUE, ledger, new Map([[key, { state: 'unclear', code: 'ETIMEDOUT' }]]), minutes(1)),
    ).toBe(2);
  });
});
