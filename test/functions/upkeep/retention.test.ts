import { describe, expect, it } from 'vitest';
import { idOf } from '../../../functions/platform/keys.ts';
import { after, expiredCells, keptTabs } from '../../../functions/upkeep/retention.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { deliveries } from '../../../sheets-schema/deliveries.ts';
import { events } from '../../../sheets-schema/events.ts';
import { offers } from '../../../sheets-schema/offers.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { personalColumns } from '../../../sheets-schema/privacy.ts';
import { protocol } from '../../../sheets-schema/protocol.ts';
import type { Tab } from '../../../sheets-schema/tab.ts';
import { allTabs } from '../../../sheets-schema/workbooks.ts';

/** What is erased on a day of one row of a tab, by column. */
function erased(tab: Tab, row: Readonly<Record<string, unknown>>, day: string): string[] {
  const changes = expiredCells((of) => (of === tab ? [{ id: 'ROW', ...row }] : []), day);
  expect(changes.every((change) => change.tab === tab && change.id === 'ROW')).toBe(true);
  expect(changes.flatMap(({ values }) => Object.values(values)).every((value) => value === null)).toBe(true);
  return changes.flatMap(({ values }) => Object.keys(values));
}

describe('personal cells', () => {
  const contact = { date: '2026-01-10', doneAt: '2026-02-28' };

  it('stay to the last day of their time, and go on the next', () => {
    expect(erased(contacts, contact, '2027-02-28')).toEqual([]);
    expect(erased(contacts, contact, '2027-03-01')).toEqual(['need', 'reach', 'name']);
  });

  it('count from elsewhere while the first day is not known, or stay', () => {
    const open = { ...contact, doneAt: null };
    expect(erased(contacts, open, '2028-01-10')).toEqual([]);
    expect(erased(contacts, open, '2028-01-11')).toEqual(['need', 'reach', 'name']);
    expect(erased(offers, { validTo: null }, '2040-01-01')).toEqual([]);
  });

  it('go one by one where their columns say different times', () => {
    expect(erased(offers, { validTo: '2026-06-30' }, '2026-07-29')).toEqual(['keepEmail']);
    expect(erased(offers, { validTo: '2026-06-30' }, '2027-07-01')).toEqual(['contactPerson', 'keepEmail']);
  });

  it('count from the day in Berlin on which something happened', () => {
    const at = '2026-11-01T23:30:00.000Z'; // the second of November there
    expect(erased(protocol, { at }, '2026-12-02')).toEqual([]);
    expect(erased(protocol, { at }, '2026-12-03')).toEqual(['old', 'new']);
  });

  it('of a series stay while it goes on', () => {
    const series = { date: '2026-01-05', repeat: 'woechentlich', repeatUntil: null, exceptions: null };
    expect(erased(events, series, '2026-11-24')).toEqual([]);
    const over = { ...series, repeatUntil: '2026-10-01' };
    expect(erased(events, over, '2026-10-29')).toEqual([]);
    expect(erased(events, over, '2026-10-30')).toEqual(['reach']);
    expect(erased(events, { ...series, repeat: null }, '2026-02-03')).toEqual(['reach']);
  });

  it('of a row without id stay: nobody could write into it for sure', () => {
    expect(erased(contacts, { ...contact, id: null }, '2040-01-01')).toEqual([]);
  });

  it('take the whole row with them where it says nothing without them, but for its id', () => {
    const sent = { key: 'digest|2026-W01|K', recipient: idOf('partner'), at: '2026-01-05T06:00:00.000Z' };
    expect(erased(deliveries, sent, '2027-02-09')).toEqual([]);
    const gone = erased(deliveries, sent, '2027-02-10');
    expect(new Set([...gone, 'id'])).toEqual(new Set(Object.keys(deliveries.columns)));
    expect(gone).not.toContain('id');
  });

  it('of a mail to the office itself stay: it tells of nobody, and would else be sent again', () => {
    const summary = { key: 'survey-summary|K', recipient: 'manager', at: '2026-01-05T06:00:00.000Z' };
    expect(erased(deliveries, summary, '2040-01-01')).toEqual([]);
  });

  it('of proofs and of sign-ups are not this rule’s', () => {
    expect(keptTabs).not.toContain(consents);
    expect(keptTabs).not.toContain(partners);
  });
});

describe('a duration', () => {
  it.each([
    ['2026-11-24', 'P28D', '2026-12-22'],
    ['2026-01-31', 'P1M', '2026-02-28'],
    ['2024-02-29', 'P12M', '2025-02-28'],
    ['2026-12-31', 'P2M', '2027-02-28'],
    ['2026-05-31', 'P24M', '2028-05-31'],
    ['2026-05-31', 'P3Y', '2029-05-31'],
  ])('from %s on, %s, ends on %s', (day, duration, end) => {
    expect(after(day, duration)).toBe(end);
  });

  it('is one that every column may declare', () => {
    const declared = personalColumns(allTabs).flatMap(({ retention }) =>
      'keep' in retention
        ? [retention.keep, retention.otherwise?.keep ?? retention.keep]
        : [retention.unconfirmed, retention.ended],
    );
    for (const keep of declared) expect(after('2026-01-01', keep) > '2026-01-01').toBe(true);
    expect(() => after('2026-01-01', 'two weeks')).toThrow(RangeError);
  });
});
