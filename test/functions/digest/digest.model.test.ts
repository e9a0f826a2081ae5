import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { runDigest } from '../../../functions/digest/function.ts';
import type { Sending } from '../../../functions/mail/letter.ts';
import { idOf } from '../../../functions/platform/keys.ts';
import { addDays, instantFromBerlin, isoWeek } from '../../../functions/platform/time.ts';
import { consents } from '../../../sheets-schema/consents.ts';
import { partners } from '../../../sheets-schema/partners.ts';
import { preview } from '../../../sheets-schema/preview.ts';
import { settings } from '../../../sheets-schema/settings.ts';
import { contents } from '../../../sheets-schema/contents.ts';
import { act, Office, topicKeys, type Act } from './model/office.ts';
import { Knowledge, Partner, type Expected, type World } from './model/knowledge.ts';
import { Paper } from './model/paper.ts';
import { keys } from './rows.ts';

/** What happens to those who read. `who` picks one, `to` a value. */
interface ReaderAct {
  readonly do: 'join' | 'topics' | 'rhythm' | 'pause' | 'leave' | 'return';
  readonly who: number;
  readonly to: number;
}

/** A week: what is done in it, and what befalls its letter. */
interface Week {
  readonly acts: readonly Act[];
  readonly readers: readonly ReaderAct[];
  readonly preview: boolean;
  /** What the manager decides in the preview: of the entry picked, or of the whole letter. */
  readonly decisions: readonly { readonly leaveOut: number }[];
  readonly whole: 'nothing' | 'at once' | 'hold';
  readonly sunday: readonly Act[];
  readonly run: 'monday' | 'tuesday' | 'missed';
  /** What is done while the letters go out. */
  readonly during: readonly Act[];
  /** Somebody leaves while the letters go out. */
  readonly leaving: number | null;
  readonly fates: readonly ('sent' | 'deferred' | 'refused' | 'unclear')[];
  /** The same run once more, after these acts. */
  readonly again: readonly Act[] | null;
  readonly upgrade: boolean;
}

const acts = (most: number): fc.Arbitrary<Act[]> => fc.array(act, { maxLength: most });
const rarely = <T>(value: fc.Arbitrary<T>, otherwise: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary: value });

const anyWeek: fc.Arbitrary<Week> = fc.record({
  acts: acts(4),
  readers: fc.array(
    fc.record<ReaderAct>({
      do: fc.constantFrom('join', 'join', 'topics', 'rhythm', 'pause', 'leave', 'return'),
      who: fc.nat(5),
      to: fc.nat(5),
    }),
    { maxLength: 2 },
  ),
  preview: fc.boolean(),
  decisions: fc.array(fc.record({ leaveOut: fc.nat(6) }), { maxLength: 1 }),
  whole: rarely(fc.constantFrom('at once', 'hold'), 'nothing'),
  sunday: acts(2),
  run: rarely(fc.constantFrom('tuesday', 'missed'), 'monday'),
  during: acts(2),
  leaving: rarely(fc.option(fc.nat(5)), null),
  fates: rarely(fc.array(fc.constantFrom('sent', 'deferred', 'refused', 'unclear'), { maxLength: 6 }), []),
  again: rarely(fc.option(acts(2)), null),
  upgrade: rarely(rarely(fc.boolean(), false), false),
});

const FATES: Record<Week['fates'][number], Sending> = {
  sent: { state: 'sent' },
  deferred: { state: 'failed', code: 'SMTP_451', permanent: false },
  refused: { state: 'failed', code: 'SMTP_550', permanent: true },
  unclear: { state: 'unclear', code: 'ETIMEDOUT' },
};

/** Lives through the weeks and holds every letter against what its reader should be told. */
class Neighbourhood {
  readonly paper = new Paper();
  readonly office = new Office(this.paper);
  readonly knowledge = new Knowledge();
  readonly told = { letters: 0, entries: 0, withheld: 0 };
  #second = 0;

