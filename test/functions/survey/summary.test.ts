import { describe, expect, it } from 'vitest';
import type { Quartier } from '../../../functions/platform/quartier.ts';
import { summaryLetter } from '../../../functions/survey/letter.ts';
import type { Asked, Given } from '../../../functions/survey/question.ts';
import { keySentences } from '../../../functions/survey/sentences.ts';
import { summarise } from '../../../functions/survey/summary.ts';
import { summaryView } from '../../../functions/survey/view.ts';
import { german } from '../../../functions/words/locale.ts';
import { answersWith, fivePoints, survey } from './samples.ts';

const t = german();
const yesNo: Partial<Asked> = { type: 'einzel', choices: ['Ja', 'Nein'], ordered: false, folds: [] };
const quartier: Quartier = {
  name: 'Quartier am Fluss',
  city: 'Musterstadt',
  siteUrl: 'https://quartier.example',
  manager: { name: 'Kim Beispiel', email: 'leitung@quartier.example', phone: '' },
  operator: { email: '' },
  sender: { name: 'Quartier am Fluss', email: 'buero@quartier.example' },
  office: { address: '', hours: '' },
};

/** One question with these counts a column. */
const summaryOf = (
  columns: readonly { asked: Asked; counts: readonly number[] }[],
  invited: number | null = null,
) => {
  const lists = columns.map(({ counts }) => answersWith(counts));
  const n = Math.max(0, ...lists.map((list) => list.length));
  const answers = Array.from({ length: n }, (_, i) =>
    lists.map((list): Given => list[i] ?? { kind: 'unanswered' }),
  );
  return summarise(
    columns.map(({ asked }) => asked),
    answers,
    invited,
  );
};
const letterOf = (summary: ReturnType<typeof summaryOf>) =>
  summaryLetter(summaryView(survey(), summary, 'Bewohnerschaft', t), summary, quartier, t);

describe('summarise', () => {
  const asked = fivePoints();
  it.each([
    [0, 'none'],
    [9, 'few'],
    [10, 'mood'],
    [19, 'mood'],
    [20, 'full'],
  ])('takes %i answers for %s', (n, size) => {
    const summary = summaryOf([{ asked, counts: [n] }], 40);
    expect(summary.size).toBe(size);
    expect(summary.questions).toHaveLength(n < 10 ? 0 : 1);
  });

  it('gives the share of the invited only from 20 answers, and never above all', () => {
    expect(summaryOf([{ asked, counts: [19] }], 40)).toMatchObject({ invited: 40, rate: null });
    expect(summaryOf([{ asked, counts: [20] }], 40)).toMatchObject({ invited: 40, rate: 50 });
    expect(summaryOf([{ asked, counts: [20] }], 15)).toMatchObject({ invited: null, rate: null });
  });
});

describe('keySentences', () => {
  it('names the highest and the lowest, and one sentence a question', () => {
    const sentences = keySentences(
      summaryOf([
        { asked: fivePoints({ text: 'Treff?' }), counts: [10, 8, 0, 6, 0] },
        { asked: fivePoints({ text: 'Licht?' }), counts: [2, 5, 5, 6, 6] },
        { asked: fivePoints({ ...yesNo, text: 'Helfen?' }), counts: [16, 8] },
      ]),
      t,
    );
    expect(sentences).toEqual([
      'Den höchsten Wert hat „Treff?“: 18 von 24 (75\u00a0%) antworteten „sehr zufrieden oder eher zufrieden“.',
      'Den niedrigsten Wert hat „Licht?“: 7 von 24 (29\u00a0%) antworteten „sehr zufrieden oder eher zufrieden“.',
      '„Helfen?“: am häufigsten „Ja“, 16 von 24 (67\u00a0%).',
    ]);
  });

  it('has something to say of ten answers', () => {
    const sentences = keySentences(
      summaryOf([
        { asked: fivePoints({ text: 'Treff?' }), counts: [3, 1, 3, 2, 1] },
        { asked: fivePoints({ ...yesNo, text: 'Helfen?' }), counts: [7, 3] },
      ]),
      t,
    );
    expect(sentences).toEqual([
      '„Helfen?“: Mehr als die Hälfte antwortete „Ja“.',
      '„Treff?“: In der Mitte liegt „teils / teils“.',
    ]);
  });

  it('stays at five', () => {
    const columns = Array.from({ length: 8 }, () => ({ asked: fivePoints(yesNo), counts: [6, 5] }));
    expect(keySentences(summaryOf(columns), t)).toHaveLength(5);
  });
});

describe('the letter', () => {
  it('says of fewer than ten answers that they are few, and nothing of what they say', () => {
    const { draft } = letterOf(summaryOf([{ asked: fivePoints(), counts: [9] }], 40));
    expect(draft.text).toContain('Antworten: weniger als 10');
    expect(draft.text).not.toContain('zufrieden');
    expect(draft.text).not.toContain('40');
  });

  it('says that nobody answered, and what to do', () => {
    const { draft } = letterOf(summaryOf([]));
    expect(draft.text).toContain('Antworten: keine');
    expect(draft.text).toContain('Enddatum');
  });

  it('tells the same numbers in both twins and in the alternative text of the chart', () => {
    const { draft, questions } = letterOf(summaryOf([{ asked: fivePoints(), counts: [10, 9, 5, 5, 5] }]));
    expect(draft.text).toMatch(/- sehr zufrieden: 10 \(29\u00a0%\)\n\s+- eher zufrieden: 9 \(26\u00a0%\)/);
    expect(questions[0]?.chart?.alt).toContain('sehr zufrieden: 10 von 34 (29\u00a0%)');
    expect(draft.html).toContain('sehr zufrieden: 10 von 34 (29\u00a0%)');
    expect(draft.html).toContain('src="cid:frage-1"');
  });

  it('explains the sign of hidden counts where it stands, and only there', () => {
    const explained = (counts: readonly number[]) =>
      letterOf(summaryOf([{ asked: fivePoints(), counts }])).draft.text.includes('· heißt: verborgen');
    expect(explained([4, 2, 2, 1, 1])).toBe(true);
    expect(explained([6, 6, 6, 6, 6])).toBe(false);
  });

  it('leaves out the last questions of a very long survey, says so, and stays under 80 KB', () => {
    const columns = Array.from({ length: 120 }, (_, i) => ({
      asked: fivePoints({ text: `Frage ${i} ${'x'.repeat(250)}` }),
      counts: [6, 6, 6, 6, 6],
    }));
    const { draft, questions } = letterOf(summaryOf(columns));
    expect(Buffer.byteLength(draft.html)).toBeLessThanOrEqual(80_000);
    expect(questions.length).toBeGreaterThan(20);
    expect(draft.text).toMatch(new RegExp(`${120 - questions.length} weitere Fragen`));
  });
});
