import { describe, expect, it } from 'vitest';
import { withheldOf } from '../../../functions/rules/edition.ts';
import type { News } from '../../../functions/rules/journal.ts';
import { draftFor, letterFor, type DigestView, type Material } from '../../../functions/digest/letter.ts';
import { fitting } from '../../../functions/digest/outgoing.ts';
import { compose, composeForMany, HTML_LIMIT_BYTES } from '../../../functions/mail/compose.ts';
import { expectTwins } from '../mail/twins.ts';
import type { Offer } from '../../../sheets-schema/offers.ts';
import { event, material, offer, organisation, survey } from './rows.ts';

const LEAVE = 'https://quartier.example/rundbrief/abmelden/token';
const READER = { name: 'Anna Beispiel', topics: [] as string[], organisation: null as string | null };
const news = (...all: [id: string, event: News['event'], ...fields: News['fields'][number][]][]) =>
  new Map(
    all.map(([entry, what, ...fields]): [string, News] => {
      const told = { issue: '2026-W49', entry, kind: null, event: what, fingerprint: '' };
      const state = { ...told, fingerprintVersion: 1, quiet: null };
      return [entry, { event: what, fields, introduced: false, state }];
    }),
  );

/** Organisations that are new in the network. */
const joined = (...ids: string[]) =>
  new Map(
    [...news(...ids.map((id): [string, 'neu'] => [id, 'neu']))].map(([id, one]) => [
      id,
      { ...one, state: { ...one.state, kind: 'organisations' } },
    ]),
  );

