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
  topics: ['gemeinschaft.treff'],
  languages: [],
});
const changed = (answers: Partial<Record<string, unknown>>) =>
  changesOf(choir, { ...choir, ...answers }, words);

describe('what a provider changes', () => {
  it('is nothing where the form was sent as it was', () => {
    expect(changed({})).toEqual([]);
    expect(changed({ description: 'Eins\r\nZwei\r\n', languages: null })).toEqual([]);
  });
  it('is a row a field, in the words of the sheet', () => {
    expect(
      changed({ phone: '0521 2', cost: 'ermaessigt', languages: ['de', 'en'], description: null }),
    ).toEqual([
      { field: 'Beschreibung', old: 'Eins\nZwei', new: '' },
      { field: 'Kosten', old: 'Kostenlos', new: words.label('cost', 'ermaessigt') },
      { field: 'Sprachen', old: '', new: 'Deutsch, Englisch' },
      { field: 'Telefon', old: '0521 1', new: '0521 2' },
    ]);
  });
});
