import { z } from 'zod';
import { consents } from '../../sheets-schema/consents.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { settings } from '../../sheets-schema/settings.ts';
import { texts } from '../../sheets-schema/texts.ts';
import { compose } from '../mail/compose.ts';
import { sendOnce } from '../mail/ledger.ts';
import { correspondents } from '../mail/letterhead.ts';
import { refusalsIn } from '../mail/rest.ts';
import { settle } from '../mail/settle.ts';
import { tasked, type Report } from '../platform/door.ts';
import { quartierFrom } from '../platform/quartier.ts';
import { ports, type Ports } from '../ports.ts';
import { alarmTask, sendAlarm } from './alarm.ts';
import { PartnerNotYet, TaskUnknown } from './errors.ts';
import { needOf, optInView } from './opt-in.ts';
import { partnerLinkTask, sendPartnerLink } from './partner-link.ts';
import { receiptTasks, receiptView, type ReceiptTask } from './receipt.ts';

/** What `post` works with. */
export type PostPorts = Pick<Ports, 'workbook' | 'mailer' | 'clock' | 'keys'> & {
  readonly environment: Pick<Ports['environment'], 'SITE_URL'>;
};

const payloads = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('optIn'), partner: z.string().min(1) }),
  receiptTasks,
  alarmTask,
  partnerLinkTask,
]);

/** The queue: one single letter by its key. */
export const post = tasked('post', (payload) => runPost(payload, ports()));

/**
 * Sends the letter that a task names. A task that comes twice sends it once.
 * @throws TaskUnknown; PartnerNotYet, MailNotSent: the queue tries again
 */
export async function runPost(payload: unknown, io: PostPorts): Promise<Report> {
  const task = payloads.safeParse(payload);
  if (!task.success) throw new TaskUnknown();
  const { data } = task;
  if (data.kind === 'receipt') return sendReceipt(data, io);
  if (data.kind === 'alarm') return sendAlarm(data, io);
  return data.kind === 'partnerLink' ? sendPartnerLink(data, io) : sendOptIn(data.partner, io);
}

/** The mail that asks for confirmation of a sign-up. */
async function sendOptIn(id: string, io: PostPorts): Promise<Report> {
  const { workbook, keys, clock, environment } = io;
  const state = await workbook.read(partners, consents, deliveries, settings, texts);
  const partner = state.partners.find((row) => row.id === id);
  if (!partner) throw new PartnerNotYet();
  const need = needOf(partner, state.consents, keys, clock.now(), refusalsIn(state.deliveries));
  if (need.state !== 'mail') return { outcome: need.state };

  const { address, requestedAt, until } = need;
  const quartier = quartierFrom(state.settings, environment.SITE_URL);
  const key = `optIn|${id}|${requestedAt.toISOString()}`;
  const once = await sendOnce(io, { key, purpose: 'optIn', recipient: id }, () => {
    const token = keys.token('confirm', id, requestedAt, until);
    return {
      ...compose('opt-in', optInView(token, until, { quartier, texts: state.texts })),
      ...correspondents(quartier),
      to: { name: null, address },
      autoSubmitted: 'auto-replied',
    };
  });
  return { outcome: settle(once) };
}

/** The mail that confirms a submission. Its row is in the sheet or on its way, so only the office is read. */
async function sendReceipt(task: ReceiptTask, io: PostPorts): Promise<Report> {
  const { submission, address } = task;
  const key = `receipt|${submission}`;
  const once = await sendOnce(io, { key, purpose: 'receipt', recipient: submission }, async () => {
    const state = await io.workbook.read(settings, texts);
    const quartier = quartierFrom(state.settings, io.environment.SITE_URL);
    return {
      ...compose('receipt', receiptView(task, { quartier, texts: state.texts })),
      ...correspondents(quartier),
      to: { name: null, address },
      autoSubmitted: 'auto-replied',
    };
  });
  return { outcome: settle(once) };
}