  constructor() {
    for (const [key, value] of [
      ['quartier.name', 'Quartier'],
      ['sender.email', 'brief@quartier.example'],
      ['offers.hideAfterDays', '365'],
    ])
      this.paper.add(settings, { key, value });
  }

  async live(week: Week, monday: string): Promise<void> {
    this.#at(addDays(monday, -4), '10:00');
    for (const one of week.acts) this.office.act(one);
    for (const one of week.readers) this.#reader(one);
    if (week.upgrade) this.#upgrade();
    this.office.upkeep();
    const shown = week.preview ? await this.#preview(week, monday) : null;
    this.#at(addDays(monday, -1), '12:00');
    for (const one of week.sunday) this.office.act(one);
    if (week.run === 'missed') return;

    const day = week.run === 'monday' ? monday : addDays(monday, 1);
    this.#at(day, '07:00');
    const held = shown !== null && week.whole === 'hold';
    const issue = isoWeek(monday);
    const world = this.office.world(day);
    if (!held)
      this.knowledge.freeze(issue, world, (offer) => {
        if (!shown || (!shown.has(offer) && week.whole === 'at once')) return 'tell';
        return shown.get(offer) ?? 'wait';
      });
    const planned = held ? [] : this.#planned(world, monday, day);
    for (const { partner } of planned) partner.planned = true;

    this.paper.afterWrite = () => {
      for (const one of held ? [] : week.during) this.office.act(one);
      if (week.leaving !== null) this.#reader({ do: 'leave', who: week.leaving, to: 0 });
    };
    week.fates.forEach((fate, at) => this.paper.fate.set(addressOf(at), FATES[fate]));
    let open = await this.#run(day, monday, issue, planned);
    this.paper.afterWrite = null;
    if (week.again) {
      for (const one of week.again) this.office.act(one);
      this.paper.fate.clear();
      open = await this.#run(day, monday, issue, open);
    }
    this.paper.fate.clear();
  }

  /** Runs the digest; every planned letter arrives as it should, or stays open. */
  async #run(day: string, monday: string, issue: string, planned: readonly Planned[]): Promise<Planned[]> {
    this.paper.arrived = [];
    try {
      await runDigest(this.paper.now, this.paper.io());
    } catch (error) {
      expect(error).toMatchObject({ code: 'MAIL_SERVER_REFUSES' });
    }
    const world = this.office.world(day);
    const open: Planned[] = [];
    const due = new Map<string, Expected>();
    for (const letter of planned) {
      const { partner } = letter;
      const fate = this.paper.fate.get(partner.address)?.state ?? 'sent';
      const expected = this.knowledge.expected(partner, world);
      if (!partner.reads || !this.#says(expected, issue, day)) continue;
      if (fate === 'failed') {
        if (this.paper.fate.get(partner.address) === FATES.deferred) open.push(letter);
        continue;
      }
      due.set(partner.address, expected);
    }
    const arrived = this.paper.arrived.map((letter) => [letter.to.address, letter.text] as const);
    expect(arrived.map(([address]) => address).toSorted()).toEqual([...due.keys()].toSorted());
    for (const [address, text] of arrived) {
      const expected = due.get(address);
      if (expected) this.#compare(text, expected, issue, day);
      this.told.letters++;
    }
    for (const { partner } of planned)
      if (due.has(partner.address)) {
        this.knowledge.deliver(partner, world, issue, monday);
        this.told.withheld += partner.pending.size;
      }
    return open;
  }

