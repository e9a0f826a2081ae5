import { describe, expect, it } from 'vitest';
import { confirmationWork } from '../../../functions/upkeep/confirmations.ts';
import type { Finding } from '../../../functions/workbook/workbook.ts';
import { confirmations, type Confirmation } from '../../../sheets-schema/confirmations.ts';
import type { Offer } from '../../../sheets-schema/offers.ts';

const known = [
  { id: 'ONE', title: 'Sprachcafé' },
  { id: 'TWO', title: 'Boule' },
  { id: 'THREE', title: 'Boule' },
] as Offer[];
const row = (values: Partial<Confirmation> = {}) =>
  ({ id: 'C', offer: ' sprachcafé', offerId: null, ...values }) as Confirmation;
const work = (one: Confirmation, findings: Pick<Finding, 'tab' | 'code'>[] = []) =>
  confirmationWork([one], known, findings as Finding[]);

describe('a confirmation that somebody typed', () => {
  it('gets the id of the offer that it names, so that a new name costs the offer nothing', () => {
    expect(work(row())).toEqual([{ tab: confirmations, id: 'C', values: { offerId: 'ONE' } }]);
  });

  it.each([
    ['names two offers', row({ offer: 'Boule' })],
    ['names none', row({ offer: 'Schach' })],
    ['says already which offer it is about', row({ offerId: 'TWO' })],
    ['has no id yet', row({ id: null })],
  ])('is left as it is when it %s', (_what, one) => {
    expect(work(one)).toEqual([]);
  });

  it('waits while nobody can tell which offer is which', () => {
    expect(work(row(), [{ tab: 'offers', code: 'ROWS_SHUFFLED' }])).toEqual([]);
  });
});
