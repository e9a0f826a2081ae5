import { readFileSync } from 'node:fs';

/** Where the time comes from. */
export interface Clock {
  now(): Date;
}

/** The system's time, moved by the offset in a file where one is given. The file is read anew each time: it may change. */
export function clockFrom(file?: string): Clock {
  return { now: () => new Date(Date.now() + (file === undefined ? 0 : offsetIn(file))) };
}

function offsetIn(file: string): number {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
  const { offsetMs } = JSON.parse(content) as { offsetMs?: unknown };
  if (typeof offsetMs !== 'number') throw new Error(`[clock] ${file} holds no offsetMs. Set the clock anew.`);
  return offsetMs;
}
