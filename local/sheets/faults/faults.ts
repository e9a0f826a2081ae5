import type { Arrival } from '../call/arrival.ts';
import { ArmedRule } from './armed-rule.ts';
import { drawLatency } from './latency.ts';
import { type FailureRule, type FaultPlan, MAX_MS } from './plan.ts';

/** What is to become of one call. */
export interface Drawn {
  /** Milliseconds it waits before it is carried out. */
  delayMs: number;
  failure: FailureRule | undefined;
}

/** Failures on demand. Without rules nothing fails and nothing waits. */
export class Faults {
  readonly #plan: FaultPlan;
  readonly #rules: ArmedRule[];

  constructor(plan: FaultPlan) {
    this.#plan = plan;
    this.#rules = plan.rules.map((rule, index) => new ArmedRule(rule, plan.seed + index));
  }

  /** The plan, and for each of its rules how many calls it saw and how often it took effect. */
  report(): { plan: FaultPlan; counts: { seen: number; fired: number }[] } {
    return { plan: this.#plan, counts: this.#rules.map(({ seen, fired }) => ({ seen, fired })) };
  }

  /**
   * Decides about a call: every latency rule that takes effect adds its wait; of the other rules the first one that
   * takes effect has the call, and the later ones do not count it.
   */
  draw(arrival: Arrival): Drawn {
    let delayMs = 0;
    let failure: FailureRule | undefined;
    for (const armed of this.#rules) {
      const { rule, chance } = armed;
      if (rule.fault === 'latency') {
        if (armed.fires(arrival)) delayMs += drawLatency(rule, chance);
      } else if (!failure && armed.fires(arrival)) {
        failure = rule;
      }
    }
    return { delayMs: Math.min(Math.round(delayMs), MAX_MS), failure };
  }
}
