import { consents, type Consent } from '../../sheets-schema/consents.ts';
import { standingOf } from '../mail/consent.ts';
import { idOf } from '../platform/keys.ts';
import type { Answer } from '../web/answer.ts';
import { Refused, type Asked } from '../web/asked.ts';
import { append, type Append } from '../workbook/workbook.ts';
import { page } from './confirm.ts';
import type { House } from './house.ts';
import { readProof } from './proof.ts';
import { receive } from './receive.ts';
import { DIGEST_PURPOSE } from './subscription.ts';

/** `/rundbrief/abmelden/<token>` by GET: a page with a button. */
export async function showLeave(asked: Asked, house: House): Promise<Answer> {
  if (partnerOf(asked, house) === null) return broken(house);
  const { t } = house;
  const view = {
    title: t('subscription.leave.title'),
    lead: t('subscription.leave.lead'),
    detail: '',
    version: '',
    action: house.to(asked.path),
    button: t('subscription.leave.button'),
    after: t('subscription.leave.after'),
  };
  return page('button', 200, view, house);
}

/**
 * The same by POST, from the page's button or from a mail program (RFC 8058: any body, no cookie, no redirect): the
 * token alone decides.
 */
export async function takeLeave(asked: Asked, house: House): Promise<Answer> {
  const { ports } = house;
  const partner = partnerOf(asked, house);
  if (partner === null) return broken(house);
  const read = await readProof(ports.workbook);
  const address = read.partners.find((row) => row.id === partner)?.email;
  // Nobody can tell now whose row it is: to say "done" would be a lie.
  if (!address && read.findings.some(({ code, tab }) => code === 'ROWS_SHUFFLED' && tab === 'partners'))
    throw new Refused(503);
  if (address) {
    const end = endOf(address, read.consents, 'link', house);
    if (end) await receive([end.row], end.id, ports);
  }
  const { t } = house;
  const view = {
    title: t('subscription.left.title'),
    lead: t('subscription.left.lead'),
    reference: '',
    steps: [t('subscription.left.again'), t('subscription.left.late')],
  };
  return page('received', 200, view, house);
}

/**
 * The row of *Einwilligungen* that ends the consent of an address; null where it has ended already. One end for each
 * consent: pressing twice notes it once, and a consent given again can be ended again.
 */
export function endOf(
  address: string,
  proofs: readonly Consent[],
  endedBy: 'link' | 'loeschung',
  { ports, instant }: House,
): { readonly row: Append; readonly id: string } | null {
  const addressHmac = ports.keys.addressHmac(address);
  const standing = standingOf(proofs, addressHmac, DIGEST_PURPOSE);
  if (standing.state === 'ended') return null;
  const since = standing.state === 'given' ? standing.confirmedAt : standing.state;
  const id = idOf(`consent|end|${addressHmac}|${since}`);
  const row = append(consents, { addressHmac, purpose: DIGEST_PURPOSE, endedAt: instant, endedBy, id });
  return { row, id };
}

/** The partner's row that a link stands for; null for a link that we did not make, or that lost a piece on its way. */
function partnerOf(asked: Asked, { ports, now }: House): string | null {
  const reading = ports.keys.readToken('leave', asked.params['token'] ?? '', now);
  return reading.ok ? reading.id : null;
}

/** The page for such a link: nobody is left without a way out. */
async function broken(house: House): Promise<Answer> {
  const { t } = house;
  const view = {
    title: t('subscription.leaveBroken.title'),
    lead: t('subscription.leaveBroken.lead'),
    path: house.paths.contact,
    link: t('subscription.leaveBroken.link'),
  };
  return page('stale', 404, view, house);
}
