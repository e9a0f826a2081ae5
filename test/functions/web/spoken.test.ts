import { describe, expect, it } from 'vitest';
import { joined, spokenIn } from '../../../functions/web/spoken.ts';
import { german, translator } from '../../../functions/words/locale.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';

const en = translator('en');
const renamed = wordsFrom([
  { list: 'cost', key: 'frei', label: 'Gratis' },
  { list: 'cost', key: 'spende', label: 'Spende erbeten' },
  { list: 'cost', key: 'tausch', label: 'Im Tausch' },
]);

describe('a word of a list', () => {
  it('stands in the page’s language', () => {
    expect(spokenIn(en, wordsFrom([])).label('cost', 'frei')).toEqual({
      text: 'Free of charge',
      german: false,
    });
  });
  it('stands in German, and says so, where the manager renamed or added it', () => {
    expect(spokenIn(en, renamed).entries('cost')).toEqual([
      { key: 'frei', text: 'Gratis', german: true },
      { key: 'spende', text: 'Donation welcome', german: false },
      { key: 'tausch', text: 'Im Tausch', german: true },
    ]);
  });
  it('stands as it is on a German page', () => {
    expect(spokenIn(german(), renamed).label('cost', 'frei')).toEqual({ text: 'Gratis', german: false });
  });
  it('keeps its language beside others', () => {
    const both = [
      { text: 'Fee', german: false },
      { text: '2 Euro', german: true },
    ];
    expect(joined(both, ': ')).toEqual([both[0], { text: ': ', german: false }, both[1]]);
  });
});
