import { describe, expect, it } from 'vitest';
import { decisionsOn } from '../../../functions/digest/decisions.ts';
import type { Change } from '../../../functions/rules/journal.ts';
import type { Preview } from '../../../sheets-schema/preview.ts';

const ISSUE = '2026-W49';
const row = (entry: string | null, values: Partial<Preview> = {}): Preview => ({
  id: null,
  issue: ISSUE,
  section: null,
  line: null,
  decision: null,
  hold: null,
  greeting: null,
  entry,
  ...values,
});
const change = (entry: string, quiet = false): Change => ({
  entry,
  kind: 'offers',
  event: 'neu',
  fingerprint: '',
  quiet,
});
const chosen = (rows: Preview[], entries: string[], unclear = false) =>
  decisionsOn(ISSUE, rows, (_row, column) => unclear && column === 'decision')
    .choose(entries.map((entry) => change(entry)))
    .map(({ entry, quiet }) => (quiet ? `(${entry})` : entry));

describe('what Monday tells after a preview', () => {
  it('is all that was shown, when nobody decides anything', () => {
    expect(chosen([row(null), row('A'), row('B')], ['A', 'B'])).toEqual(['A', 'B']);
  });

  it('is everything, when there was no preview or its row was deleted', () => {
    expect(chosen([], ['A', 'B'])).toEqual(['A', 'B']);
    expect(chosen([row(null, { issue: '2026-W48' })], ['A'])).toEqual(['A']);
  });

  it('is nothing that came later, unless the manager takes it in at once', () => {
    expect(chosen([row(null), row('A')], ['A', 'LATE'])).toEqual(['A']);
    expect(chosen([row(null, { decision: 'sofort' }), row('A')], ['A', 'LATE'])).toEqual(['A', 'LATE']);
  });

  it('remembers quietly what is left out', () => {
    expect(chosen([row(null), row('A', { decision: 'weglassen' }), row('B')], ['A', 'B'])).toEqual([
      '(A)',
      'B',
    ]);
  });

  it('tells an end or a return later, when it is left out', () => {
    const { choose } = decisionsOn(ISSUE, [row(null), row('A', { decision: 'weglassen' })], () => false);
    for (const event of ['beendet', 'wieder'] as const)
      expect(choose([{ ...change('A'), event }])).toEqual([]);
  });

  it('waits with an entry on which the decision cannot be read', () => {
    expect(chosen([row(null), row('A')], ['A'], true)).toEqual([]);
  });

  it('passes on what is only remembered', () => {
    const { choose } = decisionsOn(ISSUE, [row(null)], () => false);
    expect(choose([change('A', true)])).toHaveLength(1);
  });

  it('is held by the manager’s word, and by a word that nobody understands', () => {
    expect(decisionsOn(ISSUE, [row(null)], () => false).held).toBe(false);
    expect(decisionsOn(ISSUE, [row(null, { hold: 'anhalten' })], () => false).held).toBe(true);
    expect(decisionsOn(ISSUE, [row(null)], (_row, column) => column === 'hold').held).toBe(true);
  });

  it('has the greeting that the manager wrote for it', () => {
    expect(decisionsOn(ISSUE, [row(null, { greeting: 'Frohes Fest!' })], () => false).greeting).toBe(
      'Frohes Fest!',
    );
    expect(decisionsOn(ISSUE, [row(null, { greeting: '  ' })], () => false).greeting).toBeNull();
  });
});
