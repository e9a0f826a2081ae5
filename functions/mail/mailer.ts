import type { Readable } from 'node:stream';
import { isMailAddress } from '../../sheets-schema/addresses.ts';
import { dkimIn, signingOf } from './dkim.ts';
import type { Letter, Mailer, Sending } from './letter.ts';
import { outcomeOf, type Progress, type SmtpError } from './outcome.ts';

/** How long a mail server is waited for, in milliseconds. */
export interface Waits {
  /** From the first packet to the end of STARTTLS. */
  readonly connection: number;
  /** In silence. */
  readonly silence: number;
  /** For one letter from its turn to its end, whatever the server says meanwhile. */
  readonly letter: number;
}

/**
 * Nodemailer's own waits are minutes long; a run has 30 minutes for everybody. Silence is borne for a minute, because
 * servers look for viruses after the final dot, and who gives up then knows nothing (RFC 1047). A server that says a
 * word now and then is never silent, so a letter has an end of its own: before the ledger takes it for broken off.
 */
const WAITS: Waits = { connection: 10_000, silence: 60_000, letter: 100_000 };

/** Letters that are on their way at once, a connection each; more, and small mail servers begin to refuse. */
export const CONNECTIONS = 5;

/** How often a letter of which no byte has left gets a new connection in place of one that the server closed. */
const REOPENED = 2;

/** A pooled connection that has been idle longer is closed by us, so that nothing is handed to a dead one. */
const IDLE_MS = 20_000;

type Transport = Awaited<ReturnType<typeof transportFor>>;

/**
 * The way out through an SMTP server, `smtp://user:password@host:587` or `smtps://…`. TLS is required unless the
 * address says `?requireTLS=false`. One recipient a message; the library is loaded with the first letter.
 * Where the server closes a connection, a letter of which no byte has left gets another one; what has begun to leave is
 * never handed over again by itself.
 * Signs by itself where the address holds a DKIM key (`dkim.ts`).
 * @param url undefined where a function was given no mail server: then sending throws
 * @example smtpMailer('smtp://127.0.0.1:2525?requireTLS=false')
 */
export function smtpMailer(url: string | undefined, waits: Waits = WAITS): Mailer {
  const bodies = new Map<string, Readable>();
  const inTurn = turnsFor(CONNECTIONS);
  let transport: Promise<Transport> | undefined;
  return {
    async send(letter) {
      if (url === undefined) throw new Error('[mail] This function has no mail server. Give it SMTP_URL.');
      const wrong = wrongAddress(letter);
      if (wrong) return wrong;
      transport ??= transportFor(url, waits, bodies);
      const { out, dkim } = await transport;
      return inTurn(async () => {
        try {
          await out.sendMail({
            ...messageOf(letter),
            ...(dkim && { dkim: signingOf(dkim, letter.from.address) }),
            signal: AbortSignal.timeout(waits.letter),
          });
          return { state: 'sent' };
        } catch (error) {
          return outcomeOf(error as SmtpError, progressOf(bodies.get(letter.messageId)));
        } finally {
          bodies.delete(letter.messageId);
        }
      });
    },
    close() {
      void transport?.then(
        ({ out }) => out.close(),
        () => undefined, // who sent was told why there is none
      );
      transport = undefined;
    },
  };
}

function wrongAddress(letter: Letter): Sending | null {
  if (!isMailAddress(letter.from.address) || !isMailAddress(letter.replyTo.address))
    return { state: 'failed', code: 'SENDER_INVALID', permanent: false };
  if (!isMailAddress(letter.to.address)) return { state: 'failed', code: 'ADDRESS_INVALID', permanent: true };
  return null;
}

/** Lets so many act at once, the others in the order in which they came: a letter's time must not run while it waits. */
function turnsFor(width: number) {
  let free = width;
  const waiting: (() => void)[] = [];
  return async <T>(act: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

async function transportFor(address: string, waits: Waits, bodies: Map<string, Readable>) {
  const { url, dkim } = dkimIn(address);
  const { createTransport } = await import('nodemailer');
  const asked = new URL(url).searchParams.get('requireTLS');
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    maxRequeues: REOPENED,
    idleTimeout: IDLE_MS,
    connectionTimeout: waits.connection,
    greetingTimeout: waits.connection,
    socketTimeout: waits.silence,
    requireTLS: asked !== 'false',
    disableFileAccess: true,
    disableUrlAccess: true,
    maxRecipients: 1,
  });
  // Keeps hold of each letter's byte stream: it tells afterwards how much of the letter had left us.
  transport.use('stream', (mail, done) => {
    const message = mail.message;
    const open = message.createReadStream.bind(message);
    message.createReadStream = (...options) => {
      const body = open(...options);
      bodies.set(String(mail.data['messageId']), body);
      return body;
    };
    done();
  });
  return { out: transport, dkim };
}

function progressOf(body: Readable | undefined): Progress {
  if (!body?.readableDidRead) return 'envelope';
  return body.readableEnded ? 'whole' : 'data';
}

/** The letter as nodemailer takes it. Addresses go as objects with an envelope of their own: texts would be parsed as lists. */
function messageOf(letter: Letter) {
  return {
    envelope: { from: letter.from.address, to: [letter.to.address] },
    from: letter.from,
    to: { name: letter.to.name ?? '', address: letter.to.address },
    replyTo: letter.replyTo,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: letter.messageId,
    date: letter.date,
    headers: {
      'Auto-Submitted': letter.autoSubmitted,
      ...(letter.list && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }), // RFC 8058
    },
    ...(letter.list && {
      textEncoding: 'quoted-printable' as const, // what is chosen for German anyway, after counting the signs three times
      list: {
        unsubscribe: [[letter.list.unsubscribeUrl]],
        id: { url: letter.list.id, comment: letter.from.name },
      },
    }),
    ...(letter.attachments && {
      attachments: letter.attachments.map((file) => ({
        ...file,
        contentDisposition: file.cid ? ('inline' as const) : ('attachment' as const),
      })),
    }),
  };
}
