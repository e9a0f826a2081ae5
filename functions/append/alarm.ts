import { errors } from '../../sheets-schema/errors.ts';
import { idOf } from '../platform/keys.ts';
import { codeOf, log } from '../platform/log.ts';
import type { Try } from '../platform/door.ts';
import type { Ports } from '../ports.ts';
import { append } from '../workbook/workbook.ts';
import { german } from '../words/locale.ts';

/** The try from which on a person should look: no passing failure lasts that long. */
const TRIES_IN_QUIET = 4;

/** What an alarm works with. */
export type AlarmPorts = Pick<Ports, 'workbook' | 'tasks' | 'clock'> & {
  readonly environment: Pick<Ports['environment'], 'POST_URL'>;
};

/**
 * Tells manager and operator of a task that keeps failing, once a task however often it comes: a mail through `post` and a
 * row in *Fehler*, both with codes only. What of it fails as well is logged, and tried again with the task.
 */
export async function alarm({ task, number }: Try, error: unknown, io: AlarmPorts): Promise<void> {
  if (task === null || number <= TRIES_IN_QUIET) return;
  const code = codeOf(error);
  const what = german()('alarm.row');
  const row = { at: io.clock.now().toISOString(), function: 'append', key: task, code, what };
  const told = await Promise.allSettled([
    io.tasks.add(`alarm|append|${task}`, io.environment.POST_URL, {
      kind: 'alarm',
      function: 'append',
      task,
      code,
    }),
    io.workbook.append([append(errors, { ...row, id: idOf(`error|append|${task}`) })], {
      unlessPresent: true,
    }),
  ]);
  for (const one of told)
    if (one.status === 'rejected')
      log('WARNING', 'alarm not raised', { function: 'append', key: task, code: codeOf(one.reason) });
}
