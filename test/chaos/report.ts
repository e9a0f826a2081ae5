import type { Outcome } from './run.ts';
import type { Plan } from './plan.ts';

/** What a run did and found, for people. */
export function reportOf({ seed, visits, weather, endMs }: Plan, outcome: Outcome): string {
  const { verdict, faults, kills, tasks, edits, answers, seconds } = outcome;
  const lines: [string, string][] = [
    ['visits', `${visits.length} in ${Math.round(endMs / 1_000)} s`],
    ['weather', weather.map(({ name }) => name).join(', ')],
    ['faults', listed(faults)],
    ['kill -9', String(kills)],
    ['manager', listed(edits)],
    ['queue', `${tasks.made} tasks, ${tasks.attempts} tries`],
    ['answers', listed(answers)],
    ['found', listed(verdict.counts)],
    ['wrong', String(verdict.wrong.length)],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return [
    `chaos, seed ${seed}, ${Math.round(seconds)} s`,
    ...lines.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`),
    ...verdict.wrong.map((sentence) => `  WRONG: ${sentence}`),
  ].join('\n');
}

function listed(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
