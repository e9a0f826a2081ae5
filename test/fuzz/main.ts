import { parseArgs } from 'node:util';
import { fuzz } from './run.ts';

// npm run fuzz [-- --seed N] [--submissions N]: docs/bad-input.md
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    submissions: { type: 'string', default: '10000' },
  },
});
const seed = Number(values.seed);
const count = Number(values.submissions);
if (!Number.isInteger(seed) || !Number.isInteger(count) || count < 1) {
  process.stderr.write('[fuzz] Give whole numbers: npm run fuzz -- --seed 7 --submissions 1000\n');
  process.exit(2);
}
const { fates, faults, again } = await fuzz(seed, count);
for (const [fate, n] of Object.entries(fates)) process.stdout.write(`${String(n).padStart(6)} ${fate}\n`);
process.stdout.write(`${String(again).padStart(6)} sent again\n`);
process.stdout.write(`${String(faults.length).padStart(6)} faults\n`);
for (const fault of faults) process.stdout.write(`       ${fault}\n`);
process.exit(faults.length > 0 ? 1 : 0);
