import { describe, expect, it } from 'vitest';
import type { News } from '../../../functions/digest/journal.ts';
import { letterFor, type DigestView, type Material } from '../../../functions/digest/letter.ts';
import { compose, HTML_LIMIT_BYTES } from '../../../functions/mail/compose.ts';
import { expectTwins } from '../mail/twins.ts';
import { event, material, offer } from './rows.ts';

const LEAVE = 'https://quartier.example/rundbrief/abmelden/token';
const READER = { name: 'Anna Beispiel', topics: [] as string[] };
const news = (...all: [id: string, event: News['event'], ...fields: News['fields'][number][]][]) =>
  new Map(all.map(([id, what, ...fields]): [string, News] => [id, { event: what, fields }]));

const letter = (
  told: ReadonlyMap<string, News>,
  values: Partial<Material> = {},
  reader = READER,
): DigestView | null => letterFor(reader, told, material(values), LEAVE);
const titles = (view: DigestView | null) =>
  Object.fromEntries(
    view?.sections.map(({ heading, entries }) => [heading, entries.map((entry) => entry.title)]) ?? [],
  );

describe('the weekly letter', () => {
  it('tells what is new, changed, to come and ended, in this order', () => {
    const offers = [
      offer('NEW'),
      offer('BACK'),
      offer('MOVED', { hours: 'Di 9–12' }),
      offer('GONE', { status: 'beendet' }),
    ];
    const told = news(
      ['GONE', 'beendet'],
      ['MOVED', 'geaendert', 'hours'],
      ['NEW', 'neu'],
      ['BACK', 'wieder'],
    );
    const view = letter(told, { offers, events: [event('FEST')] });
    expect(Object.entries(titles(view))).toEqual([
      ['Neu im Quartier', ['Angebot NEW', 'Angebot BACK']],
      ['Geändert', ['Angebot MOVED']],
      ['Termine der nächsten 14 Tage', ['Termin FEST']],
      ['Beendet', ['Angebot GONE']],
    ]);
    expect(view?.subject).toBe('Quartier am Fluss: 2 neue Angebote, eine Änderung');
  });

  it('is not written when nothing is new, changed, to come or ended', () => {
    const later = event('LATER', { date: '2026-12-14' });
    expect(letter(news(), { offers: [offer('TOLD')], events: [later] })).toBeNull();
  });

  it('does not tell what was withdrawn after the issue was fixed', () => {
    const offers = [offer('WITHDRAWN', { status: 'pausiert' }), offer('PUBLICAGAIN')];
    expect(letter(news(['WITHDRAWN', 'neu'], ['PUBLICAGAIN', 'beendet']), { offers })).toBeNull();
  });

  it('keeps to the reader’s topics', () => {
    const offers = [offer('MONEY', { topics: ['geld.schulden'] }), offer('WORK', { topics: ['arbeit'] })];
    const told = news(['MONEY', 'neu'], ['WORK', 'neu']);
    const events = [event('SPORT', { topics: ['gesundheit'] })];
    const view = letter(told, { offers, events }, { name: 'Anna', topics: ['geld'] });
    expect(titles(view)).toEqual({ 'Neu im Quartier': ['Angebot MONEY'] });
    expect(letter(told, { offers, events }, { name: 'Anna', topics: ['familie'] })).toBeNull();
  });

  it('introduces in the first issue with one sentence and lists nothing as new', () => {
    const view = letter(news(), {
      offers: [offer('A'), offer('B'), offer('DRAFT', { status: 'neu' })],
      first: true,
    });
    expect(view?.introduction).toContain('stehen zurzeit 2 Angebote');
    expect(view?.sections).toEqual([]);
  });

  it('lists twelve entries of a section and leads to the rest', () => {
    const offers = Array.from({ length: 15 }, (_, i) => offer(`N${i}`));
    const view = letter(news(...offers.map(({ id }): [string, 'neu'] => [id ?? '', 'neu'])), { offers });
    expect(view?.sections[0]).toMatchObject({
      more: 'und 3 weitere Angebote im Verzeichnis',
      moreUrl: 'https://quartier.example/angebote',
    });
    expect(view?.sections[0]?.entries).toHaveLength(12);
  });

  it('shows the dates of 14 days, cancelled ones first, a series with each of its days', () => {
    const events = [
      event('SERIES', { date: '2026-11-04', repeat: 'woechentlich', exceptions: '9.12.2026' }),
      event('LAST', { date: '2026-12-13' }),
      event('TOOLATE', { date: '2026-12-14' }),
      event('OFF', { date: '2026-12-10', status: 'abgesagt' }),
      event('DRAFT', { status: 'neu' }),
    ];
    const dates = letter(news(), { events })?.sections[0]?.entries.map(({ title, when, mark }) => [
      title,
      when,
      mark,
    ]);
    expect(dates).toEqual([
      ['Termin OFF', 'Do., 10. Dezember · 15:00 Uhr', 'fällt aus'],
      ['Termin SERIES', 'Mi., 2. Dezember · 15:00 Uhr', null],
      ['Termin LAST', 'So., 13. Dezember · 15:00 Uhr', null],
    ]);
  });

  it('tells the same facts and links as HTML and as text', () => {
    const offers = [
      offer('NEW1AAAA', {
        title: 'Sprachcafé & mehr',
        organisation: 'Verein „Brücke“',
        hours: 'Mo–Do 9–12 Uhr',
        place: 'Treff am Markt',
        cost: 'frei',
      }),
      offer('MOVED', { organisation: 'Tafel' }),
      offer('GONE', { status: 'beendet' }),
    ];
    const view = letter(
      news(['NEW1AAAA', 'neu'], ['MOVED', 'geaendert', 'hours', 'place'], ['GONE', 'beendet']),
      {
        offers,
        events: [event('FEST', { end: '18:00', signUp: 'im Büro' })],
      },
    ) as DigestView;
    const words = compose('digest', view);
    const said = view.sections.flatMap(({ heading, entries }) => [
      heading,
      ...entries.flatMap(({ title, by, what, facts }) =>
        [title, by, what, facts].filter((one) => one !== null),
      ),
    ]);
    expectTwins(words, [
      view.salutation,
      ...view.greeting,
      ...said,
      ...view.head.signature,
      ...view.head.office,
      view.why,
    ]);
    expect(said).toContain('Mo–Do 9–12 Uhr · Treff am Markt · Kostenlos');
    expect(said).toContain('Geändert: Zeiten, Ort');
    expect(words.text).toContain(LEAVE);
    expect(words.text).toContain('https://quartier.example/angebote/sprachcafe-mehr-new1aaaa');
  });

  it('shows what people typed as text, never as markup', () => {
    const evil = '<script>alert(1)</script><a href="https://x.example">hier</a>';
    const view = letter(news(['EVIL', 'neu']), { offers: [offer('EVIL', { title: evil, summary: evil })] });
    const { html } = compose('digest', view as DigestView);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('href="https://x.example"');
  });

  it('stays under 80 KB when every section is full', () => {
    const long = { title: 'T'.repeat(120), summary: 'S'.repeat(200), organisation: 'O'.repeat(200) };
    const more = { hours: 'H'.repeat(200), place: 'P'.repeat(200), costText: 'C'.repeat(200) };
    const offers = [
      ...Array.from({ length: 30 }, (_, i) => offer(`N${i}`, { ...long, ...more })),
      ...Array.from({ length: 30 }, (_, i) => offer(`G${i}`, { ...long, ...more })),
      ...Array.from({ length: 30 }, (_, i) => offer(`E${i}`, { ...long, status: 'beendet' })),
    ];
    const kind = { N: 'neu', G: 'geaendert', E: 'beendet' } as const;
    const told = news(
      ...offers.map(({ id }): [string, News['event']] => [
        id ?? '',
        kind[(id ?? '')[0] as keyof typeof kind],
      ]),
    );
    const events = Array.from({ length: 30 }, (_, i) =>
      event(`V${i}`, { summary: 'S'.repeat(200), place: 'P'.repeat(200) }),
    );
    const { html } = compose('digest', letter(told, { offers, events }) as DigestView);
    expect(Buffer.byteLength(html)).toBeLessThan(HTML_LIMIT_BYTES);
  });
});
