import { addDays } from '../../functions/platform/time.ts';
import { typedDay, type Row, type TabName } from './desk.ts';
import type { Act } from './plan.ts';
import { keeperOf, pick, PROVIDERS, topicsIn, TOPICS, type Town } from './town.ts';

/** The office's own words in *Einstellungen*. */
const SETTINGS = {
  'quartier.name': 'Quartier am Fluss',
  'manager.name': 'Jorid Hammerschlag',
  'manager.email': 'leitung@quartier.example',
  'manager.phone': '030 23125 100',
  'office.address': 'Brückengasse 3, 32423 Minden',
  'sender.name': 'Quartiersbüro am Fluss',
  'sender.email': 'brief@quartier.example',
} as const;

export const MANAGER = SETTINGS['manager.email'];

/** She typed this reader in, who never agreed to anything. */
export const UNASKED = 'nie.gefragt@verein.example';

const STATUSES = ['öffentlich', 'pausiert', 'beendet'] as const;

/** The manager at her sheets: she types, copies, sorts, changes and decides, and deletes nothing. */
export class Manager {
  readonly #town: Town;
  readonly #today: () => string;

  constructor(town: Town, today: () => string) {
    this.#town = town;
    this.#today = today;
  }

  /** The first day: what the office is called, who belongs to it, what there is. */
  async found(): Promise<void> {
    const { desk } = this.#town;
    for (const [key, value] of Object.entries(SETTINGS))
      await desk.change('Einstellungen', 'Wert', value, (row) => row['Schlüssel'] === key);
    for (const key of ['imprint', 'privacy'])
      await desk.change('Texte', 'Text', 'So steht es hier.', (row) => row['Schlüssel'] === key);
    for (let n = 0; n < 3; n++) await this.organisation({ a: n / 3, b: 0 });
    await this.#type(
      'Organisationen',
      ...PROVIDERS.map((Name) => ({ Name, Art: 'Verein', Status: 'aktiv' })),
    );
    // Confirmed so long ago that questions, warnings and the day of hiding fall into the next weeks.
    const ages = [0, 20, 130, 140, 143, 147, 150, 158, 164, 172, 178, 330, 340, 355];
    for (const [n, age] of ages.entries()) await this.type({ a: n / ages.length, b: (n % 4) / 4 }, age);
    await this.event({ a: 0.2, b: 0.3 });
    await this.#type('Partner', {
      'E-Mail': UNASKED,
      Name: 'Herr Ungefragt',
      Status: 'aktiv',
      Möchte: 'Wochenbrief',
      'Wie oft': 'wöchentlich',
      Sprache: 'Deutsch',
    });
  }

  /** An offer in a row of her own, without any id. @param age days since somebody confirmed it */
  async type({ a, b }: Pick<Act, 'a' | 'b'>, age = Math.floor(b * 200)): Promise<void> {
    await this.#type('Angebote', this.#offer(a, b, age));
  }

  /** Many at once, as from somebody else's list. */
  async import({ a, b }: Act): Promise<void> {
    const rows = Array.from({ length: 32 }, (_, n) => this.#offer((a + n / 16) % 1, (b + n / 7) % 1, n));
    await this.#type('Angebote', ...rows);
  }

  /** A row that she copies and makes into another offer. */
  async copy({ a }: Act): Promise<void> {
    const model = await this.#offerAt(a);
    if (!model) return;
    const title = `Angebot ${this.#town.next('Angebot')} (1)`;
    await this.#town.desk.copy('Angebote', is(model), { Angebot: title });
    this.#town.note('typed', '', { tab: 'Angebote', cells: { Angebot: title } });
  }

  /** Something that the letter tells: when, what, for whom, at what price. */
  async edit({ a, b }: Act): Promise<void> {
    const [header, values] = pick(
      [
        ['Öffnungszeiten', ['10 Uhr', '11 Uhr', '12 Uhr']],
        ['Kurz gesagt', ['Satz A.', 'Satz B.', 'Satz C.']],
        ['Kosten', ['Kostenlos', 'Teilnahmebeitrag']],
        ['Themen', TOPICS.map(({ label }) => label)],
      ] as const,
      b,
    ) ?? ['Öffnungszeiten', []];
    await this.#change(a, header, pick(values, (b * 97) % 1) ?? '');
  }

  async rename({ a }: Act): Promise<void> {
    const row = await this.#offerAt(a);
    const [, number, version] = /^Angebot (\d+) \((\d+)\)$/.exec(String(row?.['Angebot'])) ?? [];
    await this.#change(a, 'Angebot', `Angebot ${number} (${Number(version) + 1})`);
  }

  /** Pauses or ends an offer, or makes it public again. */
  async turn({ a, b }: Pick<Act, 'a' | 'b'>): Promise<void> {
    await this.#change(a, 'Status', pick(STATUSES, b) ?? '');
  }

  /** Until when an offer holds: to come, past, or open again. */
  async until({ a, b }: Act): Promise<void> {
    await this.#change(
      a,
      'Gilt bis',
      b < 0.3 ? '' : typedDay(addDays(this.#today(), Math.floor(b * 40) - 15)),
    );
  }

  /** What came in by the forms goes public. */
  async release(): Promise<void> {
    for (const tab of ['Angebote', 'Veranstaltungen'] as const)
      await this.#town.desk.change(tab, 'Status', 'öffentlich', (row) => row['Status'] === 'neu');
  }

  async organisation({ a }: Pick<Act, 'a' | 'b'>): Promise<void> {
    const number = this.#town.next('Organisation');
    const since = typedDay(addDays(this.#today(), -number));
    await this.#type('Organisationen', {
      Name: `Einrichtung ${number}`,
      Art: 'Verein',
      Beschreibung: `Beschreibung ${number}.`,
      Themen: labels(a),
      'Im Netzwerk seit': since,
      Status: 'aktiv',
    });
  }

  async event({ a, b }: Pick<Act, 'a' | 'b'>): Promise<void> {
    await this.#type('Veranstaltungen', {
      Veranstaltung: `Termin ${this.#town.next('Termin')}`,
      Status: 'öffentlich',
      Art: 'Fest',
      Datum: typedDay(addDays(this.#today(), 2 + Math.floor(b * 20))),
      Beginn: '15:00',
      Ort: 'Markt',
      Themen: labels(a),
    });
  }

  async cancel({ a }: Act): Promise<void> {
    const all = byNumber(await this.#town.desk.rows('Veranstaltungen'), 'Veranstaltung');
    const one = pick(all.slice(-5), a);
    if (one)
      await this.#town.desk.change(
        'Veranstaltungen',
        'Status',
        'abgesagt',
        (row) => row['Veranstaltung'] === one['Veranstaltung'],
      );
  }

  /** Somebody said on the telephone that an offer is right: a row by its name alone. */
  async telephone({ a }: Act): Promise<void> {
    const row = await this.#offerAt(a);
    if (!row) return;
    await this.#town.desk.type('Bestätigungen', {
      Angebot: String(row['Angebot']),
      Wann: `${typedDay(this.#today())} 10:00`,
      Antwort: 'Stimmt noch',
      Weg: 'Telefon',
    });
  }

  /** The week's end: accepts what providers proposed, now and then not; reports are done, people were called back, and unclear letters are sent once more or not. */
  async decide({ b }: Act): Promise<void> {
    const open = (row: Row): boolean => row['Entscheidung'] === undefined;
    await this.#town.desk.change('Kontakte', 'Erledigt', 'Ja', (row) => row['Dauer'] === undefined);
    await this.#town.desk.change('Kontakte', 'Dauer', '5–15 Minuten', (row) => row['Dauer'] === undefined);
    await this.#town.desk.change('Änderungen', 'Entscheidung', b < 0.8 ? 'übernehmen' : 'ablehnen', open);
    await this.#town.desk.change('Meldungen', 'Entscheidung', 'erledigt', open);
    const word = b < 0.6 ? 'noch einmal senden' : 'nicht noch einmal senden';
    const isUnclear = (row: Row): boolean => /unklar [1-9]/.test(String(row['Stand']));
    await this.#town.desk.change(
      'Ausgaben',
      'Unklare Briefe',
      word,
      (row) => isUnclear(row) && row['Unklare Briefe'] === undefined,
    );
  }

  async pausePartner({ a }: Act): Promise<void> {
    const all = (await this.#town.desk.rows('Partner')).filter((row) => row['E-Mail'] !== undefined);
    const one = pick(all.toSorted(by('E-Mail')), a);
    if (one)
      await this.#town.desk.change(
        'Partner',
        'Status',
        one['Status'] === 'aktiv' ? 'pausiert' : 'aktiv',
        (row) => row['E-Mail'] === one['E-Mail'],
      );
  }

  /** Says something in *Vorschau* about the letter that is shown there: in the row of an entry, or of the whole. */
  async preview(what: 'leaveOut' | 'atOnce' | 'greet' | 'hold', { a }: Act): Promise<void> {
    const { desk } = this.#town;
    const rows = await desk.rows('Vorschau');
    const issue = rows
      .map((row) => String(row['Ausgabe']))
      .toSorted()
      .at(-1);
    const own = rows.filter((row) => row['Ausgabe'] === issue);
    const whole = (row: Row): boolean => row['Ausgabe'] === issue && row['Kennung'] === undefined;
    if (what === 'atOnce') await desk.change('Vorschau', 'Entscheidung', 'sofort aufnehmen', whole);
    if (what === 'greet') await desk.change('Vorschau', 'Gruß', `Ein eigener Gruß für ${issue}.`, whole);
    if (what === 'hold') await desk.change('Vorschau', 'Brief anhalten', 'anhalten', whole);
    if (what !== 'leaveOut') return;
    const entries = own.filter((row) => row['Kennung'] !== undefined).toSorted(by('Zeile im Brief'));
    const one = pick(entries, a);
    if (one)
      await desk.change(
        'Vorschau',
        'Entscheidung',
        'weglassen',
        (row) => row['Ausgabe'] === issue && row['Kennung'] === one['Kennung'],
      );
  }

  #offer(a: number, b: number, age: number): Record<string, string> {
    const number = this.#town.next('Angebot');
    const provider = pick(PROVIDERS, b) ?? '';
    const keeper = keeperOf(provider);
    return {
      Angebot: `Angebot ${number} (1)`,
      Status: 'öffentlich',
      Anbieter: provider,
      'Kurz gesagt': 'Satz A.',
      Themen: labels(a),
      Zugang: 'Einfach kommen',
      Kosten: 'Kostenlos',
      Öffnungszeiten: '9 Uhr',
      'Bestätigt am': typedDay(addDays(this.#today(), -age)),
      ...(keeper && { 'Pflege-E-Mail': keeper }),
    };
  }

  async #change(share: number, header: string, value: string): Promise<void> {
    const row = await this.#offerAt(share);
    if (row) await this.#town.desk.change('Angebote', header, value, is(row));
  }

  async #offerAt(share: number): Promise<Row | undefined> {
    return pick(byNumber(await this.#town.desk.rows('Angebote'), 'Angebot'), share);
  }

  async #type(tab: TabName, ...rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
    await this.#town.desk.type(tab, ...rows);
    const [title = ''] = Object.keys(rows[0] ?? {});
    for (const row of rows) this.#town.note('typed', '', { tab, cells: { [title]: row[title] ?? '' } });
  }
}

function labels(share: number): string {
  const all = topicsIn(share);
  return (all.length > 0 ? all : TOPICS.slice(0, 1)).map(({ label }) => label).join(', ');
}

function is(one: Row): (row: Row) => boolean {
  return (row) => row['Angebot'] === one['Angebot'];
}

function by(header: string): (a: Row, b: Row) => number {
  return (a, b) => (String(a[header]) < String(b[header]) ? -1 : 1);
}

/** Rows in the order of the numbers that their names bear, however she sorted them. */
function byNumber(rows: readonly Row[], header: string): Row[] {
  const number = (row: Row): number => Number(/\d+/.exec(String(row[header]))?.[0]);
  return rows.toSorted((a, b) => number(a) - number(b));
}
