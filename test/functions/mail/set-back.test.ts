import { describe, expect, it } from 'vitest';
import { setBackIn } from '../../../functions/mail/set-back.ts';
import type { IssueRow } from '../../../sheets-schema/issues.ts';
import { LETTER_GAPS_ACCEPTED } from '../../../sheets-schema/presets.ts';
import { steps } from './steps.ts';

const row = (key: string, letters: number | null, entries: number | null) =>
  ({ key, letters, entries }) as IssueRow;
const claimed = (...names: string[]) => ({ isTaken: (name: string) => names.includes(name) });
const tabOf = (found: ReturnType<typeof setBackIn>) => found && [found.tab.title, found.issue];

/** Two issues of one letter each, the second with one entry. */
const whole = {
  settings: [] as { key: string; value: string }[],
  issues: [row('2026-W48', 1, 0), row('2026-W49', 1, 1)],
  contents: [{ issue: '2026-W49' }],
  deliveries: [
    ...steps('ANNA', ['geplant', 'begonnen', 'gesendet'], { issue: '2026-W48' }),
    ...steps('ANNA', ['geplant', 'begonnen', 'gesendet']),
  ],
};
const claims = claimed('digest:2026-W48', 'digest:2026-W48:0:1', 'digest:2026-W49', 'digest:2026-W49:0:1');

describe('the letters’ records', () => {
  it('are whole where each claim has its rows, also of an issue before the counts were kept', () => {
    expect(setBackIn(whole, claims, '2026-W50', '2026-12-08')).toBeNull();
    const old = { ...whole, issues: [row('2026-W48', null, null), row('2026-W49', null, null)] };
    expect(setBackIn(old, claims, '2026-W50', '2026-12-08')).toBeNull();
  });

  it('lack an issue that was claimed', () => {
    const back = { ...whole, issues: whole.issues.slice(0, 1), contents: [] };
    expect(tabOf(setBackIn(back, claims, '2026-W50', '2026-12-08'))).toEqual(['Ausgaben', '2026-W49']);
  });

  it('lack entries that an issue told', () => {
    expect(tabOf(setBackIn({ ...whole, contents: [] }, claims, '2026-W50', '2026-12-08'))).toEqual([
      'Inhalte',
      '2026-W49',
    ]);
  });

  it('lack planned letters', () => {
    const back = { ...whole, deliveries: whole.deliveries.slice(0, 3) };
    expect(tabOf(setBackIn(back, claims, '2026-W50', '2026-12-08'))).toEqual(['Zustellungen', '2026-W49']);
  });

  it('lack nothing where the rows of letters of a year ago have gone in time', () => {
    const back = { ...whole, issues: [row('2025-W40', 5, 0), ...whole.issues] };
    expect(setBackIn(back, claims, '2026-W50', '2026-12-08')).toBeNull();
    expect(tabOf(setBackIn(back, claims, '2026-W39', '2026-12-08'))).toEqual(['Zustellungen', '2025-W40']);
  });

  it('lack the beginning of letters that were claimed', () => {
    const back = { ...whole, deliveries: whole.deliveries.slice(0, 4) };
    expect(tabOf(setBackIn(back, claims, '2026-W50', '2026-12-08'))).toEqual(['Zustellungen', '2026-W49']);
  });

  it('lack nothing where only an end is gone: that letter is unclear, and is not sent again', () => {
    const back = { ...whole, deliveries: whole.deliveries.slice(0, 5) };
    expect(setBackIn(back, claims, '2026-W50', '2026-12-08')).toBeNull();
  });

  it('lack nothing that matters until the day to which the manager puts up with it', () => {
    const back = { ...whole, issues: whole.issues.slice(0, 1), contents: [] };
    const until = (value: string) => ({ ...back, settings: [{ key: LETTER_GAPS_ACCEPTED, value }] });
    expect(setBackIn(until('30.11.2026'), claims, '2026-W50', '2026-12-08')).toBeNull();
    for (const value of ['29.11.2026', '09.12.2026', 'ja', ''])
      expect(tabOf(setBackIn(until(value), claims, '2026-W50', '2026-12-08'))).toEqual([
        'Ausgaben',
        '2026-W49',
      ]);
  });
});
