import { medianIsSafe, medianOf } from './median.ts';
import type { Asked } from './question.ts';
import { FEWEST_ANSWERS, hide, hideOptions, isSmall, PERCENT_FROM } from './suppress.ts';
import type { Tally } from './tally.ts';

/** One row of what is told: the choices it stands for, and how many chose them; `null` is hidden. */
export interface Cell {
  /** Indexes of the question's choices; several where they were joined. */
  readonly choices: readonly number[];
  readonly count: number | null;
  /** Percent of the base, rounded half up to whole ones; `null` when hidden or when the base is below 20. */
  readonly percent: number | null;
}

/** What may be said of one question. */
export type Told =
  | { readonly kind: 'tooFew' }
  | {
      readonly kind: 'told';
      readonly base: number;
      /** Who said nothing of it; apart only where neither part is small. */
      readonly without: { readonly total: number; readonly noStatement: number | null };
      /** Empty where every count had to stay hidden, and for numbers and texts. */
      readonly cells: readonly Cell[];
      /** Every count had to stay hidden. */
      readonly allHidden: boolean;
      /** The choices in which the middle answer lies, or of numbers the middle one. */
      readonly median: MiddleChoices | number | null;
      /** The choice that more than half of the base took, where the counts are hidden. */
      readonly most: number | null;
    };

/** The class or the two neighbouring classes in the middle, each as its choices. */
interface MiddleChoices {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Says of a question what may be said: joins neighbouring choices before it hides, hides before it tells. */
export function disclose(asked: Asked, tally: Tally): Told {
  const { base, noStatement, unanswered } = tally;
  if (base < FEWEST_ANSWERS) return { kind: 'tooFew' };
  const apart = !isSmall(noStatement, asked.sensitive) && !isSmall(unanswered, asked.sensitive);
  const common = {
    kind: 'told' as const,
    base,
    without: { total: noStatement + unanswered, noStatement: apart ? noStatement : null },
    cells: [],
    allHidden: false,
    median: null,
    most: null,
  };
  if (asked.type === 'text') return common;
  // A middle number can be one person's own: of a sensitive question it is not told.
  if (asked.type === 'zahl') return { ...common, median: asked.sensitive ? null : tally.median };
  if (asked.type === 'mehrfach') {
    const hidden = hideOptions(tally.counts, base, asked.sensitive);
    const allHidden = !hidden.includes(false);
    const single = tally.counts.map((_, i) => [i]);
    return { ...common, cells: allHidden ? [] : cellsOf(single, tally.counts, hidden, base), allHidden };
  }
  return { ...common, ...distribution(asked, tally) };
}

interface Partition {
  readonly classes: readonly (readonly number[])[];
  readonly counts: readonly number[];
  readonly hidden: readonly boolean[];
}

function distribution(asked: Asked, { counts, base }: Tally) {
  const finest = counts.map((_, i) => [i]);
  const [fine, ...folded] = [finest, ...asked.folds].map((classes): Partition => {
    const sums = classes.map((run) => run.reduce((sum, i) => sum + (counts[i] ?? 0), 0));
    return { classes, counts: sums, hidden: hide(sums, asked.sensitive) };
  }) as [Partition, ...Partition[]];
  const shown =
    [fine, ...folded].find(({ hidden }) => !hidden.includes(true)) ??
    [...folded, fine].find(({ hidden }) => hidden.includes(false));
  const told = shown ?? fine;
  // Of two classes the counts say as much as their middle.
  const middle = asked.ordered && told.classes.length > 2 ? medianOf(told.counts) : null;
  const mayTell = middle && medianIsSafe(told.counts, told.hidden, middle);
  const classAt = (index: number): readonly number[] => told.classes[index] ?? [];
  const most = counts.findIndex((count) => count * 2 > base && !isSmall(count, asked.sensitive));
  return {
    cells: shown ? cellsOf(shown.classes, shown.counts, shown.hidden, base) : [],
    allHidden: !shown,
    median: mayTell ? { lower: classAt(middle.lower), upper: classAt(middle.upper) } : null,
    // "More than half" is a range, not a count: it leaves every hidden count open where there was a choice at all.
    most: !shown && !asked.ordered && most >= 0 && counts.length > 1 ? most : null,
  };
}

function cellsOf(
  classes: readonly (readonly number[])[],
  counts: readonly number[],
  hidden: readonly boolean[],
  base: number,
): Cell[] {
  return classes.map((choices, i) => {
    const count = hidden[i] ? null : (counts[i] ?? 0);
    const percent = count === null || base < PERCENT_FROM ? null : Math.round((count / base) * 100);
    return { choices, count, percent };
  });
}
