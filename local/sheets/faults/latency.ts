import type { LatencyRule } from './plan.ts';

/** Standard deviations between the median of a normal distribution and its 99th percentile. */
const Z99 = 2.3263;

/** How long one call waits by a rule, in milliseconds; `chance` gives numbers from 0 up to 1. */
export function drawLatency({ ms, medianMs, p99Ms }: LatencyRule, chance: () => number): number {
  if (medianMs === undefined || p99Ms === undefined) return ms;
  const sigma = Math.log(p99Ms / medianMs) / Z99;
  return ms + medianMs * Math.exp(sigma * normal(chance));
}

/** A draw from the standard normal distribution (Box and Muller). */
function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
