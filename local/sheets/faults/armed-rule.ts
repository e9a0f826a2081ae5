import { mulberry32 } from '../../chance.ts';
import type { Arrival } from '../call/arrival.ts';
import type { FaultRule } from './plan.ts';

/** A rule at work, with what it has counted. */
export class ArmedRule {
  readonly rule: FaultRule;
  /** From 0 up to 1, the same sequence for the same seed. */
  readonly chance: () => number;
  /** Matching calls that came to it. */
  seen = 0;
  /** How often it took effect. */
  fired = 0;

  constructor(rule: FaultRule, seed: number) {
    this.rule = rule;
    this.chance = mulberry32(seed);
  }

  /** Whether the rule takes effect at this call; counts it. */
  fires(arrival: Arrival): boolean {
    const { skip, times = Infinity, probability } = this.rule;
    if (!concerns(this.rule, arrival)) return false;
    this.seen += 1;
    if (this.seen <= skip || this.fired >= times) return false;
    if (probability < 1 && this.chance() >= probability) return false;
    this.fired += 1;
    return true;
  }
}

function concerns(rule: FaultRule, { method, access, spreadsheetId, actor }: Arrival): boolean {
  return (
    rule.methods.some((name) => name === '*' || name === access || name === method) &&
    (rule.spreadsheetId === undefined || rule.spreadsheetId === spreadsheetId) &&
    (rule.user === undefined || rule.user === actor.email) &&
    (rule.fault !== 'late' || access === 'write')
  );
}
