import { describe, expect, it } from 'vitest';
import { entryWork } from '../../../functions/upkeep/entries.ts';
import type { Contact } from '../../../sheets-schema/contacts.ts';

const contact = (id: string | null, values: Partial<Contact> = {}) =>
  ({
    id,
    reference: id && `${id}-2222`,
    state: null,
    submissionId: null,
    receivedAt: null,
    done: null,
    doneAt: null,
    ...values,
  }) as Contact;
const work = (...contacts: Contact[]) =>
  entryWork({ contacts, offers: [], events: [] }, '2026-11-24').map(({ id, values }) => [id, values]);

describe('two entries of one form that was sent twice', () => {
  it('both count, and the later one names the earlier', () => {
    const later = contact('LATER', { submissionId: 'S', receivedAt: '2026-11-23T10:05:00.000Z' });
    const first = contact('FIRST', { submissionId: 'S', receivedAt: '2026-11-23T10:00:00.000Z' });
    expect(work(later, first)).toEqual([['LATER', { state: 'Nachtrag zu FIRST-2222' }]]);
    expect(work({ ...later, state: 'Telefon fehlt' }, first)).toEqual([]);
  });

  it('are not meant by rows that came by no form, or stand beside no id', () => {
    const sent = { submissionId: 'S' };
    expect(work(contact('A'), contact('B'), contact('C', sent), contact(null, sent))).toEqual([]);
  });
});

describe('a contact that is done', () => {
  it('bears the first day on which that was seen', () => {
    expect(work(contact('A', { done: 'ja' }), contact('B', { done: 'nein' }))).toEqual([
      ['A', { doneAt: '2026-11-24' }],
    ]);
    expect(work(contact('A', { done: 'ja', doneAt: '2026-11-01' }))).toEqual([]);
  });
});
