import { fold } from './fold.ts';

/** One thing to choose, as somebody reads it on a sheet. */
interface Choice {
  readonly value: string;
  readonly label: string;
}

/**
 * The choices that typed beginnings of words mean: `ara tür` is Arabic and Turkish. Commas part what spaces would part
 * wrongly. What a beginning fits is looked for in whole labels, then in labels' beginnings, then in those of all their
 * words; the first that one choice alone fits is meant.
 * @returns the chosen values in the order of the choices, and what fits none or several
 */
export function choicesMeant(
  typed: string,
  choices: readonly Choice[],
): { readonly values: string[]; readonly unclear: string[] } {
  const labels = choices.map(({ value, label }) => ({ value, folded: fold(label) }));
  const meant = (piece: string): string | null => {
    const begin = fold(piece);
    const fits = [
      labels.filter(({ folded }) => folded === begin),
      labels.filter(({ folded }) => folded.startsWith(begin)),
      labels.filter(({ folded }) => folded.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(begin))),
    ].find((found) => found.length > 0);
    return fits?.length === 1 ? (fits[0]?.value ?? null) : null;
  };
  const values = new Set<string>();
  const unclear: string[] = [];
  for (const part of typed.split(/[,;\n]/).map((text) => text.trim())) {
    const whole = part === '' ? null : meant(part);
    const pieces = whole === null ? part.split(/\s+/).filter(Boolean) : [part];
    for (const piece of pieces) {
      const value = meant(piece);
      if (value === null) unclear.push(piece);
      else values.add(value);
    }
  }
  return { values: choices.map(({ value }) => value).filter((value) => values.has(value)), unclear };
}
