import { describe, expect, it } from 'vitest';
import { batchesOf, BATCH_SIZE, worksOf } from '../../../functions/mail/batches.ts';
import type { Delivery } from '../../../sheets-schema/deliveries.ts';
import { ISSUE, steps } from './steps.ts';

const readers = (count: number) => Array.from({ length: count }, (_, i) => `R${String(i).padStart(2, '0')}`);
const work = (ledger: Delivery[]) => worksOf(ISSUE, ledger, null)[0];

describe('the batches of an issue', () => {
  it('are the planned letters in an order that does not depend on the rows’', () => {
    const ledger = readers(BATCH_SIZE + 3).flatMap((reader) => steps(reader, ['geplant']));
    const batches = batchesOf(ISSUE, ledger);
    expect(batches.map(({ mails }) => mails.length)).toEqual([BATCH_SIZE, 3]);
    expect(batchesOf(ISSUE, ledger.toReversed())).toEqual(batches);
  });

  it('are of ten for up to 500 letters, and 50 at most where there are more', () => {
    const sizes = (count: number) =>
      batchesOf(
        ISSUE,
        readers(count).flatMap((reader) => steps(reader, ['geplant'])),
      ).map(({ mails }) => mails.length);
    expect(sizes(500)).toEqual(Array.from({ length: 50 }, () => 10));
    expect(sizes(10_000)).toEqual(Array.from({ length: 50 }, () => 200));
    expect(sizes(501)).toHaveLength(46);
  });

  it('stay the same for all claims, and each try has a claim of its own', () => {
    const before = [...steps('ANNA', ['geplant']), ...steps('BERT', ['geplant'])];
    const after = [
      ...steps('ANNA', ['geplant', 'begonnen', 'gesendet']),
      ...steps('BERT', ['geplant', 'begonnen', 'gescheitert']),
    ];
    expect(work(before)).toMatchObject({
      claim: 'digest:2026-W49:0:1',
      mails: [{ recipient: 'PANNA' }, { recipient: 'PBERT' }],
    });
    expect(work(after)).toMatchObject({
      claim: 'digest:2026-W49:0:2',
      attempt: 2,
      mails: [{ recipient: 'PBERT' }],
    });
  });

  it.each([
    ['sent', ['geplant', 'begonnen', 'gesendet']],
    ['unclear', ['geplant', 'begonnen', 'unklar']],
    ['begun and broken off', ['geplant', 'begonnen']],
  ] as const)('hold no more work for a letter that is %s', (_what, states) => {
    expect(work(steps('ANNA', [...states]))).toBeUndefined();
  });

  it('hold no more work for a letter that was refused for good', () => {
    expect(
      work(steps('ANNA', ['geplant', 'begonnen', 'gescheitert'], { code: 'SMTP_550 (permanent)' })),
    ).toBeUndefined();
  });
});
