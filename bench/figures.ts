/** One measured number and what it should be. */
export interface Figure {
  /** As the issues give it, e.g. `cold-start.ratio`. */
  readonly name: string;
  readonly value: number;
  /** `×` for a ratio, else `ms`, `s`, `MB`, … */
  readonly unit: string;
  /** The most it may be, or the least; `null` where it only explains another. */
  readonly goal: number | null;
  /** The goal is the least that it may be. */
  readonly least?: true;
  readonly met: boolean | null;
}

/** A bench measures beside a peer in the same run, so that its ratios hold on any machine. */
export interface Bench {
  /** What is measured, in a sentence or two, for the head of the table. */
  readonly what: string;
  measure(): Promise<readonly Figure[]>;
}

/** A number with its goal, rounded to what is worth reading. */
export function figure(
  name: string,
  value: number,
  unit: string,
  goal: number | { readonly least: number } | null = null,
): Figure {
  const digits = unit === '×' || unit === 's' ? 2 : 0;
  const rounded = Number(value.toFixed(digits));
  if (goal === null) return { name, value: rounded, unit, goal, met: null };
  if (typeof goal === 'number') return { name, value: rounded, unit, goal, met: rounded <= goal };
  return { name, value: rounded, unit, goal: goal.least, least: true, met: rounded >= goal.least };
}

/** The middle of some numbers, which one slow try does not move. @throws RangeError for none */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  if (low === undefined || high === undefined) throw new RangeError('[bench] There is no median of nothing.');
  return (low + high) / 2;
}

/** The table for people. */
export function table(name: string, what: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ name: label, value, unit, goal, least, met }) => [
    label,
    `${value} ${unit}`.trimEnd(),
    goal === null ? '' : `${least ? '≥' : '≤'} ${goal} ${unit}`.trimEnd(),
    met === null ? '' : met ? 'met' : 'missed',
  ]);
  const all = [['figure', 'value', 'goal', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`${name}: ${what}`, '', ...lines].join('\n');
}

/** The last line of a bench, for programs. */
export function resultLine(name: string, figures: readonly Figure[]): string {
  return JSON.stringify({ bench: name, figures });
}
