import { addDays, daysBetween } from '../../../functions/platform/time.ts';
import { demoOffers } from '../offers.ts';
import { daysAgo, weekdayOf, type World } from './world.ts';

/** How many letters have gone out. */
const ISSUES = 4;

/** The Mondays of the letters so far, oldest first; the last one lies before today. */
export function mondaysOf(world: World): string[] {
  const yesterday = daysAgo(world, 1);
  const last = addDays(yesterday, 1 - weekdayOf(yesterday));
  return Array.from({ length: ISSUES }, (_, at) => addDays(last, 7 * (at - ISSUES + 1)));
}

/**
 * Which letter told an offer first: the first one (0) introduced the directory, later ones told two or three each.
 * Null for what no letter has told yet.
 */
export function letterOf(at: number): number | null {
  const offer = demoOffers[at];
  if (offer === undefined || offer.fresh !== undefined || offer.status === 'neu') return null;
  return at % 7 === 3 && offer.status === undefined ? 1 + (((at - 3) / 7) % (ISSUES - 1)) : 0;
}

/** Days before today on which an offer came in that a later letter told, a few days before that letter. */
export function cameIn(world: World, letter: number): number {
  const monday = mondaysOf(world)[letter] ?? world.today;
  return daysBetween(monday, world.today) + world.random.between(1, 6);
}
