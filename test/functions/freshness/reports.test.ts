import { describe, expect, it } from 'vitest';
import { keptByMail } from '../../../functions/freshness/keepers.ts';
import { reportedLately, tellingsDue } from '../../../functions/freshness/reports.ts';
import { keysFrom, newKeyFile } from '../../../functions/platform/keys.ts';
import { addDays } from '../../../functions/platform/time.ts';
import { keeperOf } from '../../../functions/web/keep-link.ts';
import type { Delivery } from '../../../sheets-schema/deliveries.ts';
import type { Offer } from '../../../sheets-schema/offers.ts';
import type { Report } from '../../../sheets-schema/reports.ts';
import { offer } from '../digest/rows.ts';

const keys = keysFrom(newKeyFile());
const today = '2026-11-24';
const daysAgo = (days: number): string => addDays(today, -days);
const choir = offer('CHOR', { title: 'Chor', keepEmail: 'post@verein.example' });
const keeper = keeperOf(keys, 'post@verein.example');
const report = (id: string | null, values: Partial<Report> = {}): Report => ({
  id,
  offer: 'Chor',
  offerId: 'CHOR',
  field: 'zeiten',
  text: 'Ist jetzt am Mittwoch.',
  reach: null,
  decision: null,
  receivedAt: `${daysAgo(1)}T09:00:00.000Z`,
  submissionId: null,
  reference: null,
  ...values,
});
const reported = (reports: readonly Report[], offers: readonly Offer[] = [choir], answered: string[] = []) =>
  reportedLately(
    { reports, offers, kept: keptByMail(offers, today, keys), answered: new Set(answered) },
    today,
  );
const handling = (values: Partial<Offer>, answered: string[] = []) =>
  reported([report('R')], [{ ...choir, ...values }], answered).map((one) => [one.handling, one.recipients]);

describe('a report is told', () => {
  it('to the manager, and to a provider whom a mail would ask as well', () => {
    expect(handling({})).toEqual([['mailed', ['manager', keeper]]]);
    expect(handling({ keepBy: 'mail' })).toEqual([['mailed', ['manager', keeper]]]);
  });
  it('to the manager alone where there is no address, another way was wished, or the offer is not public', () => {
    for (const values of [
      { keepEmail: null },
      { keepEmail: 'kaputt' },
      { keepBy: 'telefon' },
      { keepBy: 'keine' },
      { status: 'pausiert' },
    ] as const)
      expect(handling(values)).toEqual([['left', ['manager']]]);
  });
  it('to the manager alone while she has not decided what the provider said of the offer', () => {
    expect(handling({}, ['CHOR'])).toEqual([['answered', ['manager']]]);
  });
  it('to the manager where nobody knows which offer it means', () => {
    const [one] = reported([report('R', { offer: 'Weg', offerId: 'GONE' })]);
    expect([one?.offer, one?.recipients]).toEqual([null, ['manager']]);
  });
  it('not once it is decided on or 31 days old, nor without an id', () => {
    const old = report('OLD', { receivedAt: `${daysAgo(31)}T12:00:00.000Z` });
    const late = report('LATE', { receivedAt: `${daysAgo(30)}T12:00:00.000Z` });
    const done = report('DONE', { decision: 'erledigt' });
    expect(reported([old, late, done, report(null)]).map(({ id }) => id)).toEqual(['LATE']);
  });
});

describe('the mails of reports', () => {
  /** The ledger's rows of a mail to the provider. */
  const mail = (day: string, told: string, ...states: [Delivery['state'], code?: string][]): Delivery[] =>
    states.map(([state, code = null], at) => ({
      key: `reports|${day}|${keeper}`,
      purpose: 'reports',
      issue: day,
      recipient: keeper,
      state,
      at: `${day}T06:30:0${at}.000Z`,
      messageId: null,
      code,
      told: state === 'begonnen' ? told : null,
      withheld: null,
      id: null,
    }));
  const yesterday = daysAgo(1);
  const due = (ids: readonly string[], ...ledger: Delivery[]) =>
    tellingsDue(reported(ids.map((id) => report(id))), ledger, today)
      .filter(({ mail: { recipient } }) => recipient === keeper)
      .map(({ mail: { key, tells } }) => [key.split('|')[1], tells]);

  it('are one a day to each who is told, with all that is new', () => {
    const all = tellingsDue(reported([report('ONE'), report('TWO')]), [], today);
    expect(all.map(({ mail: { key, tells } }) => [key, tells])).toEqual([
      [`reports|${today}|manager`, ['ONE', 'TWO']],
      [`reports|${today}|${keeper}`, ['ONE', 'TWO']],
    ]);
  });
  it('tell nothing twice, whatever days were missed', () => {
    const sent = mail(daysAgo(9), 'ONE TWO', ['begonnen'], ['gesendet']);
    expect(due(['ONE', 'TWO'], ...sent)).toEqual([]);
    expect(due(['ONE', 'TWO', 'NEW'], ...sent)).toEqual([[today, ['NEW']]]);
  });
  it('wait for the next day when one has gone out today', () => {
    expect(due(['ONE', 'NEW'], ...mail(today, 'ONE', ['begonnen'], ['gesendet']))).toEqual([]);
  });
  it('tell with the next one what failed, but not what was refused for good', () => {
    const failed = (code: string) => mail(yesterday, 'ONE', ['begonnen'], ['gescheitert', code]);
    expect(due(['ONE', 'NEW'], ...failed('SMTP_451'))).toEqual([[today, ['ONE', 'NEW']]]);
    expect(due(['ONE', 'NEW'], ...failed('SMTP_550 (permanent)'))).toEqual([[today, ['NEW']]]);
  });
  it('go out again alone, as the same mail, where nobody knows whether one arrived', () => {
    expect(due(['ONE', 'NEW'], ...mail(yesterday, 'ONE', ['begonnen']))).toEqual([[yesterday, ['ONE']]]);
    expect(due(['ONE', 'NEW'], ...mail(yesterday, 'ONE', ['begonnen'], ['unklar']))).toEqual([
      [yesterday, ['ONE']],
    ]);
  });
  it('are given up after three tries that stayed unclear', () => {
    const tries = (['begonnen', 'unklar'] as const).map((state) => [state] as [Delivery['state']]);
    const unclear = mail(yesterday, 'ONE', ...tries, ...tries, ...tries);
    expect(due(['ONE', 'NEW'], ...unclear)).toEqual([[today, ['NEW']]]);
  });
  it('tell a provider who took an offer over what the one before knew', () => {
    const before = mail(yesterday, 'ONE', ['begonnen'], ['gesendet']).map((row) => ({
      ...row,
      recipient: 'OTHER',
    }));
    expect(due(['ONE'], ...before)).toEqual([[today, ['ONE']]]);
  });
});
