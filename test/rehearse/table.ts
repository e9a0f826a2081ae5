import type { Fate } from './letters.ts';
import type { Plan } from './plan.ts';
import type { Rehearsal } from './run.ts';
import type { Verdict } from './oracle.ts';

/** One sign a week. */
const SIGNS: Readonly<Record<Fate, string>> = {
  letter: '1',
  'letter, unclear': '1?',
  'letter, and again': '1+1',
  unclear: '?',
  'not yet': '.',
  left: 'left',
  paused: 'paus',
  monthly: 'mon',
  'nothing new': '-',
  held: 'held',
  missed: 'miss',
  WRONG: '!!',
};

/** What a rehearsal did and found, for people: a table partner × week, and what is wrong. */
export function reportOf(
  { seed, mondays, missed, crashes }: Plan,
  { runs, acts, seconds }: Rehearsal,
  verdict: Verdict,
): string {
  const addresses = [...verdict.fates.keys()];
  const first = Math.max(...addresses.map((address) => address.length), 'week of'.length) + 2;
  const weeks = mondays.map((monday) => `${monday.slice(8)}.${monday.slice(5, 7)}.`);
  const line = (name: string, cells: readonly string[]): string =>
    `  ${name.padEnd(first)}${cells.map((cell) => cell.padEnd(7)).join('')}`.trimEnd();
  const lines: [string, string][] = [
    ['runs', listedOf(runs)],
    ['people', listedOf(acts)],
    [
      'crashes',
      crashes
        .map(({ job, at, write, lands }) => `${job} ${at} at write ${write}${lands ? '' : ', which is lost'}`)
        .join(' · '),
    ],
    ['missed', missed === null ? 'no week' : `the week of ${missed}`],
    ['found', listedOf(verdict.counts)],
    ['wrong', String(verdict.wrong.length)],
  ];
  return [
    `rehearsal, seed ${seed}, ${mondays.length} weeks, ${Math.round(seconds)} s`,
    '',
    line('week of', weeks),
    ...addresses.map((address) =>
      line(
        address,
        (verdict.fates.get(address) ?? []).map((fate) => SIGNS[fate]),
      ),
    ),
    '',
    '  1 one letter   1? arrived, and the office cannot know   1+1 so, and sent once more   ? unclear   . not yet   - nothing new   mon reads monthly',
    '',
    ...lines.map(([name, text]) => `  ${name.padEnd(8)} ${text}`),
    ...verdict.wrong.map((sentence) => `  WRONG: ${sentence}`),
  ].join('\n');
}

function listedOf(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
