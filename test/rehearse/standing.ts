import { addDays, daysBetween } from '../../functions/platform/time.ts';
import type { Standing, World } from '../functions/digest/model/knowledge.ts';
import { dayIn, type Cells, type Row } from './desk.ts';

/** Days without a confirmation after which a provider is asked, asked once more, and the offer is hidden. */
const LADDER = { ask: 150, remind: 165, hide: 365 } as const;

/** The number that the name of an entry bears, whatever else becomes of the name. */
export function numberIn(name: string | number | undefined): number {
  return Number(/\d+/.exec(String(name ?? ''))?.[0]);
}

export function listed(cell: string | number | undefined): string[] {
  return String(cell ?? '')
    .split(',')
    .map((label) => label.trim())
    .filter(Boolean);
}

/** How old an offer is on a day, from what people said and when: `null` where nobody can tell. */
function ageOf(row: Row, { Bestätigungen = [] }: Cells, day: string): number | null {
  const number = numberIn(row['Angebot']);
  const said = Bestätigungen.filter(
    (one) => one['Antwort'] === 'Stimmt noch' && numberIn(one['Angebot']) === number,
  ).map((one) => dayIn(one['Wann']));
  const confirmed = [...said, dayIn(row['Bestätigt am'])].flatMap((one) =>
    one !== null && one <= day ? [one] : [],
  );
  const since = confirmed.toSorted().at(-1) ?? dayIn(row['Eingegangen am']);
  return since === null ? null : daysBetween(since, day);
}

/** Released, and not over. */
function isOffered(row: Row, day: string): boolean {
  return row['Status'] === 'öffentlich' && (dayIn(row['Gilt bis']) ?? day) >= day;
}

/** Shown to everybody: offered, and somebody has confirmed it within a year. */
function isShown(row: Row, cells: Cells, day: string): boolean {
  return isOffered(row, day) && (ageOf(row, cells, day) ?? 0) < LADDER.hide;
}

/** How the offers stand on a day, by their numbers. One without an id waits for the next upkeep. */
export function offersIn(cells: Cells, day: string): World {
  return worldOf(cells.Angebote, 'Angebot', (row): Standing => ({
    shown: isShown(row, cells, day),
    offered: isOffered(row, day),
    sure: true,
    topics: listed(row['Themen']),
    fields: {
      Name: String(row['Angebot']),
      Beschreibung: String(row['Kurz gesagt'] ?? ''),
      Zeiten: String(row['Öffnungszeiten'] ?? ''),
      Themen: listed(row['Themen']).toSorted().join(),
      Kosten: String(row['Kosten'] ?? ''),
    },
  }));
}

/** The organisations of the network on a day: once told, nothing of them is news. */
export function organisationsIn({ Organisationen }: Cells, day: string): World {
  return worldOf(Organisationen, 'Name', (row): Standing => {
    const since = dayIn(row['Im Netzwerk seit']);
    const belongs = since !== null && since <= day;
    return { shown: belongs, offered: belongs, sure: true, topics: listed(row['Themen']), fields: {} };
  });
}

/** Rows by the numbers that their names bear. */
function worldOf(rows: readonly Row[] = [], name: string, standing: (row: Row) => Standing): World {
  return new Map(
    rows.filter((row) => row['id'] !== undefined).map((row) => [numberIn(row[name]), standing(row)] as const),
  );
}

/** How many offers the directory shows on a day. */
export function shownIn(cells: Cells, day: string): number {
  return (cells.Angebote ?? []).filter((row) => isShown(row, cells, day)).length;
}

/** The dates of the next fourteen days for somebody with these topics, `Termin 3`, or `Termin 3 (fällt aus)`. */
export function datesFor(topics: readonly string[], { Veranstaltungen = [] }: Cells, day: string): string[] {
  return Veranstaltungen.filter((row) => {
    const on = dayIn(row['Datum']);
    const isPublic = row['Status'] === 'öffentlich' || row['Status'] === 'abgesagt';
    return (
      isPublic &&
      on !== null &&
      on >= day &&
      on <= addDays(day, 13) &&
      concerns(topics, listed(row['Themen']))
    );
  }).map((row) => `${row['Veranstaltung']}${row['Status'] === 'abgesagt' ? ' (fällt aus)' : ''}`);
}

