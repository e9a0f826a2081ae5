import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { clockFrom } from '../../functions/platform/clock.ts';
import { describeClock, readClock, resetClock, setClock } from '../../local/clock.ts';

const REAL = new Date('2026-11-23T12:00:00Z');
let state: string;

beforeEach(() => {
  state = join(mkdtempSync(join(tmpdir(), 'clock-')), 'not', 'there', 'yet');
});

describe('the local clock', () => {
  it('shows real time until it is moved', () => {
    expect(readClock(state, REAL)).toEqual({ now: REAL, offsetMs: 0 });
  });

  it.each([
    ['winter', '2026-11-30T07:00', '2026-11-30T06:00:00.000Z'],
    ['summer', '2027-07-05T07:00', '2027-07-05T05:00:00.000Z'],
  ])('takes a wall-clock time of Berlin in %s', (_season, berlin, utc) => {
    expect(setClock(state, berlin, REAL).now.toISOString()).toBe(utc);
  });

  it('goes on from where it was set', () => {
    setClock(state, '2026-11-30T07:00', REAL);
    const oneMinuteLater = new Date(REAL.getTime() + 60_000);
    expect(readClock(state, oneMinuteLater).now.toISOString()).toBe('2026-11-30T06:01:00.000Z');
  });

  it('is read by the product from the same file', () => {
    const { offsetMs } = setClock(state, '2026-11-30T07:00', REAL);
    const file = join(state, 'clock.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ offsetMs });
    const early = Date.now() + offsetMs;
    expect(clockFrom(file).now().getTime()).toBeGreaterThanOrEqual(early);
  });

  it('goes back to real time, also when it never left', () => {
    setClock(state, '2026-11-30T07:00', REAL);
    resetClock(state);
    resetClock(state);
    expect(readClock(state, REAL)).toEqual({ now: REAL, offsetMs: 0 });
  });

  it('refuses what is no time and leaves the clock as it was', () => {
    expect(() => setClock(state, 'Montag', REAL)).toThrow(RangeError);
    expect(readClock(state, REAL).offsetMs).toBe(0);
  });

  it.each([
    [0, 'real time'],
    [-90 * 60_000, '01:30 h behind real time'],
    [(26 * 60 + 5) * 60_000, '1 d 02:05 h ahead of real time'],
  ])('says how far it is moved (%d ms)', (offsetMs, words) => {
    expect(describeClock({ now: REAL, offsetMs })).toBe(`2026-11-23T13:00:00 in Berlin (${words})`);
  });
});
