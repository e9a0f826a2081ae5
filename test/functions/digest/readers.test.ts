import { describe, expect, it } from 'vitest';
import { readerKey } from '../../../functions/mail/reader.ts';
import { readersOf } from '../../../functions/digest/readers.ts';
import type { Consent } from '../../../sheets-schema/consents.ts';
import type { Partner } from '../../../sheets-schema/partners.ts';
import { consent, keys, partner } from './rows.ts';

const ids = (partners: readonly Partner[], consents: readonly Consent[]) =>
  readersOf(partners, consents, keys).map((reader) => reader.partner);
const all = (...emails: string[]) => emails.map((email) => consent(email));

describe('who gets the letter', () => {
  it('is who agreed and is active', () => {
    expect(ids([partner('ANNA')], all('anna@verein.example'))).toEqual(['ANNA']);
  });

  it('is nobody on the manager’s word alone', () => {
    expect(ids([partner('TYPED')], [])).toEqual([]);
  });

  it('is nobody who only asked, or who left, whatever the status says', () => {
    const asked = consent('asked@verein.example', {
      requestedAt: '2026-11-29T09:00:00.000Z',
      confirmedAt: null,
    });
    const left = consent('left@verein.example', { confirmedAt: null, endedAt: '2026-11-29T09:00:00.000Z' });
    const rows = [partner('ASKED'), partner('LEFT')];
    expect(ids(rows, [asked, ...all('left@verein.example'), left])).toEqual([]);
  });

  it.each(['eingeladen', 'pausiert', 'abgemeldet', 'unzustellbar', null] as const)(
    'is nobody with the status %s',
    (status) => {
      expect(ids([partner('ANNA', { status })], all('anna@verein.example'))).toEqual([]);
    },
  );

  it('is nobody who wants other mail only, has no usable address, or no id yet', () => {
    const rows = [
      partner('EVENTS', { wants: ['termine'] }),
      partner('BROKEN', { email: 'broken@verein.example, x@y.example' }),
      partner('TYPED', { id: null }),
    ];
    const emails = ['events@verein.example', 'broken@verein.example, x@y.example', 'typed@verein.example'];
    expect(ids(rows, all(...emails))).toEqual([]);
  });

  it('gets one letter, even when listed twice', () => {
    const rows = [partner('ANNA'), partner('TWICE', { email: ' Anna@Verein.example' })];
    expect(ids(rows, all('anna@verein.example'))).toEqual(['ANNA']);
  });

  it('is nobody whose address refused two letters, until it is checked', () => {
    const refused = ['2026-11-16T06:00:00.000Z', '2026-11-23T06:00:00.000Z'];
    const refusals = new Map([[readerKey(keys, 'anna@verein.example'), refused]]);
    const read = (values: Partial<Partner>) =>
      readersOf(
        [partner('ANNA', values), partner('BERT')],
        all('anna@verein.example', 'bert@verein.example'),
        keys,
        refusals,
      );
    expect(read({}).map((reader) => reader.partner)).toEqual(['BERT']);
    expect(read({ checkedOn: '2026-11-24' })).toHaveLength(2);
    // A corrected address refused nothing; its reader has to agree there.
    expect(read({ email: 'bert@verein.example' }).map((reader) => reader.partner)).toEqual(['ANNA']);
  });
});
