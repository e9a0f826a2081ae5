import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { listen } from '../http.ts';
import type { Envelope } from './messages.ts';

/** Bytes of one message; what is larger is refused with 552, as mail providers do. */
const MAX_MESSAGE_SIZE = 25 * 1024 * 1024;

/** What {@link startSmtp} returns. */
export interface Smtp {
  readonly port: number;
  /** For nodemailer: `smtp://127.0.0.1:2525`. */
  readonly url: string;
  /** The folder with the messages, one `.eml` and one `.json` each. */
  readonly directory: string;
  close(): Promise<void>;
}

/**
 * Starts a real SMTP server that delivers to a folder: each message becomes `state/mail/<time>-<n>.eml` as it
 * came over the wire, with its envelope beside it as `.json`. It takes any login and any recipient. A message
 * is only acknowledged once both files are there.
 *
 * @throws {PortTaken} when the port is in use; SMTP_PORT chooses another
 */
export async function startSmtp(options: { port: number; state: string }): Promise<Smtp> {
  const directory = join(options.state, 'mail');
  await mkdir(directory, { recursive: true });

  let count = 0;
  const deliver = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    const source = await buffer(stream);
    if (stream.sizeExceeded) {
      throw Object.assign(new Error('Message is larger than this server takes'), { responseCode: 552 });
    }
    const arrivedAt = new Date().toISOString();
    count += 1;
    const id = `${arrivedAt.replaceAll(':', '-').replace('.', '-')}-${String(count).padStart(4, '0')}`;
    const { mailFrom, rcptTo } = session.envelope;
    const envelope: Envelope = {
      arrivedAt,
      from: mailFrom ? mailFrom.address : '',
      to: rcptTo.map(({ address }) => address),
    };
    // The envelope first: whoever sees the message finds its envelope too.
    await writeWhole(join(directory, `${id}.json`), JSON.stringify(envelope, null, 2));
    await writeWhole(join(directory, `${id}.eml`), source);
  };

  const server = new SMTPServer({
    banner: 'Brueckenbauer mailbox',
    size: MAX_MESSAGE_SIZE,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? 'local' }),
    onData: (stream, session, callback) => {
      void acknowledge(deliver(stream, session), callback);
    },
  });
  // A client that hangs up in the middle of a dialogue is its own affair, not a reason to stop.
  server.on('error', () => undefined);

  const port = await listen(server.server, { part: 'mailbox', port: options.port, variable: 'SMTP_PORT' });
  return { port, url: `smtp://127.0.0.1:${port}`, directory, close: () => close(server) };
}

/** Tells the client how a delivery ended: 250 once it is there, else the error's own code or 450. */
async function acknowledge(
  delivery: Promise<void>,
  answer: (error: Error | null, message?: string) => void,
): Promise<void> {
  try {
    await delivery;
  } catch (error) {
    answer(error as Error);
    return;
  }
  answer(null, 'Message accepted');
}

/** Writes a file so that nobody ever sees a part of it. */
async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  const unfinished = `${path}.part`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}

function close(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(resolve);
    // close() alone waits up to 30 s for clients that keep their connection pooled.
    for (const connection of server.connections) connection.close();
  });
}
