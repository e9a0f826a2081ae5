import { isMailAddress } from '../../sheets-schema/addresses.ts';
import { confirmations } from '../../sheets-schema/confirmations.ts';
import { consents } from '../../sheets-schema/consents.ts';
import { contacts } from '../../sheets-schema/contacts.ts';
import { contents } from '../../sheets-schema/contents.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
import { events } from '../../sheets-schema/events.ts';
import { issues } from '../../sheets-schema/issues.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { organisations } from '../../sheets-schema/organisations.ts';
import { partners } from '../../sheets-schema/partners.ts';
import { preview } from '../../sheets-schema/preview.ts';
import { settings, type Setting } from '../../sheets-schema/settings.ts';
import { surveys } from '../../sheets-schema/surveys.ts';
import { texts } from '../../sheets-schema/texts.ts';
import type { Words } from '../mail/compose.ts';
import { issueClaim, previewClaim } from '../mail/batches.ts';
import { sendOnce, type Draft } from '../mail/ledger.ts';
import { alarmWords } from '../mail/alarm.ts';
import { inDoubt, totalsOf, type Totals } from '../mail/issue-totals.ts';
import { correspondents, officeText } from '../mail/letterhead.ts';
import { gapsAcceptedUntil, setBackIn } from '../mail/set-back.ts';
import { settle } from '../mail/settle.ts';
import { scheduled, type Report } from '../platform/door.ts';
import { berlinDate } from '../platform/time.ts';
import { ports, type Ports } from '../ports.ts';
import { withConfirmations } from '../rules/freshness.ts';
import { issueAt, previewedAt, type Issue } from '../rules/issue.ts';
import { difference, newPartners } from '../rules/journal.ts';
import { fileIdsFrom } from '../workbook/files.ts';
import { linksInto } from '../workbook/tab-links.ts';
import { longDate } from '../words/dates.ts';
import { german } from '../words/locale.ts';
import { decisionsOn, type Decisions } from './decisions.ts';
import { deliver, PATIENCE_MS, type Delivered } from './deliver.ts';
import { MailServerRefuses, setBack } from './errors.ts';
import { frozen, issueId, type Plan } from './freeze.ts';
import type { Material } from './letter.ts';
import { fixedIn, materialOf, needsBefore, opensMonth, type Fixed } from './material.ts';
import { planOf, unreadIn } from './outgoing.ts';
import { previewRows, proofWords } from './proof.ts';
import { assertReadable, lostIn } from './trust.ts';

/** What the weekly letter works with. */
export type DigestPorts = Pick<Ports, 'workbook' | 'mailer' | 'clock' | 'keys'> & {
  readonly environment: Pick<Ports['environment'], 'SITE_URL' | 'DIRECTORY_ID' | 'SPREADSHEETS_URL'>;
};

/** Partners: the weekly letter. */
export const digest = scheduled('digest', ({ at }) => runDigest(at, ports()));

/**
 * On Saturday or Sunday: shows the manager what Monday's letter will tell. On any other day: mails the week's issue to
 * every partner who agreed. Running it again, or twice at once, sends nothing twice; what failed and may be tried again
 * goes out with the next run.
 * @param at the schedule time: its ISO week in Berlin is the issue
 * @throws LedgerUnsafe, MailServerRefuses, MailNotSent, SenderMissing, WorkbookError
 */
export async function runDigest(at: Date, io: DigestPorts): Promise<Report> {
  const coming = previewedAt(at);
  return coming ? showBeforehand(coming, io) : sendIssue(issueAt(at), at, io);
}

