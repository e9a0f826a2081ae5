import { isDeepStrictEqual } from 'node:util';
import { daysBetween, isoWeek } from '../../functions/platform/time.ts';
import { Knowledge, Partner, type Expected } from '../functions/digest/model/knowledge.ts';
import type { Cells, Row } from './desk.ts';
import type { Ran } from './diary.ts';
import { listedFrom, toldIn, type Told } from './reading.ts';
import {
  datesFor,
  listed,
  needsBefore,
  numberIn,
  offersIn,
  oldOffersOf,
  organisationsIn,
  shownIn,
} from './standing.ts';

/** What a week brought a partner: one letter, or why none. */
export type Fate =
  | 'letter'
  | 'letter, unclear' // it arrived, and the office cannot know
  | 'letter, and again' // the same, and then the manager had it sent once more
  | 'unclear'
  | 'not yet'
  | 'left'
  | 'paused'
  | 'monthly'
  | 'nothing new'
  | 'held'
  | 'missed'
  | 'WRONG';

/** Most letters that may be unclear after a crash: those that were claimed together. */
const BATCH = 10;

/** A partner as far as letters matter: what they know of offers and of organisations. */
class Reader {
  readonly offers: Partner;
  readonly organisations: Partner;
  /** Whether they confirmed, and have not left since. */
  agreed = false;
  /** Whether they ever confirmed. */
  known = false;

  constructor(address: string) {
    this.offers = new Partner(address, [], false);
    this.organisations = new Partner(address, [], false);
  }

  get reads(): boolean {
    return this.offers.reads;
  }

  /** As the sheet says now. */
  stands(row: Row | undefined): void {
    for (const one of [this.offers, this.organisations]) {
      one.reads = this.agreed && row?.['Status'] === 'aktiv';
      one.topics = listed(row?.['Nur Themen']);
      one.monthly = row?.['Wie oft'] === 'monatlich';
    }
  }
}

/**
 * Follows the weekly letter by the sheets' cells and the mails: what each partner should be told in each issue, and what each was.
 * What is new to whom is judged by the model that the letter's own test has.
 */
