import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';

/** What a mail server of the bench has taken since it was asked last. */
export interface Taken {
  readonly letters: number;
  readonly bytes: number;
  /** The first of them, as they came. */
  readonly samples: readonly string[];
}

/** Letters that are kept. */
const SAMPLES = 100;

// A mail server as a process of its own, forked by the bench: tells its port, then what it took whenever it is asked.
let taken: Taken = { letters: 0, bytes: 0, samples: [] };
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onData(stream, _session, done) {
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    stream.on('end', () => {
      const letter = Buffer.concat(pieces);
      const samples = taken.letters < SAMPLES ? [...taken.samples, letter.toString()] : taken.samples;
      taken = { letters: taken.letters + 1, bytes: taken.bytes + letter.length, samples };
      done();
    });
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => process.send?.((server.server.address() as AddressInfo).port));
process.on('message', () => {
  process.send?.(taken);
  taken = { letters: 0, bytes: 0, samples: [] };
});
process.on('disconnect', () => process.exit());
