import { describe, expect, it } from 'vitest';
import {
  alertOf,
  found,
  groupCounts,
  mainTopics,
  standingOf,
  topicCounts,
} from '../../../functions/site/offers.ts';
import { cardView, offerView } from '../../../functions/site/views.ts';
import { spokenIn } from '../../../functions/web/spoken.ts';
import { german } from '../../../functions/words/locale.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';
import { offers, type Offer } from '../../../sheets-schema/offers.ts';

const words = wordsFrom([]);
const spoken = spokenIn(german(), words);
const today = '2026-11-23';
const reader = { t: german(), to: (path: string) => path, today };
const freshness = { staleAfter: 180, hideAfter: 365 };

/** An offer with nothing but what every offer has. */
function offer(values: Partial<Offer> = {}): Offer {
  const empty = Object.fromEntries(
    Object.entries(offers.columns).map(([key, column]) => [key, column.kind === 'someOf' ? [] : null]),
  ) as unknown as Offer;
  return { ...empty, title: 'Angebot', status: 'oeffentlich', ...values };
}

describe('the warning of an old offer', () => {
  it('comes on the 180th day without a confirmation', () => {
    expect(standingOf(offer({ confirmedAt: '2026-05-28' }), today, freshness).stale).toBe(false);
    expect(standingOf(offer({ confirmedAt: '2026-05-27' }), today, freshness).stale).toBe(true);
  });
});

describe('a current notice', () => {
  it('stands through its last day', () => {
    expect(alertOf(offer({ alert: 'Voll', alertUntil: '2026-11-23' }), today)).toBe('Voll');
    expect(alertOf(offer({ alert: 'Voll', alertUntil: '2026-11-22' }), today)).toBeNull();
    expect(alertOf(offer({ alert: 'Voll' }), today)).toBe('Voll');
  });
});

describe('searching', () => {
  const all = [
    offer({ title: 'Frühstück im Treff', topics: ['gemeinschaft.treff'], targetGroups: ['alle'] }),
    offer({
      title: 'Beratung',
      summary: 'Hilfe bei Schulden',
      topics: ['geld.schulden'],
      targetGroups: ['familien'],
    }),
    offer({ title: 'Ägyptischer Chor', organisation: 'Kantorei Straße', topics: ['geld'] }),
  ];
  const titles = (search: Partial<Parameters<typeof found>[1]>): string[] =>
    found(all, { query: '', topic: '', group: '', ...search }, words, spoken).map(({ title }) => title);

  it('shows all by title, umlauts where Germans look for them', () => {
    expect(titles({})).toEqual(['Ägyptischer Chor', 'Beratung', 'Frühstück im Treff']);
  });
  it.each(['frühstück', 'FRUEHSTUECK', 'fruhstuck'])('finds an umlaut however it is spelled: %s', (query) => {
    expect(titles({ query })).toEqual(['Frühstück im Treff']);
  });
  it('looks into organisation, summary and topics, and wants every word', () => {
    expect(titles({ query: 'strasse' })).toEqual(['Ägyptischer Chor']);
    expect(titles({ query: 'schulden hilfe' })).toEqual(['Beratung']);
    expect(titles({ query: 'schulden chor' })).toEqual([]);
    expect(titles({ query: 'geld' })).toEqual(['Ägyptischer Chor']);
  });
  it('counts what lies below a topic to it, and what is for all to each group', () => {
    expect(titles({ topic: 'geld' })).toEqual(['Ägyptischer Chor', 'Beratung']);
    expect(titles({ group: 'familien' })).toEqual(['Beratung', 'Frühstück im Treff']);
    expect(topicCounts(all, spoken).map(({ key, count }) => [key, count])).toEqual([
      ['geld', 2],
      ['gemeinschaft', 1],
    ]);
    expect(groupCounts(all, spoken).find(({ key }) => key === 'familien')?.count).toBe(2);
  });
});

describe('an offer on its page', () => {
  const view = (values: Partial<Offer>) => offerView(offer(values), spoken, reader, freshness);
  it('names the contact person only with their yes', () => {
    const person = { contactPerson: 'Erika Beispiel' };
    for (const contactConsent of [null, 'nein'] as const)
      expect(JSON.stringify(view({ ...person, contactConsent }))).not.toContain('Erika');
    expect(JSON.stringify(view({ ...person, contactConsent: 'ja' }))).toContain('Erika');
  });
  it('never shows what is not public', () => {
    const secret = { note: 'GEHEIM', keepEmail: 'geheim@a.example', state: 'GEHEIM', submissionId: 'GEHEIM' };
    expect(
      JSON.stringify(view(secret)) + JSON.stringify(cardView(offer(secret), spoken, reader, freshness)),
    ).not.toMatch(/geheim/i);
  });
  it('reads well with nothing but a title', () => {
    expect(view({})).toMatchObject({ about: [], place: [], noContact: true, description: [] });
  });
  it('links telephone, mail and web, but no address of another kind', () => {
    const hrefs = (values: Partial<Offer>) => view(values).contact.map(({ href }) => href);
    expect(hrefs({ phone: '(030) 23125 100', email: 'a@b.example', url: 'b.example/x' })).toEqual([
      'tel:03023125100',
      'mailto:a@b.example',
      'https://b.example/x',
    ]);
    expect(hrefs({ url: 'javascript:alert(1)' })).toEqual(['']);
    expect(hrefs({ phone: 'auf Anfrage' })).toEqual(['']);
  });
  it('does not call unknown costs free', () => {
    expect(view({ cost: 'unbekannt' }).about).toEqual([]);
    expect(
      view({ cost: 'beitrag', costText: '2 Euro' })
        .about[0]?.text.map(({ text }) => text)
        .join(''),
    ).toBe('Teilnahmebeitrag: 2 Euro');
  });
  it('says when it begins only while that is still to come', () => {
    expect(view({ validFrom: '2026-11-24' }).about[0]?.text[0]?.text).toBe('ab dem 24. November 2026');
    expect(view({ validFrom: '2026-11-23' }).about).toEqual([]);
  });
  it('shows each main topic once', () => {
    expect(
      mainTopics(offer({ topics: ['geld', 'geld.schulden', 'amt.recht'] }), spoken).map(({ text }) => text),
    ).toEqual(['Geld und Existenz', 'Ämter und Papiere']);
  });
});
