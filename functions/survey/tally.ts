import type { Asked, Given } from './question.ts';
import { medianOfNumbers } from './median.ts';

/** What was counted of one question, before anything is hidden. */
export interface Tally {
  /** Who said something: the base of every share. */
  readonly base: number;
  /** "weiß nicht / keine Angabe": an answer, but in no base. */
  readonly noStatement: number;
  /** Left blank. */
  readonly unanswered: number;
  /** People a choice, in the choices' order; of several answers one person counts in each. */
  readonly counts: readonly number[];
  /** Of numbers alone. */
  readonly median: number | null;
}

/** Counts the answers to one question. */
export function tally(asked: Asked, answers: readonly Given[]): Tally {
  const counts = asked.choices.map(() => 0);
  const numbers: number[] = [];
  let base = 0;
  let noStatement = 0;
  let unanswered = 0;
  for (const given of answers) {
    if (given.kind === 'unanswered') unanswered++;
    else if (given.kind === 'noStatement') noStatement++;
    else base++;
    if (given.kind === 'number') numbers.push(given.value);
    if (given.kind === 'chosen')
      for (const choice of new Set(given.choices)) counts[choice] = (counts[choice] ?? 0) + 1;
  }
  return { base, noStatement, unanswered, counts, median: medianOfNumbers(numbers) };
}
