/** What is compared of an offer, in the letter's own words for it. A field that is missing cannot be read. */
export type Fields = Readonly<
  Partial<Record<'Name' | 'Beschreibung' | 'Zeiten' | 'Themen' | 'Kosten', string>>
>;

/** How an offer stands on a day. */
export interface Standing {
  readonly shown: boolean;
  /** Released and not over, also while it is hidden. */
  readonly offered: boolean;
  /** Whether anybody can tell the two above. */
  readonly sure: boolean;
  readonly fields: Fields;
  /** Main topics. */
  readonly topics: readonly string[];
}

/** What somebody knows of an offer. */
interface Known {
  readonly alive: boolean;
  readonly fields: Fields;
}

/** What a letter tells, by the offer's number. */
export interface Expected {
  readonly added: readonly number[];
  readonly changed: ReadonlyMap<number, readonly string[]>;
  readonly ended: readonly number[];
  /** New, and only counted. */
  readonly counted: number;
}

/** Where the office stands: each offer's number, with what can be seen of it. */
export type World = ReadonlyMap<number, Standing>;

/** Offers in one issue from which on they are only counted. */
const IMPORT = 30;

/** One partner, as far as letters matter. */
export class Partner {
  readonly address: string;
  topics: readonly string[];
  monthly: boolean;
  reads = true;
  knows = new Map<number, Known>();
  /** Offers of which something is to be told, with the issue that told it first. */
  pending = new Map<number, string>();
  /** Offers of which a change was left out. */
  leftOut = new Set<number>();
  /** Whether a letter was ever planned for them. */
  planned = false;
  /** The Monday of their last letter. */
  last: string | null = null;

  constructor(address: string, topics: readonly string[], monthly: boolean) {
    this.address = address;
    this.topics = topics;
    this.monthly = monthly;
  }
}

/**
 * What every partner should be told, by the plainest means: the office remembers what it told last, each partner what they
 * know, and a letter is the difference.
 */
export class Knowledge {
  readonly told = new Map<number, Known>();
  readonly partners: Partner[] = [];
  /** Who has had every issue: what those know who have not had any. */
  readonly everybody = new Partner('', [], false);
  first: string | null = null;
  readonly #counting = new Set<string>();

  /** What there is to tell now. */
  differences(world: World): number[] {
    return [...world].flatMap(([offer, now]) => (this.#change(offer, now) ? [offer] : []));
  }

  /** An issue is fixed. @param fate what the manager decided of an offer */
  freeze(issue: string, world: World, fate: (offer: number) => 'tell' | 'leave out' | 'wait'): void {
    for (const partner of this.partners)
      if (!partner.planned) {
        partner.knows = new Map(this.everybody.knows);
        partner.pending.clear();
        partner.leftOut.clear();
      }
    const everyone = [...this.partners, this.everybody];
    let added = 0;
    for (const [offer, now] of world) {
      const change = this.#change(offer, now);
      const before = this.told.get(offer);
      const decision = change ? fate(offer) : 'tell';
      const turns = before !== undefined && change?.alive !== before.alive; // an end or a return is never left out for good
      if (decision === 'wait' || (decision === 'leave out' && turns)) continue;
      if (change) {
        this.first ??= issue;
        const quiet = decision === 'leave out';
        if (!before && !quiet) added++;
        this.told.set(offer, change);
        for (const { pending, leftOut } of everyone)
          if (quiet) leftOut.add(offer);
          else if (!pending.has(offer)) pending.set(offer, issue);
      } else if (before?.alive && now.sure && now.offered) {
        const fields = { ...now.fields, ...before.fields };
        if (Object.keys(fields).length > Object.keys(before.fields).length) {
          this.first ??= issue;
          this.told.set(offer, { ...before, fields });
        }
      }
      this.#learnFields(offer, everyone);
    }
    if (added >= IMPORT || this.first === issue) this.#counting.add(issue);
    this.deliver(this.everybody, new Map(), issue);
  }

  /** What was never compared before is known as it is first noted. */
  #learnFields(offer: number, everyone: readonly Partner[]): void {
    const told = this.told.get(offer);
    for (const { knows } of told ? everyone : []) {
      const known = knows.get(offer);
      if (told && known) knows.set(offer, { ...known, fields: { ...told.fields, ...known.fields } });
    }
  }

  #change(offer: number, now: Standing): Known | null {
    if (!now.sure) return null;
    const before = this.told.get(offer);
    const fields = { ...before?.fields, ...now.fields };
    if (!before?.alive) return now.shown ? { alive: true, fields } : null;
    if (!now.offered) return { alive: false, fields };
    return now.shown && differing(before.fields, now.fields).length > 0 ? { alive: true, fields } : null;
  }

