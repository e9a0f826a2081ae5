import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { DEPLOYED, startIntake, type Intake } from '../../bench/intake/system.ts';
import { fileKeys, tabsOf } from '../../sheets-schema/workbooks.ts';
import { CLOCK_FILE, readClock } from '../../local/clock.ts';
import type { FaultPlanInput } from '../../local/sheets/faults/plan.ts';
import { writeState } from '../../local/state.ts';
import { FORMULA, Manager } from './manager.ts';
import { judge, type Grid, type Verdict } from './oracle.ts';
import { faultNames, FORMS, type Plan } from './plan.ts';
import { visit, type Sent, type Told } from './residents.ts';

/** What a run did and what came of it. */
export interface Outcome {
  readonly verdict: Verdict;
  /** How often each fault struck, by name. */
  readonly faults: Readonly<Record<string, number>>;
  readonly kills: number;
  readonly tasks: { readonly made: number; readonly attempts: number };
  readonly edits: Readonly<Record<string, number>>;
  /** Answers to what was sent, double clicks and repetitions included. */
  readonly answers: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** Whoever looks at the sheets without being the product. */
const MANAGER = 'manager';
/** Milliseconds between two looks at what is still under way. */
const LOOK_MS = 250;
/** The queue's waits between tries; in the cloud they are ten seconds to an hour. */
const RETRY = { minBackoffMs: 500, maxBackoffMs: 4_000 };
/** How far the clock of product and queue goes on with each look while tasks wait for their hour. */
const STEP_MS = 20_000;
/** After so long, and so long more a visit, a queue that is not empty is a failure: `append` has twenty writes a minute. */
const [PATIENCE_MS, PATIENCE_A_VISIT_MS] = [300_000, 600];

/** Carries out a plan and judges it. */
export async function runChaos(plan: Plan): Promise<Outcome> {
  const began = performance.now();
  const intake = await startIntake(DEPLOYED, RETRY);
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  try {
    const before = await gridsOf(intake, otherTabs);
    await intake.ask('PUT', '/local/quotas', MANAGER, { enabled: true });
    const manager = new Manager(
      (method, path, body) => intake.ask(method, path, MANAGER, body),
      intake.spreadsheets,
    );
    const weather = new WeatherAt(intake);
    const start = performance.now();
    const at = (ms: number): Promise<void> => wait(Math.max(0, start + ms - performance.now()));
    const streets = { sites: intake.sites, agent };
    const [sent] = await Promise.all([
      Promise.all(
        plan.visits.map(async (one, number) => {
          await at(one.atMs);
          return await visit(one, number, streets);
        }),
      ),
      weather.follow(plan, at),
      killAll(plan, intake, at),
      ...plan.edits.map(async (edit, number) => {
        await at(edit.atMs);
        await manager.edit(edit, `chaos-${plan.seed}-m${number}-0`);
      }),
    ]);
    await emptied(intake, plan.visits.length);
    await weather.clear();
    await intake.ask('PUT', '/local/quotas', MANAGER, { enabled: false });
    await intake.runScheduled('upkeep', nightOf(readClock(intake.state).now));
    const texts = sent.flat();
    const tasks = await intake.tasks();
    const others = { before, after: await gridsOf(intake, otherTabs) };
    const verdict = judge(texts, manager.typed, await gridsOf(intake, writtenTabs), others);
    const answers = answersOf(texts);
    const idle = answers['received'] ? [] : ['nobody was told "received": the run shows nothing'];
    return {
      verdict: { ...verdict, wrong: [...verdict.wrong, ...idle] },
      faults: Object.fromEntries(weather.struck),
      kills: plan.kills.length,
      tasks: { made: tasks.length, attempts: tasks.reduce((sum, { attempts }) => sum + attempts, 0) },
      edits: Object.fromEntries(manager.acts),
      answers,
      seconds: (performance.now() - began) / 1_000,
    };
  } finally {
    agent.destroy();
    await intake.close();
  }
}

/** How Google behaves, and how often it has misbehaved. */
class WeatherAt {
  readonly struck = new Map<string, number>();
  readonly #intake: Intake;

  constructor(intake: Intake) {
    this.#intake = intake;
  }

