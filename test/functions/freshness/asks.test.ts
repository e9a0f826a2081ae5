import { describe, expect, it } from 'vitest';
import { askedDays, asksDue } from '../../../functions/freshness/asks.ts';
import { keptByMail } from '../../../functions/freshness/keepers.ts';
import { keysFrom, newKeyFile } from '../../../functions/platform/keys.ts';
import { addDays } from '../../../functions/platform/time.ts';
import { ladderOf } from '../../../functions/rules/freshness.ts';
import { keeperOf } from '../../../functions/web/keep-link.ts';
import type { Delivery } from '../../../sheets-schema/deliveries.ts';
import type { Offer } from '../../../sheets-schema/offers.ts';
import { offer } from '../digest/rows.ts';

const keys = keysFrom(newKeyFile());
const today = '2026-11-24';
const daysAgo = (days: number): string => addDays(today, -days);
const keepEmail = 'post@verein.example';
const keeper = keeperOf(keys, keepEmail);
const kept = (id: string, days: number, values: Partial<Offer> = {}): Offer =>
  offer(id, { keepEmail, confirmedAt: daysAgo(days), ...values });
const asked = (offers: readonly Offer[], last: Record<string, string> = {}) =>
  asksDue(keptByMail(offers, today, keys), new Map(Object.entries(last)), today, ladderOf([])).map((ask) =>
    ask.offers.map(({ id }) => id),
  );

describe('a provider is asked', () => {
  it('about all they offer as soon as one offer is due, the oldest first', () => {
    expect(asked([kept('NEW', 10), kept('DUE', 150), kept('OLD', 170)])).toEqual([['OLD', 'DUE', 'NEW']]);
    expect(asked([kept('NEW', 10), kept('NEARLY', 149)])).toEqual([]);
  });
  it('each by themselves, however their address is written', () => {
    const other = kept('OTHER', 150, { keepEmail: 'rat@stelle.example' });
    expect(asked([kept('ONE', 150), other, kept('TWO', 150, { keepEmail: 'POST@verein.example' })])).toEqual([
      ['ONE', 'TWO'],
      ['OTHER'],
    ]);
  });
  it('only where they were not asked since the step was reached, whatever weeks were missed', () => {
    expect(asked([kept('ONE', 160)], { [keeper]: daysAgo(10) })).toEqual([]);
    expect(asked([kept('ONE', 160)], { [keeper]: daysAgo(11) })).toEqual([['ONE']]);
    expect(asked([kept('ONE', 300)], { [keeper]: daysAgo(136) })).toEqual([['ONE']]);
    expect(asked([kept('ONE', 300)], { [keeper]: daysAgo(135) })).toEqual([]);
  });
  it('not again within seven days, also when another offer of theirs has come to its day', () => {
    expect(asked([kept('ONE', 152)], { [keeper]: daysAgo(6) })).toEqual([]);
    expect(asked([kept('ONE', 152)], { [keeper]: daysAgo(7) })).toEqual([['ONE']]);
  });
  it('once about an offer of which nobody knows how old it is', () => {
    const unknown = kept('HAND', 0, { confirmedAt: null, receivedAt: null });
    expect(asked([unknown])).toEqual([['HAND']]);
    expect(asked([unknown], { [keeper]: daysAgo(300) })).toEqual([]);
  });
  it('not about what is not offered, has no id, or is kept on the telephone', () => {
    expect(
      asked([
        kept('PAUSED', 200, { status: 'pausiert' }),
        kept('OVER', 200, { validTo: daysAgo(1) }),
        { ...kept('', 200), id: null },
        kept('CALL', 200, { keepBy: 'telefon' }),
      ]),
    ).toEqual([]);
  });
});

describe('the day on which a provider was asked', () => {
  const row = (state: Delivery['state'], at: string, values: Partial<Delivery> = {}): Delivery => ({
    key: `freshness|W1|${keeper}`,
    purpose: 'freshness',
    issue: '2026-W01',
    recipient: keeper,
    state,
    at,
    messageId: null,
    code: null,
    told: null,
    withheld: null,
    id: null,
    ...values,
  });
  const begun = row('begonnen', '2026-01-05T23:30:00.000Z');
  const days = (...rows: Delivery[]) => askedDays(rows, '2026-W40').get(keeper);

  it('is when the newest mail was begun that may have reached them, in Berlin', () => {
    expect(days(begun, row('gesendet', '2026-01-05T23:31:00.000Z'))).toBe('2026-01-06');
    expect(days(begun, row('unklar', '2026-01-05T23:31:00.000Z'))).toBe('2026-01-06');
    expect(days(begun)).toBe('2026-01-06');
    const later = { key: `freshness|W5|${keeper}`, issue: '2026-W05' };
    expect(days(begun, row('begonnen', '2026-02-02T07:00:00.000Z', later))).toBe('2026-02-02');
  });
  it('is none for a mail that failed and may be tried again, for other mails, and for this week’s', () => {
    const failed = (code: string) => row('gescheitert', '2026-01-05T23:31:00.000Z', { code });
    expect(days(begun, failed('451'))).toBeUndefined();
    expect(days(begun, failed('550 (permanent)'))).toBe('2026-01-06');
    expect(days({ ...begun, purpose: 'digest' })).toBeUndefined();
    expect(askedDays([begun], '2026-W01').size).toBe(0);
  });
});