  #compare(text: string, expected: Expected, issue: string, day: string): void {
    const letter = read(text);
    const first = this.knowledge.first === issue;
    const count = first ? this.office.inDirectory(day) : expected.counted;
    const changes = [...expected.changed].map(([offer, fields]) => `${offer}: ${fields.toSorted().join()}`);
    this.told.entries += expected.added.length + changes.length + expected.ended.length;
    expect(letter).toEqual({
      counted: count,
      added: listed(expected.added, letter.added),
      changed: listed(changes, letter.changed),
      ended: listed(expected.ended, letter.ended),
    });
  }

  #planned(world: World, monday: string, day: string): Planned[] {
    return this.knowledge.partners
      .filter(({ reads }) => reads)
      .filter(({ monthly, last }) => !monthly || last === null || last.slice(0, 7) < monday.slice(0, 7))
      .filter((partner) => this.#says(this.knowledge.expected(partner, world), isoWeek(monday), day))
      .map((partner) => ({ partner }));
  }

  #says({ added, changed, ended, counted }: Expected, issue: string, day: string): boolean {
    const count = this.knowledge.first === issue ? this.office.inDirectory(day) : counted;
    return count + added.length + changed.size + ended.length > 0;
  }

  /** Saturday: what the manager is shown, and what she decides about it. */
  async #preview(week: Week, monday: string): Promise<Map<number, 'tell' | 'leave out'>> {
    this.#at(addDays(monday, -2), '07:00');
    const shown = this.knowledge.differences(this.office.world(monday));
    await runDigest(this.paper.now, this.paper.io());
    await runDigest(this.paper.now, this.paper.io()); // a doubled trigger
    const rows = this.paper.of(preview).filter((row) => row['issue'] === isoWeek(monday));
    const shownRows = rows.filter((row) => row['entry'] !== null);
    expect(lines(shownRows.map(offerIn))).toEqual(lines(shown));
    const decided = new Map(shown.map((offer): [number, 'tell' | 'leave out'] => [offer, 'tell']));
    for (const { leaveOut } of week.decisions) {
      const row = shownRows[leaveOut];
      if (!row) continue;
      row['decision'] = 'weglassen';
      decided.set(Number(offerIn(row)), 'leave out');
    }
    const [whole] = rows.filter((row) => row['entry'] === null);
    if (whole && week.whole === 'at once') whole['decision'] = 'sofort';
    if (whole && week.whole === 'hold') whole['hold'] = 'anhalten';
    return decided;
  }

  #reader({ do: what, who, to }: ReaderAct): void {
    const all = this.knowledge.partners;
    const one = all[who % Math.max(1, all.length)];
    this.#second++; // who leaves and returns does one after the other
    const at = new Date(this.paper.now.getTime() + this.#second * 1000).toISOString();
    if (what === 'join') {
      if (all.length > 5) return;
      const topics = topicKeys.filter((_, bit) => (to >> bit) % 2 === 1);
      const partner = new Partner(addressOf(all.length), topics, to === 5);
      all.push(partner);
      const rhythm = partner.monthly ? 'monatlich' : 'woechentlich';
      const { address } = partner;
      this.paper.add(partners, {
        id: idOf(address),
        email: address,
        status: 'aktiv',
        wants: ['brief'],
        topics,
        rhythm,
      });
      this.#consent(address, { confirmedAt: at });
      return;
    }
    if (!one) return;
    const row = this.paper.of(partners).find((partner) => partner['id'] === idOf(one.address)) ?? {};
    if (what === 'topics') row['topics'] = one.topics = topicKeys.filter((_, bit) => (to >> bit) % 2 === 1);
    if (what === 'rhythm') {
      one.monthly = !one.monthly;
      row['rhythm'] = one.monthly ? 'monatlich' : 'woechentlich';
    }
    if (what === 'leave' || what === 'pause') one.reads = false;
    if (what === 'pause') row['status'] = 'pausiert';
    if (what === 'leave') this.#consent(one.address, { endedAt: at });
    if (what === 'return') {
      one.reads = true;
      row['status'] = 'aktiv';
      this.#consent(one.address, { confirmedAt: at });
    }
  }

  #consent(address: string, values: object): void {
    this.paper.add(consents, { addressHmac: keys.addressHmac(address), purpose: 'digest', ...values });
  }

  /** A new program that compares what people may do at what hours; the old one's journal knows nothing of it. */
  #upgrade(): void {
    this.knowledge.forget('Zeiten');
    for (const row of this.paper.of(contents))
      row['fingerprint'] = String(row['fingerprint']).replace(/ ?hours:\S+/, '');
  }

  #at(day: string, time: string): void {
    this.paper.now = instantFromBerlin(`${day}T${time}`);
  }
}

