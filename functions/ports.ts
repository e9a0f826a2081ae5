import { settings } from '../sheets-schema/settings.ts';
import { smtpMailer } from './mail/mailer.ts';
import type { Mailer } from './mail/letter.ts';
import { clockFrom, type Clock } from './platform/clock.ts';
import { environmentFrom, type Environment } from './platform/environment.ts';
import { googleAuth } from './platform/google.ts';
import { readKeys, type Keys } from './platform/keys.ts';
import { quartierFrom, type Quartier } from './platform/quartier.ts';
import { cloudTasks, type TaskQueue } from './platform/tasks.ts';
import { openWorkbook, sheetsClient } from './workbook/gateway.ts';
import type { Workbook } from './workbook/workbook.ts';

/** Everything with an effect that a function is given: the pure parts take values from here, never these. */
export interface Ports {
  readonly environment: Environment;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly workbook: Workbook;
  readonly tasks: TaskQueue;
  readonly mailer: Mailer;
  /** The neighbourhood as *Einstellungen* describes it now. */
  quartier(): Promise<Quartier>;
}

let composed: { readonly from: string; readonly ports: Ports } | undefined;

/**
 * The ports of this process, composed from its environment at the first request and kept.
 * @throws Error naming what the environment lacks
 */
export function ports(): Ports {
  const environment = environmentFrom(process.env);
  const from = JSON.stringify(environment);
  if (composed?.from !== from) composed = { from, ports: compose(environment) };
  return composed.ports;
}

function compose(environment: Environment): Ports {
  const clock = clockFrom(environment.CLOCK_FILE);
  const auth = googleAuth();
  const workbook = openWorkbook({
    sheets: sheetsClient({ rootUrl: environment.SHEETS_ROOT_URL, auth }),
    directoryId: environment.DIRECTORY_ID,
    clock: () => clock.now(),
    spreadsheetsUrl: environment.SPREADSHEETS_URL,
    writesPerMinute: environment.WRITES_PER_MINUTE,
  });
  return {
    environment,
    clock,
    keys: readKeys(environment.SIGNING_KEYS_FILE),
    workbook,
    tasks: cloudTasks({
      rootUrl: environment.TASKS_ROOT_URL,
      queue: environment.TASKS_QUEUE,
      auth,
      account: environment.TASKS_ACCOUNT,
    }),
    mailer: smtpMailer(environment.SMTP_URL),
    quartier: async () => quartierFrom((await workbook.read(settings)).settings, environment.SITE_URL),
  };
}
