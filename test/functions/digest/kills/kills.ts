import { BATCH_SIZE } from '../../../../functions/mail/batches.ts';
import { Gate } from './gate.ts';
import { TEN_MINUTES, Trial } from './trial.ts';

/** What came of a trial. */
export interface Outcome {
  /** Where its runner was stopped. */
  readonly step: string;
  readonly unclear: number;
  readonly wrong: readonly string[];
}

/** The steps of a run that nobody disturbs, by name. */
export async function stepsOf(partners: number): Promise<readonly string[]> {
  return await inTrial(partners, async (trial) => {
    const { gate, report } = await trial.runner();
    await report;
    return gate.steps;
  });
}

/** A runner dies at a step, a partner leaves, and the next run finishes. */
export async function killAt(partners: number, at: number): Promise<Outcome> {
  return await inTrial(partners, async (trial) => {
    const { gate, report } = await trial.runner(stoppedAt(at, 'die'));
    await Promise.race([gate.stopped(), report]);
    await trial.settled();
    await trial.leave(at % partners);
    await trial.run();
    return { step: gate.steps[at] ?? 'the end', ...(await trial.judge(BATCH_SIZE)) };
  });
}

/** The same with a process that is killed. */
export async function killProcessAt(partners: number, at: number): Promise<Outcome> {
  return await inTrial(partners, async (trial) => {
    const gate = stoppedAt(at, 'die');
    await trial.process(gate);
    await trial.settled();
    await trial.leave(at % partners);
    await trial.run();
    return { step: gate.steps[at] ?? 'the end', ...(await trial.judge(BATCH_SIZE)) };
  });
}

/**
 * A runner stands still for ten minutes at a step while another does all it can; a partner leaves meanwhile. Then the first
 * goes on, and the next run finishes.
 */
export async function pauseAt(partners: number, at: number): Promise<Outcome> {
  return await inTrial(partners, async (trial) => {
    const { gate, report } = await trial.runner(stoppedAt(at, 'wait'));
    await Promise.race([gate.stopped(), report]);
    trial.now = new Date(trial.now.getTime() + TEN_MINUTES);
    await trial.run();
    await trial.leave(at % partners);
    gate.letOn();
    await report.catch(() => undefined); // the next run does what it left
    await trial.run();
    return { step: gate.steps[at] ?? 'the end', ...(await trial.judge(0)) };
  });
}

/** Two runners at once. */
export async function twoAtOnce(partners: number): Promise<Outcome> {
  return await inTrial(partners, async (trial) => {
    await Promise.all([trial.run(), trial.run()]);
    return { step: 'none', ...(await trial.judge(0)) };
  });
}

/** Partners leave while a run is on, one at each claim; nobody of them is written to after it. */
export async function leaveDuring(partners: number): Promise<Outcome & { readonly left: number }> {
  return await inTrial(partners, async (trial) => {
    let left = 0;
    const gate: Gate = new Gate((step) => (step === 'write: answered' ? 'wait' : 'go on'));
    const { report } = await trial.runner(gate);
    const over = report.then(() => true);
    while (!(await Promise.race([gate.stopped().then(() => false), over]))) {
      await trial.leave((left++ * 7) % partners);
      gate.letOn();
    }
    return { step: 'none', left, ...(await trial.judge(0)) };
  });
}

function stoppedAt(at: number, fate: 'die' | 'wait'): Gate {
  return new Gate((_step, now) => (now === at ? fate : 'go on'));
}

async function inTrial<T>(partners: number, act: (trial: Trial) => Promise<T>): Promise<T> {
  const trial = await Trial.of(partners);
  try {
    return await act(trial);
  } finally {
    await trial.close();
  }
}