  /** Lets each weather of a plan come when it is its time; the last one stays. */
  async follow({ weather, endMs }: Plan, at: (ms: number) => Promise<void>): Promise<void> {
    for (const [number, { atMs, faults, skipMs }] of weather.entries()) {
      await at(atMs);
      await this.#put(faults);
      const steps = skipMs > 0 ? 10 : 0;
      const lastsMs = (weather[number + 1]?.atMs ?? endMs) - atMs;
      for (let step = 1; step <= steps; step++) {
        await at(atMs + (step * lastsMs) / steps);
        skip(this.#intake, skipMs / steps);
      }
    }
  }

  /** Nothing fails any more. */
  async clear(): Promise<void> {
    await this.#put({ rules: [] });
  }

  async #put(faults: FaultPlanInput): Promise<void> {
    const { counts } = (await this.#intake.ask('GET', '/local/faults', MANAGER)) as {
      counts: { fired: number }[];
    };
    await this.#intake.ask('PUT', '/local/faults', MANAGER, faults);
    for (const [at, name] of faultNames.entries())
      this.struck.set(name, (this.struck.get(name) ?? 0) + (counts[at]?.fired ?? 0));
  }
}

/** When the night's upkeep runs, which clears away what came twice and strikes what lies crooked: before six in Berlin, whatever the season. */
function nightOf(now: Date): Date {
  return new Date(`${now.toISOString().slice(0, 10)}T01:00:00Z`);
}

/** Moves the clock of product and queue on. */
function skip({ state }: Intake, ms: number): void {
  writeState(state, CLOCK_FILE, { offsetMs: readClock(state).offsetMs + ms });
}

/** Kills processes by plan, one after the other, and starts each anew. */
async function killAll({ kills }: Plan, intake: Intake, at: (ms: number) => Promise<void>): Promise<void> {
  const turns = new Map<number, Promise<void>>();
  for (const { atMs, process, downMs } of kills.toSorted((a, b) => a.atMs - b.atMs)) {
    const before = turns.get(process) ?? Promise.resolve();
    const act = async (): Promise<void> => {
      await Promise.all([before, at(atMs)]);
      await intake.processes[process]?.kill();
      await wait(downMs);
      await intake.processes[process]?.revive();
    };
    turns.set(process, act());
  }
  await Promise.all(turns.values());
}

/**
 * Waits until the queue is empty and every write that is late has landed. The clock goes on to the hour that tasks wait for,
 * but not while a write is late: at Google too it lands within 180 s, and the tasks of 200 s wait for just that.
 * @throws Error when tasks are left after all patience
 */
async function emptied(intake: Intake, visits: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS + visits * PATIENCE_A_VISIT_MS;
  for (;;) {
    const late = await landing(intake);
    const waiting = (await intake.tasks()).filter(({ state }) => state === 'waiting');
    if (waiting.length === 0 && !late) return;
    if (performance.now() > until) throw new Error(`[chaos] ${waiting.length} tasks are left in the queue.`);
    if (!late && waiting.every(({ nextAt }) => Date.parse(nextAt ?? '') > Date.now())) skip(intake, STEP_MS);
    await wait(LOOK_MS);
  }
}

/** Whether a write is still under way that its sender has given up. */
async function landing(intake: Intake): Promise<boolean> {
  const { calls } = (await intake.ask('GET', '/local/calls', MANAGER)) as {
    calls: { fault: string | null; status: number | null; ms: number | null; carriedOut: boolean }[];
  };
  return calls.some(({ fault, ms, carriedOut }) => (fault === 'late' && !carriedOut) || ms === null);
}

/** The tabs of each file that residents' texts may have come to. */
const writtenTabs: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...Map.groupBy(Object.values(FORMS), ({ file }) => file)].map(([file, its]) => [
    file,
    new Set(['Prüfen', ...its.map(({ tab }) => tab)]),
  ]),
);

/** What the machine notes of its own work, and of what went wrong. */
const NOTES = new Set(['Protokoll', 'Fehler', 'Zustellungen']);

/** All other tabs, but for the machine's notes. */
const otherTabs: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  fileKeys.map((file) => [
    file,
    new Set(
      tabsOf(file)
        .map(({ title }) => title)
        .filter((title) => !NOTES.has(title) && !writtenTabs.get(file)?.has(title)),
    ),
  ]),
);

/** Tabs as they stand. @param tabs the titles by file */
async function gridsOf(intake: Intake, tabs: typeof writtenTabs): Promise<Grid[]> {
  const grids: Grid[] = [];
  for (const [file, titles] of tabs) {
    if (titles.size === 0) continue; // without ranges all tabs would come
    const id = intake.spreadsheets[file as keyof Intake['spreadsheets']];
    const ranges = [...titles].map((title) => `ranges=${encodeURIComponent(`'${title}'`)}`).join('&');
    const fields = 'sheets(properties.title,data.rowData.values.userEnteredValue)';
    const { sheets } = (await intake.ask(
      'GET',
      `/v4/spreadsheets/${id}?${ranges}&fields=${encodeURIComponent(fields)}`,
      MANAGER,
    )) as { sheets: { properties: { title: string }; data: { rowData?: RowData[] }[] }[] };
    for (const { properties, data } of sheets)
      grids.push({ file, title: properties.title, rows: (data[0]?.rowData ?? []).map(cellsOf) });
  }
  return grids;
}

interface RowData {
  readonly values?: readonly { readonly userEnteredValue?: Readonly<Record<string, unknown>> }[];
}

function cellsOf({ values = [] }: RowData): unknown[] {
  return values.map(({ userEnteredValue: entered = {} }) =>
    'formulaValue' in entered ? `${FORMULA}${String(entered['formulaValue'])}` : Object.values(entered)[0],
  );
}

function answersOf(sent: readonly Sent[]): Record<string, number> {
  const counts: Record<Told, number> = { received: 0, refused: 0, lost: 0, 'nobody there': 0 };
  for (const told of sent.flatMap((one) => one.told)) counts[told] += 1;
  return counts;
}
