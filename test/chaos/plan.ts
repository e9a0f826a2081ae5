import { mulberry32 } from '../../local/chance.ts';
import type { FaultPlanInput } from '../../local/sheets/faults/plan.ts';
import type { Entries } from '../../bench/intake/browser.ts';

/** Everything that a run will do, drawn from its seed; only how the machine's work interleaves is not in it. */
export interface Plan {
  readonly seed: number;
  readonly visits: readonly Visit[];
  readonly weather: readonly Weather[];
  readonly kills: readonly Kill[];
  readonly edits: readonly Edit[];
  /** Milliseconds from the start until the last visit begins. */
  readonly endMs: number;
}

/** A resident with one matter. Times are milliseconds since the start. */
export interface Visit {
  readonly atMs: number;
  /** Names the visit in what it writes; a changed second text has a mark of its own. */
  readonly marks: readonly [string, string];
  readonly kind: keyof typeof FORMS;
  /** Where Google's load balancer leads one request after the other. */
  readonly sites: readonly number[];
  /** How long the form is looked at before it is sent. */
  readonly thinkMs: number;
  readonly doubleClick: boolean;
  /** How often the same is sent again after a connection broke or a page said that nothing was stored. */
  readonly patience: number;
  /** What follows on "received": nothing, the page loaded anew, or Back and another text. */
  readonly afterwards: 'leave' | 'reload' | 'change';
}

/** How Google behaves from a moment on, until the next weather. */
export interface Weather {
  readonly atMs: number;
  readonly name: string;
  readonly faults: FaultPlanInput;
  /** Milliseconds by which the clock of product and queue runs ahead meanwhile. */
  readonly skipMs: number;
}

/** `kill -9`, and a new start after a pause. */
export interface Kill {
  readonly atMs: number;
  /** Which of the processes: 0 to 2 are sites, 3 is `append`. */
  readonly process: number;
  readonly downMs: number;
}

/** What the manager does in a tab; `a` and `b`, from 0 up to 1, say with which row or column. */
export interface Edit {
  readonly atMs: number;
  readonly kind: keyof typeof FORMS;
  readonly act: 'sort' | 'move' | 'insert' | 'type' | 'typeOnTop';
  readonly a: number;
  readonly b: number;
}

/** The forms that residents use, and where what they enter is found in the sheet: all by the words that people see. */
export const FORMS = {
  contact: { path: '/kontakt', file: 'contacts', tab: 'Kontakte' },
  offer: { path: '/angebot-melden', file: 'directory', tab: 'Angebote' },
  event: { path: '/termin-melden', file: 'directory', tab: 'Veranstaltungen' },
} as const;

/** What somebody enters into a form: by field for the browser, by header for the sheet. */
export function written(
  kind: keyof typeof FORMS,
  mark: string,
): { entries: Entries; cells: Record<string, string> } {
  // As text, whatever it looks like, and over more than one line.
  const long = `=1+1 ${mark} „Bänke“\n0571 / ☎`;
  if (kind === 'contact') {
    return {
      entries: { need: long, name: `+Name ${mark}`, reach: `0571 ${mark}` },
      cells: { Anliegen: long, Name: `+Name ${mark}`, 'Rückmeldung an': `0571 ${mark}` },
    };
  }
  if (kind === 'offer') {
    return {
      entries: {
        title: `Angebot ${mark}`,
        organisation: `Verein ${mark}`,
        summary: `-kurz ${mark}`,
        description: long,
        topics: 1,
        access: 1,
        cost: 1,
      },
      cells: {
        Angebot: `Angebot ${mark}`,
        Anbieter: `Verein ${mark}`,
        'Kurz gesagt': `-kurz ${mark}`,
        Beschreibung: long,
      },
    };
  }
  return {
    entries: {
      title: `Fest ${mark}`,
      kind: 1,
      organisation: `Verein ${mark}`,
      date: '2099-05-01',
      start: '15:00',
      place: `@Markt ${mark}`,
    },
    cells: { Veranstaltung: `Fest ${mark}`, 'Wer lädt ein': `Verein ${mark}`, Ort: `@Markt ${mark}` },
  };
}

/** Milliseconds from one visit to the next, on average. */
const PACE_MS = 100;
/** One kill, and one edit, come on so many visits; a short run has a few all the same. */
const [VISITS_A_KILL, VISITS_AN_EDIT] = [60, 30];
const [LEAST_KILLS, LEAST_EDITS] = [2, 8];

/** What every weather has a little of. A share of calls, by the fault. */
type Shares = Partial<Record<FaultName, number>>;

