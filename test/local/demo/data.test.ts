import { describe, expect, it } from 'vitest';
import { demoData } from '../../../local/demo/data.ts';
import { tabsFilled } from '../../../local/demo/fill.ts';
import { difference, type Entry } from '../../../functions/rules/journal.ts';
import { isId, referenceOf } from '../../../sheets-schema/ids.ts';
import type { Offer } from '../../../sheets-schema/offers.ts';
import type { Tab } from '../../../sheets-schema/tab.ts';

const TODAY = '2026-11-23';
const hmac = (address: string): string => `hmac of ${address}`;
const data = demoData({ today: TODAY, seed: 7, hmac });
type Row = Readonly<Record<string, unknown>>;
const tabs: readonly { readonly tab: Tab; readonly rows: readonly Row[] }[] = tabsFilled(data);
const everyRow = tabs.flatMap(({ tab, rows }) => rows.map((row) => ({ tab, row })));
/** Everything a person could read, with the emergency numbers left out, which are Germany's own. */
const readable = everyRow
  .filter(({ row }) => row['key'] !== 'emergency')
  .map(({ row }) => JSON.stringify(row));

function share<T>(rows: readonly T[], has: (row: T) => unknown): number {
  return rows.filter(has).length / rows.length;
}

describe('demoData', () => {
  it('gives the same year for the same seed, and another for another', () => {
    expect(JSON.stringify(demoData({ today: TODAY, seed: 7, hmac }))).toBe(JSON.stringify(data));
    expect(demoData({ today: TODAY, seed: 8, hmac }).contacts).not.toEqual(data.contacts);
  });

  it('holds as much as an office has after its first year', () => {
    const sizes = Object.fromEntries(tabs.map(({ tab, rows }) => [tab.key.replace(/\..*/, ''), rows.length]));
    expect(sizes).toMatchObject({
      offers: 60,
      organisations: 35,
      cooperations: 20,
      contacts: 300,
      events: 25,
      partners: 40,
      surveys: 1,
      questions: 8,
      answers: 6,
      issues: 4,
      goals: 15,
    });
    expect(data.offers.filter(({ status }) => status === 'oeffentlich').length).toBe(55);
  });

  it('gives only values that their columns take', () => {
    const wrong = everyRow.flatMap(({ tab, row }) =>
      Object.entries(row).flatMap(([key, value]) =>
        value === undefined || tab.columns[key]?.schema.safeParse(value).success
          ? []
          : [`${tab.key}.${key}: ${JSON.stringify(value)}`],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('leaves no column empty without which the row could not be used', () => {
    const missing = everyRow.flatMap(({ tab, row }) =>
      Object.entries(tab.columns).flatMap(([key, { essential }]) =>
        essential && (row[key] ?? '') === '' ? [`${tab.key}.${key}`] : [],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('names each row by an id of its own, with the reference that follows from it', () => {
    for (const { tab, rows } of tabs) {
      const ids = rows.map((row) => row[tab.idColumn]);
      expect(new Set(ids).size, tab.key).toBe(rows.length);
      if (!tab.keyed)
        expect(
          ids.every((id) => isId(String(id))),
          tab.key,
        ).toBe(true);
    }
    for (const { tab, row } of everyRow)
      if (tab.columns['reference']) expect(row['reference'], tab.key).toBe(referenceOf(String(row['id'])));
  });

  it('refers only to rows that are there, and each title names one row', () => {
    const titles = new Map(
      tabs.flatMap(({ tab, rows }) =>
        tab.titleColumn ? [[tab.key, rows.map((row) => row[tab.titleColumn ?? ''])] as const] : [],
      ),
    );
    for (const key of ['organisations', 'offers', 'goals', 'surveys'])
      expect(new Set(titles.get(key)).size, key).toBe(titles.get(key)?.length);
    const lost = everyRow.flatMap(({ tab, row }) =>
      Object.entries(tab.columns).flatMap(([key, { refersTo }]) =>
        refersTo && row[key] != null && !titles.get(refersTo)?.includes(row[key])
          ? [`${tab.key}.${key}: ${JSON.stringify(row[key])}`]
          : [],
      ),
    );
    expect(lost).toEqual([]);
    const ids = new Set(data.offers.map(({ id }) => id));
    expect(data.confirmations.every(({ offerId }) => ids.has(offerId))).toBe(true);
    const told = new Set<unknown>([...ids, ...data.organisations.map(({ id }) => id)]);
    expect(data.contents.every(({ entry }) => told.has(entry))).toBe(true);
    const readers = new Set(data.partners.map(({ id }) => id));
    expect(data.deliveries.every(({ recipient }) => readers.has(recipient ?? ''))).toBe(true);
  });

  it('has nothing real: mail and web end in .example, telephones in the ranges kept for fiction', () => {
    const domains = readable.flatMap((row) =>
      [...row.matchAll(/(?:@|https?:\/\/)([\w.äöüß-]+)/g)].map((match) => match[1] ?? ''),
    );
    expect(domains.length).toBeGreaterThan(300);
    expect(domains.filter((domain) => !domain.replace(/\.$/, '').endsWith('.example'))).toEqual([]);

    const reserved =
      /^(030 23125 \d{3}|0221 4710 \d{3}|040 66969 \d{3}|069 90009 \d{3}|089 99998 \d{3}|0171 39200 \d\d|0176 040690 \d\d)$/;
    const numbers = readable.flatMap((row) => row.match(/\b0\d{1,4}[ /-]\d[\d -]{3,}\d/g) ?? []);
    expect(numbers.length).toBeGreaterThan(80);
    expect(numbers.filter((number) => !reserved.test(number))).toEqual([]);
  });

  it('says in the Impressum that it is an example', () => {
    expect(data.texts.find(({ key }) => key === 'imprint')?.text).toContain('Beispieldaten');
    expect(data.texts.find(({ key }) => key === 'privacy')?.text).toContain('Beispieldaten');
    expect(data.settings.find(({ key }) => key === 'manager.email')?.value).toBe('leitung@quartier.example');
    expect(data.texts.every(({ text }) => text)).toBe(true);
  });
});

describe('the directory', () => {
  it('has the gaps of a real one', () => {
    const { offers } = data;
    expect(share(offers, ({ hours }) => hours)).toBeCloseTo(0.95, 2);
    expect(share(offers, ({ url }) => url)).toBeCloseTo(0.94, 1);
    expect(share(offers, ({ access }) => access)).toBeCloseTo(0.92, 2);
    expect(share(offers, ({ eligibility }) => eligibility)).toBeCloseTo(0.76, 1);
    expect(share(offers, ({ cost }) => cost !== 'unbekannt')).toBeCloseTo(0.66, 1);
    expect(share(offers, ({ languages }) => languages?.length)).toBeCloseTo(0.55, 2);
    expect(share(offers, ({ email }) => email)).toBeCloseTo(0.4, 2);
  });

  it('tells sixty different things', () => {
    for (const key of ['title', 'summary'] as const)
      expect(new Set(data.offers.map((offer) => offer[key])).size).toBe(60);
    expect(data.offers.every(({ title = '' }) => title.length <= 120)).toBe(true);
  });

  it('has offers of every freshness: lately confirmed, due, stale, hidden, never', () => {
    const ages = data.offers
      .filter(({ status }) => status === 'oeffentlich')
      .map(({ confirmedAt }) =>
        confirmedAt ? (Date.parse(TODAY) - Date.parse(confirmedAt)) / 86_400_000 : null,
      );
    const between = (low: number, high: number) =>
      ages.filter((age) => age !== null && age >= low && age < high).length;
    expect(between(0, 150)).toBeGreaterThan(25);
    expect(between(150, 180)).toBeGreaterThan(2);
    expect(between(180, 365)).toBeGreaterThan(2);
    expect(between(365, 1000)).toBeGreaterThan(0);
    expect(ages.filter((age) => age === null).length).toBeGreaterThan(0);
  });
});

describe('the year', () => {
  it('lies before today, but for what is planned', () => {
    const days = everyRow.flatMap(({ tab, row }) =>
      Object.entries(tab.columns).flatMap(([key, { kind }]) =>
        (kind === 'instant' ||
          ['contacts.date', 'offers.confirmedAt', 'contacts.doneAt'].includes(`${tab.key}.${key}`)) &&
        row[key]
          ? [(row[key] as string).slice(0, 10)]
          : [],
      ),
    );
    // A matter may be closed after today's date only by mistake.
    expect(days.filter((day) => day >= TODAY)).toEqual([]);
  });

  it('brings what people bring: money in about half of all talks, then authorities, digital hurdles, housing', () => {
    const about = (topic: string) =>
      share(data.contacts, ({ mainTopic, topics }) =>
        [mainTopic, ...(topics ?? [])].some((one) => one?.startsWith(topic)),
      );
    expect(about('geld')).toBeGreaterThan(0.42);
    expect(about('geld')).toBeLessThan(0.58);
    expect(about('amt')).toBeGreaterThan(0.32);
    expect(about('bildung.digital')).toBeGreaterThan(0.25);
    expect(about('wohnen')).toBeGreaterThan(0.18);
  });

  it('keeps its own rules: referred names where to, unsolvable says why, anonymous has no name', () => {
    for (const { outcome, referredTo, unmetReason, anonymous, name, reach } of data.contacts) {
      if (outcome === 'vermittelt') expect(referredTo).toBeTruthy();
      if (outcome === 'nichtLoesbar') expect(unmetReason).toBeTruthy();
      if (anonymous === 'ja') expect([name, reach]).toEqual([undefined, undefined]);
    }
    expect(share(data.contacts, ({ name }) => name)).toBeLessThan(0.2);
  });

  it('leaves what came by form in the last two weeks for the manager to answer', () => {
    const waiting = data.contacts.filter(
      ({ channel, outcome, date = '' }) =>
        channel === 'formular' && outcome === 'offen' && date > '2026-11-09',
    );
    expect(waiting.length).toBeGreaterThanOrEqual(8);
  });

  it('knows who came to what is over, and has something ahead in the next two weeks', () => {
    const over = data.events.filter(({ status }) => status === 'beendet');
    expect(over.length).toBe(16);
    expect(
      over.every(({ attendance, attendanceHow, date = '' }) => attendance && attendanceHow && date < TODAY),
    ).toBe(true);
    const soon = data.events.filter(
      ({ status, date = '' }) => status === 'oeffentlich' && date >= TODAY && date <= '2026-12-07',
    );
    expect(soon.length).toBeGreaterThanOrEqual(3);
  });
});

describe('partners and letters', () => {
  it('have proof of consent exactly where somebody confirmed', () => {
    const has = (email: string | undefined, step: 'requestedAt' | 'confirmedAt' | 'endedAt') =>
      data.consents.some((row) => row.addressHmac === hmac(email ?? '') && row[step]);
    const of = (...steps: ('requestedAt' | 'confirmedAt' | 'endedAt')[]) =>
      data.partners.filter(({ email }) => steps.every((step) => has(email, step))).length;
    expect(of('requestedAt')).toBe(39);
    expect(of('confirmedAt')).toBe(36);
    expect(of('endedAt')).toBe(2);
    expect(data.partners.filter(({ status }) => status === 'pausiert').length).toBe(1);
    expect(new Set(data.partners.map(({ email }) => email)).size).toBe(40);
  });

  it.each(['2026-11-23', '2026-11-24', '2026-11-29', '2027-01-01'])(
    'leave about four offers for the letter after %s, and nothing else has changed or ended',
    (today) => {
      const { offers, contents } = demoData({ today, seed: 7, hmac });
      const whole = offers.map((offer) => ({
        validTo: null,
        confirmedAt: null,
        ...definedOf(offer),
      })) as unknown as Offer[];
      const told = contents as unknown as Entry[];
      const news = difference(whole, told, { day: today, hideAfterDays: 365, lostIn: () => new Set() });
      expect(news.map(({ event }) => event)).toEqual(['neu', 'neu', 'neu', 'neu']);
    },
  );
});

/** The row as a sheet gives it back: what is empty is null. */
function definedOf(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
