import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../functions/site/offer-change.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { offer } from '../digest/rows.ts';

const words = wordsFrom([]);
const choir = offer('CHOR', {
  title: 'Chor',
  description: 'Eins\nZwei',
  phone: '0521 1',
  cost: 'frei',
  topics: ['gemeinschaft.treff', 'geld'],
  languages: [],
});
const changed = (answers: Partial<Record<string, unknown>>) =>
  changesOf(choir, { ...choir, ...answers }, words).map((one) => [one.column.label, one.old, one.new]);

describe('what a provider changes', () => {
  it('is nothing where the form was sent as it was', () => {
    expect(changed({})).toEqual([]);
    expect(changed({ description: 'Eins\r\nZwei\r\n', languages: null })).toEqual([]);
    expect(changed({ topics: ['geld', 'gemeinschaft.treff'] })).toEqual([]);
  });
  it('is a row a field, in the words of the sheet', () => {
    expect(
      changed({ phone: '0521 2', cost: 'ermaessigt', languages: ['de', 'en'], description: null }),
    ).toEqual([
      ['Beschreibung', 'Eins\nZwei', ''],
      ['Kosten', 'Kostenlos', words.label('cost', 'ermaessigt')],
      ['Sprachen', '', 'Deutsch, Englisch'],
      ['Telefon', '0521 1', '0521 2'],
    ]);
  });
});