const letter = (
  told: ReadonlyMap<string, News>,
  values: Partial<Material> = {},
  reader = READER,
  lastDay: string | null = '2026-11-23',
  first = false,
): DigestView | null => {
  const all = material(values);
  return letterFor(reader, { news: told, withheld: withheldOf(told, all, all), lastDay, first }, all, LEAVE);
};
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
    const view = letter(told, { offers, events }, { ...READER, topics: ['geld'] });
    expect(titles(view)).toEqual({ 'Neu im Quartier': ['Angebot MONEY'] });
    expect(letter(told, { offers, events }, { ...READER, topics: ['familie'] })).toBeNull();
  });

  it('introduces in the first issue with one sentence and lists nothing as new', () => {
    const offers = [offer('A'), offer('B'), offer('DRAFT', { status: 'neu' })];
    const view = letter(news(), { offers }, READER, null, true);
    expect(view?.introduction.join()).toContain('stehen zurzeit 2 Angebote');
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

  it('tells the needs of the month ranked and without a number, and new partners, before what ended', () => {
    const all = {
      offers: [offer('GONE', { status: 'beendet' })],
      organisations: [organisation('TAFEL'), organisation('FARAWAY', { topics: ['arbeit'] })],
      needs: ['geld', 'wohnen'],
    };
    const told = new Map([...joined('TAFEL', 'FARAWAY'), ...news(['GONE', 'beendet'])]);
    const view = letter(told, all, { ...READER, topics: ['geld'] });
    expect(Object.entries(titles(view))).toEqual([
      ['Was Menschen gerade brauchen', ['geld', 'wohnen']],
      ['Neue Partner', ['Verein TAFEL']],
      ['Beendet', ['Angebot GONE']],
    ]);
    expect(view?.sections[0]?.lead).not.toMatch(/\d/);
  });

  it('counts an import in one sentence', () => {
    const told = new Map(
      [...news(['A', 'neu'], ['B', 'neu'])].map(([id, one]) => [id, { ...one, introduced: true }] as const),
    );
    const view = letter(told, { offers: [offer('A'), offer('B')] });
    expect(view?.introduction).toEqual(['2 Angebote sind neu im Verzeichnis.']);
    expect(view?.sections).toEqual([]);
  });

  it('asks one thing: to answer a survey, else to confirm offers of the reader’s own organisation', () => {
    const old = { organisation: 'Tafel', confirmedAt: '2026-06-01' };
    const offers = [offer('OLD', old), offer('OTHER', { ...old, organisation: 'Verein' }), offer('NEW')];
    const of = { ...READER, organisation: ' tafel' };
    const told = news(['NEW', 'neu']);
    const confirm = letter(told, { offers }, of)?.sections[1];
    expect([confirm?.heading, ...(confirm?.entries ?? []).map(({ title }) => title)]).toEqual([
      'Stimmt noch alles?',
      'Angebot OLD',
    ]);
    const both = letter(told, { offers, surveys: [survey('S')] }, of)?.sections ?? [];
    expect(both.map(({ heading }) => heading)).toEqual(['Neu im Quartier', 'Ihre Meinung, bitte']);
    expect(both[1]?.actionUrl).toBe('https://quartier.example/umfrage/S');
  });

  it('does not ask what a mail of its own asks, nor what nobody is to be asked', () => {
    const old = { organisation: 'Tafel', confirmedAt: '2026-06-01', keepEmail: 'post@tafel.example' };
    const asked = (...offers: Offer[]) =>
      titles(letter(news(), { offers }, { ...READER, organisation: 'Tafel' }, null));
    expect(asked(offer('MAILED', old), offer('LEFT', { ...old, keepBy: 'keine' }))).toEqual({});
    const called = offer('CALLED', { ...old, keepBy: 'telefon' });
    expect(asked(called, offer('BROKEN', { ...old, keepEmail: 'post@' }))).toEqual({
      'Stimmt noch alles?': ['Angebot CALLED', 'Angebot BROKEN'],
    });
  });

  it('goes out for a request alone only while no letter has asked it yet', () => {
    const surveys = [survey('S', { opens: '2026-11-24' })];
    expect(titles(letter(news(), { surveys }))).toEqual({ 'Ihre Meinung, bitte': [] });
    expect(letter(news(), { surveys }, READER, '2026-11-24')).toBeNull();
    const own = { ...READER, organisation: 'Tafel' };
    const offers = [offer('OLD', { organisation: 'Tafel', confirmedAt: '2026-06-29' })]; // 150 days on 26 November
    expect(letter(news(), { offers }, own)).not.toBeNull();
    expect(letter(news(), { offers }, own, '2026-11-26')).toBeNull();
  });

  it('says how many offers of the directory somebody confirmed lately, where anybody can tell', () => {
    const told = news(['NEW', 'neu']);
    const offers = [offer('NEW')];
    const confirmed = { confirmed: 12, all: 31, days: 180 };
    const view = letter(told, { offers, confirmed });
    expect(view?.confirmed).toBe('Angebote im Verzeichnis: 31. In den letzten 180 Tagen bestätigt: 12.');
    expectTwins(compose('digest', view as DigestView), [view?.confirmed ?? '']);
    expect(letter(told, { offers })?.confirmed).toBeNull();
    expect(letter(news(), { confirmed })).toBeNull();
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
      new Map([
        ...news(['NEW1AAAA', 'neu'], ['MOVED', 'geaendert', 'hours', 'place'], ['GONE', 'beendet']),
        ...joined('TAFEL'),
      ]),
      {
        offers,
        organisations: [organisation('TAFEL', { url: 'tafel.example', description: 'Hilft.\nImmer.' })],
        needs: ['geld'],
        surveys: [survey('S')],
        events: [event('FEST', { end: '18:00', signUp: 'im Büro' })],
      },
    ) as DigestView;
    const words = compose('digest', view);
    const said = view.sections.flatMap(({ heading, lead, entries }) => [
      heading,
      ...(lead === null ? [] : [lead]),
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
    expect(words.text).toContain(
      'Diesen Brief im Internet lesen: https://quartier.example/rundbrief/2026-W49',
    );
    expect(words.text).toContain('https://quartier.example/angebote/sprachcafe-mehr-new1aaaa');
  });

  it('shows what people typed as text, never as markup', () => {
    const evil = '<script>alert(1)</script><a href="https://x.example">hier</a>';
    const view = letter(news(['EVIL', 'neu']), { offers: [offer('EVIL', { title: evil, summary: evil })] });
    const { html } = compose('digest', view as DigestView);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('href="https://x.example"');
  });

  it('cuts a cell that was filled far beyond its measure, so that nobody goes without the letter', () => {
    const long = 'Größer 💡 '.repeat(5_000);
    const told = news(['A', 'neu'], ['B', 'neu']);
    const offers = [
      offer('A', { title: long, organisation: long, hours: long }),
      offer('B', { summary: long }),
    ];
    const events = [event('C', { title: long, summary: long, signUp: long, place: long })];
    const texts = [{ key: 'signature', text: long, textSimple: null, limit: null, help: null }];
    const view = letter(told, { offers, events, texts, greeting: long });
    if (!view) throw new Error('no letter');
    const words = compose('digest', view);
    expect(Buffer.byteLength(words.html)).toBeLessThan(HTML_LIMIT_BYTES / 2);
    expectTwins(words, ['Angebot B', 'Termine']);
    expect(words.html.isWellFormed()).toBe(true);
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
    const organisations = Array.from({ length: 30 }, (_, i) =>
      organisation(`O${i}`, { name: 'N'.repeat(200), description: 'D'.repeat(5000) }),
    );
    for (const [entry, one] of joined(...organisations.map(({ id }) => id ?? ''))) told.set(entry, one);
    const old = { organisation: 'Tafel', confirmedAt: '2026-01-01' };
    const all = {
      offers: [...offers, ...Array.from({ length: 30 }, (_, i) => offer(`Z${i}`, { ...long, ...old }))],
      events,
      organisations,
      needs: Array.from({ length: 14 }, (_, i) => `Thema ${i} ${'T'.repeat(100)}`),
      greeting: 'Gruß '.repeat(200),
    };
    const whole = material(all);
    const unread = { news: told, withheld: new Set<string>(), lastDay: null, first: false };
    const views: DigestView[] = [];
    const { html } = fitting((most) => {
      views.push(draftFor({ ...READER, organisation: 'Tafel' }, unread, whole, LEAVE, most).view);
      return compose('digest', views.at(-1) as DigestView);
    });
    expect(views.map(({ sections }) => sections.length)).toEqual(views.map(() => 7));
    expect(views.at(-1)?.sections[0]?.entries.length).toBeLessThan(12);
    expect(Buffer.byteLength(html)).toBeLessThan(HTML_LIMIT_BYTES);
  });
});

describe('a letter that is written for many', () => {
  it('is for each of them the one that would be written for them alone', () => {
    const organisations = [organisation('OA', { name: 'Haus <Mitte> & $1' }), organisation('OB')];
    const told = joined('OA', 'OB');
    const unread = { news: told, withheld: new Set<string>(), lastDay: null, first: false };
    const whole = material({ organisations, offers: [offer('A')] });
    const reader = (name: string | null) => ({ ...READER, name });
    const partnerUrl = 'https://quartier.example/partner/abc.1.2?a=1&b="2"';
    const written = composeForMany('digest', draftFor(reader(null), unread, whole, null).view);
    for (const name of [null, 'Zoë $& <b>"Ö\'Neill"</b>', 'Wort '.repeat(20)]) {
      const { view } = draftFor(reader(name), unread, whole, LEAVE);
      const alone = compose('digest', { ...view, partnerUrl });
      expect(written({ salutation: view.salutation, leaveUrl: LEAVE, partnerUrl })).toEqual(alone);
    }
  });
});
