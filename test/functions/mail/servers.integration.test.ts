import { readFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Letter, Sending } from '../../../functions/mail/letter.ts';
import { smtpMailer, type Waits } from '../../../functions/mail/mailer.ts';
import { openRudeServer, saying, type Move, type Script, type Stage } from './rude-server.ts';

const closing: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).toReversed()) close();
});

const PATIENT: Waits = { connection: 20_000, silence: 20_000, letter: 20_000 };
/** For a server that falls silent before the letter is whole: whenever we give up, it is the same. */
const HASTY: Waits = { connection: 250, silence: 250, letter: 20_000 };
/** For one that does so after it: also a busy machine gets that far in this time. */
const SILENCE: Waits = { ...PATIENT, silence: 3_000 };
const WHOLE: Waits = { ...PATIENT, letter: 3_000 };

/** A letter of so many parts that the first of them wait for the server before the last has left us. */
const LARGE: Partial<Letter> = {
  attachments: Array.from({ length: 60 }, (_, i) => ({
    filename: `${i}.pdf`,
    contentType: 'application/pdf',
    content: Buffer.alloc(512 * 1024),
  })),
};

function letter(more: Partial<Letter> = {}): Letter {
  return {
    to: { name: null, address: 'anna@verein.example' },
    from: { name: 'Quartier', address: 'brief@quartier.example' },
    replyTo: { name: 'Büro', address: 'buero@quartier.example' },
    subject: 'Grüße',
    text: 'Grüße\n',
    html: '<p>Grüße</p>',
    messageId: 'eins@quartier.example',
    date: new Date('2026-11-30T06:00:00Z'),
    autoSubmitted: 'auto-generated',
    ...more,
  };
}

/** How a letter ended, such as `failed for good: SMTP_550 RCPT 5.1.1`. A connection that is gone has two codes of Node's. */
function told(sending: Sending): string {
  if (sending.state === 'sent') return 'sent';
  const code = sending.code === 'ESOCKET' ? 'ECONNECTION' : sending.code;
  if (sending.state === 'unclear') return `unclear: ${code}`;
  return `failed${sending.permanent ? ' for good' : ''}: ${code}`;
}

/** What a server does at one stage, and how the letter ends. */
interface Row {
  readonly stage: Stage;
  readonly move: Move;
  readonly does: string;
  readonly ends: string;
  readonly waits?: Waits;
  readonly letter?: Partial<Letter>;
}

const silent = (stage: Stage, ends: string): Row => ({
  stage,
  move: 'silence',
  does: 'says nothing',
  ends,
  waits: HASTY,
});
const hangsUp = (stage: Stage, ends: string, more: Partial<Row> = {}): Row => ({
  stage,
  move: 'drop',
  does: 'hangs up',
  ends,
  ...more,
});
const says = (stage: Stage, reply: string, ends: string): Row => ({
  stage,
  move: saying(reply),
  does: reply,
  ends,
});

