import { expect, it } from 'vitest';
import { contactsYear } from '../../../functions/rules/contacts-year.ts';

it.each([
  ['2026-01-01', 2026],
  ['2026-11-30', 2026],
  ['2026-12-01', 2027],
  ['2026-12-31', 2027],
  ['2027-01-01', 2027],
])('on %s the contacts file of %i should be there', (day, year) => {
  expect(contactsYear(day)).toBe(year);
});
