import { describe, expect, it } from 'vitest';
import { refusalCode, refusesAddress, refusesUs } from '../../../functions/mail/refusal.ts';

describe('how a refusal is noted', () => {
  const noted = (text: string, command = 'RCPT TO') =>
    refusalCode({ reply: Number(text.slice(0, 3)), command, text });

  it('is reply, stage and status, and nothing of the text, which names people', () => {
    expect(noted('550 5.1.1 <anna@verein.example>: no such user')).toBe('SMTP_550 RCPT 5.1.1');
    expect(noted('550-5.7.26 Not signed\n550 5.7.26 Read our rules', 'DATA')).toBe('SMTP_550 DATA 5.7.26');
    expect(noted('535 5.7.8 no', 'AUTH PLAIN')).toBe('SMTP_535 AUTH 5.7.8');
  });

  it('has no status where the server says none, or one that contradicts its reply', () => {
    expect(noted('550 no such user anna@verein.example')).toBe('SMTP_550 RCPT');
    expect(noted('550 2.1.5 ok?')).toBe('SMTP_550 RCPT');
    expect(noted('550 5.1.1.9 is no status')).toBe('SMTP_550 RCPT');
  });
});

describe('a refusal is about the address', () => {
  it.each([
    ['no such mailbox', 'SMTP_550 RCPT 5.1.1'],
    ['no such mailbox, said after the letter', 'SMTP_554 DATA 5.1.1'],
    ['a domain that takes no mail', 'SMTP_556 RCPT 5.1.10'],
    ['a mailbox that is closed', 'SMTP_550 RCPT 5.2.1'],
    ['an address that Exchange Online does not have', 'SMTP_550 RCPT 5.4.1'],
    ['550 to the recipient without a status', 'SMTP_550 RCPT'],
    ['a mailbox name that is not allowed', 'SMTP_553 RCPT'],
    ['as the ledger marks it', 'SMTP_550 RCPT 5.1.1 (permanent)'],
  ])('when it says: %s', (_what, code) => {
    expect(refusesAddress(code)).toBe(true);
  });

  it.each([
    ['policy or spam', 'SMTP_550 RCPT 5.7.1'],
    ['spam, after the letter', 'SMTP_554 DATA 5.7.1'],
    ['our mail is not signed', 'SMTP_550 DATA 5.7.26'],
    ['a full mailbox', 'SMTP_552 RCPT 5.2.2'],
    ['a full mailbox without a status', 'SMTP_552 RCPT'],
    ['our sender’s address', 'SMTP_550 RCPT 5.1.8'],
    ['a sender refused', 'SMTP_550 MAIL'],
    ['the server’s own fault', 'SMTP_554 RCPT 5.3.5'],
    ['no route, after the letter', 'SMTP_554 DATA 5.4.1'],
    ['distrust without a status', 'SMTP_554 RCPT'],
    ['the letter, without a status', 'SMTP_550 DATA'],
    ['a refusal that may pass', 'SMTP_450 RCPT 4.1.1'],
    ['what is no reply', 'ETIMEDOUT'],
    ['somebody who has left', 'LEFT (permanent)'],
  ])('but not when it says: %s', (_what, code) => {
    expect(refusesAddress(code)).toBe(false);
  });
});

describe('a server that takes nothing from us', () => {
  it.each([
    ['refuses the login', 'SMTP_535 AUTH 5.7.8'],
    ['refuses the connection', 'SMTP_554 CONN'],
    ['refuses the sender', 'SMTP_550 MAIL 5.1.8'],
    ['closes down', 'SMTP_421 RCPT 4.3.2'],
    ['cannot be reached', 'ECONNECTION'],
    ['says nothing', 'ETIMEDOUT'],
    ['has a certificate that nobody vouches for', 'ETLS'],
    ['has no name', 'EDNS'],
    ['would be given a sender that is none', 'SENDER_INVALID'],
  ])('%s', (_what, code) => {
    expect(refusesUs(code)).toBe(true);
  });

  it.each([
    ['a recipient', 'SMTP_550 RCPT 5.1.1 (permanent)'],
    ['a recipient for now', 'SMTP_451 RCPT 4.7.1'],
    ['a letter', 'SMTP_554 DATA 5.7.1 (permanent)'],
    ['a letter that is none', 'EMESSAGE'],
    ['nobody: the reader has left', 'LEFT (permanent)'],
    ['nobody: the letter is too long', 'LETTER_TOO_LONG'],
  ])('is none that refuses %s', (_what, code) => {
    expect(refusesUs(code)).toBe(false);
  });
});
