import { confirmations } from '../../sheets-schema/confirmations.ts';
import { deliveries } from '../../sheets-schema/deliveries.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { settings } from '../../sheets-schema/settings.ts';
import { texts } from '../../sheets-schema/texts.ts';
import { compose } from '../mail/compose.ts';
import { sendOnce, type Draft } from '../mail/ledger.ts';
import { correspondents } from '../mail/letterhead.ts';
import { settle } from '../mail/settle.ts';
import { scheduled, type Report } from '../platform/door.ts';
import { codeOf, log } from '../platform/log.ts';
import { quartierFrom } from '../platform/quartier.ts';
import { berlinDate, isoWeek } from '../platform/time.ts';
import { ports, type Ports } from '../ports.ts';
import { ladderOf, withConfirmations } from '../rules/freshness.ts';
import { keepToken } from '../web/keep-link.ts';
import { isGone, type Finding } from '../workbook/workbook.ts';
import { askedDays, asksDue, PURPOSE, type Ask } from './asks.ts';
import { freshnessView } from './letter.ts';

/** What the question "is this still right?" works with. */
type FreshnessPorts = Pick<Ports, 'workbook' | 'mailer' | 'clock' | 'keys'> & {
  readonly environment: Pick<Ports['environment'], 'SITE_URL'>;
};

/** Providers: whether their offers are still right. */
export const freshness = scheduled('freshness', ({ at }) => runFreshness(at, ports()));

/** Nobody can tell who has answered or was asked: then nobody is asked. */
class AnswersUnreadable extends Error {
  readonly code = 'ANSWERS_UNREADABLE';
  constructor({ tabTitle, code }: Finding) {
    super(
      `[freshness] The tab "${tabTitle}" cannot be read whole (${code}), so nobody is asked. Mend it as the brief says; the next run asks.`,
    );
  }
}

/** Some providers could not be asked; the schedule tries it again. */
class AsksNotSent extends Error {
  readonly code = 'ASKS_NOT_SENT';
  constructor(number: number, cause: unknown) {
    super(
      `[freshness] ${number} providers could not be asked. See the log for the codes; the next run tries again.`,
      { cause },
    );
  }
}

/**
 * Asks each provider who is due whether all of their offers are still right, in one mail. Its key is the run's week and
 * the provider: running it again, or twice at once, asks nobody twice.
 * @param at the schedule time
 * @returns how many providers were due and asked now
 * @throws AsksNotSent after all were tried; AnswersUnreadable, SenderMissing, WorkbookError
 */
export async function runFreshness(at: Date, io: FreshnessPorts): Promise<Report> {
  const day = berlinDate(at);
  const week = isoWeek(day);
  const { workbook, keys, environment } = io;
  const state = await workbook.read(offers, confirmations, deliveries, settings, texts);
  const lost = state.findings.find(
    (one) => (one.tab === confirmations.key || one.tab === deliveries.key) && isGone(one),
  );
  if (lost) throw new AnswersUnreadable(lost);
  const quartier = quartierFrom(state.settings, environment.SITE_URL);
  const from = correspondents(quartier); // without a sender nobody can be asked
  const known = withConfirmations(state.offers, state.confirmations, day);
  const due = asksDue(known, askedDays(state.deliveries, week), day, {
    ladder: ladderOf(state.settings),
    keys,
  });
  const office = { quartier, texts: state.texts };
  const draft = (ask: Ask): Draft => ({
    ...compose('freshness', freshnessView(ask, keepToken(keys, ask.keeper, at), at, office)),
    ...from,
    to: { name: null, address: ask.address },
    autoSubmitted: 'auto-generated',
  });
  const failures: unknown[] = [];
  let asked = 0;
  for (const ask of due) {
    const mail = {
      key: `${PURPOSE}|${week}|${ask.keeper}`,
      purpose: PURPOSE,
      recipient: ask.keeper,
      issue: week,
    };
    try {
      if (settle(await sendOnce(io, mail, () => draft(ask))) === 'sent') asked++;
    } catch (error) {
      log('ERROR', 'not asked', { function: 'freshness', key: mail.key, code: codeOf(error) });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AsksNotSent(failures.length, failures[0]);
  return { week, due: due.length, asked };
}
