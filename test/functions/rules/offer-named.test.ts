import { expect, it } from 'vitest';
import { offerNamedIn } from '../../../functions/rules/offer-named.ts';

const named = offerNamedIn([
  { id: 'ONE', title: 'Chor  am Markt' },
  { id: 'TWO', title: 'Boule' },
  { id: 'THREE', title: 'boule' },
]);

it('finds an offer by its id, whatever title stands beside it', () => {
  expect(named({ offerId: 'TWO', offer: 'Chor am Markt' })?.id).toBe('TWO');
  expect(named({ offerId: 'GONE', offer: 'Chor am Markt' })).toBeNull();
});

it('finds it by its title as people type it, but not one of two', () => {
  expect(named({ offerId: null, offer: ' CHOR am Markt' })?.id).toBe('ONE');
  expect(named({ offerId: null, offer: 'Boule' })).toBeNull();
  expect(named({ offerId: null, offer: null })).toBeNull();
});
