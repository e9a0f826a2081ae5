import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../functions/mail/outcome.ts';

describe('what a broken sending means', () => {
  it('is a refusal for good when the server says 5xx to the recipient or to the letter', () => {
    const refused = { state: 'failed', code: 'SMTP_550', permanent: true };
    expect(outcomeOf({ code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, 'envelope')).toEqual(
      refused,
    );
    expect(outcomeOf({ code: 'EMESSAGE', responseCode: 550, command: 'DATA' }, 'whole')).toEqual(refused);
  });

  it('may be tried again when the server says 4xx', () => {
    expect(outcomeOf({ responseCode: 451, command: 'DATA' }, 'whole')).toEqual({
      state: 'failed',
      code: 'SMTP_451',
      permanent: false,
    });
  });

  it('does not blame the recipient for our own account', () => {
    expect(outcomeOf({ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'envelope')).toMatchObject({
      state: 'failed',
      permanent: false,
    });
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
