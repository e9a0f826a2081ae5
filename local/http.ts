import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';

/** A part of the local system cannot listen because its port is in use. */
export class PortTaken extends Error {
  readonly code = 'PORT_TAKEN';
  readonly port: number;
  /** The environment variable that chooses another port; absent where there is none. */
  readonly variable: string | undefined;

  constructor(part: string, port: number, variable: string | undefined, cause: unknown) {
    const remedy = variable
      ? `Stop the program that uses it, or choose another port: ${variable}=${port + 1}`
      : 'Stop the program that uses it, or let the system choose a port (0)';
    super(`[${part}] Port ${port} is taken. ${remedy}.`, { cause });
    this.name = 'PortTaken';
    this.port = port;
    this.variable = variable;
  }
}

/** The body of a request is larger than the part takes. */
export class BodyTooLarge extends Error {
  readonly code = 'BODY_TOO_LARGE';

  constructor(limit: number) {
    super(`[http] The request body is larger than ${limit} bytes. Send less at once.`);
    this.name = 'BodyTooLarge';
  }
}

/**
 * Lets a server listen on this machine only, and says which port it got (`port` 0 = any free one).
 *
 * @throws {PortTaken} when the port is in use
 */
export async function listen(
  server: Server,
  options: { part: string; port: number; variable?: string },
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      reject(
        error.code === 'EADDRINUSE'
          ? new PortTaken(options.part, options.port, options.variable, error)
          : error,
      );
    };
    server.once('error', onError);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', onError);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

/**
 * Reads a request's body whole.
 *
 * @param limit bytes; what is longer is not kept in memory
 * @throws {BodyTooLarge}
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is too long is still read to its end: breaking off would cut the connection before the answer.
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > limit) throw new BodyTooLarge(limit);
  return Buffer.concat(chunks);
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    ...headers,
  });
  response.end(body);
}