interface Planned {
  readonly partner: Partner;
}

/** The number of the offer that a row of the preview is about. */
const offerIn = (row: Record<string, unknown>): string =>
  /^Angebot (\d+)/.exec(String(row['line']))?.[1] ?? '';

const addressOf = (at: number): string => `p${at}@verein.example`;
const lines = (all: readonly (number | string)[]): string[] =>
  all.map(String).toSorted((a, b) => parseInt(a, 10) - parseInt(b, 10));

/** Entries of a section as a letter lists them, and how many more it names. */
interface Listed {
  readonly lines: readonly string[];
  readonly more: number;
}

/** A section as it should be: of more than twelve entries, any twelve. */
function listed(all: readonly (number | string)[], given: Listed): Listed {
  const expected = lines(all);
  if (expected.length <= 12) return { lines: expected, more: 0 };
  return {
    lines: given.lines.filter((line) => expected.includes(line)).slice(0, 12),
    more: expected.length - 12,
  };
}

/** A letter as its reader takes it in. */
function read(text: string) {
  const sections = new Map(
    text.split(/^== /m).map((part) => [part.slice(0, part.indexOf(' ==')), part.split('\n')] as const),
  );
  const section = (heading: string, entry: (at: number, all: readonly string[]) => string): Listed => {
    const all = sections.get(heading) ?? [];
    const found = all.flatMap((line, at) => (line.startsWith('- ') ? [entry(at, all)] : []));
    const more = /^und (ein|\d+) weitere/m.exec(all.join('\n'))?.[1] ?? '0';
    return { lines: lines(found), more: more === 'ein' ? 1 : Number(more) };
  };
  const number = (at: number, all: readonly string[]): string =>
    /^- Angebot (\d+)/.exec(all[at] ?? '')?.[1] ?? '';
  const change = (at: number, all: readonly string[]): string =>
    `${number(at, all)}: ${
      /: (.*)$/
        .exec(all[at + 1] ?? '')?.[1]
        ?.split(', ')
        .toSorted()
        .join() ?? ''
    }`;
  const count =
    /zurzeit (ein|\d+) Angebote?\.|(ein|\d+) Angebote? (?:ist|sind) neu/i.exec(text.replace(/\s+/g, ' ')) ??
    [];
  const counted = count[1] ?? count[2] ?? '0';
  return {
    counted: /^ein$/i.test(counted) ? 1 : Number(counted),
    added: section('Neu im Quartier', number),
    changed: section('Geändert', change),
    ended: section('Beendet', number),
  };
}

/** Mondays from which weeks are lived: over both changes of the clocks, and the end of a year with 53 weeks. */
const BEGINNINGS = ['2026-10-05', '2026-12-07', '2027-03-01'];

/** More by hand: `MODEL_RUNS=5000 npx vitest run --project unit test/functions/digest/digest.model.test.ts`. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 25);

it('tells every partner each change of what is public exactly once, in their first letter after it', async () => {
  const sum = { letters: 0, entries: 0, withheld: 0, weeks: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...BEGINNINGS),
      fc.array(anyWeek, { minLength: 3, maxLength: 14 }),
      async (beginning, weeks) => {
        const neighbourhood = new Neighbourhood();
        for (const [at, one] of weeks.entries()) await neighbourhood.live(one, addDays(beginning, 7 * at));
        sum.weeks += weeks.length;
        for (const key of ['letters', 'entries', 'withheld'] as const) sum[key] += neighbourhood.told[key];
      },
    ),
    { numRuns: RUNS, ...(process.env['MODEL_SEED'] && { seed: Number(process.env['MODEL_SEED']) }) },
  );
  if (RUNS > 1000) console.log(`${RUNS} neighbourhoods: ${JSON.stringify(sum)}`);
  expect(sum.letters).toBeGreaterThan(0);
}, 600_000);
