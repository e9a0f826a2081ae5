import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../functions/mail/outcome.ts';

describe('what a broken sending means', () => {
  it('is a refusal for good when the server says 5xx to the recipient or to the letter', () => {
    const to = { code: 'EENVELOPE', responseCode: 550, response: '550 5.1.1 <anna@verein.example> unknown' };
    expect(outcomeOf({ ...to, command: 'RCPT TO' }, 'envelope')).toEqual({
      state: 'failed',
      code: 'SMTP_550 RCPT 5.1.1',
      permanent: true,
    });
    expect(outcomeOf({ code: 'EMESSAGE', responseCode: 554, command: 'DATA' }, 'whole')).toEqual({
      state: 'failed',
      code: 'SMTP_554 DATA',
      permanent: true,
    });
  });

  it('may be tried again when the server says 4xx, or that we are out of step', () => {
    for (const responseCode of [451, 503])
      expect(outcomeOf({ responseCode, command: 'DATA' }, 'whole')).toEqual({
        state: 'failed',
        code: `SMTP_${responseCode} DATA`,
        permanent: false,
      });
  });

  it('does not blame the recipient for our own account', () => {
    expect(outcomeOf({ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'envelope')).toMatchObject({
      state: 'failed',
      permanent: false,
    });
  });

  it('is unclear when the server says something else than yes or no after the whole letter', () => {
    const odd = { code: 'EMESSAGE', responseCode: 354, response: '354 go ahead', command: 'DATA' };
    expect(outcomeOf(odd, 'whole')).toEqual({ state: 'unclear', code: 'EMESSAGE' });
  });

  it('is unclear when the server falls silent after the whole letter', () => {
    expect(outcomeOf({ code: 'ETIMEDOUT', command: 'CONN' }, 'whole')).toEqual({
      state: 'unclear',
      code: 'ETIMEDOUT',
    });
  });

  it('is a failure when the connection broke before the letter was whole', () => {
    for (const progress of ['envelope', 'data'] as const)
      expect(outcomeOf({ code: 'ECONNECTION' }, progress)).toMatchObject({
        state: 'failed',
        permanent: false,
      });
  });
});
