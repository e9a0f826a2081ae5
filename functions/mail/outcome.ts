import type { Sending } from './letter.ts';
import { refusalCode } from './refusal.ts';

/** What nodemailer tells of a refusal: its own code, the SMTP reply and the command it answered. */
export interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly command?: string;
}

/** How far the letter itself had gone when it broke off: `data` from its first byte on, `whole` after its last. */
export type Progress = 'envelope' | 'data' | 'whole';

/** Replies to these concern the recipient or the letter; all others concern our own connection or account. */
const ABOUT_THE_LETTER = ['RCPT TO', 'DATA'];

/** "Bad sequence of commands": the session was astray, not the letter wrong. */
const OUT_OF_STEP = 503;

/**
 * What a broken sending means. A server that answered 4xx or 5xx has refused. One that fell silent, or said what means
 * nothing, after the whole letter was handed over may have taken it (RFC 5321, 6.1): unclear. Before that it cannot
 * have: failed, and worth another try.
 */
export function outcomeOf(error: SmtpError, progress: Progress): Sending {
  const { responseCode: reply = 0, command = '', response: text = '' } = error;
  if (reply >= 400) {
    const permanent = reply >= 500 && reply !== OUT_OF_STEP && ABOUT_THE_LETTER.includes(command);
    return { state: 'failed', code: refusalCode({ reply, command, text }), permanent };
  }
  const code = error.code ?? 'UNKNOWN';
  if (progress === 'whole') return { state: 'unclear', code };
  return { state: 'failed', code, permanent: code === 'EENVELOPE' };
}
