import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { berlinDateTime, instantFromBerlin } from '../functions/platform/time.ts';
import { readState, stateDirectory, stateFolder, writeState } from './state.ts';

/** The file that moves the local clock; the product reads it as CLOCK_FILE at every look at the time. */
export const CLOCK_FILE = 'clock.json';

/** What the local clock shows. */
export interface ClockReading {
  readonly now: Date;
  /** Milliseconds that it is ahead of real time; 0 when it is not moved. */
  readonly offsetMs: number;
}

/** Reads the local clock. Works whether or not the product is running. */
export function readClock(stateDir: string, realNow = new Date()): ClockReading {
  const offsetMs = (readState(stateDir, CLOCK_FILE) as { offsetMs: number } | undefined)?.offsetMs ?? 0;
  return { now: new Date(realNow.getTime() + offsetMs), offsetMs };
}

/**
 * Moves the local clock; it goes on from there, and a running product sees it at its next look.
 *
 * @param berlinTime wall clock in Berlin, `2026-11-30T07:00`
 * @throws {RangeError} when it is no such time
 */
export function setClock(stateDir: string, berlinTime: string, realNow = new Date()): ClockReading {
  const now = instantFromBerlin(berlinTime);
  const offsetMs = now.getTime() - realNow.getTime();
  writeState(stateFolder(stateDir), CLOCK_FILE, { offsetMs });
  return { now, offsetMs };
}

/** Sets the local clock back to real time. */
export function resetClock(stateDir: string): void {
  rmSync(join(stateDir, CLOCK_FILE), { force: true });
}

/** One line for a person: the time and how far it is moved. */
export function describeClock({ now, offsetMs }: ClockReading): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const days = Math.floor(minutes / 1440);
  const clock = [Math.floor((minutes % 1440) / 60), minutes % 60]
    .map((n) => String(n).padStart(2, '0'))
    .join(':');
  const moved =
    offsetMs === 0
      ? 'real time'
      : `${days > 0 ? `${days} d ` : ''}${clock} h ${offsetMs > 0 ? 'ahead of' : 'behind'} real time`;
  return `${berlinDateTime(now)} in Berlin (${moved})`;
}

/** `npm run clock`: shows the time, `-- 2026-11-30T07:00` moves it, `-- real` sets it back. */
function main([time]: readonly string[]): void {
  const state = stateDirectory();
  if (time === 'real') resetClock(state);
  else if (time !== undefined) setClock(state, time);
  console.log(describeClock(readClock(state)));
}

if (import.meta.main) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
