import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../functions/rules/places.ts';
import { events } from '../../../sheets-schema/events.ts';

/** Whether an address is found in what stands in *Rückfrage an*. */
function isFound(reach: string | null, address = 'dora@verein.example'): boolean {
  return placesOf(address, (tab) => (tab === events ? [{ id: 'E1', reach }] : [])).length > 0;
}

describe('a place in which an address stands', () => {
  it.each([
    'dora@verein.example',
    ' Dora@Verein.example ',
    'Dora <dora@verein.example>',
    'Bitte an dora@verein.example.',
    'dora@verein.example;030 123',
    String.raw`{"reach": "Dora\ndora@verein.example"}`,
  ])('is %j', (reach) => {
    expect(isFound(reach)).toBe(true);
  });

  it.each([null, '', 'isidora@verein.example', 'dora@verein.example.org', 'dora'])('is not %j', (reach) => {
    expect(isFound(reach)).toBe(false);
  });

  it('is none of nobody’s', () => {
    expect(isFound('', '')).toBe(false);
  });
});
