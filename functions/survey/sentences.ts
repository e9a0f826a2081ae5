import type { Translate } from '../words/locale.ts';
import type { Cell, Told } from './disclose.ts';
import type { Asked } from './question.ts';
import { PERCENT_FROM } from './suppress.ts';
import type { Summary } from './summary.ts';

/** The most sentences at the top of a summary. */
const MOST = 5;

/** How often the upper end of a five-point scale was chosen, as far as it is told. */
interface Upper {
  readonly asked: Asked;
  readonly base: number;
  readonly count: number;
  readonly share: number;
  readonly choices: readonly number[];
}

/** The choices of a cell as one reads them: joined ones with "oder", points as a range. */
export function choicesText(asked: Asked, choices: readonly number[], t: Translate): string {
  const labels = choices.map((choice) => asked.choices[choice] ?? '');
  const [first, last] = [labels[0] ?? '', labels.at(-1) ?? ''];
  if (asked.type === 'empfehlung' && labels.length > 1) return t('survey.points', { from: last, to: first });
  return new Intl.ListFormat(t.lang, { type: 'disjunction' }).format(labels);
}

/** The median in words. */
export function medianText(asked: Asked, told: Told, t: Translate): string | null {
  if (told.kind === 'tooFew' || told.median === null) return null;
  if (typeof told.median === 'number') return t('survey.median.number', { value: told.median });
  const { lower, upper } = told.median;
  const answer = choicesText(asked, lower, t);
  return lower === upper
    ? t('survey.median.at', { answer })
    : t('survey.median.between', { answer, other: choicesText(asked, upper, t) });
}

/** Up to five sentences with what stands out; only from what is told anyway. */
export function keySentences(summary: Summary, t: Translate): string[] {
  const sentences: string[] = [];
  const uppers = summary.questions.flatMap(({ asked, told }) => upperOf(asked, told) ?? []);
  const sorted = uppers.toSorted((a, b) => b.share - a.share);
  const best = sorted[0];
  const worst = sorted.at(-1);
  if (best) sentences.push(upperText(best, sorted.length > 1 ? 'best' : 'only', t));
  if (best && worst && worst.share < best.share) sentences.push(upperText(worst, 'worst', t));
  const others = summary.questions.filter(({ asked, told }) => !upperOf(asked, told));
  const middles: string[] = [];
  for (const { asked, told } of others) {
    if (told.kind === 'tooFew') continue;
    const question = asked.text;
    const top = asked.ordered ? null : topCell(told.cells);
    const middle = asked.ordered ? medianText(asked, told, t) : null;
    if (told.most !== null)
      sentences.push(t('survey.sentence.most', { question, answer: choicesText(asked, [told.most], t) }));
    if (top) {
      const share = shareText(top, told.base, t);
      sentences.push(
        t('survey.sentence.top', { question, answer: choicesText(asked, top.choices, t), share }),
      );
    }
    if (middle) middles.push(t('survey.sentence.median', { question, middle }));
  }
  sentences.push(...middles);
  return sentences.slice(0, MOST);
}

/** `7 von 12` or `15 von 24 (63 %)`. */
export function shareText(cell: Pick<Cell, 'count' | 'percent'>, base: number, t: Translate): string {
  if (cell.count === null) return t('survey.hidden');
  const { count, percent } = cell;
  return percent === null
    ? t('survey.share.count', { count, base })
    : t('survey.share.percent', { count, base, percent });
}

function upperOf(asked: Asked, told: Told): Upper | null {
  if (told.kind === 'tooFew' || !asked.ordered || asked.choices.length !== 5) return null;
  const cells = told.cells.filter(({ choices }) => choices.every((choice) => choice <= 1));
  if (cells.length === 0 || cells.some(({ count }) => count === null)) return null;
  const count = cells.reduce((sum, cell) => sum + (cell.count ?? 0), 0);
  const choices = cells.flatMap((cell) => cell.choices);
  return { asked, base: told.base, count, share: count / told.base, choices };
}

function upperText({ asked, base, count, share, choices }: Upper, which: string, t: Translate): string {
  const percent = base < PERCENT_FROM ? null : Math.round(share * 100);
  return t(`survey.sentence.${which}`, {
    question: asked.text,
    answer: choicesText(asked, choices, t),
    share: shareText({ count, percent }, base, t),
  });
}

/** The largest shown cell, when it stands alone at the top. */
function topCell(cells: readonly Cell[]): Cell | null {
  const [first, second] = cells
    .filter(({ count }) => count !== null)
    .toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
  return first && first.count !== second?.count ? first : null;
}