export class Letters {
  readonly wrong: string[] = [];
  /** By week's Monday, then by address. */
  readonly fates = new Map<string, Map<string, Fate>>();
  readonly readers = new Map<string, Reader>();
  /** Entries told, by all letters together. */
  told = 0;
  /** Letters of the newest issue of which the office does not know whether they arrived. */
  readonly #unsettled: {
    readonly reader: Reader;
    readonly sending: Cells;
    readonly day: string;
    readonly arrived: boolean;
  }[] = [];
  readonly #offers = new Knowledge();
  readonly #organisations = new Knowledge();

  confirmed(address: string): void {
    const reader = this.readers.get(address) ?? new Reader(address);
    if (!this.readers.has(address)) {
      this.readers.set(address, reader);
      this.#offers.partners.push(reader.offers);
      this.#organisations.partners.push(reader.organisations);
    }
    reader.agreed = reader.known = true;
  }

  left(address: string): void {
    const reader = this.readers.get(address);
    if (reader) reader.agreed = false;
  }

  /** A week in which nothing is triggered. */
  missed(monday: string): void {
    this.fates.set(monday, new Map([...this.readers.keys()].map((address) => [address, 'missed'])));
  }

  /** Judges a later run of a Monday: it only sends once more what is unclear, where the manager wants so. */
  again({ due, tries }: Ran): void {
    const day = due.slice(0, 10);
    const issue = isoWeek(day);
    const before = tries[0]?.before ?? {};
    const say = (what: string): void => void this.wrong.push(`${issue}: ${what}`);
    const arrived = new Map(lettersIn(tries));
    const whole = wholeIn(before, issue);
    for (const one of isRepeated(before, issue) ? [...this.#unsettled] : []) {
      const { address } = one.reader.offers;
      one.reader.stands(rowOf(address, before));
      const expected = this.#expected(one.reader, before, day);
      if (whyNone(one.reader, day, expected)) continue;
      const letters = arrived.get(address) ?? [];
      arrived.delete(address);
      this.#unsettled.splice(this.#unsettled.indexOf(one), 1);
      this.#deliver(one.reader, before, day);
      const [letter] = letters;
      const isRight = letter && this.#says(letter.text, expected, whole, (what) => say(`${address} ${what}`));
      if (letters.length !== 1) say(`${address} got ${letters.length} letters once more`);
      const fate = one.arrived ? 'letter, and again' : 'letter';
      this.fates.get(day)?.set(address, isRight && letters.length === 1 ? fate : 'WRONG');
    }
    for (const address of arrived.keys()) say(`${address} got a letter once more, and nobody wanted that`);
  }

  /** Judges a Monday's first run. */
  run({ due, tries, after }: Ran): void {
    const day = due.slice(0, 10);
    const issue = isoWeek(day);
    const fates = new Map<string, Fate>();
    this.fates.set(day, fates);
    const say = (what: string): void => void this.wrong.push(`${issue}: ${what}`);
    const arrived = lettersIn(tries);
    for (const address of arrived.keys())
      if (!this.readers.has(address)) say(`${address} got a letter, and never confirmed`);

    // The issue is fixed in the try after which it stands in Ausgaben: by the sheets as they stood before.
    const isFixedIn = ({ Ausgaben = [] }: Cells): boolean => Ausgaben.some((row) => row['Ausgabe'] === issue);
    const fixed = tries.find((_, at) => isFixedIn(tries[at + 1]?.before ?? after))?.before;
    const before = fixed ?? tries[0]?.before ?? {};
    const whole = wholeIn(before, issue);
    const isHeld = whole?.['Brief anhalten'] === 'anhalten';
    if (isHeld && fixed) say('was held, and went out');
    if (!isHeld && !fixed) say('was not fixed');
    if (isHeld || !fixed) {
      for (const address of arrived.keys()) say(`${address} got a letter of an issue that is held`);
      for (const [address, reader] of this.readers) fates.set(address, reader.agreed ? 'held' : 'left');
      return;
    }

    // What is still unclear counts as told, unless the manager wanted it to be told once more.
    for (const { reader, sending, day: of } of this.#unsettled.splice(0))
      if (!isRepeated(before, isoWeek(of))) this.#deliver(reader, sending, of);
    for (const [address, reader] of this.readers) reader.stands(rowOf(address, before));
    this.#offers.freeze(issue, offersIn(before, day), this.#decisions(before, issue, 'Angebote', 'Angebot'));
    this.#organisations.freeze(
      issue,
      organisationsIn(before, day),
      this.#decisions(before, issue, 'Organisationen', 'Name'),
    );
    for (const [address, reader] of this.readers)
      fates.set(
        address,
        this.#fateOf(
          reader,
          { day, issue, before, tries, after, whole, letters: arrived.get(address) ?? [] },
          say,
        ),
      );
    const unclear = [...fates.values()].filter((fate) => fate.endsWith('unclear')).length;
    const killed = tries.some(({ answers }) => answers.includes('killed'));
    if (unclear > (killed ? BATCH : 0)) say(`${unclear} letters are unclear`);
  }

  /** What an issue brought one reader, who from now on knows it. */
  #fateOf(reader: Reader, of: Sent, say: (what: string) => void): Fate {
    const { address } = reader.offers;
    const { day, issue, before, tries, after, whole, letters } = of;
    const none = whyNone(reader, day, this.#expected(reader, before, day));
    const [first, ...more] = letters;
    if (none) {
      if (first) say(`${address} got a letter in spite of: ${none}`);
      return first ? 'WRONG' : none;
    }
    reader.offers.planned = reader.organisations.planned = true;
    const isOpen = isUnclear(after, issue, rowOf(address, before)?.['id']);
    const killed = tries.find(({ answers }) => answers.includes('killed'));
    // What changed between the fixing and the sending is left out, until the next issue knows it.
    const sending = first?.before ?? (isOpen ? killed : tries.at(-1))?.before ?? before;
    const expected = this.#expected(reader, sending, day);
    const nothing = whyNone(reader, day, expected);
    if (!first && !isOpen && nothing) return nothing;
    if (!first && !isOpen) {
      say(`${address} got no letter`);
      return 'WRONG';
    }
    const isRight = !first || this.#says(first.text, expected, whole, (what) => say(`${address} ${what}`));
    if (more.length > 0) say(`${address} got ${letters.length} letters`);
    if (isOpen) this.#unsettled.push({ reader, sending, day, arrived: first !== undefined });
    else this.#deliver(reader, sending, day);
    if (!isRight || more.length > 0) return 'WRONG';
    if (!first) return 'unclear';
    return isOpen ? 'letter, unclear' : 'letter';
  }

  /** A reader knows what an issue told, as far as it stood so. */
  #deliver({ offers, organisations }: Reader, sending: Cells, day: string): void {
    this.#offers.deliver(offers, offersIn(sending, day), isoWeek(day), day);
    this.#organisations.deliver(organisations, organisationsIn(sending, day), isoWeek(day), day);
  }

  /** What the manager decided about the entries of a tab. */
  #decisions(before: Cells, issue: string, tab: 'Angebote' | 'Organisationen', name: string) {
    const own = (before.Vorschau ?? []).filter((row) => row['Ausgabe'] === issue);
    const isAtOnce = own.some(
      (row) => row['Kennung'] === undefined && row['Entscheidung'] === 'sofort aufnehmen',
    );
    const ids = new Map((before[tab] ?? []).map((row) => [numberIn(row[name]), row['id']]));
    return (number: number): 'tell' | 'leave out' | 'wait' => {
      const row = own.find((one) => one['Kennung'] !== undefined && one['Kennung'] === ids.get(number));
      if (own.length === 0 || (!row && isAtOnce)) return 'tell';
      if (!row) return 'wait';
      return row['Entscheidung'] === 'weglassen' ? 'leave out' : 'tell';
    };
  }

  #expected(reader: Reader, before: Cells, day: string): Content {
    const offers = this.#offers.expected(reader.offers, offersIn(before, day));
    const organisations = this.#organisations.expected(reader.organisations, organisationsIn(before, day));
    const isFirst = this.#offers.first === isoWeek(day);
    const row = rowOf(reader.offers.address, before);
    const month = day.slice(0, 7);
    const opensMonth = !(before.Ausgaben ?? []).some(
      (one) => one['Ausgabe'] !== isoWeek(day) && mondayIn(String(one['Ausgabe'])).slice(0, 7) === month,
    );
    const { last } = reader.offers;
    const old = oldOffersOf(String(row?.['Organisation'] ?? ''), before, day);
    const isNews = (age: number): boolean => last === null || age - daysBetween(last, day) < 150;
    return {
      counted: isFirst ? shownIn(before, day) : offers.counted,
      offers,
      organisations,
      dates: datesFor(reader.offers.topics, before, day),
      needs: opensMonth ? needsBefore(before, day) : [],
      request: old.map(({ name }) => name),
      isAsked: old.some(({ age }) => isNews(age)),
    };
  }

  /** Whether a letter says what it should; else says what differs. */
  #says(text: string, expected: Content, whole: Row | undefined, say: (what: string) => void): boolean {
    const is = toldIn(text);
    const should = shouldSay(expected, is);
    this.told += is.added.names.length + is.changed.names.length + is.ended.names.length;
    const greeting = whole?.['Gruß'];
    if (greeting !== undefined && !text.includes(String(greeting)))
      say('was not greeted in the manager’s words');
    if (isDeepStrictEqual(is, should)) return true;
    for (const part of Object.keys(should) as (keyof Told)[])
      if (!isDeepStrictEqual(is[part], should[part]))
        say(
          `was told as ${part}: ${JSON.stringify(is[part])}, and should have been: ${JSON.stringify(should[part])}`,
        );
    return false;
  }
}