type FaultName = keyof typeof faults;

/** Google's misbehaviour by name: what it is for the Sheets server, and how often in the weather that is its own. */
const faults = {
  '429': { rule: { fault: 'error', status: 429 }, share: 0.5 },
  '503': { rule: { fault: 'error', status: 503 }, share: 0.5 },
  '503 after the write': {
    rule: { fault: 'error', status: 503, when: 'after', methods: ['write'] },
    share: 0.6,
  },
  'late landing': { rule: { fault: 'late', delayMs: 1_500 }, share: 0.5 },
  'lost reply': { rule: { fault: 'lost', methods: ['write'] }, share: 0.6 },
  'no answer': { rule: { fault: 'lost', connection: 'held' }, share: 0.2 },
  'cut connection': { rule: { fault: 'cut' }, share: 0.4 },
  'slow (5 s)': { rule: { fault: 'latency', ms: 5_000 }, share: 0.3 },
} as const satisfies Record<string, { rule: FaultPlanInput['rules'][number]; share: number }>;

/** What a counted rule is called in the report. */
export const faultNames = Object.keys(faults) as FaultName[];

/** How often each fault strikes in fair weather. */
const FAIR = 0.02;
/** Two minutes in which Google answers nobody pass in a few seconds; the clock of product and queue makes up for it. */
export const OUTAGE_MS = 120_000;
/** What a call takes in any weather. */
const USUAL = { fault: 'latency', medianMs: 80, p99Ms: 400 } as const;

/** Faults for the product's account, each rule of them in the order of `faultNames`, then the usual time a call takes. */
function faultPlan(seed: number, user: string, shares: Shares): FaultPlanInput {
  return {
    seed,
    rules: [
      ...faultNames.map((name) => ({ ...faults[name].rule, user, probability: shares[name] ?? FAIR })),
      { ...USUAL, user },
    ],
  };
}

/**
 * Draws a run.
 * @param user the product's account at Google
 */
export function planOf(seed: number, submissions: number, user: string): Plan {
  const chance = mulberry32(seed);
  const upTo = (n: number): number => Math.floor(chance() * n);
  const oneOf = <T>(...all: readonly [T, ...T[]]): T => all[upTo(all.length)] ?? all[0];
  const endMs = submissions * PACE_MS;
  const visits = Array.from({ length: submissions }, (_, at): Visit => {
    const mark = (version: number): string => `chaos-${seed}-${at}-${version}`;
    return {
      atMs: Math.floor(chance() * endMs),
      marks: [mark(0), mark(1)],
      kind: oneOf('contact', 'contact', 'contact', 'contact', 'offer', 'event'),
      sites: Array.from({ length: 12 }, () => upTo(3)),
      thinkMs: upTo(1_500),
      doubleClick: chance() < 0.15,
      patience: upTo(4),
      afterwards: oneOf('leave', 'leave', 'leave', 'leave', 'reload', 'change'),
    };
  });
  // It ends fair, until the queue is empty.
  const own = [...shuffled([...faultNames, 'outage'] as const, chance), 'fair' as const];
  const weather = own.map((name, at): Weather => {
    const atMs = (at * endMs) / own.length;
    const rulesSeed = upTo(2 ** 31);
    if (name === 'outage')
      return { atMs, name, faults: faultPlan(rulesSeed, user, { '503': 1 }), skipMs: OUTAGE_MS };
    const shares = name === 'fair' ? {} : { [name]: faults[name].share };
    return { atMs, name, faults: faultPlan(rulesSeed, user, shares), skipMs: 0 };
  });
  const many = (aVisit: number, least: number): { length: number } => ({
    length: Math.max(least, Math.round(submissions / aVisit)),
  });
  // Every second one hits `append`, of which there is one.
  const kills = Array.from(many(VISITS_A_KILL, LEAST_KILLS), (_, at): Kill => ({
    atMs: Math.floor(chance() * endMs),
    process: at % 2 === 0 ? upTo(3) : 3,
    downMs: upTo(1_000),
  }));
  const edits = Array.from(many(VISITS_AN_EDIT, LEAST_EDITS), (): Edit => ({
    atMs: Math.floor(chance() * endMs),
    kind: oneOf('contact', 'contact', 'offer', 'event'),
    act: oneOf('sort', 'move', 'insert', 'type', 'typeOnTop'),
    a: chance(),
    b: chance(),
  }));
  return { seed, visits, weather, kills, edits, endMs };
}

function shuffled<T>(all: readonly T[], chance: () => number): T[] {
  return all
    .map((one) => ({ one, key: chance() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one);
}
