import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Gate } from './gate.ts';

/** A line between one runner and a server. */
export interface Wire {
  readonly port: number;
  close(): Promise<void>;
}

/** Names what a runner says on one connection, piece by piece. */
type Listener = (said: string) => string;

/**
 * A line on which everything that a runner says, and every answer, is a step of its gate. When it dies, what was passed on
 * is with the server, and nothing else will ever be.
 * @param port the server's
 * @param listen made anew for each connection
 */
export async function layWire(port: number, gate: Gate, listen: () => Listener): Promise<Wire> {
  const ends = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    ends.add(client).add(upstream);
    const nameOf = listen();
    pass(client, upstream, (chunk) => gate.step(nameOf(chunk.toString('latin1'))));
    pass(upstream, client, (chunk) => gate.step(`answer ${chunk.toString('latin1', 0, 3)}`));
  });
  gate.onDeath(() => {
    for (const end of ends) end.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const end of ends) end.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What is said to a mail server: each command, and each piece of a letter, of which the last ends in a dot. */
export function toMailServer(): Listener {
  let isLetter = false;
  return (said) => {
    const command = /^[A-Z]+/.exec(said)?.[0] ?? '';
    if (!isLetter) {
      isLetter = command === 'DATA';
      return command;
    }
    isLetter = !said.endsWith('.\r\n'); // a line of a letter never ends so: nodemailer doubles a lone dot
    return isLetter ? 'letter' : 'final dot';
  };
}

/** What is said to Google: requests, in pieces. */
export function toGoogle(): Listener {
  return (said) => /^[A-Z]+(?= \/)/.exec(said)?.[0] ?? 'request';
}

/** Passes on what comes, piece by piece in order, each after its step. */
function pass(from: Socket, to: Socket, step: (chunk: Buffer) => Promise<void>): void {
  let last = Promise.resolve();
  from.on('data', (chunk: Buffer) => {
    last = last.then(() => step(chunk)).then(() => void to.write(chunk));
  });
  from.on('end', () => void last.then(() => to.end()));
  from.on('error', () => to.destroy());
}