/** A letter of an issue, with the sheets as they stood before the try that sent it. */
interface Letter {
  readonly text: string;
  readonly before: Cells;
}

/** An issue and what came of it for one reader. */
interface Sent extends Pick<Ran, 'tries' | 'after'> {
  readonly day: string;
  readonly issue: string;
  /** The sheets by which it was fixed. */
  readonly before: Cells;
  /** The row of *Vorschau* for the whole letter. */
  readonly whole: Row | undefined;
  readonly letters: readonly Letter[];
}

/** What a letter should tell. */
interface Content {
  readonly counted: number;
  readonly offers: Expected;
  readonly organisations: Expected;
  readonly dates: readonly string[];
  readonly needs: readonly string[];
  readonly request: readonly string[];
  /** Whether the request alone is worth a letter. */
  readonly isAsked: boolean;
}

function shouldSay({ counted, offers, organisations, dates, needs, request }: Content, is: Told): Told {
  const names = (numbers: readonly number[], word: string): string[] =>
    numbers.map((number) => `${word} ${number}`);
  const changed = [...offers.changed].map(
    ([number, fields]) => `Angebot ${number}: ${fields.toSorted().join()}`,
  );
  return {
    counted,
    added: listedFrom(names(offers.added, 'Angebot'), is.added),
    changed: listedFrom(changed, is.changed),
    ended: listedFrom(names(offers.ended, 'Angebot'), is.ended),
    dates: listedFrom(dates, is.dates),
    needs: listedFrom(needs, is.needs),
    partners: listedFrom(names(organisations.added, 'Einrichtung'), is.partners),
    request: listedFrom(request, is.request),
  };
}