async function sendIssue(issue: Issue, at: Date, io: DigestPorts): Promise<Report> {
  let state = await readState(issue, io);
  if (state.isClosed) return { issue: issue.key, outcome: 'closed' };
  const decisions = decisionsIn(state, issue);
  if (decisions.held) return { issue: issue.key, outcome: 'held' };
  if (!rowOf(issue, state)) {
    if (state.issues.some(({ key }) => key > issue.key)) return { issue: issue.key, outcome: 'superseded' };
    await freeze(issue, state, decisions, io);
    state = await readState(issue, io);
  }
  const row = rowOf(issue, state);
  if (!row) throw setBack({ tab: issues, issue: issue.key });
  const material = await materialWith(fixedIn(row, state.texts), issue, state, io);
  const repeat = row.unclear === 'nochmal' ? io.clock.now() : null;
  const edition = { at, material, unreadOf: unreadIn(material, state), repeat };
  const delivered = await deliver(edition, state.deliveries, io);
  const totals = totalsOf(issue.key, delivered.ledger, delivered.sendings);
  if (delivered.sendings.size > 0) await noteState(issue, totals, io);
  if (totals.unclear > 0 && row.unclear === null) await tellOfDoubt(material, delivered, state.settings, io);
  return reportOf(issue, totals, delivered);
}

/**
 * Asks the manager what shall become of letters of which nobody will ever know whether they arrived; once an issue. A
 * server that does not take this mail either is asked again by the next run.
 */
async function tellOfDoubt(
  { issue, quartier }: Material,
  { ledger, sendings }: Delivered,
  rows: readonly Setting[],
  io: DigestPorts,
): Promise<void> {
  const n = inDoubt(issue.key, ledger, sendings, io.clock.now());
  const { name, email } = quartier.manager;
  if (n === 0 || !isMailAddress(email)) return;
  const t = german();
  const files = fileIdsFrom(io.environment.DIRECTORY_ID, rows);
  const url = linksInto(io.environment.SPREADSHEETS_URL, files)(issues);
  const mail = { key: `doubt|${issue.key}`, purpose: 'alarm', recipient: 'manager', issue: issue.key };
  await sendOnce(io, mail, () => ({
    ...alarmWords(
      {
        subject: t('digest.unclear.subject', { n }),
        title: t('digest.unclear.title'),
        preview: t('digest.unclear.preview', { n }),
        paragraphs: [
          t('digest.unclear.what', { n, date: longDate(issue.day) }),
          t('digest.unclear.todo'),
          t('digest.unclear.when'),
        ],
        action: url === null ? null : { text: t('digest.unclear.action'), url },
        codes: '',
      },
      quartier,
    ),
    ...correspondents(quartier),
    to: { name: name || null, address: email },
    autoSubmitted: 'auto-generated',
  }));
}

type State = Awaited<ReturnType<typeof readState>>;

async function readState({ key, day }: Issue, { workbook, clock }: DigestPorts) {
  const today = berlinDate(clock.now());
  const claims = await workbook.claimsIn(deliveries); // first: what was claimed by now must be among the rows
  const state = await workbook.read(
    offers,
    confirmations,
    organisations,
    events,
    texts,
    settings,
    surveys,
    issues,
    contents,
    deliveries,
    preview,
  );
  assertReadable(state.findings);
  const lost = setBackIn(state, claims, key, today);
  if (lost) throw setBack(lost);
  const isClosed = day <= (gapsAcceptedUntil(state.settings, today) ?? '');
  return { ...state, offers: withConfirmations(state.offers, state.confirmations, day), isClosed };
}

function rowOf(issue: Issue, state: State) {
  return state.issues.find(({ key }) => key === issue.key);
}

function decisionsIn(state: State, issue: Issue): Decisions {
  const unread = lostIn(state.findings, preview.key);
  return decisionsOn(issue.key, state.preview, (row, column) => unread(row).has(column));
}

async function materialWith(
  fixed: Fixed,
  issue: Issue,
  state: State,
  { workbook, environment }: DigestPorts,
): Promise<Material> {
  const words = await workbook.words();
  return materialOf(issue, state, { siteUrl: environment.SITE_URL, words, fixed });
}

