import type { SetBack } from '../mail/set-back.ts';

/** The letter's own records cannot be trusted now: sending could repeat or lose something. */
export class LedgerUnsafe extends Error {
  readonly code: 'LEDGER_UNREADABLE' | 'LEDGER_SET_BACK';
  constructor(code: LedgerUnsafe['code'], what: string) {
    super(`[digest] ${what} No letter was sent. Mend the file "Versand", then run again.`);
    this.code = code;
  }
}

/** Rows that were written are gone: an older version was restored, or they were deleted. */
export function setBack({ tab, issue }: SetBack): LedgerUnsafe {
  return new LedgerUnsafe(
    'LEDGER_SET_BACK',
    `The tab "${tab.title}" lacks rows of ${issue} that were there.`,
  );
}

/** Letters of this run did not go out for reasons that may pass, greylisting or a quota: the scheduler tries again. */
export class MailServerRefuses extends Error {
  readonly code = 'MAIL_SERVER_REFUSES';
  constructor(deferred: number, letters: number) {
    super(
      `[digest] The mail server put off ${deferred} of ${letters} letters. They are noted and go out with the next run.`,
    );
  }
}
