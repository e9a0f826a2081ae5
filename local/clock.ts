import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clockFrom } from '../functions/platform/clock.ts';
import { berlinDateTime, instantFromBerlin } from '../functions/platform/time.ts';
import { stateDirectory } from './state.ts';

/** Where the local clock's offset lies; the product reads it as CLOCK_FILE. */
export function clockFile(stateDir: string): string {
  return join(stateDir, 'clock.json');
}

/** What the local clock shows. */
export interface ClockReading {
  readonly now: Date;
  /** Milliseconds that it is ahead of real time; 0 when it is not moved. */
  readonly offsetMs: number;
}

/** Reads the local clock. Works whether or not the product is running. */
export function readClock(stateDir: string, realNow = new Date()): ClockReading {
  const now = clockFrom(clockFile(stateDir)).now();
  const offsetMs = now.getTime() - Date.now();
  // The file holds whole milliseconds; what differs by a tick is no move.
  const moved = Math.abs(offsetMs) > 50 ? offsetMs : 0;
  return { now: new Date(realNow.getTime() + moved), offsetMs: moved };
}

/**
 * Moves the local clock; a running product sees it at its next look.
 *
 * @param berlinTime wall clock in Berlin, `2026-11-30T07:00`
 * @throws {RangeError} when it is no such time
 */
export function setClock(stateDir: string, berlinTime: string, realNow = new Date()): ClockReading {
  const now = instantFromBerlin(berlinTime);
  const offsetMs = now.getTime() - realNow.getTime();
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(clockFile(stateDir), `${JSON.stringify({ offsetMs })}\n`);
  return { now, offsetMs };
}

/** Sets the local clock back to real time. */
export function resetClock(stateDir: string): void {
  rmSync(clockFile(stateDir), { force: true });
}

/** One line for a person: the time and how far it is moved. */
export function describeClock({ now, offsetMs }: ClockReading): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const days = Math.floor(minutes / 1440);
  const rest = `${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')} h`;
  const moved =
    offsetMs === 0
      ? 'real time'
      : `moved ${offsetMs > 0 ? 'ahead' : 'back'} by ${days > 0 ? `${days} d ` : ''}${rest}`;
  return `${berlinDateTime(now)} in Berlin (${moved})`;
}

if (import.meta.main) {
  const [time] = process.argv.slice(2);
  const state = stateDirectory();
  try {
    if (time === 'real') resetClock(state);
    else if (time !== undefined) setClock(state, time);
    console.log(describeClock(readClock(state)));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
