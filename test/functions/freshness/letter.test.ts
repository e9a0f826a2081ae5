import { describe, expect, it } from 'vitest';
import { freshnessView } from '../../../functions/freshness/letter.ts';
import { compose } from '../../../functions/mail/compose.ts';
import { quartierFrom } from '../../../functions/platform/quartier.ts';
import { offer } from '../digest/rows.ts';

const at = new Date('2026-11-24T06:30:00Z');
const paper = { quartier: quartierFrom([], 'https://quartier.example'), texts: [] };
const letter = (number: number, long = '') => {
  const offers = Array.from({ length: number }, (_, n) => ({
    ...offer(`ID${n}`, { title: `Angebot ${n}${long}`, hours: `Mo ${long}`, phone: '0521 1', howTo: long }),
    id: `ID${n}`,
  }));
  const view = freshnessView({ keeper: 'K', address: 'a@b.example', offers }, 't.o.k.e.n', at, paper);
  return compose('freshness', view);
};

describe('the question to a provider', () => {
  it('names one offer in its subject, or how many', () => {
    expect(letter(1).subject).toBe('Stimmt das noch? „Angebot 0“');
    expect(letter(3).subject).toBe('Stimmen Ihre 3 Angebote noch?');
  });
  it('says the same in both twins', () => {
    const { html, text } = letter(2);
    for (const part of [
      'Angebot 1',
      'Öffnungszeiten: Mo',
      'Telefon: 0521 1',
      '/stimmt-noch/t.o.k.e.n/ID1/beendet',
    ])
      expect([html.includes(part), text.includes(part)]).toEqual([true, true]);
  });
  it('is read whole by every mailbox however much a provider offers', () => {
    const { text } = letter(60, ' sehr lange'.repeat(60));
    expect(text).toContain('40 weitere Angebote');
  });
});
