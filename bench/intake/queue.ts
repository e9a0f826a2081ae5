import { readClock } from '../../local/clock.ts';
import type { Retry } from '../../local/tasks/dispatch.ts';
import { startTasks } from '../../local/tasks/server.ts';

/** Tasks that the deployed queue hands over at once. */
const CONCURRENT_TASKS = 50;

/** The task queue as a process of its own: `queue.ts <state> [<retry as JSON>]`, on TASKS_PORT, by the clock of the state. */
const [state = '', retry] = process.argv.slice(2);
await startTasks({
  port: Number(process.env['TASKS_PORT']),
  state,
  maxConcurrent: CONCURRENT_TASKS,
  now: () => readClock(state).now,
  ...(retry && { retry: JSON.parse(retry) as Retry }),
});
