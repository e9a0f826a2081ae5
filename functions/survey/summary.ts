import { disclose, type Told } from './disclose.ts';
import type { Asked, Given } from './question.ts';
import { FEWEST_ANSWERS, PERCENT_FROM } from './suppress.ts';
import { tally } from './tally.ts';

/** What may be told of one survey: everything in it has passed the rules of small numbers. */
export interface Summary {
  readonly answers: number;
  /** `few`: nothing is broken down; `mood`: counts without percentages; `full`: both. */
  readonly size: 'none' | 'few' | 'mood' | 'full';
  readonly invited: number | null;
  /** Percent of the invited who answered; `null` when unknown or when it would say too much. */
  readonly rate: number | null;
  /** Empty with fewer than ten answers. */
  readonly questions: readonly { readonly asked: Asked; readonly told: Told }[];
}

/**
 * Sums up a survey.
 * @param answers a list an answer, its entries in the questions' order
 * @param invited how many were asked, as the manager noted it
 */
export function summarise(
  asked: readonly Asked[],
  answers: readonly (readonly Given[])[],
  invited: number | null,
): Summary {
  const n = answers.length;
  const size = n === 0 ? 'none' : n < FEWEST_ANSWERS ? 'few' : n < PERCENT_FROM ? 'mood' : 'full';
  const known = invited !== null && invited >= n && size !== 'few' && size !== 'none';
  return {
    answers: n,
    size,
    invited: known ? invited : null,
    rate: known && size === 'full' ? Math.round((n / invited) * 100) : null,
    questions:
      size === 'none' || size === 'few'
        ? []
        : asked.map((question, i) => {
            const given = answers.map((answer) => answer[i] ?? ({ kind: 'unanswered' } as const));
            return { asked: question, told: disclose(question, tally(question, given)) };
          }),
  };
}