/** What the issue would tell now and to whom, as the manager decided. */
async function planNow(
  issue: Issue,
  state: State,
  decisions: Decisions,
  io: DigestPorts,
): Promise<{ plan: Plan; material: Material }> {
  const needs = opensMonth(issue, state.issues)
    ? needsBefore(issue, (await io.workbook.read(contacts)).contacts)
    : [];
  const greeting = decisions.greeting ?? officeText(state.texts, 'greeting');
  const material = await materialWith({ greeting, needs }, issue, state, io);
  correspondents(material.quartier); // without a sender nobody can be mailed: say so before anything is fixed
  const changes = decisions.choose([
    ...difference(state.offers, state.contents, material),
    ...newPartners(state.organisations, state.contents, issue.day),
  ]);
  const people = await io.workbook.read(partners, consents);
  assertReadable(people.findings);
  return { plan: planOf(changes, material, { ...state, ...people }, io.keys), material };
}

/** Fixes what the issue tells and to whom, before the first mail. A runner that comes second leaves it as it is. */
async function freeze(issue: Issue, state: State, decisions: Decisions, io: DigestPorts): Promise<void> {
  const { plan } = await planNow(issue, state, decisions, io);
  await io.workbook.append(frozen(issue.key, plan, io.clock.now()), {
    claim: issueClaim(issue.key),
    withinMs: PATIENCE_MS,
  });
}

/** Lists in *Vorschau* what Monday will tell, and mails the manager the letter as it would go out; each once. */
async function showBeforehand(issue: Issue, io: DigestPorts): Promise<Report> {
  const { workbook, environment } = io;
  const state = await readState(issue, io);
  if (rowOf(issue, state)) return { issue: issue.key, outcome: 'superseded' };
  const { plan, material } = await planNow(issue, state, decisionsIn(state, issue), io);
  const rows = previewRows(plan, material, state.contents);
  await workbook.append(rows, { claim: previewClaim(issue.key) });
  const report = {
    issue: issue.key,
    outcome: 'previewed',
    entries: rows.length - 1,
    planned: plan.mails.length,
  };
  const { name, email } = material.quartier.manager;
  if (!isMailAddress(email)) return { ...report, outcome: 'managerMissing' };
  const files = fileIdsFrom(environment.DIRECTORY_ID, state.settings);
  const url = linksInto(environment.SPREADSHEETS_URL, files)(preview);
  const mail = { key: `preview|${issue.key}`, purpose: 'preview', recipient: 'manager', issue: issue.key };
  const draft = (words: Words): Draft => ({
    ...words,
    ...correspondents(material.quartier),
    to: { name: name || null, address: email },
    autoSubmitted: 'auto-generated',
  });
  const once = await sendOnce(io, mail, () => draft(proofWords(plan, material, state.contents, url)));
  return { ...report, mail: settle(once) };
}

/** Notes how the issue stands in its row of *Ausgaben*. */
async function noteState(
  { key }: Issue,
  { sent, failed, unclear }: Totals,
  { workbook, clock }: DigestPorts,
): Promise<void> {
  const state = german()('digest.state.sent', { sent, failed, unclear });
  const values = { sentAt: clock.now().toISOString(), state };
  await workbook.change([{ tab: issues, id: issueId(key), values }]);
}

/** @throws MailServerRefuses when letters are left that the next run may send */
function reportOf(issue: Issue, totals: Totals, { sendings, left }: Delivered): Report {
  const done = [...sendings.values()];
  const deferred = left + done.filter((sending) => sending.state === 'failed' && !sending.permanent).length;
  if (deferred > 0) throw new MailServerRefuses(deferred, left + done.length);
  const { planned, sent, failed, unclear } = totals;
  const now = done.filter((sending) => sending.state === 'sent').length;
  const outcome = planned === 0 ? 'nothing' : 'sent';
  return { issue: issue.key, outcome, now, planned, sent, failed, unclear };
}