  /** What a partner's letter tells while the offers stand like this. @param world the offers as they are at the sending */
  expected(partner: Partner, world: World): Expected {
    const added: number[] = [];
    const changed = new Map<number, readonly string[]>();
    const ended: number[] = [];
    let counted = 0;
    for (const offer of partner.pending.keys()) {
      const news = this.#news(partner, offer);
      const now = world.get(offer);
      if (!news || !now || !this.#stands(offer, now) || !concerns(partner, now)) continue;
      if (news === 'counted') counted++;
      else if (news === 'added') added.push(offer);
      else if (news === 'ended') ended.push(offer);
      else changed.set(offer, news);
    }
    return { added, changed, ended, counted };
  }

  #news(partner: Partner, offer: number): 'counted' | 'added' | 'ended' | readonly string[] | null {
    const told = this.told.get(offer);
    const issue = partner.pending.get(offer) ?? '';
    const known = partner.knows.get(offer);
    if (!told) return null;
    if (!told.alive) return known?.alive ? 'ended' : null;
    if (!known) return this.#counting.has(issue) ? 'counted' : 'added';
    if (!known.alive) return 'added';
    const fields = differing(known.fields, told.fields);
    return fields.length > 0 ? fields : null;
  }

  /** Whether an offer still is as it was told. */
  #stands(offer: number, now: Standing): boolean {
    const told = this.told.get(offer);
    if (!now.sure) return false;
    if (!told?.alive) return !now.offered;
    return now.shown && differing(told.fields, now.fields).length === 0;
  }

  /**
   * A letter reached a partner, or may have: they know what the office told, but for what it had to leave out. What the manager
   * left out counts as known to who knows the offer.
   */
  deliver(partner: Partner, world: World, issue: string, monday: string | null = null): void {
    for (const offer of partner.pending.keys()) {
      const now = world.get(offer);
      const whole = partner === this.everybody;
      if (!whole && this.#news(partner, offer) && !(now && this.#stands(offer, now))) continue;
      const told = this.told.get(offer);
      if (told) partner.knows.set(offer, told);
      partner.pending.delete(offer);
    }
    for (const offer of partner.leftOut) {
      const told = this.told.get(offer);
      if (partner.pending.has(offer) || !told) continue;
      if (partner.knows.get(offer)?.alive) partner.knows.set(offer, told);
      partner.leftOut.delete(offer);
    }
    partner.last = monday ?? issue;
  }

  /** The program was replaced by one that compares a field that the old one did not know. */
  forget(field: keyof Fields): void {
    const without = <T extends Known>(known: T): T => {
      const { [field]: _, ...fields } = known.fields;
      return { ...known, fields };
    };
    for (const [offer, told] of this.told) this.told.set(offer, without(told));
    for (const { knows } of [...this.partners, this.everybody])
      for (const [offer, known] of knows) knows.set(offer, without(known));
  }
}

function concerns({ topics }: Partner, now: Standing): boolean {
  return topics.length === 0 || now.topics.length === 0 || now.topics.some((topic) => topics.includes(topic));
}

/** The names of the fields that differ, of those that both know. */
function differing(before: Fields, now: Fields): string[] {
  return Object.keys(before).filter((name) => {
    const field = name as keyof Fields;
    return now[field] !== undefined && now[field] !== before[field];
  });
}
