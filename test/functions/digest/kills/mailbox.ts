import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes everything and counts the letters. */
export async function openMailbox() {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    hidePIPELINING: true, // each command is a step of its own
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      stream.on('end', () => {
        letters.push(session.envelope.rcptTo[0]?.address ?? '');
        done();
      });
      stream.resume();
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    /** The addresses of all letters taken, in their order. */
    letters,
    /** Lines that are open now. */
    connections: () => server.connections.size,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
        for (const connection of server.connections) connection.close();
      }),
  };
}
