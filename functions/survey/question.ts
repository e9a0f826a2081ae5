import { NO_STATEMENT, optionsOf, questionColumn, splitAnswers } from '../../sheets-schema/answers.ts';
import type { Question } from '../../sheets-schema/questions.ts';
import { plain } from '../platform/alike.ts';
import type { Words } from '../workbook/workbook.ts';

/** What a question wants to know, as far as counting needs it. */
export interface Asked {
  readonly column: string;
  readonly text: string;
  readonly type: Question['type'];
  readonly sensitive: boolean;
  /** What could be chosen, best first, without "keine Angabe". */
  readonly choices: readonly string[];
  /** The choices are an order, so they have a middle. */
  readonly ordered: boolean;
  /** Ways to join neighbouring choices into fewer classes, finest first: each a list of runs of choices. */
  readonly folds: readonly (readonly (readonly number[])[])[];
}

/** One answer to one question: the chosen ones, a number, a text that is only counted, or nothing of it. */
export type Given =
  | { readonly kind: 'chosen'; readonly choices: readonly number[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text' }
  | { readonly kind: 'noStatement' }
  | { readonly kind: 'unanswered' };

/** A scale whose words are no order: known, used, formerly used. */
const NOMINAL_SCALES: readonly string[] = ['bekannt4'];

/** Five points become agreement, middle, refusal; then agreement and the rest. */
const FIVE = [
  [[0, 1], [2], [3, 4]],
  [
    [0, 1],
    [2, 3, 4],
  ],
];

/** 0 to 10, best first: 9–10, 7–8, 0–6; then 7–10 and 0–6. */
const ELEVEN = [
  [
    [0, 1],
    [2, 3],
    [4, 5, 6, 7, 8, 9, 10],
  ],
  [
    [0, 1, 2, 3],
    [4, 5, 6, 7, 8, 9, 10],
  ],
];

/** What counting needs of a question, with the manager's words for its scale. */
export function askedOf(question: Question, words: Words): Asked {
  const { type } = question;
  const options = optionsOf(question, words.entries);
  const scaled = type === 'skala';
  const choices = options
    .filter(({ key, label }) => !(scaled && key === NO_STATEMENT) && !isNoStatement(label, words))
    .map(({ label }) => label);
  if (type === 'empfehlung') choices.reverse();
  const ordered = type === 'empfehlung' || (scaled && !NOMINAL_SCALES.includes(question.scale ?? ''));
  return {
    column: questionColumn(question),
    text: question.text,
    type,
    sensitive: question.sensitive === 'ja',
    choices,
    ordered,
    folds: type === 'empfehlung' ? ELEVEN : ordered && choices.length === 5 ? FIVE : [],
  };
}

/** Reads one cell of the answers' tab. What was an option once and is none now counts as no statement. */
export function givenIn(
  cell: string | number | null | undefined,
  asked: Asked,
  scale: string | null,
  words: Words,
): Given {
  if (cell === null || cell === undefined || cell === '') return { kind: 'unanswered' };
  switch (asked.type) {
    case 'text':
      return { kind: 'text' };
    case 'zahl': {
      const value = Number(cell);
      return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'noStatement' };
    }
    case 'mehrfach':
      return chosen(splitAnswers(String(cell)).map((line) => asked.choices.indexOf(line)));
    case 'skala': {
      // The label of the day of answering may have been renamed since: the list knows it as an alias.
      const key = scale === null ? null : words.keyOf(`scale.${scale}`, String(cell));
      const label = key === null ? String(cell) : words.label(`scale.${scale}`, key);
      return chosen([asked.choices.indexOf(label)]);
    }
    default:
      return chosen([asked.choices.indexOf(String(cell).trim())]);
  }
}

function chosen(indexes: readonly number[]): Given {
  const choices = indexes.filter((index) => index >= 0);
  return choices.length > 0 ? { kind: 'chosen', choices } : { kind: 'noStatement' };
}

/** An option line that says what the scales' "weiß nicht / keine Angabe" says, whole or in part. */
function isNoStatement(label: string, words: Words): boolean {
  const whole = plain(words.label('scale.zustimmung5', NO_STATEMENT));
  return [whole, ...whole.split('/').map(plain)].includes(plain(label));
}
