import type { Once } from './ledger.ts';

/** A single mail has not gone out, or nobody knows; whoever called is to come again. */
class MailNotSent extends Error {
  readonly code: 'MAIL_NOT_SENT' | 'MAIL_BUSY';
  constructor(code: MailNotSent['code'], why: string) {
    super(
      `[mail] The mail did not go out (${why}). It is noted; the next try sends it. Nothing needs to be done.`,
    );
    this.code = code;
  }
}

/** What is settled about a single mail: it went out now or before, was refused for good, or is given up. */
export type Settled = 'sent' | 'before' | 'failed' | 'givenUp';

/**
 * Turns what became of a single mail into an end, or into an error that brings the scheduler or the queue back.
 * @throws MailNotSent
 */
export function settle(once: Once): Settled {
  if (once.state === 'busy') throw new MailNotSent('MAIL_BUSY', 'somebody else is sending it');
  if (once.state === 'unclear' || (once.state === 'failed' && !once.permanent))
    throw new MailNotSent('MAIL_NOT_SENT', once.code);
  return once.state;
}
