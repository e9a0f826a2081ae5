import * as fc from 'fast-check';
import { idOf } from '../../../../functions/platform/keys.ts';
import { addDays, berlinDate } from '../../../../functions/platform/time.ts';
import type { World } from './knowledge.ts';
import type { Cells, Paper } from './paper.ts';

/** Words of the lists: key, the program's own label, and what the manager may rename it to. */
const TOPICS = [
  { key: 'geld', label: 'Geld und Existenz', other: 'Geld & Sorgen' },
  { key: 'amt', label: 'Ämter und Papiere', other: 'Behörden' },
  { key: 'wohnen', label: 'Wohnen', other: 'Zuhause' },
] as const;
const COSTS = [
  { key: 'frei', label: 'Kostenlos', other: 'gratis' },
  { key: 'beitrag', label: 'Teilnahmebeitrag', other: 'Beitrag' },
] as const;
export const topicKeys = TOPICS.map(({ key }) => key);

/** An offer as its people mean it; what the sheet shows of it follows. */
interface Meant {
  readonly number: number;
  readonly cells: Cells;
  /** The Name counts up, so that each change of it can be told apart. */
  version: number;
  status: 'öffentlich' | 'pausiert' | 'beendet' | 'neu';
  hours: string;
  summary: string;
  topics: readonly string[];
  cost: string | null;
  validTo: string | null;
  confirmedAt: string | null;
  receivedAt: string | null;
  /** Columns in which something stands that nobody can read. */
  readonly broken: Set<string>;
}

const USUAL = [
  'type',
  'form',
  'publish',
  'pause',
  'end',
  'hours',
  'hours',
  'topics',
  'cost',
  'until',
  'confirm',
] as const;
const RARE = [
  'copy',
  'reject',
  'rename',
  'summary',
  'break',
  'mend',
  'relabel',
  'loseHours',
  'undo',
  'sort',
  'upkeep',
  'blank',
] as const;

/** What somebody does to the sheet: `at` picks an offer, `to` a value. */
export interface Act {
  readonly do: (typeof USUAL)[number] | (typeof RARE)[number] | 'import';
  readonly at: number;
  readonly to: number;
}

/** Something that people do in an ordinary week; now and then an import. */
export const act: fc.Arbitrary<Act> = fc.record({
  do: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<Act['do'][]>(...USUAL) },
    { weight: 6, arbitrary: fc.constantFrom<Act['do'][]>(...RARE) },
    { weight: 1, arbitrary: fc.constant<Act['do']>('import') },
  ),
  at: fc.nat(20),
  to: fc.nat(5),
});

/** The tab *Angebote* and those who work in it. */
export class Office {
  readonly #paper: Paper;
  readonly #offers: Meant[] = [];
  #relabelled = false;
  #count = 0;

  constructor(paper: Paper) {
    this.#paper = paper;
  }

