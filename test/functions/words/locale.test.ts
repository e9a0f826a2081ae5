import { describe, expect, it } from 'vitest';
import { translatorOf, WordsError } from '../../../functions/words/locale.ts';

describe('a text', () => {
  const t = translatorOf('de', {
    greeting: 'Guten Tag {name},',
    found: '{n, plural, =0 {Nichts gefunden} one {Ein Angebot} other {{n} Angebote}} in {place}.',
    plain: 'Ohne Werte {} und {, auch so.',
  });

  it('is filled with its values', () => {
    expect(t('greeting', { name: 'Frau Öztürk' })).toBe('Guten Tag Frau Öztürk,');
    expect(t('plain')).toBe('Ohne Werte {} und {, auch so.');
  });

  it.each([
    [0, 'Nichts gefunden in Minden.'],
    [1, 'Ein Angebot in Minden.'],
    [1200, '1.200 Angebote in Minden.'],
  ])('takes the plural of %i', (n, text) => {
    expect(t('found', { n, place: 'Minden' })).toBe(text);
  });

  it('keeps a name from turning the sentence around it, where that runs from right to left', () => {
    const arabic = translatorOf('ar', { title: 'خطأ: {title}', many: 'عدد {n}' });
    expect(arabic('title', { title: 'Chor (neu)' })).toBe('خطأ: \u2068Chor (neu)\u2069');
    expect(arabic('many', { n: 12 })).toBe('عدد 12');
  });

  it('fails loudly without its key or its value', () => {
    expect(() => t('nothing')).toThrow(WordsError);
    expect(() => t('greeting')).toThrow(/\{name\}/);
    expect(() => t('found', { place: 'Minden' })).toThrow(WordsError);
  });

  it('takes a value as it is, braces and all', () => {
    expect(t('greeting', { name: '{name} $& $1' })).toBe('Guten Tag {name} $& $1,');
  });
});
