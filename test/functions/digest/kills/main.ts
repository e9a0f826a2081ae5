import { parseArgs } from 'node:util';
import { killAt, killProcessAt, leaveDuring, pauseAt, stepsOf, twoAtOnce, type Outcome } from './kills.ts';

/** Real processes that are killed, evenly over the run: each takes seconds to start. */
const PROCESSES = 5;

/**
 * `npm run kills [-- --partners 300 --every 1]`: kills a run of the weekly letter at each of its steps, pauses it, lets two
 * run at once and partners leave, and fails where a partner had two letters, none without standing as unclear, or one after
 * leaving. `every` takes each so-manieth step of sending only; calls to Google are all taken.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { partners: { type: 'string', default: '300' }, every: { type: 'string', default: '1' } },
  });
  const [partners, every] = [Number(values.partners), Number(values.every)];
  if (!Number.isInteger(partners) || partners < 1 || !Number.isInteger(every) || every < 1)
    throw new RangeError('npm run kills -- --partners 300 --every 1   (whole numbers from 1)');

  const steps = await stepsOf(partners);
  const kept = [...steps.keys()].filter((at) => at % every === 0 || /^(read|write)/.test(steps[at] ?? ''));
  console.log(`${steps.length} steps for ${partners} partners, ${kept.length} of them taken.`);
  const claims = [...steps.keys()].filter((at) => steps[at] === 'write: answered');
  const spread = Array.from({ length: PROCESSES }, (_, i) =>
    Math.floor(((i + 0.5) * steps.length) / PROCESSES),
  );
  report('killed', await each(kept, (at) => killAt(partners, at)));
  report('killed as a process', await each(spread, (at) => killProcessAt(partners, at)));
  report('paused for ten minutes', await each(claims, (at) => pauseAt(partners, at)));
  report('two at once', await each([0, 1, 2], () => twoAtOnce(partners)));
  report('partners leave', [await leaveDuring(partners)]);
}

async function each(ats: readonly number[], act: (at: number) => Promise<Outcome>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const at of ats) outcomes.push(await act(at));
  return outcomes;
}

function report(what: string, outcomes: readonly Outcome[]): void {
  const wrong = outcomes.flatMap((one) => one.wrong.map((text) => `  at "${one.step}": ${text}`));
  console.log(`${what}: ${outcomes.length}, ${unclearIn(outcomes)}, ${wrong.length} wrong`);
  const kinds = Map.groupBy(outcomes, ({ step }) => step);
  if (kinds.size > 1)
    for (const [step, its] of kinds) console.log(`  ${step.padEnd(16)} ${its.length}, ${unclearIn(its)}`);
  for (const line of wrong.slice(0, 20)) console.log(line);
  if (wrong.length > 0) process.exitCode = 1;
}

function unclearIn(outcomes: readonly Outcome[]): string {
  const counts = outcomes.map(({ unclear }) => unclear);
  const mean = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  return `unclear ${mean.toFixed(2)} in the mean, ${Math.max(0, ...counts)} at most`;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof RangeError ? error.message : error);
  process.exitCode = 1;
}
process.exit(); // what dead runners still wait for is nobody's
