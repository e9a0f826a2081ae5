import type { Sending } from './letter.ts';

/** What nodemailer tells of a refusal: its own code, the SMTP reply and the command it answered. */
export interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** How far the letter itself had gone when it broke off: `data` from its first byte on, `whole` after its last. */
export type Progress = 'envelope' | 'data' | 'whole';

/** Replies to these concern the recipient or the letter; all others concern our own connection or account. */
const ABOUT_THE_LETTER = ['RCPT TO', 'DATA'];

/**
 * What a broken sending means. A server that answered has refused. One that fell silent after the whole letter was
 * handed over may have taken it (RFC 5321, 6.1): unclear. Before that it cannot have: failed, and worth another try.
 */
export function outcomeOf(error: SmtpError, progress: Progress): Sending {
  const reply = error.responseCode;
  if (reply !== undefined) {
    const permanent = reply >= 500 && ABOUT_THE_LETTER.includes(error.command ?? '');
    return { state: 'failed', code: `SMTP_${reply}`, permanent };
  }
  const code = error.code ?? 'UNKNOWN';
  if (progress === 'whole') return { state: 'unclear', code };
  return { state: 'failed', code, permanent: code === 'EENVELOPE' };
}
