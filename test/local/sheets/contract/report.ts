/** How a server answered one question. */
export interface Answer {
  name: string;
  /** What was assumed of it. */
  assumed: boolean;
  /** What it did, or why that is not clear. */
  seen: boolean | string;
}

/** The table at the end of a run at Google: which assumptions hold there. */
export function reportOf(answers: readonly Answer[]): string {
  const width = Math.max(...answers.map(({ name }) => name.length));
  const lines = answers.map(({ name, assumed, seen }) => {
    const verdict = typeof seen === 'string' ? `unclear: ${seen}` : seen === assumed ? 'holds' : 'IS FALSE';
    return `  ${name.padEnd(width)}  assumed ${assumed ? 'yes' : 'no '}  ${verdict}`;
  });
  const wrong = answers.filter(({ assumed, seen }) => seen === !assumed).length;
  const unclear = answers.filter(({ seen }) => typeof seen === 'string').length;
  return [
    'Assumptions about Google (docs/assumptions.md says what each means and what the product does then):',
    ...lines,
    `${answers.length - wrong - unclear} hold, ${wrong} false, ${unclear} unclear`,
  ].join('\n');
}
