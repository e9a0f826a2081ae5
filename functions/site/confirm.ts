import { consents } from '../../sheets-schema/consents.ts';
import { standingOf } from '../mail/consent.ts';
import { idOf } from '../platform/keys.ts';
import { html, type Answer } from '../web/answer.ts';
import type { Asked } from '../web/asked.ts';
import { renderPage } from '../web/page.ts';
import { append } from '../workbook/workbook.ts';
import { frameOf, type House } from './house.ts';
import { readProof } from './proof.ts';
import { receive } from './receive.ts';
import { consentText, DIGEST_PURPOSE } from './subscription.ts';

/** `/rundbrief/bestaetigen/<token>` by GET: a page with a button, because mail scanners open every link. */
export async function showConfirm(asked: Asked, house: House): Promise<Answer> {
  const reading = house.ports.keys.readToken('confirm', asked.params['token'] ?? '', house.now);
  if (!reading.ok) return stale(house);
  const { t } = house;
  const { text, version } = consentText(t);
  const view = {
    title: t('subscription.confirm.title'),
    lead: t('subscription.confirm.lead'),
    detail: text,
    version,
    action: house.to(asked.path),
    button: t('subscription.confirm.button'),
    after: t('subscription.confirm.after'),
  };
  return page('button', 200, view, house);
}

/** The same by POST: notes the consent. Pressing twice notes it once. */
export async function takeConfirm(asked: Asked, house: House): Promise<Answer> {
  const { ports, now } = house;
  const reading = ports.keys.readToken('confirm', asked.params['token'] ?? '', now);
  if (!reading.ok) return stale(house);
  const read = await readProof(ports.workbook);
  const address = read.partners.find((row) => row.id === reading.id)?.email;
  if (!address) return stale(house); // unconfirmed sign-ups are gone after seven days
  const addressHmac = ports.keys.addressHmac(address);
  const standing = standingOf(read.consents, addressHmac, DIGEST_PURPOSE);
  // Who has left since asks for a new link; the old one must not say "confirmed" and do nothing.
  if (standing.state === 'ended' && Date.parse(standing.endedAt) >= reading.issuedAt.getTime())
    return stale(house);
  const id = idOf(`consent|confirm|${reading.id}|${reading.issuedAt.toISOString()}`);
  const row = append(consents, {
    addressHmac,
    purpose: DIGEST_PURPOSE,
    textVersion: consentText(house.t).version,
    confirmedAt: house.instant,
    id,
  });
  await receive([row], id, ports);
  const { t } = house;
  const view = {
    title: t('subscription.confirmed.title'),
    lead: t('subscription.confirmed.lead'),
    reference: '',
    steps: [t('subscription.confirmed.when'), t('subscription.confirmed.leave')],
  };
  return page('received', 200, view, house);
}

/** The page for a link that no longer counts: expired, damaged, or its sign-up is gone. */
async function stale(house: House): Promise<Answer> {
  const { t } = house;
  const view = {
    title: t('subscription.stale.title'),
    lead: t('subscription.stale.lead'),
    path: house.paths.subscription,
    link: t('subscription.stale.link'),
  };
  return page('stale', 410, view, house);
}

/** A page of the subscription: never kept, for its address holds a token. */
export async function page(
  template: string,
  status: number,
  view: { readonly title: string },
  house: House,
): Promise<Answer> {
  const frame = frameOf(await house.officeOrNull(), house);
  return html(
    status,
    renderPage(template, view, { title: view.title, place: 'subscription', frame, unlisted: true }),
    'none',
  );
}