  act({ do: what, at, to }: Act): void {
    const one = this.#offers[at % Math.max(1, this.#offers.length)];
    const today = berlinDate(this.#paper.now);
    switch (what) {
      case 'type':
        return this.#add({
          status: to < 4 ? 'öffentlich' : 'neu',
          confirmedAt: to % 2 ? addDays(today, -(270 + 30 * to)) : null,
        });
      case 'form':
        return this.#add({ status: 'öffentlich', receivedAt: this.#paper.now.toISOString() }, true);
      case 'import':
        for (let n = 0; n < 26 + 2 * to; n++)
          this.#add({ status: 'öffentlich', confirmedAt: addDays(today, -n) }, true);
        return;
      case 'upkeep':
        return this.upkeep();
      case 'sort':
        this.upkeep(); // a copy that was sorted above its model would be taken for it
        this.#paper.offers.sort((a, b) => (String(a['title']) < String(b['title']) ? 1 : -1));
        return;
      case 'relabel':
        return this.#relabel();
      case 'loseHours':
        this.#paper.lost.add('hours');
        return;
      case 'undo':
        this.#paper.lost.clear();
        return;
    }
    if (!one) return;
    if (what === 'copy') {
      this.#add({ ...one, broken: new Set(one.broken) }, false, { ...one.cells });
      return;
    }
    const set = (values: Partial<Meant>): void => {
      Object.assign(one, values);
      this.#show(one, Object.keys(values));
    };
    if (what === 'publish') set({ status: 'öffentlich' });
    if (what === 'pause') set({ status: 'pausiert' });
    if (what === 'end') set({ status: 'beendet' });
    if (what === 'reject') set({ status: 'neu' });
    if (what === 'confirm') set({ confirmedAt: addDays(today, -to) });
    if (what === 'blank') set({ confirmedAt: null });
    if (what === 'rename') set({ version: one.version + 1 });
    if (what === 'hours') set({ hours: `${to} Uhr` });
    if (what === 'summary') set({ summary: `Satz ${to}.` });
    if (what === 'topics') set({ topics: topicsOf(to) });
    if (what === 'cost') set({ cost: to === 5 ? null : (COSTS[to % 2]?.key ?? null) });
    if (what === 'until') set({ validTo: to === 5 ? null : addDays(today, 5 * to - 6) });
    if (what === 'break') this.#break(one, ['validTo', 'cost', 'topics'][to % 3] ?? '');
    if (what === 'mend') for (const column of one.broken) this.#mend(one, column);
  }

  /** Ids for rows that were typed or copied. */
  upkeep(): void {
    this.#paper.giveIds();
  }

  /** How each offer stands on a day, as anybody would judge who knows what was meant. */
  world(day: string): World {
    const ids = new Set<unknown>();
    return new Map(
      this.#paper.offers.flatMap((cells) => {
        const one = this.#offers.find((offer) => offer.cells === cells);
        const id = cells['id'];
        if (!one || !id || ids.has(id)) return []; // without an id of its own it waits for upkeep
        ids.add(id);
        return [[one.number, this.#standing(one, day)] as const];
      }),
    );
  }

  /** How many offers the directory shows on a day: also those without an id, and those whose end nobody can read. */
  inDirectory(day: string): number {
    return this.#offers.filter((one) => {
      const { shown } = this.#standing(
        { ...one, validTo: one.broken.has('validTo') ? null : one.validTo },
        day,
      );
      return shown;
    }).length;
  }

  #standing(one: Meant, day: string) {
    const { broken } = one;
    const sure = !broken.has('validTo');
    const offered = one.status === 'öffentlich' && (one.validTo === null || one.validTo >= day);
    const since = one.confirmedAt ?? (one.receivedAt ? berlinDate(new Date(one.receivedAt)) : null);
    const young = since === null || addDays(since, 365) > day;
    return {
      shown: offered && young,
      offered,
      sure,
      topics: broken.has('topics') ? [] : one.topics,
      fields: {
        Name: titleOf(one),
        Beschreibung: one.summary,
        ...(!this.#paper.lost.has('hours') && { Zeiten: one.hours }),
        ...(!broken.has('topics') && { Themen: one.topics.toSorted().join() }),
        ...(!broken.has('cost') && { Kosten: one.cost ?? '' }),
      },
    };
  }

  #add(values: Partial<Meant>, withId = false, cells: Cells = {}): void {
    const number = ++this.#count;
    const one: Meant = {
      version: 1,
      status: 'neu',
      hours: '9 Uhr',
      summary: 'Ein Satz.',
      topics: topicsOf(number % 6),
      cost: null,
      validTo: null,
      confirmedAt: null,
      receivedAt: null,
      broken: new Set(),
      ...values,
      number,
      cells,
    };
    if (withId) cells['id'] = idOf(`offer ${number}`);
    this.#offers.push(one);
    this.#paper.offers.push(cells);
    this.#show(one, ['version', ...(Object.keys(cells).length > 1 ? [] : SHOWN)]);
  }

  /** Types what is meant into the cells, by today's words. */
  #show(one: Meant, changed: readonly string[]): void {
    const { cells } = one;
    for (const column of changed) {
      one.broken.delete(column);
      if (column === 'version') cells['title'] = titleOf(one);
      else if (column === 'topics')
        cells['topics'] = one.topics.map((key) => this.#label(TOPICS, key)).join(', ');
      else if (column === 'cost') cells['cost'] = one.cost === null ? '' : this.#label(COSTS, one.cost);
      else if (SHOWN.includes(column)) cells[column] = one[column as 'hours'];
    }
  }

  #break(one: Meant, column: string): void {
    one.broken.add(column);
    one.cells[column] = 'vielleicht?';
  }

  #mend(one: Meant, column: string): void {
    this.#show(one, [column]);
  }

  #label(words: typeof TOPICS | typeof COSTS, key: string): string {
    const word = words.find((one) => one.key === key);
    return (this.#relabelled ? word?.other : word?.label) ?? key;
  }

  /** The manager renames words in *Listen*; what was typed before stays as it is. */
  #relabel(): void {
    if (this.#relabelled) return;
    this.#relabelled = true;
    for (const [list, words] of [
      ['topic', TOPICS],
      ['cost', COSTS],
    ] as const)
      for (const { key, other } of words) this.#paper.lists.push({ list, key, label: other });
  }
}

const SHOWN = ['status', 'hours', 'summary', 'topics', 'cost', 'validTo', 'confirmedAt', 'receivedAt'];

function titleOf({ number, version }: Pick<Meant, 'number' | 'version'>): string {
  return `Angebot ${number} (${version})`;
}

function topicsOf(to: number): string[] {
  return topicKeys.filter((_, at) => (to >> at) % 2 === 1);
}
