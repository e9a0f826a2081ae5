import { describe, expect, it } from 'vitest';
import { isOffered, isShown } from '../../../functions/rules/visibility.ts';
import type { Offer } from '../../../sheets-schema/offers.ts';

type Seen = Pick<Offer, 'status' | 'validTo' | 'confirmedAt' | 'receivedAt'>;

const today = '2026-11-23';
const offer = (values: Partial<Seen> = {}): Seen => ({
  status: 'oeffentlich',
  validTo: null,
  confirmedAt: null,
  receivedAt: null,
  ...values,
});

describe('what everybody may see', () => {
  it.each(['neu', 'pausiert', 'beendet', 'abgelehnt'] as const)('is never an offer that is %s', (status) => {
    expect(isShown(offer({ status }), today, 365)).toBe(false);
  });
  it('is an offer through its last day, and not on the day after', () => {
    expect(isShown(offer({ validTo: '2026-11-23' }), today, 365)).toBe(true);
    expect(isShown(offer({ validTo: '2026-11-22' }), today, 365)).toBe(false);
  });
  it('is an offer for 364 days after it was confirmed, and not on the 365th', () => {
    expect(isShown(offer({ confirmedAt: '2025-11-24' }), today, 365)).toBe(true);
    expect(isShown(offer({ confirmedAt: '2025-11-23' }), today, 365)).toBe(false);
  });
  it('counts an offer that was never confirmed from the day on which it came in, in Berlin', () => {
    const late = offer({ receivedAt: '2025-11-23T23:30:00.000Z' }); // 0:30 on the 24th
    expect(isShown(late, today, 365)).toBe(true);
    expect(isShown(offer({ receivedAt: '2025-11-23T22:30:00.000Z' }), today, 365)).toBe(false);
  });
  it('is an offer typed by hand whose age nobody knows', () => {
    expect(isShown(offer(), today, 365)).toBe(true);
  });
  it('is still offered when it is hidden for its age: nobody is told that it ended', () => {
    expect(isOffered(offer({ confirmedAt: '2020-01-01' }), today)).toBe(true);
    expect(isShown(offer({ confirmedAt: '2020-01-01' }), today, 365)).toBe(false);
  });
});
