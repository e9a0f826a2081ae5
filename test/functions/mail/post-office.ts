import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** A message as a post office of the tests took it. */
export interface Taken {
  readonly to: string;
  readonly source: string;
  readonly email: Email;
}

/** How a post office answers. */
export interface Manners {
  /** The reply to RCPT TO for an address, or nothing to take it. */
  recipient?: (address: string) => Refusal | undefined;
  /** What happens to a letter that came whole: taken, refused with a code, or the line goes dead before the reply. */
  data?: (address: string) => 'take' | 'hang up' | 'take and hang up' | Refusal;
}

/** A refusal: its reply, and what the server says beside it, an enhanced status perhaps. */
interface Refusal {
  readonly code: number;
  readonly text?: string;
}

/** A real SMTP server that keeps what it takes in memory and can be told how to misbehave. */
export async function openPostOffice(manners: Manners = {}) {
  const taken: Taken[] = [];
  const refusal = ({ code, text = 'refused' }: Refusal) =>
    Object.assign(new Error(text), { responseCode: code });
  const receive = async (
    stream: Readable,
    session: SMTPServerSession,
    done: (error?: Error | null) => void,
  ): Promise<void> => {
    const raw = await buffer(stream);
    const to = session.envelope.rcptTo[0]?.address ?? '';
    const answer = manners.data?.(to) ?? 'take';
    if (answer === 'take' || answer === 'take and hang up')
      taken.push({ to, source: raw.toString(), email: await PostalMime.parse(raw) });
    if (answer === 'take') done(null);
    else if (typeof answer === 'object') done(refusal(answer));
    else hangUp(session);
  };
  const hangUp = (session: SMTPServerSession): void => {
    for (const connection of server.connections) if (connection.id === session.id) connection.close();
  };
  const options: SMTPServerOptions = {
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const answer = manners.recipient?.(address);
      done(answer ? refusal(answer) : null);
    },
    onData: (stream, session, done) => {
      void receive(stream, session, done);
    },
  };
  const server = new SMTPServer(options);
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    taken,
    manners,
    url: `smtp://127.0.0.1:${port}?requireTLS=false`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
        for (const connection of server.connections) connection.close();
      }),
  };
}
