import { describe, expect, it } from 'vitest';
import { readerFindings } from '../../../functions/mail/reader-findings.ts';
import type { Finding } from '../../../functions/workbook/workbook.ts';
import type { Consent } from '../../../sheets-schema/consents.ts';
import type { Delivery } from '../../../sheets-schema/deliveries.ts';
import type { Partner } from '../../../sheets-schema/partners.ts';
import { consent, keys, partner } from '../digest/rows.ts';
import { mailOf } from '../../../functions/digest/ledger.ts';
import { readerKey } from '../../../functions/mail/reader.ts';

const linkTo = () => 'https://sheets.example/row';
const found = (
  rows: Partner[],
  {
    consents = rows.map(({ email }) => consent(email ?? '')),
    deliveries = [] as Delivery[],
    findings = [] as Finding[],
  }: { consents?: Consent[]; deliveries?: Delivery[]; findings?: Finding[] } = {},
) =>
  readerFindings(
    { partners: rows.map((row, i) => ({ ...row, row: i + 2 })), consents, deliveries, findings },
    keys,
    linkTo,
  ).map(({ code, column, row }) => [code, column, row]);

/** Two letters that Anna's address refused and Bert got. */
const refused = ['2026-W48', '2026-W49'].flatMap((issue, week) =>
  ['anna', 'bert'].flatMap((name) => {
    const key = readerKey(keys, `${name}@verein.example`);
    const row = {
      ...mailOf(issue, { key, partner: name }),
      issue,
      id: null,
      messageId: null,
      withheld: null,
      told: null,
    };
    const at = `2026-11-${23 + week * 7}T06:00:00.000Z`;
    const code = name === 'anna' ? 'SMTP_550 RCPT 5.1.1 (permanent)' : null;
    const begun: Delivery = { ...row, state: 'begonnen', at, code: null };
    return [begun, { ...row, state: code ? ('gescheitert' as const) : ('gesendet' as const), at, code }];
  }),
);

describe('what is said of a partner who gets no letter of their own', () => {
  it('is nothing while all is well', () => {
    expect(found([partner('ANNA'), partner('BERT')])).toEqual([]);
  });

  it('is that the address stands above already', () => {
    const twice = [partner('ANNA'), partner('TWICE', { email: ' Anna@verein.example' })];
    expect(found(twice)).toEqual([['ADDRESS_DOUBLED', 'email', 3]]);
    // Whom she has put aside is no double.
    expect(found([partner('ANNA', { status: 'abgemeldet' }), ...twice.slice(1)])).toEqual([]);
  });

  it('is that nobody agreed, but not of somebody who was only asked, or has left', () => {
    const rows = [
      partner('ANNA'),
      partner('BERT'),
      partner('CORA'),
      partner('DIRK', { status: 'eingeladen' }),
    ];
    const consents = [
      consent('bert@verein.example', { confirmedAt: null, requestedAt: '2026-11-29T09:00:00.000Z' }),
      consent('cora@verein.example', { confirmedAt: null, endedAt: '2026-11-29T09:00:00.000Z' }),
    ];
    expect(found(rows, { consents })).toEqual([['CONSENT_MISSING', 'status', 2]]);
  });

  it('is that the address refused two letters, until it is checked', () => {
    const rows = (checkedOn: string | null) => [partner('BERT'), partner('ANNA', { checkedOn })];
    expect(found(rows(null), { deliveries: refused })).toEqual([['ADDRESS_RESTS', 'email', 3]]);
    expect(found(rows('2026-12-01'), { deliveries: refused })).toEqual([]);
  });

  it('is nothing while the proofs cannot be read', () => {
    const gone: Finding = {
      code: 'TAB_MISSING',
      file: 'operations',
      tab: 'consents',
      tabTitle: 'Einwilligungen',
    };
    expect(found([partner('ANNA')], { consents: [], findings: [gone] })).toEqual([]);
  });
});
