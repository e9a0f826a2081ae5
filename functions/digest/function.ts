import { consents } from '../../sheets-schema/consents.ts';
import { contents } from '../../sheets-schema/contents.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
import { events } from '../../sheets-schema/events.ts';
import { issues } from '../../sheets-schema/issues.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { settings } from '../../sheets-schema/settings.ts';
import { texts } from '../../sheets-schema/texts.ts';
import { begin, end, messageIdOf, type Mail } from '../mail/ledger.ts';
import type { Sending } from '../mail/letter.ts';
import { notNeeded, totalsOf } from '../mail/issue-totals.ts';
import { correspondents } from '../mail/letterhead.ts';
import { scheduled, type Report } from '../platform/door.ts';
import { codeOf } from '../platform/log.ts';
import { quartierFrom } from '../platform/quartier.ts';
import { ports, type Ports } from '../ports.ts';
import { german } from '../words/locale.ts';
import { LedgerUnsafe, MailServerRefuses } from './errors.ts';
import { frozen, issueId } from './freeze.ts';
import { issueAt, type Issue } from './issue.ts';
import { difference, introduces } from './journal.ts';
import { batchesOf, readerKeyOf, workOf, type Work } from './ledger.ts';
import type { Material } from './letter.ts';
import { letterOf, planOf, viewFor } from './outgoing.ts';
import { readersOf } from './readers.ts';
import { assertReadable, lostColumns } from './trust.ts';

/** What the weekly letter works with. */
export type DigestPorts = Pick<Ports, 'workbook' | 'mailer' | 'clock' | 'keys'> & {
  readonly environment: Pick<Ports['environment'], 'SITE_URL'>;
};

/** Partners: the weekly letter. */
export const digest = scheduled('digest', ({ at }) => runDigest(at, ports()));

/**
 * Mails one issue to every partner who agreed. Running it again, or twice at once, sends nothing twice; what failed and
 * may be tried again goes out with the next run.
 * @param at the schedule time: its ISO week in Berlin is the issue
 * @throws LedgerUnsafe, MailServerRefuses, SenderMissing, WorkbookError
 */
export async function runDigest(at: Date, io: DigestPorts): Promise<Report> {
  const issue = issueAt(at);
  let state = await readState(io);
  if (!isFrozen(state, issue)) {
    if (state.issues.some(({ key }) => key > issue.key)) return { issue: issue.key, outcome: 'superseded' };
    await freeze(issue, at, state, io);
    state = await readState(io);
    if (!isFrozen(state, issue))
      throw new LedgerUnsafe('LEDGER_SET_BACK', `The issue ${issue.key} was fixed before and is gone.`);
  }
  const material = await materialOf(issue, state, io);
  const sendings: Sending[] = [];
  for (const batch of batchesOf(issue.key, state.deliveries)) {
    const work = workOf(batch, issue.key, state.deliveries);
    if (work) sendings.push(...(await deliver(work, at, material, state, io)));
  }
  return conclude(issue, sendings, io);
}

type State = Awaited<ReturnType<typeof readState>>;

async function readState({ workbook }: DigestPorts) {
  const state = await workbook.read(
    offers,
    events,
    texts,
    settings,
    partners,
    consents,
    issues,
    contents,
    deliveries,
  );
  assertReadable(state.findings);
  return state;
}

function isFrozen(state: State, issue: Issue): boolean {
  return state.issues.some(({ key }) => key === issue.key);
}

async function materialOf(
  issue: Issue,
  state: State,
  { workbook, environment }: DigestPorts,
): Promise<Material> {
  const hideAfterDays = Number(state.settings.find(({ key }) => key === 'offers.hideAfterDays')?.value);
  return {
    issue,
    quartier: quartierFrom(state.settings, environment.SITE_URL),
    offers: state.offers,
    events: state.events,
    texts: state.texts,
    words: await workbook.words(),
    hideAfterDays: hideAfterDays > 0 ? hideAfterDays : Infinity,
    first: introduces(state.contents, issue.key),
  };
}

/** Fixes what the issue tells and to whom, before the first mail. A runner that comes second leaves it as it is. */
async function freeze(issue: Issue, at: Date, state: State, io: DigestPorts): Promise<void> {
  const material = await materialOf(issue, state, io);
  correspondents(material.quartier); // without a sender nobody can be mailed: say so before anything is fixed
  const lost = lostColumns(state.findings, 'offers');
  const changes = difference(state.offers, state.contents, { ...material, day: issue.day, lost });
  const plan = planOf(changes, at, material, state, io.keys);
  await io.workbook.append(frozen(issue.key, plan, io.clock.now()), { claim: `digest:${issue.key}` });
}

/** Claims a batch, asks anew who still wants the letter, sends, and notes each end. Another runner's batch is left to it. */
async function deliver(
  { mails, claim, attempt }: Work,
  at: Date,
  material: Material,
  state: State,
  { workbook, mailer, clock, keys }: DigestPorts,
): Promise<Sending[]> {
  const { from } = correspondents(material.quartier);
  const idFor = (mail: Mail): string => messageIdOf(keys, mail.key, from.address);
  const begun = mails.map((mail) => begin(mail, attempt, clock.now(), idFor(mail)));
  if (!(await workbook.append(begun, { claim }))) return [];

  const now = await workbook.read(partners, consents);
  assertReadable(now.findings);
  const readers = new Map(readersOf(now.partners, now.consents, keys).map((reader) => [reader.key, reader]));
  const send = async (mail: Mail): Promise<Sending> => {
    const reader = readers.get(readerKeyOf(mail));
    if (!reader) return notNeeded('LEFT');
    const view = viewFor(reader, at, material, state, keys);
    if (!view) return notNeeded('NOTHING_LEFT');
    try {
      return await mailer.send(letterOf(reader, view, idFor(mail), at, material));
    } catch (error) {
      return { state: 'failed', code: codeOf(error), permanent: false }; // one letter too long stops no other
    }
  };
  const done = await Promise.all(mails.map(async (mail) => ({ mail, sending: await send(mail) })));

  const ends = done.map(({ mail, sending }) => end(mail, attempt, clock.now(), idFor(mail), sending));
  await workbook.append(ends, { unlessPresent: true });
  return done.map(({ sending }) => sending);
}

/** Notes how the issue stands, in its row and in the report. */
async function conclude(
  issue: Issue,
  sendings: readonly Sending[],
  { workbook, clock }: DigestPorts,
): Promise<Report> {
  const { deliveries: ledger } = await workbook.read(deliveries);
  const { planned, sent, failed, unclear } = totalsOf(issue.key, ledger);
  if (sendings.length > 0) {
    const state = german()('digest.state.sent', { sent, failed, unclear });
    const values = { sentAt: clock.now().toISOString(), state };
    await workbook.change([{ tab: issues, id: issueId(issue.key), values }]);
  }
  const deferred = sendings.filter((sending) => sending.state === 'failed' && !sending.permanent).length;
  if (deferred > 0 && deferred === sendings.length) throw new MailServerRefuses(deferred);
  const now = sendings.filter((sending) => sending.state === 'sent').length;
  const outcome = planned === 0 ? 'nothing' : 'sent';
  return { issue: issue.key, outcome, now, planned, sent, failed, unclear };
}
