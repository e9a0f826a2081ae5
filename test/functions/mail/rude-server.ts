import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where in the dialogue a server misbehaves; `body` is while the letter comes in, `dot` after its last byte. */
export type Stage = 'greeting' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'body' | 'dot';

/**
 * What it does there: says something, says what it should but sign by sign, says and reads nothing more, hangs up, says
 * something and hangs up, or begins an answer that never ends.
 */
export type Move = 'slow' | 'silence' | 'drop' | 'trickle' | { readonly says: string; readonly last?: true };

/** The move that says something and goes on, or hangs up. */
export function saying(says: string, then?: 'hangs up'): Move {
  return then ? { says, last: true } : { says };
}

/** What a server does at a stage for a recipient; `before` is how often it was asked that. Nothing: what it should. */
export type Script = (stage: Stage, asked: { readonly to: string; readonly before: number }) => Move | null;

const TRICKLE_MS = 25;
const SIGN_MS = 2;

const GOOD: Record<Stage, string> = {
  greeting: '220 rude.example ESMTP',
  EHLO: '',
  STARTTLS: '502 5.5.1 not here',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go ahead',
  body: '',
  dot: '250 2.0.0 taken',
};

/**
 * An SMTP server that follows a script line by line, as `smtp-server` would never do. It knows no TLS.
 * @param options.pipelining whether it says that it takes commands without waiting (RFC 2920)
 */
export async function openRudeServer(script: Script, { pipelining = false } = {}) {
  /** Recipients of the letters that came whole, whatever the server said then. */
  const whole: string[] = [];
  /** Recipients of the letters that it said it took. */
  const taken: string[] = [];
  const sockets = new Set<Socket>();
  const asked = new Map<string, number>();
  let connections = 0;

  const serve = (socket: Socket): void => {
    let to = '';
    let text = '';
    let inBody = false;
    let hasSender = false;
    let hasReader = false;
    let mute = false;
    let out: Promise<unknown> = Promise.resolve();
    const say = (reply: string): void => void (out = out.then(() => socket.write(`${reply}\r\n`)));
    const saySlowly = (reply: string): void => {
      for (const sign of `${reply}\r\n`) out = out.then(() => sleep(SIGN_MS)).then(() => socket.write(sign));
    };
    const fallSilent = (): void => {
      mute = true;
      socket.pause();
    };
    const end = (): void => {
      mute = true;
      socket.destroy();
    };
    const trickle = (code: string): void => {
      mute = true;
      const timer = setInterval(() => socket.write(`${code}-wait\r\n`), TRICKLE_MS);
      socket.on('close', () => clearInterval(timer));
    };
    /** Does what the script says there; true where it went on as it should. */
    const act = (stage: Stage): boolean => {
      const key = `${stage} ${to}`;
      const before = asked.get(key) ?? 0;
      asked.set(key, before + 1);
      const move = script(stage, { to, before });
      const good = stage === 'EHLO' ? ehlo(pipelining) : GOOD[stage];
      if (move === 'silence') fallSilent();
      else if (move === 'slow') saySlowly(good);
      else if (move === 'drop') end();
      else if (move === 'trickle') trickle(good.slice(0, 3) || '250');
      else if (move?.last) socket.end(move.says, () => end());
      else if (move ?? good) say(move?.says ?? good);
      return move === null || move === 'slow' || (typeof move === 'object' && move.says.startsWith('2'));
    };
    const line = (command: string): void => {
      const [verb = ''] = command.split(/[ :]/);
      const address = /<([^>]*)>/.exec(command)?.[1];
      if (verb === 'RCPT') to = address ?? '';
      if (verb === 'MAIL') hasReader = false;
      const refused = (verb === 'RCPT' && !hasSender) || (verb === 'DATA' && !hasReader);
      if (refused) say('503 5.5.1 not now');
      else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else if (verb === 'RSET') say('250 2.0.0 ok');
      else if (verb === 'HELO') say('250 rude.example');
      else if (verb === 'MAIL') hasSender = act('MAIL');
      else if (verb === 'RCPT') hasReader = act('RCPT');
      else if (verb === 'DATA') inBody = act('DATA');
      else act(verb as Stage);
    };
    /** Takes what came in, line by line and letter by letter, as long as it listens. */
    const takeAll = (): void => {
      if (mute) return;
      if (inBody && script('body', { to, before: 0 }) !== null) {
        act('body');
        return;
      }
      const mark = inBody ? '\r\n.\r\n' : '\r\n';
      const at = text.indexOf(mark);
      if (at < 0) return;
      const piece = text.slice(0, at);
      text = text.slice(at + mark.length);
      if (!inBody) line(piece);
      else {
        inBody = false;
        whole.push(to);
        if (act('dot')) taken.push(to);
      }
      takeAll();
    };
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      takeAll();
    });
    act('greeting');
  };

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    whole,
    taken,
    connections: () => connections,
    url: `smtp://user:word@127.0.0.1:${port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function ehlo(pipelining: boolean): string {
  return ['250-rude.example', ...(pipelining ? ['250-PIPELINING'] : []), '250 AUTH PLAIN'].join('\r\n');
}
