import { describe, expect, it } from 'vitest';
import { batchesOf, BATCH_SIZE, isDue, mailOf, sinceOf, worksOf } from '../../../functions/digest/ledger.ts';
import type { Delivery } from '../../../sheets-schema/deliveries.ts';

const ISSUE = '2026-W49';
const ANNA = { key: 'ANNA', partner: 'PANNA' };

/** The ledger's rows of one letter, a second apart. */
function steps(
  reader: string,
  states: Delivery['state'][],
  values: { issue?: string; code?: string; withheld?: string } = {},
): Delivery[] {
  const { issue = ISSUE, code = null, withheld = null } = values;
  const mail = mailOf(issue, { key: reader, partner: `P${reader}` });
  return states.map((state, i) => ({
    ...mail,
    id: null,
    issue,
    state,
    at: `2026-11-30T06:00:0${i}.000Z`,
    messageId: null,
    told: null,
    withheld: state === 'begonnen' ? withheld : null,
    code: state === 'gescheitert' ? code : null,
  }));
}
const readers = (count: number) => Array.from({ length: count }, (_, i) => `R${String(i).padStart(2, '0')}`);
const work = (ledger: Delivery[]) => worksOf(ISSUE, ledger)[0];

describe('the batches of an issue', () => {
  it('are the planned letters in an order that does not depend on the rows’', () => {
    const ledger = readers(BATCH_SIZE + 3).flatMap((reader) => steps(reader, ['geplant']));
    const batches = batchesOf(ISSUE, ledger);
    expect(batches.map(({ mails }) => mails.length)).toEqual([BATCH_SIZE, 3]);
    expect(batchesOf(ISSUE, ledger.toReversed())).toEqual(batches);
  });

  it('are of ten for up to 800 letters, and 80 at most where there are more', () => {
    const sizes = (count: number) =>
      batchesOf(
        ISSUE,
        readers(count).flatMap((reader) => steps(reader, ['geplant'])),
      ).map(({ mails }) => mails.length);
    expect(sizes(800)).toEqual(Array.from({ length: 80 }, () => 10));
    expect(sizes(10_000)).toEqual(Array.from({ length: 80 }, () => 125));
    expect(sizes(801)).toHaveLength(73);
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
