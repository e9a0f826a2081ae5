/** The letter's own records cannot be trusted now: sending could repeat or lose something. */
export class LedgerUnsafe extends Error {
  readonly code: 'LEDGER_UNREADABLE' | 'LEDGER_SET_BACK';
  constructor(code: LedgerUnsafe['code'], what: string) {
    super(`[digest] ${what} No letter was sent. Mend the file "Versand", then run again.`);
    this.code = code;
  }
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
