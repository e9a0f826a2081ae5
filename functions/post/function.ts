import { z } from 'zod';
import { consents } from '../../sheets-schema/consents.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { settings } from '../../sheets-schema/settings.ts';
import { texts } from '../../sheets-schema/texts.ts';
import { compose } from '../mail/compose.ts';
import { sendOnce } from '../mail/ledger.ts';
import { correspondents } from '../mail/letterhead.ts';
import { settle } from '../mail/settle.ts';
import { tasked, type Report } from '../platform/door.ts';
import { quartierFrom } from '../platform/quartier.ts';
import { ports, type Ports } from '../ports.ts';
import { PartnerNotYet, TaskUnknown } from './errors.ts';
import { needOf, optInView } from './opt-in.ts';

/** What `post` works with. */
export type PostPorts = Pick<Ports, 'workbook' | 'mailer' | 'clock' | 'keys'> & {
  readonly environment: Pick<Ports['environment'], 'SITE_URL'>;
};

const payloads = z.object({ kind: z.literal('optIn'), partner: z.string().min(1) });

/** The queue: one single letter by its key. */
export const post = tasked('post', (payload) => runPost(payload, ports()));

/**
 * Sends the mail that asks for confirmation of a sign-up. A task that comes twice sends it once.
 * @throws PartnerNotYet, MailNotSent: the queue tries again
 */
export async function runPost(payload: unknown, io: PostPorts): Promise<Report> {
  const task = payloads.safeParse(payload);
  if (!task.success) throw new TaskUnknown();
  const { workbook, keys, clock, environment } = io;
  const state = await workbook.read(partners, consents, settings, texts);
  const partner = state.partners.find(({ id }) => id === task.data.partner);
  if (!partner) throw new PartnerNotYet();
  const need = needOf(partner, state.consents, keys, clock.now());
  if (need.state !== 'mail') return { outcome: need.state };

  const { address, requestedAt, until } = need;
  const quartier = quartierFrom(state.settings, environment.SITE_URL);
  const key = `optIn|${task.data.partner}|${requestedAt.toISOString()}`;
  const once = await sendOnce(io, { key, purpose: 'optIn', recipient: task.data.partner }, () => {
    const token = keys.token('confirm', task.data.partner, requestedAt, until);
    return {
      ...compose('opt-in', optInView(token, until, { quartier, texts: state.texts })),
      ...correspondents(quartier),
      to: { name: null, address },
      autoSubmitted: 'auto-replied',
    };
  });
  return { outcome: settle(once) };
}
