import { isMailAddress } from '../../sheets-schema/addresses.ts';
import { changes } from '../../sheets-schema/changes.ts';
import { confirmations } from '../../sheets-schema/confirmations.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { reports } from '../../sheets-schema/reports.ts';
import { settings } from '../../sheets-schema/settings.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { texts } from '../../sheets-schema/texts.ts';
import { compose } from '../mail/compose.ts';
import { sendOnce, type Draft, type Mail } from '../mail/ledger.ts';
import { correspondents } from '../mail/letterhead.ts';
import { settle } from '../mail/settle.ts';
import { scheduled, type Report } from '../platform/door.ts';
import { codeOf, log } from '../platform/log.ts';
import { quartierFrom } from '../platform/quartier.ts';
import { berlinDate, isoWeek } from '../platform/time.ts';
import { ports, type Ports } from '../ports.ts';
import { answeredOffers, ladderOf, withConfirmations } from '../rules/freshness.ts';
import { keepToken } from '../web/keep-link.ts';
import { fileIdsFrom } from '../workbook/files.ts';
import { linksInto } from '../workbook/tab-links.ts';
import { isGone, type Finding } from '../workbook/workbook.ts';
import { askedDays, asksDue, PURPOSE } from './asks.ts';
import { keptByMail } from './keepers.ts';
import { freshnessView, type FreshnessView } from './letter.ts';
import { reportedView, toldView } from './reports-letter.ts';
import { reportedLately, tellingsDue } from './reports.ts';

/** What keeping offers true works with. */
type FreshnessPorts = Pick<Ports, 'workbook' | 'mailer' | 'clock' | 'keys'> & {
  readonly environment: Pick<Ports['environment'], 'SITE_URL' | 'DIRECTORY_ID' | 'SPREADSHEETS_URL'>;
};

/** Providers: whether their offers are still right, and what residents reported of them. */
export const freshness = scheduled('freshness', ({ at }) => runFreshness(at, ports()));

/** By which columns it is decided who is written to and about what; all of a tab where none is named. */
const DECISIVE: readonly (readonly [tab: Tab, columns: readonly string[] | null])[] = [
  [confirmations, null],
  [deliveries, null],
  [offers, ['title', 'status', 'validTo', 'confirmedAt', 'keepBy', 'keepEmail']],
  [changes, ['offerId', 'state']],
  [reports, ['offerId', 'decision']],
];

/** Nobody can tell who has answered or was asked: then nobody is asked. */
class AnswersUnreadable extends Error {
  readonly code = 'ANSWERS_UNREADABLE';
  constructor({ tabTitle, code }: Finding) {
    super(
      `[freshness] The tab "${tabTitle}" cannot be read whole (${code}), so nobody is asked. Mend it as the brief says; the next run asks.`,
    );
  }
}

/** Some mails did not go out; the schedule tries it again. */
class MailsNotSent extends Error {
  readonly code = 'MAILS_NOT_SENT';
  constructor(number: number, cause: unknown) {
    super(
      `[freshness] ${number} mails did not go out. See the log for the codes; the next run tries again.`,
      {
        cause,
      },
    );
  }
}

/** A mail that is due, by its key in the ledger. */
interface Due {
  readonly mail: Mail;
  readonly to: Draft['to'];
  readonly view: () => FreshnessView;
}

/**
 * Asks each provider who is due whether all of their offers are still right, in one mail and once a week at most; tells
 * the manager, and the providers whom a mail may reach, what residents reported, once a day at most. Running it again, or
 * twice at once, tells and asks nothing twice, and a missed day is made up for by the next.
 * @param at the schedule time
 * @returns how many providers were due and asked now, and how many mails told of reports
 * @throws MailsNotSent after all were tried; AnswersUnreadable, SenderMissing, WorkbookError
 */
export async function runFreshness(at: Date, io: FreshnessPorts): Promise<Report> {
  const day = berlinDate(at);
  const week = isoWeek(day);
  const state = await readState(day, io);
  const from = correspondents(state.quartier); // without a sender nobody can be written to
  const tellings = tellingsOn(day, at, state, io);
  const asks = asksIn(week, day, at, state, io);
  const failures: unknown[] = [];
  /** @returns how many went out now */
  const send = async (due: readonly Due[]): Promise<number> => {
    let sent = 0;
    for (const { mail, to, view } of due) {
      const draft = (): Draft => ({
        ...compose('freshness', view()),
        ...from,
        to,
        autoSubmitted: 'auto-generated',
      });
      try {
        if (settle(await sendOnce(io, mail, draft)) === 'sent') sent++;
      } catch (error) {
        log('ERROR', 'not sent', { function: 'freshness', key: mail.key, code: codeOf(error) });
        failures.push(error);
      }
    }
    return sent;
  };
  const told = await send(tellings);
  const asked = await send(asks);
  if (failures.length > 0) throw new MailsNotSent(failures.length, failures[0]);
  return { week, due: asks.length, asked, told };
}

type State = Awaited<ReturnType<typeof readState>>;

/** @throws AnswersUnreadable, WorkbookError */
async function readState(day: string, { workbook, keys, environment }: FreshnessPorts) {
  const read = await workbook.read(confirmations, deliveries, offers, changes, reports, settings, texts);
  const lost = read.findings.find(isDecisive);
  if (lost) throw new AnswersUnreadable(lost);
  const known = withConfirmations(read.offers, read.confirmations, day);
  return {
    ...read,
    offers: known,
    kept: keptByMail(known, day, keys),
    answered: answeredOffers(read.changes, known),
    quartier: quartierFrom(read.settings, environment.SITE_URL),
    words: await workbook.words(),
  };
}

function isDecisive(one: Finding): boolean {
  return DECISIVE.some(
    ([{ key }, columns]) =>
      one.tab === key &&
      isGone(one) &&
      (one.column === undefined || columns === null || columns.includes(one.column)),
  );
}

/** Mails that tell of reports. While the manager has no address, providers are told alone. */
function tellingsOn(day: string, at: Date, state: State, { keys, environment }: FreshnessPorts): Due[] {
  const { name, email } = state.quartier.manager;
  const linkTo = linksInto(
    environment.SPREADSHEETS_URL,
    fileIdsFrom(environment.DIRECTORY_ID, state.settings),
  );
  const addresses = new Map(state.kept.map(({ keeper, address }) => [keeper, address]));
  return tellingsDue(reportedLately(state, day), state.deliveries, day).flatMap(
    ({ mail, reported }): Due[] => {
      const address = addresses.get(mail.recipient);
      if (address !== undefined) {
        const view = () => reportedView(reported, keepToken(keys, mail.recipient, at), at, state);
        return [{ mail, to: { name: null, address }, view }];
      }
      if (!isMailAddress(email)) return [];
      return [
        {
          mail,
          to: { name: name || null, address: email },
          view: () => toldView(reported, linkTo, at, state),
        },
      ];
    },
  );
}

/** Mails that ask providers. Whose answer waits for the manager is not asked about that offer. */
function asksIn(week: string, day: string, at: Date, state: State, { keys }: FreshnessPorts): Due[] {
  const kept = state.kept.filter(({ offer }) => !state.answered.has(offer.id));
  const askedOn = askedDays(state.deliveries, week);
  return asksDue(kept, askedOn, day, ladderOf(state.settings)).map((ask) => ({
    mail: { key: `${PURPOSE}|${week}|${ask.keeper}`, purpose: PURPOSE, recipient: ask.keeper, issue: week },
    to: { name: null, address: ask.address },
    view: () => freshnessView(ask, keepToken(keys, ask.keeper, at), at, state),
  }));
}
