import { isMailAddress } from '../../sheets-schema/addresses.ts';
import { confirmations } from '../../sheets-schema/confirmations.ts';
import { contacts } from '../../sheets-schema/contacts.ts';
import { contents } from '../../sheets-schema/contents.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
import { issues } from '../../sheets-schema/issues.ts';
import {
  reviewContacts,
  reviewDirectory,
  reviewOperations,
  reviewSurveys,
} from '../../sheets-schema/review.ts';
import { MANAGER_LINKS_ENDED } from '../../sheets-schema/presets.ts';
import { settingOf } from '../../sheets-schema/settings.ts';
import { allTabs } from '../../sheets-schema/workbooks.ts';
import { compose } from '../mail/compose.ts';
import { messageIdOf, sendOnce, type Draft, type Mail } from '../mail/ledger.ts';
import type { Sending } from '../mail/letter.ts';
import { correspondents } from '../mail/letterhead.ts';
import { readerFindings } from '../mail/reader-findings.ts';
import { setBackIn, type SetBack } from '../mail/set-back.ts';
import { settle } from '../mail/settle.ts';
import { scheduled, type Report } from '../platform/door.ts';
import { codeOf, log } from '../platform/log.ts';
import { quartierFrom } from '../platform/quartier.ts';
import { berlinDate, isoWeek } from '../platform/time.ts';
import { ports, type Ports } from '../ports.ts';
import { callsAWeek } from '../rules/calls.ts';
import { ladderOf, withConfirmations } from '../rules/freshness.ts';
import { isEnded, managerToken } from '../web/manager-link.ts';
import { callPath, enterPath } from '../web/routes.ts';
import { contactsFileOf } from './contacts-file.ts';
import { fileIdsFrom, type FileIds } from '../workbook/files.ts';
import { providerFindings, textFindings } from '../workbook/office-findings.ts';
import { isGone, WorkbookError, type Claims, type Finding } from '../workbook/workbook.ts';
import { contentOf } from './content.ts';
import { briefView } from './letter.ts';
import { questionFindings } from './questions.ts';
import { keepNotices, mendingsOf, withoutLeft, withoutUnfinished } from './notices.ts';
import { linksInto, type LinkTo } from '../workbook/tab-links.ts';

/** What the manager's letter works with. */
export type BriefPorts = Pick<Ports, 'workbook' | 'mailer' | 'clock' | 'keys'> & {
  readonly environment: Pick<Ports['environment'], 'SITE_URL' | 'DIRECTORY_ID' | 'SPREADSHEETS_URL'>;
};

const WEEK_MS = 7 * 86_400_000;

/** The manager: what came in, what waits. */
export const brief = scheduled('brief', ({ at }) => runBrief(at, ports()));

/**
 * Mails the manager's week, once a week. What failed or is unclear goes out with the next run of the same week.
 * @param at the schedule time
 * @throws MailNotSent: the scheduler tries again; SenderMissing, WorkbookError
 */
