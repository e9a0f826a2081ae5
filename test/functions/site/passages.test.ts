import { describe, expect, it } from 'vitest';
import type { Office } from '../../../functions/site/catalogue.ts';
import { officeText, ownPassages, passagesOf } from '../../../functions/site/passages.ts';
import { emergencyOf } from '../../../functions/web/emergency.ts';
import { german, translator } from '../../../functions/words/locale.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { presetRows } from '../../../sheets-schema/presets.ts';
import { texts } from '../../../sheets-schema/texts.ts';

const [en, simple] = [translator('en'), translator('de-simple')];

function officeWith(plain: string, inSimple = ''): Office {
  const text = { plain, simple: inSimple };
  const keys = ['contactIntro', 'privacy', 'emergency'];
  return {
    texts: new Map(keys.map((key) => [key, text])),
    words: wordsFrom([]),
    quartier: {} as Office['quartier'],
    linksEndedOn: '',
  };
}
const said = (passages: ReturnType<typeof passagesOf>) =>
  passages.map(({ german: isGerman, blocks }) => [blocks[0]?.lines[0]?.parts[0]?.text, isGerman]);
const intro = (office: Office | null, t = en) => said(passagesOf(office, 'contactIntro', 'contact.intro', t));

describe('the texts with which the tab Texte starts', () => {
  it.each([
    ['startIntro', 'site.start.intro'],
    ['contactIntro', 'contact.intro'],
    ['offerIntro', 'offer.intro'],
    ['eventIntro', 'event.intro'],
    ['subscribeIntro', 'subscription.intro'],
    ['emergency', 'contact.emergency'],
  ])('%s is the product’s own, so that pages know its translation', (key, product) => {
    expect(presetRows(texts).find((row) => row.key === key)?.text).toBe(german()(product));
  });
});

describe('what stands above a page', () => {
  it('is translated as long as the office has left it as it was', () => {
    expect(intro(officeWith(german()('contact.intro')))).toEqual([[en('contact.intro'), false]]);
    expect(intro(null)).toEqual([[en('contact.intro'), false]]);
  });
  it('is followed by what the office has made of it, in German', () => {
    expect(intro(officeWith('Heute zu.'))).toEqual([
      [en('contact.intro'), false],
      ['Heute zu.', true],
    ]);
    expect(intro(officeWith('Heute zu.'), german())).toEqual([['Heute zu.', false]]);
  });
  it('is the office’s own in Leichte Sprache where it has written that', () => {
    expect(intro(officeWith('Heute zu.', 'Wir haben zu.'), simple)).toEqual([['Wir haben zu.', false]]);
    expect(intro(officeWith('Heute zu.'), simple)).toEqual([
      [simple('contact.intro'), false],
      ['Heute zu.', false],
    ]);
  });
});

describe('what only the office can say', () => {
  const privacy = (office: Office | null, t = en) =>
    said(ownPassages(office, 'privacy', 'site.privacy.missing', t));
  it('stays German, and a note before it says so', () => {
    expect(privacy(officeWith('Wir sind …'))).toEqual([
      [en('site.inGerman.text'), false],
      ['Wir sind …', true],
    ]);
    expect(privacy(officeWith('Wir sind …'), german())).toEqual([['Wir sind …', false]]);
  });
  it('is missing in the page’s language', () => {
    expect(privacy(null)).toEqual([[en('site.privacy.missing'), false]]);
  });
});

describe('the emergency numbers', () => {
  const numbers = (plain: string) =>
    emergencyOf(officeText(officeWith(plain), 'emergency', en), en).numbers.map(({ who, number }) => [
      who.text,
      who.german,
      number,
    ]);
  it('are the office’s, named in the page’s language where the product knows them', () => {
    expect(numbers('In Gefahr:\nPolizei 110\nNachtwache 0571 12345')).toEqual([
      ['Police', false, '110'],
      ['Nachtwache', true, '0571 12345'],
    ]);
  });
});
