import { z } from 'zod';
import { isMailAddress } from '../../sheets-schema/addresses.ts';
import { settings } from '../../sheets-schema/settings.ts';
import { alarmWords, type Alarm } from '../mail/alarm.ts';
import { sendOnce } from '../mail/ledger.ts';
import { correspondents } from '../mail/letterhead.ts';
import { settle } from '../mail/settle.ts';
import type { Report } from '../platform/door.ts';
import { quartierFrom } from '../platform/quartier.ts';
import { german } from '../words/locale.ts';
import type { PostPorts } from './function.ts';

/** A task of a function that keeps failing: names and codes only. */
export const alarmTask = z.object({
  kind: z.literal('alarm'),
  function: z.string().regex(/^\w{1,40}$/),
  task: z.string().regex(/^[\w-]{1,500}$/),
  code: z.string().regex(/^\w{1,60}$/),
});

type Task = z.output<typeof alarmTask>;

/**
 * Tells manager and operator, each once a task, as far as *Einstellungen* have their addresses.
 * @throws MailNotSent: the queue tries again; SenderMissing
 */
export async function sendAlarm(what: Task, io: PostPorts): Promise<Report> {
  const state = await io.workbook.read(settings);
  const quartier = quartierFrom(state.settings, io.environment.SITE_URL);
  const { manager, operator } = quartier;
  const readers = [
    { recipient: 'manager', name: manager.name || null, address: manager.email },
    { recipient: 'operator', name: null, address: operator.email },
  ].filter(({ address }, at, all) => isMailAddress(address) && (at === 0 || address !== all[0]?.address));
  let sent = 0;
  for (const { recipient, name, address } of readers) {
    const key = `alarm|${what.function}|${what.task}|${recipient}`;
    const once = await sendOnce(io, { key, purpose: 'alarm', recipient }, () => ({
      ...alarmWords(alarmOf(what), quartier),
      ...correspondents(quartier),
      to: { name, address },
      autoSubmitted: 'auto-generated',
    }));
    if (settle(once) === 'sent') sent += 1;
  }
  return { outcome: readers.length > 0 ? 'alarm' : 'noAddress', sent };
}

function alarmOf({ function: name, code, task }: Task): Alarm {
  const t = german();
  return {
    subject: t('alarm.subject'),
    title: t('alarm.title'),
    preview: t('alarm.preview'),
    paragraphs: [t('alarm.what'), t('alarm.kept'), t('alarm.todo')],
    action: null,
    codes: t('alarm.codes', { function: name, code, task }),
  };
}
