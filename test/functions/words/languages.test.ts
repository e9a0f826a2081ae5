import { describe, expect, it } from 'vitest';
import { addressed, GERMAN, inLanguage, languageOf, languages } from '../../../functions/words/languages.ts';

const english = languageOf('en');

describe('an address', () => {
  it.each([
    ['/', 'de', '/'],
    ['/kontakt?x=1', 'de', '/kontakt?x=1'],
    ['/en', 'en', '/'],
    ['/en/', 'en', '/'],
    ['/en?x=1', 'en', '/?x=1'],
    ['/en/kontakt', 'en', '/kontakt'],
    ['/english', 'de', '/english'],
    ['/de/kontakt', 'de', '/de/kontakt'],
  ])('%s is in %s and means %s', (url, tag, path) => {
    expect(addressed(url)).toEqual({ language: languageOf(tag), path });
  });
  it.each(['//b.example', '/en//b.example', '/\\b.example'])('%s never becomes another site', (url) => {
    expect(inLanguage(GERMAN, addressed(url).path)).toBe('/b.example');
  });
  it('leads back to itself', () => {
    for (const language of languages)
      for (const path of ['/', '/?x=1', '/kontakt', '/angebote/chor-k7tqx2ma?x=/en'])
        expect(addressed(inLanguage(language, path))).toEqual({ language, path });
  });
  it('begins with its language, which the start page bears alone', () => {
    expect(inLanguage(english, '/')).toBe('/en');
    expect(inLanguage(english, '/?x=1')).toBe('/en?x=1');
    expect(inLanguage(english, '/kontakt')).toBe('/en/kontakt');
  });
});

describe('a language', () => {
  it('has dates, numbers and plurals of its own', () => {
    for (const { locale } of languages)
      expect(Intl.PluralRules.supportedLocalesOf([locale])).toEqual([locale]);
  });
  it('has an address of its own', () => {
    expect(new Set(languages.map(({ prefix }) => prefix)).size).toBe(languages.length);
  });
});
