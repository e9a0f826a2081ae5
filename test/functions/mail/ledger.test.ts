import { describe, expect, it } from 'vitest';
import { histories, mayRepeat, mayTryAgain, messageIdOf } from '../../../functions/mail/ledger.ts';
import { keysFrom, newKeyFile } from '../../../functions/platform/keys.ts';

type State = 'begonnen' | 'gesendet' | 'gescheitert' | 'unklar';
const step = (state: State, at: string, more: { code?: string } = {}) => ({
  key: 'K',
  state,
  at: `2026-11-30T06:${at}.000Z`,
  messageId: 'm@quartier.example',
  code: null,
  withheld: null,
  ...more,
});
const of = (...rows: ReturnType<typeof step>[]) => histories(rows).get('K');

describe('the history of a mail', () => {
  it('is open after a beginning without an end', () => {
    expect(of(step('begonnen', '00:00'))).toMatchObject({ state: 'open', attempts: 1 });
  });

  it('is open again while a second try is under way', () => {
    const rows = [step('begonnen', '00:00'), step('gescheitert', '00:05'), step('begonnen', '10:00')];
    expect(of(...rows)).toMatchObject({ state: 'open', attempts: 2, firstAt: '2026-11-30T06:00:00.000Z' });
  });

  it('is what the newest end says, in whatever order the rows lie', () => {
    const rows = [
      step('gescheitert', '10:05', { code: 'SMTP_451' }),
      step('begonnen', '10:00'),
      step('unklar', '00:05'),
      step('begonnen', '00:00'),
    ];
    expect(of(...rows)).toMatchObject({ state: 'failed', code: 'SMTP_451' });
  });

  it('stays sent, whatever else is noted', () => {
    const rows = [
      step('begonnen', '00:00'),
      step('gesendet', '00:00'),
      step('begonnen', '00:01'),
      step('unklar', '00:02'),
    ];
    expect(of(...rows)).toMatchObject({ state: 'sent' });
  });

  it('may be tried again after a failure, but not after a refusal for good', () => {
    const failed = of(step('begonnen', '00:00'), step('gescheitert', '00:01', { code: 'ECONNECTION' }));
    const refused = of(
      step('begonnen', '00:00'),
      step('gescheitert', '00:01', { code: 'SMTP_550 (permanent)' }),
    );
    expect([failed, refused].map((history) => history && mayTryAgain(history))).toEqual([true, false]);
  });

  it('may be repeated once where nobody knows whether it arrived, and only a quarter of an hour later', () => {
    const may = (minutes: number, ...rows: ReturnType<typeof step>[]) => {
      const history = of(...rows);
      return history && mayRepeat(history, new Date(Date.UTC(2026, 10, 30, 6, minutes)));
    };
    const brokenOff = step('begonnen', '00:00');
    const unclear = [brokenOff, step('unklar', '00:05')];
    expect(may(14, brokenOff)).toBe(false);
    expect(may(15, brokenOff)).toBe(true);
    expect(may(15, ...unclear)).toBe(true);
    expect(may(59, ...unclear, step('begonnen', '20:00'))).toBe(false);
    expect(may(59, brokenOff, step('begonnen', '20:00'), step('unklar', '20:05'))).toBe(false);
    expect(may(59, brokenOff, step('begonnen', '20:00'), step('gescheitert', '20:05'))).toBe(true);
    expect(may(59, brokenOff, step('gesendet', '00:05'))).toBe(false);
  });
});

describe('the Message-ID', () => {
  const keys = keysFrom(newKeyFile());

  it('follows from the key, lies in the sender’s domain and does not show the key', () => {
    const id = messageIdOf(keys, 'digest|2026-W49|K7', 'brief@quartier.example');
    expect(id).toBe(messageIdOf(keys, 'digest|2026-W49|K7', 'brief@quartier.example'));
    expect(id).not.toBe(messageIdOf(keys, 'digest|2026-W49|K8', 'brief@quartier.example'));
    expect(id).toMatch(/^[\w-]{32}@quartier\.example$/);
  });
});
