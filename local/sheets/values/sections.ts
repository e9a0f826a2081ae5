/** The sections of a number pattern, which `;` separates, except within quotes or after a backslash. */
export function sectionsOf(pattern: string): string[] {
  const parts = pattern.match(/(?:"[^"]*"|\\.|[^;"\\])*(?:;|$)/g) ?? [];
  // The end of the pattern matches once more, which is a section of its own only after a `;`.
  return (pattern.endsWith(';') ? parts : parts.slice(0, -1)).map((part) => part.replace(/;$/, ''));
}

const comparisons: Record<string, (value: number, bound: number) => boolean> = {
  '<': (value, bound) => value < bound,
  '>': (value, bound) => value > bound,
  '<=': (value, bound) => value <= bound,
  '>=': (value, bound) => value >= bound,
  '<>': (value, bound) => value !== bound,
  '=': (value, bound) => value === bound,
};

/**
 * The section a number is shown by, and the number that stands in it: the first whose condition (`[>100]`) it meets, else
 * the last; without conditions, the one for its sign, where the section for negative ones shows no sign of its own.
 */
export function sectionFor(value: number, sections: readonly string[]): { section: string; shown: number } {
  const conditions = sections.map((section) => /\[(<=|>=|<>|[<>=])(-?[\d.]+)\]/.exec(section));
  if (conditions.some(Boolean)) {
    const met = conditions.findIndex(
      (condition) => !condition || comparisons[condition[1]!]!(value, Number(condition[2])),
    );
    return { section: sections.at(met) ?? '', shown: value };
  }
  if (value < 0 && sections[1] !== undefined) return { section: sections[1], shown: -value };
  if (value === 0 && sections[2] !== undefined) return { section: sections[2], shown: value };
  return { section: sections[0] ?? '', shown: value };
}

/** A section without what stands for itself. */
export function bareOf(section: string): string {
  return section.replace(/"[^"]*"|\\./g, '');
}