const ROWS: readonly Row[] = [
  says('greeting', '554 5.3.2 no service', 'failed: SMTP_554 CONN 5.3.2'),
  says('greeting', '421 4.3.2 too busy', 'failed: SMTP_421 CONN 4.3.2'),
  hangsUp('greeting', 'failed: ECONNECTION'),
  silent('greeting', 'failed: ETIMEDOUT'),
  says('EHLO', '421 4.3.2 too busy', 'failed: SMTP_421 EHLO 4.3.2'),
  hangsUp('EHLO', 'failed: ECONNECTION'),
  silent('EHLO', 'failed: ETIMEDOUT'),
  says('AUTH', '535 5.7.8 wrong password', 'failed: SMTP_535 AUTH 5.7.8'),
  says('AUTH', '454 4.7.0 not now', 'failed: SMTP_454 AUTH 4.7.0'),
  hangsUp('AUTH', 'failed: ECONNECTION'),
  silent('AUTH', 'failed: ETIMEDOUT'),
  says('MAIL', '550 5.7.1 not this sender', 'failed: SMTP_550 MAIL 5.7.1'),
  says('MAIL', '451 4.3.0 not now', 'failed: SMTP_451 MAIL 4.3.0'),
  says('MAIL', '421 4.7.0 too many letters', 'failed: SMTP_421 MAIL 4.7.0'),
  hangsUp('MAIL', 'failed: ECONNECTION'),
  silent('MAIL', 'failed: ETIMEDOUT'),
  says('RCPT', '550 5.1.1 no such user', 'failed for good: SMTP_550 RCPT 5.1.1'),
  says('RCPT', '550 no such user', 'failed for good: SMTP_550 RCPT'),
  says('RCPT', '550 5.7.1 we do not trust you', 'failed for good: SMTP_550 RCPT 5.7.1'),
  says('RCPT', '450 4.2.0 come back in five minutes', 'failed: SMTP_450 RCPT 4.2.0'),
  says('RCPT', '503 5.5.1 bad sequence', 'failed: SMTP_503 RCPT 5.5.1'),
  hangsUp('RCPT', 'failed: ECONNECTION'),
  silent('RCPT', 'failed: ETIMEDOUT'),
  says('DATA', '554 5.6.0 not this', 'failed for good: SMTP_554 DATA 5.6.0'),
  says('DATA', '451 4.3.0 not now', 'failed: SMTP_451 DATA 4.3.0'),
  hangsUp('DATA', 'failed: ECONNECTION'),
  silent('DATA', 'failed: ETIMEDOUT'),
  hangsUp('body', 'failed: ECONNECTION', { letter: LARGE }),
  { ...silent('body', 'failed: ETIMEDOUT'), letter: LARGE },
  says('dot', '554 5.7.1 looks like spam', 'failed for good: SMTP_554 DATA 5.7.1'),
  says('dot', '452 4.3.1 disk full', 'failed: SMTP_452 DATA 4.3.1'),
  says('dot', '421 4.3.2 going down', 'failed: SMTP_421 DATA 4.3.2'),
  says('dot', '354 what?', 'unclear: EMESSAGE'),
  says('dot', 'hello', 'unclear: EMESSAGE'),
  hangsUp('dot', 'unclear: ECONNECTION'),
  {
    stage: 'dot',
    move: saying('250 2.0.0 ta', 'hangs up'),
    does: 'hangs up within its answer',
    ends: 'unclear: ECONNECTION',
  },
  { ...silent('dot', 'unclear: ETIMEDOUT'), waits: SILENCE },
  { stage: 'RCPT', move: 'trickle', does: 'never ends its answer', ends: 'failed: EABORT', waits: WHOLE },
  { stage: 'dot', move: 'trickle', does: 'never ends its answer', ends: 'unclear: EABORT', waits: WHOLE },
];

/** What the mailer says of a letter, and how often the server got it whole and took it. */
interface Measured {
  readonly sending: Sending;
  readonly whole: number;
  readonly taken: number;
}

/** Sends one letter to a server that does as the row says, and asks what both sides know of it. */
async function measure(
  { stage, move, waits = PATIENT, letter: more }: Row,
  pipelining: boolean,
): Promise<Measured> {
  const server = await openRudeServer((asked) => (asked === stage ? move : null), { pipelining });
  const mailer = smtpMailer(`${server.url}?requireTLS=false`, waits);
  try {
    const sending = await mailer.send(letter(more));
    return { sending, whole: server.whole.length, taken: server.taken.length };
  } finally {
    mailer.close();
    server.close();
  }
}

