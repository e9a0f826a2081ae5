import { parseArgs } from 'node:util';
import { instantFromBerlin } from '../functions/platform/time.ts';
import type { Addresses } from './addresses.ts';
import { readClock } from './clock.ts';
import { ProductNotRunning, runScheduled } from './scheduler.ts';
import { readState, stateDirectory } from './state.ts';

const USAGE =
  'npm run trigger -- <function> [--at 2026-11-30T07:00]   (the schedule time in Berlin; else the local clock)';

/** `npm run trigger`: runs a scheduled function of the running product, prints its answer, fails as it fails. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { at: { type: 'string' } }, allowPositionals: true });
  const [name, ...rest] = positionals;
  if (name === undefined || rest.length > 0) throw new RangeError(USAGE);

  const state = stateDirectory();
  const addresses = readState(state, 'addresses.json') as Addresses | undefined;
  if (!addresses) throw new ProductNotRunning();
  const at = values.at === undefined ? readClock(state).now : instantFromBerlin(values.at);

  const answer = await runScheduled({ functions: addresses.functions, name, at });
  console.log(`${answer.status} ${name} at ${answer.scheduleTime}`);
  console.log(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body, null, 2));
  if (answer.status < 200 || answer.status > 299) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
