import { parseArgs } from 'node:util';
import { ACCOUNT } from '../../bench/intake/system.ts';
import { planOf } from './plan.ts';
import { reportOf } from './report.ts';
import { runChaos } from './run.ts';

/** `npm run chaos -- --seed N [--submissions 1000]`: carries out a run, prints it, and fails where something is wrong. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: '1' }, submissions: { type: 'string', default: '1000' } },
  });
  const [seed, submissions] = [Number(values.seed), Number(values.submissions)];
  if (!Number.isInteger(seed) || seed < 0 || !Number.isInteger(submissions) || submissions < 1)
    throw new RangeError('npm run chaos -- --seed N [--submissions 1000]   (whole numbers)');
  const plan = planOf(seed, submissions, ACCOUNT);
  const outcome = await runChaos(plan);
  console.log(reportOf(plan, outcome));
  if (outcome.verdict.wrong.length > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof RangeError ? error.message : error);
  process.exitCode = 1;
}
