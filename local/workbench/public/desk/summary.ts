/** What the status line says of the chosen cells. */
export interface Summary {
  /** Cells with something in them. */
  readonly count: number;
  /** Of those, the numbers. */
  readonly numbers: number;
  readonly sum: number;
}

const NUMBER = /^-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?(?:\s?[€%])?$/;

/** The number that a German text shows; undefined for texts, dates, and numbers with leading zeros such as postcodes. */
export function numberOf(text: string): number | undefined {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) return undefined;
  const number = Number(
    trimmed
      .replace(/\s?[€%]$/, '')
      .replaceAll('.', '')
      .replace(',', '.'),
  );
  return trimmed.endsWith('%') ? number / 100 : number;
}

/** Counts and adds up texts as they are shown. */
export function summarise(texts: Iterable<string>): Summary {
  let count = 0;
  let numbers = 0;
  let sum = 0;
  for (const text of texts) {
    if (text === '') continue;
    count += 1;
    const number = numberOf(text);
    if (number === undefined) continue;
    numbers += 1;
    sum += number;
  }
  return { count, numbers, sum };
}
