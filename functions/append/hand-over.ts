import { z } from 'zod';
import type { Report, Try } from '../platform/door.ts';
import type { Ports } from '../ports.ts';
import { STILL_LANDING_MS } from '../workbook/queued.ts';

/** What a task carries besides its rows when another handed them over to it: the name of the first, and the tries so far. */
const carried = z.object({ before: z.object({ task: z.string(), tries: z.number().int().nonnegative() }) });

/** Nobody knows whether the rows of a task were written. */
export class OutcomeUnknown extends Error {
  readonly code = 'OUTCOME_UNKNOWN';
  readonly ambiguous = true;
}

/** Which try of its rows a call is, over all tasks that have carried them. */
export function tryOf(payload: unknown, which: Try): Try {
  const { data } = carried.safeParse(payload);
  if (!data) return which;
  return { ...which, task: data.before.task, number: data.before.tries + which.number };
}

/**
 * Hands the rows of a task to a new one, due when a write of theirs that is still under way can no longer land: the queue
 * itself would try again after ten seconds, and what landed then would be there twice. Its name follows from the old
 * task's, so that it is one however often it is made.
 * @param from the task that is called
 * @param which which try of the rows it is
 * @throws OutcomeUnknown when the queue does not take it
 */
export async function handOver(
  payload: unknown,
  from: string,
  { task, number }: Try,
  { tasks, clock, environment }: Pick<Ports, 'tasks' | 'clock' | 'environment'>,
): Promise<Report> {
  const before = { task, tries: number };
  const notBefore = new Date(clock.now().getTime() + STILL_LANDING_MS);
  try {
    await tasks.add(
      `again|${from}`,
      environment.APPEND_URL,
      { ...(payload as object), before },
      { notBefore },
    );
  } catch (cause) {
    throw new OutcomeUnknown('[append] The queue does not take the rows again. Try again later.', { cause });
  }
  return { place: 'queue' };
}
