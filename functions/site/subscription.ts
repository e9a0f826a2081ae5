import { createHash } from 'node:crypto';
import { plainAddress } from '../../sheets-schema/addresses.ts';
import { consents } from '../../sheets-schema/consents.ts';
import { rowFromAnswers } from '../../sheets-schema/forms.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { codeOf, log } from '../platform/log.ts';
import { idOf } from '../platform/keys.ts';
import { shortDate } from '../words/dates.ts';
import { german, type Translate } from '../words/locale.ts';
import { paths } from '../web/routes.ts';
import { append, type Append, type Workbook } from '../workbook/workbook.ts';
import type { House } from './house.ts';
import { within } from './patience.ts';
import { NotReceived, receive } from './receive.ts';
import type { PublicForm, Received, Submission } from './public-form.ts';

/** The purpose that *Einwilligungen* name for the weekly letter. */
export const DIGEST_PURPOSE = 'digest';

/** How long a person waits for the question whether their address is known. */
const PATIENCE_MS = 2_000;

/** What people agree to in the language of their page, and the version of that text: it changes whenever the text does. */
export function consentText(t: Translate): { readonly text: string; readonly version: string } {
  const text = t('subscription.consent.text');
  return { text, version: `${t.lang}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}` };
}

/** `/rundbrief`: a partner asks for the weekly letter. Nothing is sent before the link in a first mail was used. */
export const subscription: PublicForm = {
  form: 'subscription',
  tab: partners,
  path: paths.subscription,
  place: 'subscription',
  intro: 'subscribeIntro',
  extra: (_office, { t }) => {
    const { text, version } = consentText(t);
    return { consent: text, consentVersion: version, partnerLink: paths.partnerLink };
  },
  receipt: false, // the mail to confirm comes anyway
  keep: keepSubscription,
};

async function keepSubscription(submission: Submission, { ports, today, t }: House): Promise<Received> {
  const { answers, submissionId, id, reference, receivedAt, doubts } = submission;
  const address = String(answers['email']);
  const addressHmac = ports.keys.addressHmac(address);
  const known = await partnerOf(ports.workbook, address);
  const rows: Append[] = [
    append(consents, {
      addressHmac,
      purpose: DIGEST_PURPOSE,
      textVersion: consentText(t).version,
      requestedAt: receivedAt,
      id: idOf(`consent|request|${addressHmac}|${submissionId}`),
    }),
  ];
  if (!known) {
    rows.unshift(
      append(partners, {
        ...rowFromAnswers(partners, 'subscription', answers, today),
        state: german()('subscription.state', { date: shortDate(today) }),
        reference,
        id,
        submissionId,
        receivedAt,
      }),
    );
  }
  await receive(rows, id, ports, doubts);
  // A sign-up in doubt gets its letter when the manager lets it in: nobody's mail box is filled by a program.
  if (doubts.length === 0) await askToConfirm(known ?? id, submissionId, ports);
  // The same words for a known and an unknown address: nobody learns here who reads the letter.
  return {
    title: t('subscription.received.title'),
    lead: t('subscription.received.lead'),
    reference: '',
    steps: [
      t('subscription.received.open'),
      t('subscription.received.spam'),
      t('subscription.received.expires'),
    ],
  };
}

/** The id of the row that has an address already, so that nobody gets two letters; `null` also when it cannot be asked. */
async function partnerOf(workbook: Workbook, address: string): Promise<string | null> {
  const wanted = plainAddress(address);
  try {
    const { partners: rows } = await within(PATIENCE_MS, workbook.read(partners));
    return rows.find((row) => row.id && plainAddress(row.email) === wanted)?.id ?? null;
  } catch (error) {
    log('WARNING', 'partners not read', { function: 'site', form: 'subscription', code: codeOf(error) });
    return null;
  }
}

/** @throws NotReceived when the queue does not take the letter */
async function askToConfirm(
  partner: string,
  submissionId: string,
  { tasks, environment }: Pick<House['ports'], 'tasks' | 'environment'>,
): Promise<void> {
  try {
    await tasks.add(`optIn|${partner}|${submissionId}`, environment.POST_URL, { kind: 'optIn', partner });
  } catch (cause) {
    log('ERROR', 'letter not queued', { function: 'site', form: 'subscription', code: codeOf(cause) });
    throw new NotReceived('[site] The queue did not take the letter.', { cause });
  }
}
