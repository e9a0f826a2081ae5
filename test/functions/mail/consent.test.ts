import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../functions/mail/consent.ts';

interface Parts {
  addressHmac?: string;
  purpose?: string;
  requestedAt?: string | null;
  confirmedAt?: string | null;
  endedAt?: string | null;
}
const row = (parts: Parts) => ({
  addressHmac: 'ANNA',
  purpose: 'digest',
  requestedAt: null,
  confirmedAt: null,
  endedAt: null,
  ...parts,
});
const REQUESTED = row({ requestedAt: '2026-11-02T08:00:00.000Z' });
const CONFIRMED = row({ confirmedAt: '2026-11-03T09:00:00.000Z' });
const LEFT = row({ endedAt: '2026-11-20T10:00:00.000Z' });
const BACK = row({ confirmedAt: '2026-11-25T10:00:00.000Z' });

describe('the standing of an address', () => {
  it('is none without a row', () => {
    expect(standingOf([], 'ANNA')).toEqual({ state: 'none' });
  });

  it('is requested until the link was used', () => {
    expect(standingOf([REQUESTED], 'ANNA').state).toBe('requested');
  });

  it('is given once confirmed, also when the form is sent again later', () => {
    const again = row({ requestedAt: '2026-11-10T08:00:00.000Z' });
    expect(standingOf([REQUESTED, CONFIRMED, again], 'ANNA')).toEqual({
      state: 'given',
      confirmedAt: CONFIRMED.confirmedAt,
      requestedAt: again.requestedAt,
    });
  });

  it('is ended after leaving, whatever the order of the rows', () => {
    expect(standingOf([LEFT, CONFIRMED, REQUESTED], 'ANNA')).toEqual({
      state: 'ended',
      endedAt: LEFT.endedAt,
    });
  });

  it('is ended when confirmation and end bear the same second', () => {
    const sameSecond = row({ endedAt: '2026-11-03T09:00:00.000Z' });
    expect(standingOf([CONFIRMED, sameSecond], 'ANNA').state).toBe('ended');
  });

  it('is requested again when somebody who left signs up anew, and given when they confirm', () => {
    const anew = row({ requestedAt: '2026-11-24T10:00:00.000Z' });
    expect(standingOf([CONFIRMED, LEFT, anew], 'ANNA').state).toBe('requested');
    expect(standingOf([CONFIRMED, LEFT, anew, BACK], 'ANNA').state).toBe('given');
  });

  it('does not take another address or another purpose for consent', () => {
    expect(standingOf([row({ ...CONFIRMED, addressHmac: 'BERT' })], 'ANNA').state).toBe('none');
    expect(standingOf([row({ ...CONFIRMED, purpose: 'surveys' })], 'ANNA').state).toBe('none');
  });
});