/** What people came with in the month before a day's, the most frequent first; of few nothing is said. */
export function needsBefore({ Kontakte = [] }: Cells, day: string): string[] {
  const month = addDays(`${day.slice(0, 7)}-01`, -1).slice(0, 7);
  const counts = new Map<string, number>();
  for (const row of Kontakte)
    if (dayIn(row['Datum'])?.startsWith(month) && row['Thema'] !== undefined)
      counts.set(String(row['Thema']), (counts.get(String(row['Thema'])) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= 5)
    .toSorted(([, a], [, b]) => b - a)
    .map(([topic]) => topic);
}

/** The offers of an organisation that somebody should confirm and no mail of their own asks about, and how old each is. */
export function oldOffersOf(
  organisation: string,
  cells: Cells,
  day: string,
): { name: string; age: number }[] {
  return (cells.Angebote ?? [])
    .filter((row) => organisation !== '' && row['Anbieter'] === organisation && isOffered(row, day))
    .filter((row) => row['Pflege-E-Mail'] === undefined)
    .map((row) => ({ name: String(row['Angebot']), age: ageOf(row, cells, day) ?? 0 }))
    .filter(({ age }) => age >= LADDER.ask);
}

/**
 * The providers to ask on a day, each once a week at most, and not about an offer of which a change waits for the manager.
 * @param askedOn the day on which each was asked last
 */
export function providersToAsk(cells: Cells, day: string, askedOn: ReadonlyMap<string, string>): string[] {
  const due = (cells.Angebote ?? []).flatMap((row) => {
    const address = providerOf(row, cells, day);
    if (address === null) return [];
    const age = ageOf(row, cells, day);
    const last = askedOn.get(address);
    if (last !== undefined && daysBetween(last, day) < 7) return [];
    if (age === null) return last === undefined ? [address] : [];
    if (age < LADDER.ask) return [];
    const reached = addDays(day, (age >= LADDER.remind ? LADDER.remind : LADDER.ask) - age);
    return last === undefined || last < reached ? [address] : [];
  });
  return [...new Set(due)].toSorted();
}

/** The address to which a mail about an offer may go on a day: not while a change of it waits for the manager. */
function providerOf(row: Row, { Änderungen = [] }: Cells, day: string): string | null {
  const address = row['Pflege-E-Mail'];
  const isAnswered = Änderungen.some(
    (one) => one['Stand'] === undefined && one['Kennung des Angebots'] === row['id'],
  );
  return typeof address === 'string' && isOffered(row, day) && !isAnswered ? address : null;
}

/** Days after which a report is told to nobody any more. */
const TOLD_WITHIN = 30;

/**
 * The reports that are to be told on a day, by the address to which one mail tells them: those that the manager has not
 * decided on, to her and to the offer's provider.
 */
export function reportsToTell(cells: Cells, day: string, manager: string): Map<string, (string | number)[]> {
  const told = new Map<string, (string | number)[]>();
  for (const report of cells.Meldungen ?? []) {
    const came = dayIn(report['Eingegangen am']) ?? day;
    if (report['Entscheidung'] !== undefined || daysBetween(came, day) > TOLD_WITHIN) continue;
    const offer = cells.Angebote?.find((row) => row['id'] === report['Kennung des Angebots']);
    const provider = offer && providerOf(offer, cells, day);
    for (const to of provider ? [manager, provider] : [manager])
      told.set(to, [...(told.get(to) ?? []), report['id'] ?? '']);
  }
  return told;
}

function concerns(wanted: readonly string[], topics: readonly string[]): boolean {
  return wanted.length === 0 || topics.length === 0 || topics.some((topic) => wanted.includes(topic));
}
