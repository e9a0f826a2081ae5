/** The middle of ordered answers: one class, or two where the middle lies between them. */
export interface Median {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The classes in which the middle answers lie, in the order of the counts; `null` without answers.
 * With an even number these are the two middle answers, as the statistical offices read an ordinal scale.
 */
export function medianOf(counts: readonly number[]): Median | null {
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  return { lower: classOf(counts, Math.ceil(n / 2)), upper: classOf(counts, Math.floor(n / 2) + 1) };
}

/** The middle number; between two middle ones, their mean. `null` without numbers. */
export function medianOfNumbers(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const low = sorted[Math.ceil(sorted.length / 2) - 1];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function classOf(counts: readonly number[], position: number): number {
  let passed = 0;
  return counts.findIndex((count) => (passed += count) >= position);
}

/**
 * Whether telling the median leaves every hidden count open: with it, the shown counts and the total, each hidden count
 * must still have at least two possible values.
 */
export function medianIsSafe(counts: readonly number[], hidden: readonly boolean[], median: Median): boolean {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const at = (from: number, to: number) => {
    let shown = 0;
    let cells = 0;
    for (let i = from; i < to; i++) {
      if (hidden[i]) cells++;
      else shown += counts[i] ?? 0;
    }
    return { shown, cells };
  };
  const { lower, upper } = median;
  if (lower !== upper) {
    // Exactly half lies up to `lower`: both sides have a told sum, and nothing lies between.
    const left = at(0, lower + 1);
    const right = at(upper, counts.length);
    const open = (side: { shown: number; cells: number }): boolean =>
      side.cells === 0 || (side.cells >= 2 && n / 2 - side.shown >= 2);
    return at(lower + 1, upper).cells === 0 && open(left) && open(right);
  }
  const before = at(0, lower);
  const here = at(lower, lower + 1);
  const after = at(lower + 1, counts.length);
  const rest = n - before.shown - here.shown - after.shown;
  const first = Math.ceil(n / 2);
  const second = Math.floor(n / 2) + 1;
  const ranges = [before, here, after].map(() => ({ min: Infinity, max: -Infinity }));
  for (let a = 0; a <= (before.cells ? rest : 0); a++) {
    for (let b = 0; b <= (here.cells ? rest - a : 0); b++) {
      const c = rest - a - b;
      if (c > 0 && !after.cells) continue;
      const passed = before.shown + a;
      if (passed >= first || passed + here.shown + b < second) continue;
      [a, b, c].forEach((value, i) => {
        const range = ranges[i];
        if (range) {
          range.min = Math.min(range.min, value);
          range.max = Math.max(range.max, value);
        }
      });
    }
  }
  return [before, here, after].every(({ cells }, i) => {
    const range = ranges[i];
    if (cells === 0 || !range) return true;
    return cells === 1 ? range.max > range.min : range.max > 0;
  });
}
