import { describe, expect, it } from 'vitest';
import { refusalsIn, restingSince } from '../../../functions/mail/rest.ts';
import type { Delivery } from '../../../sheets-schema/deliveries.ts';

const GONE = 'SMTP_550 RCPT 5.1.1 (permanent)';
const CONFIRMED = '2026-11-02T09:00:00.000Z';

/** What the ledger has of one letter: the issue's Monday is its number. */
function letter(
  reader: string,
  day: string,
  state: Delivery['state'],
  code: string | null = null,
): Delivery[] {
  const at = `2026-${day}T06:00:00.000Z`;
  const row = { key: `digest|${day}|${reader}`, purpose: 'digest', recipient: 'P', issue: day };
  const rest = { id: null, messageId: null, withheld: null, told: null };
  const begun: Delivery = { ...row, ...rest, state: 'begonnen', at, code: null };
  return [begun, { ...row, ...rest, state, at: at.replace(':00.000', ':01.000'), code }];
}
const refused = (day: string, code = GONE) => letter('ANNA', day, 'gescheitert', code);
/** Somebody else got the same issue. */
const others = (...days: string[]) => days.flatMap((day) => letter('BERT', day, 'gesendet'));
const EVERY = others('11-09', '11-16', '11-23', '11-30');

const since = (ledger: Delivery[], { checkedOn = null as string | null, confirmedAt = CONFIRMED } = {}) =>
  restingSince(refusalsIn(ledger), 'ANNA', { checkedOn }, { state: 'given', confirmedAt, requestedAt: null });

describe('an address rests', () => {
  it('when it refused the letters of two issues in a row, since the second', () => {
    const ledger = [...EVERY, ...refused('11-16'), ...refused('11-23')];
    expect(since(ledger)).toBe('2026-11-23T06:00:00.000Z');
    expect(since(ledger.toReversed())).toBe('2026-11-23T06:00:00.000Z');
  });

  it('also when a letter between them failed for another reason', () => {
    const between = refused('11-16', 'SMTP_451 RCPT 4.7.1');
    expect(since([...EVERY, ...refused('11-09'), ...between, ...refused('11-23')])).not.toBeNull();
  });
});

describe('an address does not rest', () => {
  it('after one issue, however often the letter was tried', () => {
    expect(since([...EVERY, ...refused('11-16'), ...refused('11-16')])).toBeNull();
  });

  it.each(['gesendet', 'unklar', 'begonnen'] as const)('when a later letter is %s', (state) => {
    const newest =
      state === 'begonnen' ? letter('ANNA', '11-23', 'unklar').slice(0, 1) : letter('ANNA', '11-23', state);
    expect(since([...EVERY, ...refused('11-09'), ...refused('11-16'), ...newest])).toBeNull();
  });

  it.each([
    ['the server distrusts us', 'SMTP_550 RCPT 5.7.1 (permanent)'],
    ['the letter looks like spam', 'SMTP_554 DATA 5.7.1 (permanent)'],
    ['the mailbox is full', 'SMTP_552 RCPT 5.2.2 (permanent)'],
    ['the server is at fault', 'SMTP_554 RCPT 5.3.5 (permanent)'],
    ['it wants to be asked again', 'SMTP_450 RCPT 4.2.0'],
    ['the line broke', 'ECONNECTION'],
    ['the reader had left', 'LEFT (permanent)'],
  ])('because %s', (_why, code) => {
    expect(since([...EVERY, ...refused('11-16', code), ...refused('11-23', code)])).toBeNull();
  });

  it('when the server took no letter of the issue from anybody: it means us', () => {
    const nobody = ['11-16', '11-23'].flatMap((day) => letter('BERT', day, 'gescheitert', GONE));
    expect(since([...nobody, ...refused('11-16'), ...refused('11-23')])).toBeNull();
  });

  it('for other mail that it refused', () => {
    const optIn = refused('11-23').map((row) => ({ ...row, purpose: 'optIn' }));
    expect(since([...EVERY, ...refused('11-16'), ...optIn])).toBeNull();
  });
});

describe('an address comes back', () => {
  const ledger = [...EVERY, ...refused('11-16'), ...refused('11-23')];

  it('when its reader has confirmed anew', () => {
    expect(since(ledger, { confirmedAt: '2026-11-24T10:00:00.000Z' })).toBeNull();
  });

  it('when the manager has checked it on the day of the last letter or later', () => {
    expect(since(ledger, { checkedOn: '2026-11-23' })).toBeNull();
    expect(since(ledger, { checkedOn: '2026-11-22' })).toBeNull(); // one refusal since is not two
    expect(since(ledger, { checkedOn: '2026-11-15' })).not.toBeNull();
  });

  it('and rests again after two more refusals', () => {
    const again = [...ledger, ...refused('11-30'), ...refused('12-07'), ...others('12-07')];
    expect(since(again, { checkedOn: '2026-11-24' })).toBe('2026-12-07T06:00:00.000Z');
  });
});
