import { describe, expect, it } from 'vitest';
import { contentOf, type Placed, type Rows } from '../../../functions/brief/content.ts';
import { workingDaysBefore } from '../../../functions/brief/working-days.ts';
import type { Contact } from '../../../sheets-schema/contacts.ts';
import type { Delivery } from '../../../sheets-schema/deliveries.ts';
import { offer } from '../digest/rows.ts';
import { addDays } from '../../../functions/platform/time.ts';
import { nothing } from './weeks.ts';

const MONDAY = '2026-11-30';
const LAST_MONDAY = '2026-11-23T05:30:00.000Z';

const contact = (reference: string, values: Partial<Contact>) =>
  ({
    reference,
    date: '2026-11-27',
    channel: 'formular',
    outcome: 'offen',
    done: null,
    followUp: null,
    receivedAt: null,
    row: 2,
    ...values,
  }) as Placed<Contact>;
const placed = <T>(row: T): Placed<T> => ({ ...row, row: 2 });
const content = (values: Partial<Rows>) => contentOf({ ...nothing, ...values }, MONDAY, LAST_MONDAY);
const references = (all: readonly { readonly reference: string | null }[]) => all.map((one) => one.reference);

describe('the manager’s Monday', () => {
  it('begins with follow-ups that are due, the oldest first, without those that are done', () => {
    const contacts = [
      contact('TODAY', { followUp: '2026-11-30', channel: 'buero' }),
      contact('OLD', { followUp: '2026-11-20' }),
      contact('TOMORROW', { followUp: '2026-12-01' }),
      contact('DONE', { followUp: '2026-11-20', done: 'ja' }),
    ];
    expect(references(content({ contacts }).due)).toEqual(['OLD', 'TODAY']);
  });

  it('names contacts from the form, online or on paper, that stand open for more than two working days', () => {
    const contacts = [
      contact('WEDNESDAY', { date: '2026-11-25' }),
      contact('THURSDAY', { date: '2026-11-26' }),
      contact('ANSWERED', { date: '2026-11-20', outcome: 'information' }),
      contact('ON_PAPER', { date: '2026-11-20', channel: 'papier' }),
      contact('SPOKEN', { date: '2026-11-20', channel: 'telefon' }),
      contact('PLANNED', { date: '2026-11-20', followUp: '2026-12-10' }),
    ];
    expect(references(content({ contacts }).waiting)).toEqual(['WEDNESDAY', 'ON_PAPER']);
  });

  it('counts what came in since last week, to the second', () => {
    const contacts = [
      contact('BEFORE', { receivedAt: '2026-11-23T05:29:59.000Z' }),
      contact('SINCE', { receivedAt: '2026-11-23T05:30:00.000Z' }),
      contact('TYPED', {}),
    ];
    expect(references(content({ contacts }).came.contacts)).toEqual(['SINCE']);
  });

  it('asks to decide on new offers and rows without a decision', () => {
    const change = (decision: string | null) =>
      placed({ decision, receivedAt: null }) as Rows['changes'][number];
    const event = (status: string) => placed({ status, receivedAt: null }) as Rows['events'][number];
    const { decide } = content({
      offers: [placed(offer('NEW', { status: 'neu' })), placed(offer('PUBLIC'))],
      events: [event('neu'), event('oeffentlich'), event('abgesagt')],
      changes: [change(null), change('offen'), change('ablehnen')],
    });
    expect([decide.offers.map(({ id }) => id), decide.events.length, decide.changes.length]).toEqual([
      ['NEW'],
      1,
      2,
    ]);
  });

  it('names whom to call, and tells how many offers somebody has confirmed', () => {
    const confirmed = (id: string, days: number) =>
      placed(offer(id, { confirmedAt: addDays(MONDAY, -days), keepEmail: null }));
    const { call, confirmed: share } = content({
      offers: [
        confirmed('FRESH', 149),
        confirmed('DUE', 150),
        confirmed('STALE', 180),
        confirmed('HIDDEN', 400),
      ],
    });
    expect(call.map(({ id }) => id)).toEqual(['HIDDEN', 'STALE', 'DUE']);
    expect(share).toEqual({ confirmed: 2, all: 3, days: 180 });
  });

  it('asks whether something is broken when nothing was entered for 14 days, by form or by hand', () => {
    const since = (...contacts: Placed<Contact>[]) => content({ contacts }).silentSince;
    expect(since()).toBe('never');
    expect(since(contact('OLD', { date: '2026-11-16' }))).toBe('2026-11-16');
    expect(since(contact('OLD', { date: '2026-11-17' }))).toBeNull();
    expect(since(contact('DATED_BACK', { date: '2026-10-01', receivedAt: LAST_MONDAY }))).toBeNull();
    expect(since(contact('SLIP', { date: '2062-11-16' }))).toBe('never');
    expect(content({ contactsKnown: false }).silentSince).toBeNull();
  });

  it('says when last week’s letter is missing, and whether it was held', () => {
    const issue = (key: string) => ({ key, state: 'x' }) as Rows['issues'][number];
    const held = { issue: '2026-W48', hold: 'anhalten', row: 2 } as Rows['preview'][number];
    const missed = (keys: string[], preview: Rows['preview'] = []) =>
      content({ issues: keys.map(issue), preview }).missed;
    expect(missed([])).toBeNull();
    expect(missed(['2026-W48'])).toBeNull();
    expect(missed(['2026-W48', '2026-W49'])).toBeNull();
    expect(missed(['2026-W47'])).toBe('lost');
    expect(missed(['2026-W47'], [held])).toBe('held');
  });

  it('names nobody to call while nobody can tell what was confirmed', () => {
    const { call, confirmed } = content({
      offers: [placed(offer('OLD', { confirmedAt: '2020-01-01' }))],
      ladder: null,
    });
    expect([call, confirmed]).toEqual([[], null]);
  });

  it('announces public offers that end within 14 days', () => {
    const ending = (id: string, validTo: string | null, status: 'oeffentlich' | 'beendet' = 'oeffentlich') =>
      placed(offer(id, { validTo, status }));
    const offers = [
      ending('IN14', '2026-12-14'),
      ending('IN15', '2026-12-15'),
      ending('TODAY', '2026-11-30'),
      ending('OVER', '2026-11-29'),
      ending('ENDED', '2026-12-01', 'beendet'),
      ending('OPEN', null),
    ];
    expect(content({ offers }).ending.map(({ id }) => id)).toEqual(['TODAY', 'IN14']);
  });

  it('says that this week’s letter is held, and no other week’s', () => {
    const row = (issue: string) => ({ issue, hold: 'anhalten', row: 2 }) as Rows['preview'][number];
    expect(content({ preview: [row('2026-W48')] }).held).toBeNull();
    expect(content({ preview: [row('2026-W48'), row('2026-W49')] }).held?.issue).toBe('2026-W49');
  });

  it('tells of the newest letter how many were sent, failed or are unclear', () => {
    const step = (key: string, state: string, code: string | null = null) =>
      ({
        key,
        purpose: 'digest',
        issue: '2026-W48',
        state,
        at: LAST_MONDAY,
        messageId: 'm',
        code,
      }) as Delivery;
    const both = (key: string, state: string, code?: string) => [
      step(key, 'begonnen'),
      step(key, state, code),
    ];
    const deliveries = [
      ...both('SENT', 'gesendet'),
      ...both('FAILED', 'gescheitert', 'SMTP_451'),
      ...both('LEFT', 'gescheitert', 'LEFT (permanent)'),
      step('BROKENOFF', 'begonnen'),
    ];
    const issue = (key: string) => ({ key, state: 'x' }) as Rows['issues'][number];
    const all = [issue('2026-W48'), issue('2026-W47')];
    expect(content({ issues: all, deliveries }).issue).toEqual({
      key: '2026-W48',
      state: 'x',
      place: all[0],
      planned: 3,
      sent: 1,
      failed: 1,
      unclear: 1,
    });
  });
});

describe('two working days before', () => {
  it.each([
    ['2026-11-30', '2026-11-26', 'Monday: Thursday'],
    ['2026-12-01', '2026-11-27', 'Tuesday: Friday'],
    ['2026-12-04', '2026-12-02', 'Friday: Wednesday'],
  ])('%s is %s (%s)', (day, before) => {
    expect(workingDaysBefore(day, 2)).toBe(before);
  });
});
