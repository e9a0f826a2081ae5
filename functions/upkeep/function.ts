import { scheduled, type Report } from '../platform/door.ts';
import { ports } from '../ports.ts';
import { UpkeepRun, type UpkeepPorts } from './run.ts';
import { atNight, everyRun, keepFiles } from './steps.ts';

/** Ids, accepted changes, retention, expiry, set-up kept complete. */
export const upkeep = scheduled('upkeep', ({ at }) => runUpkeep(at, ports()));

/**
 * Keeps the files in order, and makes them ready in a new office: what is missing of them is set up, but for what people
 * deleted of their own; rows typed or copied by hand get an id; what the manager lets in from *Prüfen* is written, what she
 * accepted in *Änderungen* and what partners asked for on their own pages carried out; sign-ups that nobody confirmed are
 * erased; and *Stand* says what is known, of a survey the address of its form. At night rows that came twice are blanked,
 * those that landed crooked struck, personal cells erased whose time is up, and claims forgotten that have done their work. A
 * second run finds nothing to do. A step that fails keeps none of the others waiting.
 * @param at the schedule time
 * @throws WorkbookError when not one file could be kept
 * @throws Error what failed in a step besides, once all others are done
 */
export async function runUpkeep(at: Date, io: UpkeepPorts): Promise<Report> {
  const run = new UpkeepRun(at, io);
  await keepFiles(run);
  const steps = { ...everyRun, ...(run.isNight && atNight) };
  for (const [name, step] of Object.entries(steps)) await run.attempt(name, () => step(run));
  return run.report();
}