/** The letters that arrived, by address. */
function lettersIn(tries: Ran['tries']): ReadonlyMap<string, Letter[]> {
  const all = tries.flatMap(({ before, mails }) =>
    mails.flatMap(({ to, text, leaveUrl }) => (leaveUrl === null ? [] : [{ to, text, before }])),
  );
  return Map.groupBy(all, ({ to }) => to);
}

function rowOf(address: string, { Partner: rows }: Cells): Row | undefined {
  return rows?.find((row) => row['E-Mail'] === address);
}

/** The row of *Vorschau* for a whole issue. */
function wholeIn({ Vorschau = [] }: Cells, issue: string): Row | undefined {
  return Vorschau.find((row) => row['Ausgabe'] === issue && row['Kennung'] === undefined);
}

/** Whether the manager wants the unclear letters of an issue to be sent, or told, once more. */
function isRepeated({ Ausgaben = [] }: Cells, issue: string): boolean {
  return Ausgaben.some((row) => row['Ausgabe'] === issue && row['Unklare Briefe'] === 'noch einmal senden');
}

/** Why somebody is to get no letter, or null. */
function whyNone(reader: Reader, day: string, content: Content): Fate | null {
  if (!reader.agreed) return 'left';
  if (!reader.reads) return 'paused';
  const { monthly, last } = reader.offers;
  if (monthly && last !== null && last.slice(0, 7) === day.slice(0, 7)) return 'monthly';
  const { counted, offers, organisations, dates, needs, isAsked } = content;
  const news =
    counted + offers.added.length + offers.changed.size + offers.ended.length + organisations.added.length;
  return news + dates.length + needs.length > 0 || isAsked ? null : 'nothing new';
}

/** Whether a letter was begun and never ended, as *Zustellungen* say. */
function isUnclear(
  { Zustellungen = [] }: Cells,
  issue: string,
  recipient: string | number | undefined,
): boolean {
  const own = Zustellungen.filter(
    (row) => row['Ausgabe'] === issue && row['Zweck'] === 'digest' && row['Empfänger'] === recipient,
  );
  const states = own.map((row) => row['Stand']);
  return states.includes('begonnen') && !states.includes('gesendet');
}

/** The Monday of an ISO week. */
function mondayIn(issue: string): string {
  const year = Number(issue.slice(0, 4));
  const fourth = new Date(Date.UTC(year, 0, 4)); // always in week 1 (ISO 8601)
  const days = (Number(issue.slice(6)) - 1) * 7 - ((fourth.getUTCDay() || 7) - 1);
  return new Date(fourth.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