export async function runBrief(at: Date, io: BriefPorts): Promise<Report> {
  const day = berlinDate(at);
  const key = isoWeek(day);
  const { workbook, environment } = io;
  // All of them: what is wrong in a tab must be said here, wherever it matters.
  const claims = await claimsIn(workbook);
  const state = await workbook.read(...allTabs);
  const quartier = quartierFrom(state.settings, environment.SITE_URL);
  const { name, email } = quartier.manager;
  if (!isMailAddress(email)) return { week: key, outcome: 'managerMissing' };

  const reviews = [reviewDirectory, reviewContacts, reviewSurveys, reviewOperations].flatMap((tab) =>
    state[tab.key].map((row) => ({ ...row, tab: tab.key })),
  );
  const offers = withConfirmations(state.offers, state.confirmations, day);
  const ladder = canTellConfirmed(state.findings) ? ladderOf(state.settings) : null;
  const contactsKnown = !state.findings.some((one) => isGone(one) && one.file === contacts.file);
  const content = contentOf(
    { ...state, offers, reviews, ladder, contactsKnown, callsAWeek: callsAWeek(state.settings) },
    day,
    new Date(at.getTime() - WEEK_MS).toISOString(),
  );
  const linkTo = linksInto(
    environment.SPREADSHEETS_URL,
    filesRead(fileIdsFrom(environment.DIRECTORY_ID, state.settings), state.findings),
  );
  const words = await workbook.words();
  const lost = claims && !recordsGone(state.findings) ? setBackIn(state, claims, key, day) : null;
  const findings = [
    ...withoutUnfinished(state.findings, state.contacts),
    ...questionFindings(state, words, linkTo),
    ...readerFindings(state, io.keys, linkTo),
    ...providerFindings(state, linkTo),
    ...textFindings(state, linkTo),
    ...(lost ? [lostRows(lost, linkTo)] : []),
  ];
  const endedOn = settingOf(state.settings, MANAGER_LINKS_ENDED);
  const areEnded = isEnded(at, endedOn);
  const enterLink = areEnded ? null : quartier.siteUrl + enterPath(managerToken(io.keys, 'enter', at));
  const callLink = areEnded ? null : quartier.siteUrl + callPath(managerToken(io.keys, 'call', at));
  const mendings = mendingsOf(findings);
  const noted = await noteThem(workbook, mendings, state.notices, at);
  const mail = { key: `brief|${key}`, purpose: 'brief', recipient: 'manager', issue: key };
  const draft = (): Draft => ({
    ...compose(
      'brief',
      briefView(content, withoutLeft(mendings, state.notices), {
        day,
        quartier,
        words,
        linkTo,
        enterLink,
        callLink,
        contactsFileOf: contactsFileOf(day, state.settings),
      }),
    ),
    ...correspondents(quartier),
    to: { name: name || null, address: email },
    autoSubmitted: 'auto-generated',
  });
  const once = hasLedger(findings)
    ? await sendOnce(io, mail, draft)
    : await sendUnnoted(io, mail, at, draft());
  return { week: key, outcome: settle(once), findings: findings.length, noted };
}

/** Keeps *Hinweise* as they are today; when that fails, the letter goes out all the same. */
async function noteThem(...work: Parameters<typeof keepNotices>): Promise<number> {
  try {
    return await keepNotices(...work);
  } catch (error) {
    log('WARNING', 'findings not noted', { function: 'brief', code: codeOf(error) });
    return 0;
  }
}

/** What was claimed before anything is read; null where the file is not there, which is a finding of its own. */
async function claimsIn(workbook: BriefPorts['workbook']): Promise<Claims | null> {
  try {
    return await workbook.claimsIn(deliveries);
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    return null;
  }
}

/** Whether a tab by which the letters remember cannot be seen, which is a finding of its own. */
function recordsGone(findings: readonly Finding[]): boolean {
  const records: readonly string[] = [issues.key, contents.key, deliveries.key];
  return findings.some((one) => isGone(one) && records.includes(one.tab));
}

/** That rows are gone by which the letters remember, as a finding. */
function lostRows({ tab }: SetBack, linkTo: LinkTo): Finding {
  const link = linkTo(tab);
  const { file, key, title: tabTitle } = tab;
  return { code: 'ROWS_LOST', file, tab: key, tabTitle, ...(link !== null && { link }) };
}

/** Whether *Bestätigungen* can be read whole: else every offer would look as if nobody had confirmed it. */
function canTellConfirmed(findings: readonly Finding[]): boolean {
  return !findings.some(
    (one) =>
      isGone(one) &&
      (one.tab === confirmations.key || (one.code === 'FILE_MISSING' && one.file === confirmations.file)),
  );
}

/** The files that were read: not a newest one that does not open. */
function filesRead(files: FileIds, findings: readonly Finding[]): FileIds {
  const behind = findings.some(({ code }) => code === 'FILE_NOT_NEWEST');
  return behind ? { ...files, contacts: files.contacts.slice(1) } : files;
}

/** Whether the tab *Zustellungen* is there to be written. */
function hasLedger(findings: readonly Finding[]): boolean {
  return !findings.some(
    ({ code, file, tab }) =>
      (code === 'FILE_MISSING' && file === deliveries.file) ||
      (code === 'TAB_MISSING' && tab === deliveries.key),
  );
}

/** Without the ledger the letter that says so goes out all the same: perhaps twice, but always as the same message. */
function sendUnnoted({ mailer, keys }: BriefPorts, mail: Mail, at: Date, draft: Draft): Promise<Sending> {
  return mailer.send({ ...draft, messageId: messageIdOf(keys, mail.key, draft.from.address), date: at });
}
