import type { Question } from '../../../sheets-schema/questions.ts';
import type { Survey } from '../../../sheets-schema/surveys.ts';
import type { Asked, Given } from '../../../functions/survey/question.ts';
import { wordsFrom } from '../../../functions/workbook/words.ts';

/** The words that the product brings. */
export const words = wordsFrom([]);

/** A question of the survey "Leben im Quartier". */
export function question(values: Partial<Question> & Pick<Question, 'type'>): Question {
  const empty = {
    no: 1,
    key: null,
    help: null,
    scale: null,
    options: null,
    required: null,
    showIf: null,
    sensitive: null,
    state: null,
    reference: null,
    id: null,
    submissionId: null,
    receivedAt: null,
  };
  return { ...empty, survey: 'Leben im Quartier', text: 'Wie geht es Ihnen hier?', ...values };
}

/** An open survey of residents. */
export function survey(values: Partial<Survey> = {}): Survey & { readonly id: string } {
  return {
    title: 'Leben im Quartier',
    audience: 'bewohner',
    kind: 'anonym',
    wave: null,
    comparesTo: null,
    opens: '2026-11-01',
    closes: '2026-11-30',
    intro: null,
    invited: null,
    summaryTo: [],
    status: 'freigegeben',
    state: null,
    reference: 'K7AB-2CD3',
    submissionId: null,
    receivedAt: null,
    ...values,
    id: values.id ?? 'K7AB2CD3EF4GH5JK',
  };
}

/** A five-point question as counting sees it. */
export function fivePoints(more: Partial<Asked> = {}): Asked {
  return {
    column: 'q.zufrieden',
    text: 'Wie zufrieden sind Sie?',
    type: 'skala',
    sensitive: false,
    choices: ['sehr zufrieden', 'eher zufrieden', 'teils / teils', 'eher unzufrieden', 'sehr unzufrieden'],
    ordered: true,
    folds: [
      [[0, 1], [2], [3, 4]],
      [
        [0, 1],
        [2, 3, 4],
      ],
    ],
    ...more,
  };
}

/** Answers that make these counts. */
export function answersWith(counts: readonly number[]): Given[] {
  return counts.flatMap((count, i) =>
    Array.from({ length: count }, () => ({ kind: 'chosen', choices: [i] }) as const),
  );
}
