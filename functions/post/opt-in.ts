import type { Consent } from '../../sheets-schema/consents.ts';
import type { Partner } from '../../sheets-schema/partners.ts';
import type { Text } from '../../sheets-schema/texts.ts';
import type { MailView } from '../mail/compose.ts';
import { CONFIRM_DAYS, standingOf } from '../mail/consent.ts';
import { readerKey } from '../mail/reader.ts';
import { restingSince, type Refusals } from '../mail/rest.ts';
import { letterhead } from '../mail/letterhead.ts';
import type { Keys } from '../platform/keys.ts';
import type { Quartier } from '../platform/quartier.ts';
import { berlinDateTime } from '../platform/time.ts';
import { confirmUrl } from '../web/routes.ts';
import { longDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';

const DAY_MS = 86_400_000;

/** What a sign-up still needs. */
export type Need =
  | { readonly state: 'mail'; readonly address: string; readonly requestedAt: Date; readonly until: Date }
  | { readonly state: 'confirmed' | 'expired' | 'ended' | 'noAddress' };

/**
 * Whether the mail that asks for confirmation is due. The newest request counts: somebody may sign up again. So may a
 * reader whose letters rest: the link shows that their address takes mail again.
 */
export function needOf(
  partner: Pick<Partner, 'email' | 'receivedAt' | 'checkedOn'>,
  consents: readonly Consent[],
  keys: Pick<Keys, 'addressHmac'>,
  now: Date,
  refusals: Refusals,
): Need {
  if (!partner.email) return { state: 'noAddress' };
  const standing = standingOf(consents, keys.addressHmac(partner.email));
  if (standing.state === 'given') {
    const rests = restingSince(refusals, readerKey(keys, partner.email), partner, standing);
    if (rests === null || (standing.requestedAt ?? '') <= rests) return { state: 'confirmed' };
  }
  const isAsked = standing.state === 'requested' || standing.state === 'given';
  const asked = isAsked ? standing.requestedAt : partner.receivedAt;
  // Who left after asking, or was never asked by a form, has no link to confirm.
  if (!asked || (standing.state === 'ended' && standing.endedAt >= asked)) return { state: 'ended' };
  const requestedAt = new Date(asked);
  const until = new Date(requestedAt.getTime() + CONFIRM_DAYS * DAY_MS);
  if (until <= now) return { state: 'expired' };
  return { state: 'mail', address: partner.email, requestedAt, until };
}

/** What `templates/mail/opt-in.*` show: no news and no advertising, only the question. */
export interface OptInView extends MailView {
  readonly agree: string;
  readonly confirmUrl: string;
  readonly until: string;
}

/**
 * The words of the mail. The name from the form is left out: whoever typed it may not be the reader.
 * @param until when the link ends
 */
export function optInView(
  token: string,
  until: Date,
  { quartier, texts }: { quartier: Quartier; texts: readonly Text[] },
): OptInView {
  const t = german();
  const [day = '', time = ''] = berlinDateTime(until).split('T');
  return {
    subject: t('optIn.subject', { quartier: quartier.name }),
    title: t('optIn.title'),
    subtitle: t('optIn.subtitle'),
    preview: t('optIn.preview'),
    head: letterhead(quartier, texts),
    why: t('optIn.why'),
    leaveUrl: null,
    partnerUrl: null,
    agree: t('subscription.consent.text'),
    confirmUrl: confirmUrl(quartier.siteUrl, token),
    until: t('optIn.untilTime', { day: longDate(day), time: time.slice(0, 5) }),
  };
}
