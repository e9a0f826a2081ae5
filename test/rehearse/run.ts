import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { addDays, instantFromBerlin } from '../../functions/platform/time.ts';
import { CLOCK_FILE, readClock, setClock } from '../../local/clock.ts';
import { runScheduled } from '../../local/scheduler.ts';
import { writeState } from '../../local/state.ts';
import { startProduct, type Product } from '../support/product.ts';
import { jobsOn, type Job } from './calendar.ts';
import { Desk, TABS, type TabName } from './desk.ts';
import type { Diary, Happening, Mailed, Try } from './diary.ts';
import { Manager } from './manager.ts';
import { Partners, Providers } from './partners.ts';
import type { Act, Crash, Plan } from './plan.ts';
import { Residents } from './residents.ts';
import { Town } from './town.ts';

/** What a rehearsal did. */
export interface Rehearsal {
  readonly diary: Diary;
  /** Runs triggered, by job, and acts done, by name. */
  readonly runs: Readonly<Record<string, number>>;
  readonly acts: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** Tries of a job in all, and seconds before the second, doubled each time: as `deploy.sh` tells the scheduler. */
const TRIES = 6;
const BACKOFF_S = 30;

/** What the runs are judged by that say something to the partners and providers. */
const WITNESSES: Readonly<Record<string, readonly TabName[]>> = {
  digest: [
    'Angebote',
    'Bestätigungen',
    'Organisationen',
    'Veranstaltungen',
    'Kontakte',
    'Partner',
    'Vorschau',
    'Ausgaben',
    'Zustellungen',
  ],
  freshness: ['Angebote', 'Bestätigungen', 'Änderungen', 'Meldungen'],
};

/** How often somebody looks whether the queue is empty. */
const LOOK_MS = 15;
const PATIENCE_MS = 60_000;

/** Lives through a plan. */
export async function rehearse(plan: Plan): Promise<Rehearsal> {
  const began = performance.now();
  const state = mkdtempSync(join(tmpdir(), 'rehearse-'));
  try {
    setClock(state, `${plan.from}T08:00`);
    const stage = new Stage(plan, state);
    await stage.open();
    try {
      for (let day = plan.from; day <= plan.to; day = addDays(day, 1)) await stage.live(day);
      const diary = await stage.close();
      const seconds = (performance.now() - began) / 1_000;
      return { diary, runs: Object.fromEntries(stage.runs), acts: Object.fromEntries(stage.acts), seconds };
    } finally {
      await stage.end();
    }
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

/** The product, the people, and the clock that moves them on. */
class Stage {
  readonly runs = new Map<string, number>();
  readonly acts = new Map<string, number>();
  readonly #plan: Plan;
  readonly #state: string;
  readonly #happenings: Happening[] = [];
  readonly #desk = new Desk(() => this.#running.addresses);
  readonly #town = new Town(
    this.#desk,
    () => this.#running.addresses.site,
    (done) => this.#happenings.push({ at: this.#at, ...done }),
  );
  readonly #residents = new Residents(this.#town);
  readonly #partners = new Partners(this.#town, () => this.#letMailArrive());
  readonly #providers = new Providers(this.#town);
  readonly #manager = new Manager(this.#town, () => this.#at.slice(0, 10));
  readonly #mailsSeen = new Set<string>();
  #product: Product | undefined;
  #at = '';
  /** Whether somebody has done something since `upkeep` last ran. */
  #touched = true;

  constructor(plan: Plan, state: string) {
    this.#plan = plan;
    this.#state = state;
  }

  get #running(): Product {
    if (!this.#product) throw new Error('[rehearse] The product is not running.');
    return this.#product;
  }

  async open(): Promise<void> {
    // After a crash all are found again at the addresses that stand in mails.
    const ports = this.#product ? portsOf(this.#product) : {};
    this.#product = await startProduct({ empty: true, state: this.#state, env: ports });
  }

  /** One day: what is due and what people do, in the order of the hours. */
  async live(day: string): Promise<void> {
    const isMissed =
      this.#plan.missed !== null && day >= this.#plan.missed && day < addDays(this.#plan.missed, 7);
    const jobs = isMissed || day === this.#plan.from ? [] : jobsOn(day);
    const acts = this.#plan.acts.filter(({ at }) => at.startsWith(day));
    const moments = [
      ...jobs.map((job) => ({ at: job.at, go: () => this.#run(job) })),
      ...acts.map((act) => ({ at: act.at, go: () => this.#act(act) })),
    ].toSorted((a, b) => a.at.localeCompare(b.at));
    for (const { at, go } of moments) {
      this.#at = at;
      setClock(this.#state, at);
      await go();
    }
  }

  /** Waits for the last mails, and reads all that is left. */
  async close(): Promise<Diary> {
    await this.#letMailArrive();
    const end = {
      ...(await this.#desk.see(...(Object.keys(TABS) as TabName[]))),
      ...(await this.#desk.reviews()),
    };
    return { happenings: this.#happenings, end };
  }

  async end(): Promise<void> {
    this.#town.close();
    await this.#product?.stop();
  }

  async #act(act: Act): Promise<void> {
    const [residents, partners, manager] = [this.#residents, this.#partners, this.#manager];
    const deeds: Readonly<Record<Act['do'], () => Promise<void>>> = {
      ask: () => residents.ask(act, 'once'),
      askTwice: () => residents.ask(act, 'twice'),
      askForReceipt: () => residents.ask(act, 'receipt'),
      offer: () => residents.offer(act),
      invite: () => residents.invite(act, addDays(act.at.slice(0, 10), 8)),
      report: () => residents.report(act),
      signUp: () => partners.signUp(act, true),
      signUpUnread: () => partners.signUp(act, false),
      signUpAgain: () => partners.signUpAgain(act),
      topics: () => partners.topics(act),
      rhythm: () => partners.rhythm(act),
      lostLink: () => partners.lostLink(act),
      leave: () => partners.leave(act, false),
      leaveByClick: () => partners.leave(act, true),
      erase: () => partners.erase(act),
      answer: () => this.#providers.answer(act),
      found: () => manager.found(),
      release: () => manager.release(),
      type: () => manager.type(act),
      typeBack: () => manager.type(act, 200 + Math.floor(act.a * 200)),
      copy: () => manager.copy(act),
      import: () => manager.import(act),
      edit: () => manager.edit(act),
      rename: () => manager.rename(act),
      turn: () => manager.turn(act),
      until: () => manager.until(act),
      sort: () => this.#desk.sort('Angebote', act.a),
      move: () => this.#desk.move(act.b < 0.5 ? 'Angebote' : 'Partner', act.a),
      organisation: () => manager.organisation(act),
      event: () => manager.event(act),
      cancel: () => manager.cancel(act),
      telephone: () => manager.telephone(act),
      decide: () => manager.decide(act),
      pausePartner: () => manager.pausePartner(act),
      leaveOut: () => manager.preview('leaveOut', act),
      atOnce: () => manager.preview('atOnce', act),
      greet: () => manager.preview('greet', act),
      hold: () => manager.preview('hold', act),
    };
    await deeds[act.do]();
    await this.#letMailArrive();
    this.#touched = true;
    this.acts.set(act.do, (this.acts.get(act.do) ?? 0) + 1);
  }

  async #run(job: Job): Promise<void> {
    const { name } = job;
    // Of the day's upkeeps those run before which somebody did something.
    if (name === 'upkeep-hourly' && !this.#touched) return;
    if (job.function === 'upkeep') this.#touched = false;
    const tabs = WITNESSES[job.function] ?? [];
    const tries: Try[] = [];
    const attempt = async (go: () => Promise<Try['answers']>): Promise<void> => {
      const before = await this.#desk.see(...tabs);
      tries.push({ before, answers: await go(), mails: await this.#arrived() });
    };
    const trigger = async (): Promise<number> => {
      const { functions } = this.#running.addresses;
      const answer = await runScheduled({ functions, name: job.function, at: instantFromBerlin(job.at) });
      return answer.status;
    };
    const once = async (): Promise<number[]> => [await trigger()];
    const crash = this.#plan.crashes.find((one) => one.job === name && one.at === job.at);
    const twice = this.#plan.doubled.find((one) => one.job === name && one.day === job.at.slice(0, 10))?.how;
    if (crash) {
      await attempt(() => this.#crash(crash, trigger));
      if (job.function === 'digest') await this.#manager.turn(crash);
    } else await attempt(twice === 'at once' ? () => Promise.all([trigger(), trigger()]) : once);
    if (twice === 'again') await attempt(once);
    for (let backoff = BACKOFF_S; tries.length < TRIES && !isWell(tries.at(-1)); backoff *= 2) {
      this.#pass(backoff);
      await attempt(once);
    }
    const after = await this.#desk.see(...tabs);
    this.#happenings.push({ at: job.at, what: 'run', job: name, due: job.at, tries, after });
    this.runs.set(name, (this.runs.get(name) ?? 0) + 1);
    await this.#scanned(tries.flatMap(({ mails }) => mails));
  }

  /** Lets everything die at a write of a run, or behind a run that has fewer. @returns what the run came to */
  async #crash({ write, lands }: Crash, trigger: () => Promise<number>): Promise<['killed']> {
    const fault = lands ? { fault: 'lost', connection: 'held' } : { fault: 'error', status: 503 };
    const user = 'intake@brueckenbauer-local.iam.gserviceaccount.com';
    await this.#desk.weather({ rules: [{ ...fault, user, methods: ['write'], skip: write - 1 }] });
    const run = trigger().then(
      () => true,
      () => true,
    );
    while ((await this.#desk.struck()) === 0 && !(await Promise.race([run, wait(LOOK_MS, false)])));
    const { process } = this.#running;
    process.kill('SIGKILL');
    await run;
    await this.open();
    return ['killed'];
  }

  /** The clock goes on. */
  #pass(seconds: number): void {
    const { offsetMs } = readClock(this.#state);
    writeState(this.#state, CLOCK_FILE, { offsetMs: offsetMs + seconds * 1_000 });
  }

  /** Waits until the queue is empty and writes down the mails that it sent. @throws Error after a minute */
  async #letMailArrive(): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      const answer = await fetch(`${this.#running.addresses.tasks}/local/tasks`);
      const { tasks } = (await answer.json()) as { tasks: { state: string }[] };
      const waiting = tasks.filter(({ state }) => state === 'waiting').length;
      if (waiting === 0) break;
      if (performance.now() > until) throw new Error(`[rehearse] ${waiting} tasks are left in the queue.`);
      await wait(LOOK_MS);
    }
    const mails = await this.#arrived();
    for (const mail of mails) this.#happenings.push({ at: this.#at, what: 'mail', ...mail });
    await this.#scanned(mails);
  }

  /** One partner's mail provider opens every link. */
  async #scanned(mails: readonly Mailed[]): Promise<void> {
    for (const { to, text } of mails) if (to === 'partner.1@verein.example') await this.#partners.scan(text);
  }

  /** The mails that nobody has seen yet. */
  async #arrived(): Promise<Mailed[]> {
    const folder = join(this.#state, 'mail');
    const names = readdirSync(folder).filter((name) => name.endsWith('.eml') && !this.#mailsSeen.has(name));
    const mails: Mailed[] = [];
    for (const name of names.toSorted()) {
      this.#mailsSeen.add(name);
      const mail = await PostalMime.parse(readFileSync(join(folder, name)));
      const leave = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value;
      mails.push({
        to: mail.to?.[0]?.address ?? '',
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        messageId: mail.messageId ?? '',
        leaveUrl: leave === undefined ? null : leave.replace(/^<|>$/g, ''),
      });
    }
    this.#town.mails.push(...mails);
    return mails;
  }
}

function isWell(last: Try | undefined): boolean {
  return last?.answers.every((answer) => answer === 200) === true;
}

/** Where the product listened, as the variables that make it listen there again. */
function portsOf({ addresses }: Product): Record<string, string> {
  const variables = {
    PORT: addresses.site,
    WORKBENCH_PORT: addresses.workbench,
    SHEETS_PORT: addresses.sheets,
    TASKS_PORT: addresses.tasks,
    FUNCTIONS_PORT: addresses.functions,
    SMTP_PORT: addresses.smtp,
  };
  return Object.fromEntries(Object.entries(variables).map(([name, url]) => [name, new URL(url).port]));
}
