/** What a mail server answered, and to which command, as nodemailer tells it. */
export interface Reply {
  /** The three digits: 400 and up refuses (RFC 5321, 4.2.1). */
  readonly reply: number;
  /** `RCPT TO`, `AUTH PLAIN`; `CONN` where nothing was asked. */
  readonly command: string;
  /** Its text as it came. It may name the recipient, so it is never kept. */
  readonly text: string;
}

const CODE = /^SMTP_(?<reply>\d{3})(?: (?<stage>[A-Z]+))?(?: (?<status>\d\.\d{1,3}\.\d{1,3}))?/;

/**
 * How a refusal is noted: reply, stage and, where the server says one, the enhanced status (RFC 2034), without a word of
 * its text.
 * @example codeOf({ reply: 550, command: 'RCPT TO', text: '550 5.1.1 no such user' }) // 'SMTP_550 RCPT 5.1.1'
 */
export function refusalCode({ reply, command, text }: Reply): string {
  const [stage = ''] = command.split(' ');
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?!\S)/.exec(text)?.[1];
  const agrees = status?.startsWith(String(reply).slice(0, 1)) === true;
  return [`SMTP_${reply}`, stage, agrees ? status : ''].filter(Boolean).join(' ');
}

/**
 * Enhanced statuses that say of the recipient's address that it takes no mail (IANA, "SMTP Enhanced Status Codes"): there
 * is no such mailbox, domain or form of address, it is ambiguous, moved, its domain takes no mail (RFC 7505), or the
 * mailbox is closed. Not a full one (X.2.2), which empties; not the sender's address (X.1.7, X.1.8); nothing of system,
 * network, protocol, content or policy.
 */
const ADDRESS_STATUSES = ['5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.6', '5.1.10', '5.2.1'];

/** Exchange Online answers so at RCPT for an address that it does not have (support.microsoft.com, "550 5.4.1"). */
const NO_SUCH_OBJECT = '5.4.1';

/**
 * Replies to RCPT that, without a status beside them, are about the address (RFC 5321, 4.2.3; RFC 7504). Not 552, a full
 * mailbox, nor 554, by which servers refuse whom they distrust.
 */
const ADDRESS_REPLIES = ['550', '551', '553', '556'];

/** Whether a noted refusal says that the address itself takes no mail, rather than this letter, or not from us. */
export function refusesAddress(code: string): boolean {
  const { reply = '', stage, status } = CODE.exec(code)?.groups ?? {};
  if (status === undefined) return stage === 'RCPT' && ADDRESS_REPLIES.includes(reply);
  return ADDRESS_STATUSES.includes(status) || (stage === 'RCPT' && status === NO_SUCH_OBJECT);
}

/** nodemailer's words for what is wrong with the letter itself; its others concern the line, the server or the login. */
const ABOUT_THE_LETTER = ['EENVELOPE', 'EMESSAGE'];

/**
 * Whether a noted failure says that the server takes nothing from us now, whoever the letter is for: there is no way to
 * it, it refused the connection, the login or the sender, or it closes down (421).
 */
export function refusesUs(code: string): boolean {
  const { reply, stage } = CODE.exec(code)?.groups ?? {};
  if (reply !== undefined)
    return reply === '421' || (stage !== undefined && !['RCPT', 'DATA'].includes(stage));
  return code === 'SENDER_INVALID' || (/^E[A-Z0-9]+$/.test(code) && !ABOUT_THE_LETTER.includes(code));
}
