import type { Area } from './area.ts';
import type { Call, Gesture } from './gestures/index.ts';
import { print, type Snapshot, type UpdateRequest } from './snapshot.ts';

/** How the history reaches a file. */
export interface HistoryPorts {
  send(call: Call): Promise<void>;
  /** What stands in a block now; undefined where the tab is gone. `reshaped` when the tab may have another size than known. */
  read(sheetId: number, area: Area, reshaped?: boolean): Promise<Snapshot | undefined>;
}

/** A step that was taken, and what is needed to take it back and again. */
interface Step {
  readonly gesture: Gesture;
  readonly back: readonly UpdateRequest[];
  /** What people wrote into the watched cells before and after it. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What became of a step back or again. */
export type Outcome =
  { readonly kind: 'done' | 'changed'; readonly gesture: Gesture } | { readonly kind: 'nothing' };

/** The most steps that are kept. */
const DEPTH = 100;

/**
 * The steps of one person in one file. A step is taken back only where its cells still hold what it left there:
 * what somebody else wrote meanwhile is never overwritten blindly.
 */
export class History {
  readonly #ports: HistoryPorts;
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];

  constructor(ports: HistoryPorts) {
    this.#ports = ports;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Carries a gesture out: reads what it changes, one call, reads again. */
  async carryOut(gesture: Gesture): Promise<void> {
    const { sheetId, reads, call, back } = gesture;
    const before = reads && back && (await this.#ports.read(sheetId, reads));
    await this.#ports.send(call);
    this.#undone.length = 0;
    if (!back) {
      // What comes after it cannot be reached any more.
      this.#done.length = 0;
      return;
    }
    const reshaped = 'requests' in call && call.requests.some(reshapes);
    const after = reads && (await this.#ports.read(sheetId, reads, reshaped));
    const watched = gesture.watches ?? reads;
    const requests = back(before, after);
    if (requests.length === 0) return;
    this.#done.push({
      gesture,
      back: requests,
      before: before && watched && print(before, watched),
      after: after && watched && print(after, watched),
    });
    if (this.#done.length > DEPTH) this.#done.shift();
  }

  /** Takes the last step back, in one call. */
  undo(): Promise<Outcome> {
    return this.#go(this.#done, this.#undone, (step) => ({
      call: { requests: step.back },
      found: step.after,
    }));
  }

  /** Takes a step again that was taken back, in one call. */
  redo(): Promise<Outcome> {
    return this.#go(this.#undone, this.#done, ({ gesture, before }) => ({
      call: gesture.call,
      found: before,
    }));
  }

  async #go(
    from: Step[],
    to: Step[],
    plan: (step: Step) => { call: Call; found: string | undefined },
  ): Promise<Outcome> {
    const step = from.at(-1);
    if (!step) return { kind: 'nothing' };
    const { gesture } = step;
    const { call, found } = plan(step);
    const watched = gesture.watches ?? gesture.reads;
    if (watched && found !== undefined) {
      const now = await this.#ports.read(gesture.sheetId, watched);
      if (!now || print(now, watched) !== found) {
        from.pop();
        return { kind: 'changed', gesture };
      }
    }
    await this.#ports.send(call); // if this fails the step is still there to be tried again
    from.pop();
    to.push(step);
    return { kind: 'done', gesture };
  }
}

/** Whether a request changes how many rows or columns a tab has. */
function reshapes(request: UpdateRequest): boolean {
  return ['insertDimension', 'deleteDimension', 'appendDimension'].some((kind) => kind in request);
}
