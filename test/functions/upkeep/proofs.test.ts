import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../functions/mail/consent.ts';
import { expiredProofs } from '../../../functions/upkeep/proofs.ts';
import { addDays } from '../../../functions/platform/time.ts';
import type { Consent } from '../../../sheets-schema/consents.ts';

type Row = Parameters<typeof expiredProofs>[0][number];
const keys = { addressHmac: (address: string) => `hmac of ${address}` };
const ANNA = keys.addressHmac('anna@verein.example');

let ids = 0;
function row(values: Partial<Consent>, addressHmac = ANNA): Row {
  const empty = { requestedAt: null, confirmedAt: null, endedAt: null };
  return { id: `row ${ids++}`, addressHmac, purpose: 'digest', ...empty, ...values };
}
const at = (day: string): string => `${day}T10:00:00.000Z`;
const asked = (day: string): Row => row({ requestedAt: at(day) });
const confirmed = (day: string): Row => row({ confirmedAt: at(day) });
const ended = (day: string): Row => row({ endedAt: at(day) });

/** What is left of rows after one night. */
function left(rows: readonly Row[], day: string, known: Parameters<typeof expiredProofs>[1] = []): Row[] {
  const gone = new Set(expiredProofs(rows, known, keys, day).map(({ id }) => id));
  return rows.filter(({ id }) => !gone.has(id ?? ''));
}

describe('proof of consent', () => {
  const begun = [asked('2020-01-01'), confirmed('2020-01-02')];

  it('stays while the consent stands, however old', () => {
    expect(left(begun, '2060-01-01')).toEqual(begun);
  });

  it('stays for three years after its end, and goes then: the end one night later than all it ended', () => {
    const rows = [...begun, ended('2023-05-05')];
    expect(left(rows, '2026-05-05')).toEqual(rows);
    const once = left(rows, '2026-05-06');
    expect(once).toEqual([rows[2]]);
    expect(left(once, '2026-05-07')).toEqual([]);
  });

  it('of an earlier time goes although the same address has said yes again since', () => {
    const again = [asked('2024-01-01'), confirmed('2024-01-02')];
    const once = left([...begun, ended('2021-05-05'), ...again], '2026-01-01');
    expect(left(once, '2026-01-02')).toEqual(again);
  });

  it('is counted by address and purpose', () => {
    const others = [
      row({ confirmedAt: at('2020-01-02') }, 'other'),
      row({ purpose: 'x', confirmedAt: at('2020-01-02') }),
    ];
    expect(left([...others, ended('2021-05-05')], '2026-01-01')).toEqual(others);
  });

  it('of a request that nobody confirmed goes after the longest way of a confirmation', () => {
    const rows = [asked('2026-01-01')];
    expect(left(rows, '2026-02-08')).toEqual(rows);
    expect(left(rows, '2026-02-09')).toEqual([]);
    expect(left([...rows, confirmed('2026-01-03')], '2026-02-09')).toHaveLength(2);
  });

  it('of such a request waits for the sign-up to go first, which only by it is known to be unconfirmed', () => {
    const rows = [asked('2026-01-01')];
    const partner = { email: ' Anna@verein.example', receivedAt: at('2026-01-01') };
    const sameKeys = { addressHmac: () => ANNA };
    expect(expiredProofs(rows, [partner], sameKeys, '2026-06-01')).toEqual([]);
    expect(expiredProofs(rows, [{ ...partner, receivedAt: null }], sameKeys, '2026-06-01')).toHaveLength(1);
  });

  it('never lets a consent come back, whatever rows there are and wherever the nights break off', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 300; round++) {
      let rows = Array.from({ length: 1 + random(6) }, () => {
        const day = addDays('2020-01-01', random(2000));
        return [asked, confirmed, ended][random(3)]?.(day) ?? asked(day);
      });
      for (let night = 0; night < 6; night++) {
        const day = addDays('2024-01-01', night * 200);
        const before = standingOf(rows, ANNA).state;
        const due = expiredProofs(rows, [], keys, day).map(({ id }) => id);
        const written = new Set(due.filter(() => random(3) > 0)); // a run that broke off wrote only some
        rows = rows.filter(({ id }) => !written.has(id ?? ''));
        const after = standingOf(rows, ANNA).state;
        if (after === 'given') expect(before).toBe('given');
        if (before === 'given') expect(after).toBe('given');
        if (before === 'ended') expect(['ended', 'none']).toContain(after);
      }
    }
  });
});
