import { z } from 'zod';
import { isMailAddress } from '../../sheets-schema/addresses.ts';
import { consents } from '../../sheets-schema/consents.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { settings } from '../../sheets-schema/settings.ts';
import { texts, type Text } from '../../sheets-schema/texts.ts';
import { compose, type MailView } from '../mail/compose.ts';
import { standingOf } from '../mail/consent.ts';
import { sendOnce } from '../mail/ledger.ts';
import { correspondents, letterhead } from '../mail/letterhead.ts';
import { settle } from '../mail/settle.ts';
import type { Report } from '../platform/door.ts';
import { quartierFrom, type Quartier } from '../platform/quartier.ts';
import { PARTNER_LINK_DAYS, partnerLink } from '../web/partner-link.ts';
import { german } from '../words/locale.ts';
import type { PostPorts } from './function.ts';

/** Somebody asked for the link to their own page; the address stands nowhere else. */
export const partnerLinkTask = z.object({
  kind: z.literal('partnerLink'),
  address: z.string().refine(isMailAddress),
  /** The hour in which they asked, in UTC: `2026-11-30T06:00:00.000Z`. */
  hour: z.iso.datetime(),
});

type PartnerLinkTask = z.output<typeof partnerLinkTask>;

/** What `templates/mail/partner-link.*` show. */
interface PartnerLinkView extends MailView {
  readonly linkUrl: string;
  readonly days: number;
}

/**
 * Sends a partner the link to their own page, once an hour. Only who once confirmed an address gets mail there: to the
 * others nothing is said, neither here nor on the page.
 * @throws MailNotSent: the queue tries again; SenderMissing
 */
export async function sendPartnerLink({ address, hour }: PartnerLinkTask, io: PostPorts): Promise<Report> {
  const { workbook, keys, environment } = io;
  const state = await workbook.read(partners, consents, settings, texts);
  const hmac = keys.addressHmac(address);
  const { state: standing } = standingOf(state.consents, hmac);
  const row = state.partners.find(({ id, email }) => id && email && keys.addressHmac(email) === hmac);
  if (!row?.id || !row.email || (standing !== 'given' && standing !== 'ended')) return { outcome: 'unknown' };

  const { id, email } = row;
  const quartier = quartierFrom(state.settings, environment.SITE_URL);
  const once = await sendOnce(
    io,
    { key: `partnerLink|${id}|${hour}`, purpose: 'partnerLink', recipient: id },
    () => {
      const url = partnerLink(quartier.siteUrl, keys, id, new Date(hour));
      return {
        ...compose('partner-link', viewOf(url, { quartier, texts: state.texts })),
        ...correspondents(quartier),
        to: { name: null, address: email.trim() },
        autoSubmitted: 'auto-replied',
      };
    },
  );
  return { outcome: settle(once) };
}

function viewOf(
  linkUrl: string,
  { quartier, texts: own }: { quartier: Quartier; texts: readonly Text[] },
): PartnerLinkView {
  const t = german();
  return {
    subject: t('partnerLink.subject', { quartier: quartier.name }),
    title: t('partnerLink.title'),
    subtitle: t('partnerLink.subtitle'),
    preview: t('partnerLink.preview'),
    head: letterhead(quartier, own),
    why: t('partnerLink.why'),
    leaveUrl: null,
    partnerUrl: null,
    linkUrl,
    days: PARTNER_LINK_DAYS,
  };
}
