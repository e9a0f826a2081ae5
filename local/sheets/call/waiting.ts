import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';

/** Waits so many milliseconds. @throws AbortError at once when the server closes */
export async function pause(ms: number, closing: AbortSignal): Promise<void> {
  if (ms > 0) await setTimeout(ms, undefined, { signal: closing });
}

/** Waits until the client has gone away. */
export async function givenUp(response: ServerResponse): Promise<void> {
  if (!response.destroyed) await new Promise((resolve) => response.once('close', resolve));
}
