import { describe, expect, it } from 'vitest';
import { CONFIRM_DAYS } from '../../../functions/mail/consent.ts';
import { keysFrom, newKeyFile } from '../../../functions/platform/keys.ts';
import { readerKey } from '../../../functions/mail/reader.ts';
import { partnerWork } from '../../../functions/upkeep/partners.ts';
import type { Consent } from '../../../sheets-schema/consents.ts';
import { readerKept, type Partner } from '../../../sheets-schema/partners.ts';

const keys = keysFrom(newKeyFile());
const ASKED = '2026-11-02T08:00:00.000Z';

const row = (id: string, values: Partial<Partner> = {}) =>
  ({
    id,
    email: `${id.toLowerCase()}@verein.example`,
    state: null,
    receivedAt: ASKED,
    checkedOn: null,
    ...values,
  }) as Partner;
const proof = (id: string, values: Partial<Consent>) =>
  ({
    addressHmac: keys.addressHmac(`${id.toLowerCase()}@verein.example`),
    purpose: 'digest',
    requestedAt: null,
    confirmedAt: null,
    endedAt: null,
    ...values,
  }) as Consent;
const work = (rows: Partner[], consents: Consent[], now: string) =>
  partnerWork(rows, consents, keys, new Date(now), new Map());

describe('a sign-up that nobody confirmed', () => {
  const rows = [row('ASKED')];
  const consents = [proof('ASKED', { requestedAt: ASKED })];

  it('stays while its link works and an hour longer', () => {
    expect(work(rows, consents, '2026-11-09T09:00:00Z').expired).toEqual([]);
  });

  it('then loses every personal cell, and the row says why', () => {
    expect(work(rows, consents, '2026-11-09T09:00:01Z').expired).toMatchObject([
      { id: 'ASKED', values: { email: null, name: null, state: 'nicht bestätigt, gelöscht am 09.11.2026' } },
    ]);
  });

  it('stays for another week when it is sent again', () => {
    const again = proof('ASKED', { requestedAt: '2026-11-08T08:00:00.000Z' });
    expect(work(rows, [...consents, again], '2026-11-12T08:00:00Z').expired).toEqual([]);
  });

  it('is nobody of whom no proof is known: it may be lost, or the manager has corrected the address', () => {
    const lost = [row('LOST', { state: 'bestätigt am 03.11.2026' })];
    const { expired, stated } = work(lost, [], '2027-11-02T08:00:00Z');
    expect(expired).toEqual([]);
    expect(stated).toMatchObject([
      { id: 'LOST', values: { state: 'keine Einwilligung: bekommt keinen Brief' } },
    ]);
  });

  it('is never a partner who confirmed, who left, or whom the manager typed in', () => {
    const others = [row('CONFIRMED'), row('LEFT'), row('TYPED', { receivedAt: null })];
    const proofs = [
      proof('CONFIRMED', { confirmedAt: '2026-11-03T08:00:00.000Z' }),
      proof('LEFT', { endedAt: '2026-11-05T08:00:00.000Z' }),
      // A stranger has entered the address of her row and nobody confirmed it.
      proof('TYPED', { requestedAt: ASKED }),
    ];
    expect(work(others, proofs, '2027-11-02T08:00:00Z').expired).toEqual([]);
  });
});

describe('a reader who left', () => {
  const rows = [row('LEFT'), row('STAYED')];
  const consents = [
    proof('LEFT', { confirmedAt: '2026-11-03T08:00:00.000Z' }),
    proof('LEFT', { endedAt: '2026-11-05T08:00:00.000Z' }),
    proof('STAYED', { confirmedAt: '2026-11-03T08:00:00.000Z' }),
  ];

  it('can still be asked for a month, and then loses every personal cell', () => {
    expect(work(rows, consents, '2026-12-05T08:00:00Z').left).toEqual([]);
    expect(work(rows, consents, '2026-12-06T08:00:00Z').left).toMatchObject([
      { id: 'LEFT', values: { email: null, name: null, state: 'abgemeldet, gelöscht am 06.12.2026' } },
    ]);
  });

  it('stays when they have come back', () => {
    const again = proof('LEFT', { confirmedAt: '2026-11-10T08:00:00.000Z' });
    expect(work(rows, [...consents, again], '2027-12-06T08:00:00Z').left).toEqual([]);
  });
});

it('promises for a sign-up what its link says', () => {
  expect(readerKept.unconfirmed).toBe(`P${CONFIRM_DAYS}D`);
});

describe('what a partner’s row says', () => {
  const states = (rows: Partner[], consents: Consent[]) =>
    Object.fromEntries(
      work(rows, consents, '2026-11-06T08:00:00Z').stated.map(({ id, values }) => [id, values['state']]),
    );

  it('is what the proofs say, with the day in Berlin', () => {
    const rows = [row('YES'), row('LEFT'), row('ASKED'), row('TYPED', { receivedAt: null })];
    const consents = [
      proof('YES', { confirmedAt: '2026-11-03T23:30:00.000Z' }),
      proof('LEFT', { confirmedAt: '2026-11-03T08:00:00.000Z' }),
      proof('LEFT', { endedAt: '2026-11-05T08:00:00.000Z' }),
      proof('ASKED', { requestedAt: ASKED }),
    ];
    expect(states(rows, consents)).toEqual({
      YES: 'bestätigt am 04.11.2026',
      LEFT: 'abgemeldet am 05.11.2026',
      ASKED: 'unbestätigt seit 02.11.2026',
      TYPED: 'keine Einwilligung: bekommt keinen Brief',
    });
  });

  it('is that the letter rests, when the address refused it twice', () => {
    const consents = [proof('YES', { confirmedAt: '2026-11-03T08:00:00.000Z' })];
    const refused = ['2026-11-23T06:00:00.000Z', '2026-11-30T06:00:00.000Z'];
    const refusals = new Map([[readerKey(keys, 'yes@verein.example'), refused]]);
    const said = (values: Partial<Partner>) =>
      partnerWork([row('YES', values)], consents, keys, new Date('2026-12-01T08:00:00Z'), refusals).stated[0]
        ?.values['state'];
    expect(said({ checkedOn: null })).toBe('Der Brief ruht seit 30.11.2026: Die Adresse nimmt keine Post an');
    expect(said({ checkedOn: '2026-12-01' })).toBe('bestätigt am 03.11.2026');
  });

  it('is not written again when it is right', () => {
    const consents = [proof('YES', { confirmedAt: '2026-11-03T08:00:00.000Z' })];
    expect(states([row('YES', { state: 'bestätigt am 03.11.2026' })], consents)).toEqual({});
  });
});
