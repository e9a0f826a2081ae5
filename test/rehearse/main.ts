import { parseArgs } from 'node:util';
import { judge } from './oracle.ts';
import { planOf } from './plan.ts';
import { rehearse } from './run.ts';
import { reportOf } from './table.ts';

const USAGE = 'npm run rehearse -- [--weeks 13] [--seed N]   (whole numbers; two weeks at least)';

/** `npm run rehearse -- [--weeks 13] [--seed N]`: lives through the weeks, prints who got what, and fails where something is wrong. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { seed: { type: 'string', default: '1' }, weeks: { type: 'string', default: '13' } },
  });
  const [seed, weeks] = [Number(values.seed), Number(values.weeks)];
  if (!Number.isInteger(seed) || seed < 0 || !Number.isInteger(weeks) || weeks < 2)
    throw new RangeError(USAGE);
  const plan = planOf(seed, weeks);
  const rehearsal = await rehearse(plan);
  const verdict = judge(plan, rehearsal.diary);
  console.log(reportOf(plan, rehearsal, verdict));
  if (verdict.wrong.length > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof RangeError ? error.message : error);
  process.exitCode = 1;
}