describe('a mail server that refuses, hangs up or falls silent', () => {
  it('at any stage ends the letter as the table says, whether it takes commands one by one or all at once', async () => {
    const all = [false, true].flatMap((pipelining) => ROWS.map((row) => ({ row, pipelining })));
    const found = new Map<Row, Measured[]>();
    const measureAll = async (some: typeof all) => {
      await Promise.all(
        some.map(async ({ row, pipelining }) => {
          const measured = await measure(row, pipelining);
          found.set(row, [...(found.get(row) ?? []), measured]);
        }),
      );
    };
    // Where time runs, nothing else may keep this process busy until the letter is whole.
    const isTimed = ({ waits }: Row): boolean => waits === SILENCE || waits === WHOLE;
    await measureAll(all.filter(({ row }) => !isTimed(row)));
    await measureAll(all.filter(({ row }) => isTimed(row)));
    const shown = ({ stage, does, ends }: Row, both: readonly string[] = [ends, ends]) =>
      `${stage} | ${does} | ${both.join(' | ')}`;
    expect(
      ROWS.map((row) =>
        shown(
          row,
          found.get(row)?.map(({ sending }) => told(sending)),
        ),
      ),
    ).toEqual(ROWS.map((row) => shown(row)));
    for (const { sending, whole, taken } of [...found.values()].flat()) {
      expect(whole).toBeLessThanOrEqual(1); // never handed over twice by itself
      if (sending.state === 'failed') expect(taken).toBe(0);
      if (sending.state === 'unclear') expect(whole).toBe(1);
    }
  });

  it('is described as it was measured', () => {
    const doc = readFileSync(new URL('../../../docs/mail.md', import.meta.url), 'utf8');
    const cells = doc.split('\n').map((line) => line.replace(/[|`]/g, ' ').replace(/\s+/g, ' ').trim());
    for (const { stage, does, ends } of ROWS) expect(cells).toContain(`${stage} ${does} ${ends}`);
  });
});

/** A mailer at a server that follows a script. */
async function at(script: Script, { waits = PATIENT, pipelining = true, query = '?requireTLS=false' } = {}) {
  const server = await openRudeServer(script, { pipelining });
  const mailer = smtpMailer(`${server.url}${query}`, waits);
  closing.push(
    () => server.close(),
    () => mailer.close(),
  );
  const send = async (...names: string[]) =>
    Promise.all(
      names.map(async (name) =>
        told(
          await mailer.send(
            letter({
              to: { name: null, address: `${name}@verein.example` },
              messageId: `${name}@quartier.example`,
            }),
          ),
        ),
      ),
    );
  return { server, send };
}

describe('many letters to one server', () => {
  it('go out beside one that it refuses, whose connection serves on', async () => {
    const { server, send } = await at((stage, { to }) =>
      stage === 'RCPT' && to.startsWith('fort') ? saying('550 5.1.1 no such user') : null,
    );
    expect(await send('anna')).toEqual(['sent']);
    expect(await send('fort')).toEqual(['failed for good: SMTP_550 RCPT 5.1.1']);
    expect(await send('bert')).toEqual(['sent']);
    expect(server.connections()).toBeLessThanOrEqual(2); // the next letter may come before the last is cleared away
    expect(await send('fort', 'cora', 'dirk')).toEqual([
      'failed for good: SMTP_550 RCPT 5.1.1',
      'sent',
      'sent',
    ]);
  });

  it('go out each over a new connection when it wants one letter of a connection (421)', async () => {
    const { server, send } = await at((stage, { to }) =>
      stage === 'MAIL' && to !== '' ? saying('421 4.7.0 too many letters', 'hangs up') : null,
    );
    const names = ['anna', 'bert', 'cora'];
    for (const name of names) expect(await send(name)).toEqual(['sent']);
    expect(server.taken).toEqual(names.map((name) => `${name}@verein.example`));
    expect(server.connections()).toBe(3);
  });

  it('get a whole time each, however long those before them took', async () => {
    const { send } = await at(
      (stage, { to }) => (stage === 'dot' && to.startsWith('slow') ? 'trickle' : null),
      {
        waits: WHOLE,
      },
    );
    const first = ['slow1', 'slow2', 'slow3', 'slow4', 'slow5'];
    expect(await send(...first, 'anna', 'bert')).toEqual([
      ...first.map(() => 'unclear: EABORT'),
      'sent',
      'sent',
    ]);
  });

  it('reach a server that says everything sign by sign', async () => {
    const { server, send } = await at((stage) => (stage === 'body' ? null : 'slow'));
    expect(await send('anna', 'bert')).toEqual(['sent', 'sent']);
    expect(server.taken).toHaveLength(2);
  });

  it('reach a server that first wants to be asked again (greylisting)', async () => {
    const { server, send } = await at((stage, { before }) =>
      stage === 'RCPT' && before === 0 ? saying('451 4.7.1 come back in five minutes') : null,
    );
    expect(await send('anna')).toEqual(['failed: SMTP_451 RCPT 4.7.1']);
    expect(await send('anna')).toEqual(['sent']);
    expect(server.taken).toHaveLength(1);
  });
});

describe('a server without the TLS that is demanded', () => {
  it('gets no letter and no password when it knows none', async () => {
    const asked: Stage[] = [];
    const { send } = await at(
      (stage) => {
        asked.push(stage);
        return null;
      },
      { query: '' },
    );
    expect(await send('anna')).toEqual(['failed: SMTP_502 STARTTLS 5.5.1']);
    expect(asked).toEqual(['greeting', 'EHLO', 'STARTTLS']);
  });

  it('gets none when nobody vouches for its certificate', async () => {
    const commands: string[] = [];
    const server = new SMTPServer({
      disableReverseLookup: true,
      logger: false,
      onAuth: (_auth, _session, done) => {
        commands.push('AUTH');
        done(null, { user: 'x' });
      },
      onMailFrom: (_address, _session, done) => {
        commands.push('MAIL');
        done(null);
      },
    });
    server.on('error', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    const mailer = smtpMailer(`smtp://user:word@127.0.0.1:${port}`, PATIENT);
    closing.push(
      () => server.close(),
      () => mailer.close(),
    );
    expect(await mailer.send(letter())).toMatchObject({ state: 'failed', permanent: false });
    expect(commands).toEqual([]);
  });
});
