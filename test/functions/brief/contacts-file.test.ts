import { describe, expect, it } from 'vitest';
import { contactsFileOf } from '../../../functions/brief/contacts-file.ts';

const linked = (...years: number[]) =>
  years.map((year) => ({ key: `file.contacts.${year}`, value: `link${year}` }));

describe('the next contacts file', () => {
  it('is asked for from December on, until its link is there', () => {
    expect(contactsFileOf('2026-11-30', linked(2026))).toBe(null);
    expect(contactsFileOf('2026-12-07', linked(2026))).toBe(2027);
    expect(contactsFileOf('2026-12-07', [...linked(2026), { key: 'file.contacts.2027', value: null }])).toBe(
      2027,
    );
    expect(contactsFileOf('2026-12-07', linked(2026, 2027))).toBe(null);
  });

  it('is asked for in the new year as well, while the old one goes on', () => {
    expect(contactsFileOf('2027-02-01', linked(2026))).toBe(2027);
    expect(contactsFileOf('2027-02-01', linked(2027))).toBe(null);
  });

  it('is no matter where there is none at all: that is a finding', () => {
    expect(contactsFileOf('2026-12-07', [])).toBe(null);
  });
});
