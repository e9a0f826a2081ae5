/** The rules of small numbers (operations.md of the project's facts: official statistics in Germany and health reporting). */

/** With fewer answers nothing is broken down: neither a survey nor one of its questions. */
export const FEWEST_ANSWERS = 10;
/** From this base on, percentages stand beside counts. */
export const PERCENT_FROM = 20;
/** A cell below is small; zero counts as small, because "nobody" tells something about everybody. */
const SMALL = { usual: 5, sensitive: 10 } as const;
/** What is hidden can be computed together, as total minus rest. So it must not speak of one or two people alone. */
const HIDDEN_TOGETHER = { usual: 3, sensitive: 5 } as const;

/** Whether a count may not be shown by itself. */
export function isSmall(count: number, sensitive: boolean): boolean {
  return count < (sensitive ? SMALL.sensitive : SMALL.usual);
}

/**
 * Which cells of one table are hidden: the small ones, and as many of the smallest others as it takes until no hidden
 * cell follows from total minus rest. The cells exclude each other and their sum is told.
 * @param counts people a cell
 * @returns `true` a hidden cell
 */
export function hide(counts: readonly number[], sensitive: boolean): boolean[] {
  const hidden = counts.map((count) => isSmall(count, sensitive));
  if (!hidden.includes(true)) return hidden;
  const floor = sensitive ? HIDDEN_TOGETHER.sensitive : HIDDEN_TOGETHER.usual;
  while (hidden.includes(false) && (amount(hidden) < 2 || together(counts, hidden) < floor)) {
    hidden[smallestShown(counts, hidden)] = true;
  }
  return hidden;
}

/**
 * Which options of a question with several answers are hidden. Their counts have no told sum; but everybody in the base
 * chose something, so at least base minus the shown ones chose a hidden option.
 * @param base people who chose anything
 */
export function hideOptions(counts: readonly number[], base: number, sensitive: boolean): boolean[] {
  const hidden = counts.map(
    (count) => isSmall(count, sensitive) || (sensitive && isSmall(base - count, sensitive)),
  );
  const atLeast = (): number => base - counts.reduce((sum, count, i) => sum + (hidden[i] ? 0 : count), 0);
  // A lone hidden option with such a floor would be pinned between it and the limit of small cells.
  while (hidden.includes(true) && hidden.includes(false) && atLeast() > 0 && everyHiddenSmall())
    hidden[smallestShown(counts, hidden)] = true;
  return hidden;

  function everyHiddenSmall(): boolean {
    return counts.every((count, i) => !hidden[i] || isSmall(count, sensitive));
  }
}

/** What the hidden cells hold together. */
function together(counts: readonly number[], hidden: readonly boolean[]): number {
  return counts.reduce((sum, count, i) => sum + (hidden[i] ? count : 0), 0);
}

function amount(flags: readonly boolean[]): number {
  return flags.filter(Boolean).length;
}

function smallestShown(counts: readonly number[], hidden: readonly boolean[]): number {
  let smallest = -1;
  counts.forEach((count, i) => {
    if (!hidden[i] && (smallest < 0 || count < (counts[smallest] ?? 0))) smallest = i;
  });
  return smallest;
}
