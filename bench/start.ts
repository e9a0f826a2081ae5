import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';

/** A program that listens on a port given by a variable and answers a path. */
export interface Program {
  readonly args: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  /** The variable that names its port; PORT where left out. */
  readonly portVariable?: string;
  /** The port; any that is free where left out. */
  readonly port?: number;
  readonly path: string;
  /** What its answer must hold, so that no error page is measured. */
  readonly expected: string;
  /** The answer's status; 200 where left out. */
  readonly status?: number;
}

/** One cold start. */
export interface Start {
  /** From before the process is made until the whole answer is there, milliseconds. */
  readonly ms: number;
  /** The most memory it had in RAM until then, megabytes. */
  readonly peakMb: number;
}

/** A program that has answered once and runs on. */
export interface Running {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly start: Start;
  /** Ends it as `kill -9` does. */
  stop(): Promise<void>;
}

/** How long a program may take before it counts as broken. */
const PATIENCE_MS = 60_000;

/** Milliseconds between two tries to connect: below what is compared, above what would steal the program's time. */
const POLL_MS = 3;

/**
 * Starts a program with this Node, asks once, and ends it.
 * @throws Error with what the program wrote, when it ends early or answers something else
 */
export async function coldStart(program: Program): Promise<Start> {
  const running = await launch(program);
  await running.stop();
  return running.start;
}

/**
 * Starts a program with this Node and asks once; it runs until it is stopped.
 * @throws Error with what the program wrote, when it ends early or answers something else
 */
export async function launch(program: Program): Promise<Running> {
  const port = program.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, program.args, {
    // Nothing of this shell: no search path, no settings of the machine.
    env: {
      NODE_ENV: 'production',
      [program.portVariable ?? 'PORT']: String(port),
      ...program.variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  try {
    const answer = await firstAnswer(`${url}${program.path}`, child);
    const ms = performance.now() - began;
    if (answer.status !== (program.status ?? 200) || !answer.body.includes(program.expected)) {
      throw new Error(
        `[bench] ${program.path} answered ${answer.status} without "${program.expected}".\n${written.join('')}`,
      );
    }
    return { url, start: { ms, peakMb: peakOf(child) }, stop };
  } catch (cause) {
    await stop();
    throw new Error(`[bench] ${program.args.join(' ')} gave no answer.\n${written.join('')}`, { cause });
  }
}

async function firstAnswer(url: string, child: ChildProcess): Promise<{ status: number; body: string }> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  while (!signal.aborted && child.exitCode === null) {
    try {
      const [response] = (await once(get(url, { signal }), 'response')) as [IncomingMessage];
      return { status: response.statusCode ?? 0, body: await text(response) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
      await wait(POLL_MS);
    }
  }
  throw new Error(
    child.exitCode === null ? '[bench] No answer in time.' : `[bench] It ended with ${child.exitCode}.`,
  );
}

/** Linux keeps the peak itself; elsewhere the present size stands for it. */
function peakOf(child: ChildProcess): number {
  if (process.platform === 'linux') {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  }
  return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' }).stdout) / 1024;
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
