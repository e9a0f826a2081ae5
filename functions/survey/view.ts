import { answersTab } from '../../sheets-schema/answers.ts';
import type { Survey } from '../../sheets-schema/surveys.ts';
import { longDate } from '../words/dates.ts';
import type { Translate } from '../words/locale.ts';
import { chartSvg } from './chart.ts';
import type { Told } from './disclose.ts';
import type { Asked } from './question.ts';
import { choicesText, keySentences, medianText, shareText } from './sentences.ts';
import type { Summary } from './summary.ts';

/** One question as the letter shows it. */
export interface QuestionView {
  readonly no: number;
  readonly text: string;
  /** How many answered, how many said nothing of it. */
  readonly base: string;
  /** The counts as rows; the chart shows the same. */
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** `null` where nothing is drawn. */
  readonly chart: { readonly cid: string; readonly alt: string; readonly svg: string } | null;
  /** What is said instead of or beside numbers. */
  readonly notes: readonly string[];
}

/** Everything that a summary's templates show, as plain values. */
export interface SummaryView {
  readonly title: string;
  /** Who was asked, when, how many answered. */
  readonly facts: readonly string[];
  /** What that allows to say. */
  readonly limits: readonly string[];
  readonly sentences: readonly string[];
  readonly questions: readonly QuestionView[];
  /** The sign of hidden counts is used and is explained. */
  readonly legend: string | null;
  readonly open: readonly string[];
  /** The name of the answers' tab. */
  readonly tab: string;
}

/** The words of a summary. @param audience the label of who was asked */
export function summaryView(
  survey: Pick<Survey, 'title' | 'opens' | 'closes' | 'reference'> & { readonly id: string },
  summary: Summary,
  audience: string | null,
  t: Translate,
): SummaryView {
  const questions = summary.questions.map(({ asked, told }, i) => questionView(asked, told, i + 1, t));
  const tab = answersTab(survey, []).title;
  const texts = summary.questions.filter(({ asked }) => asked.type === 'text');
  const hidden = questions.some(({ rows }) => rows.some(({ value }) => value === t('survey.hidden')));
  return {
    title: survey.title,
    facts: [
      ...(audience === null ? [] : [t('survey.facts.audience', { audience })]),
      ...(survey.opens && survey.closes
        ? [t('survey.facts.time', { opens: longDate(survey.opens), closes: longDate(survey.closes) })]
        : []),
      answersFact(summary, t),
    ],
    limits: [
      t(`survey.limits.${summary.size}`, { tab }),
      ...(summary.size === 'mood' || summary.size === 'full' ? [t('survey.limits.whom')] : []),
    ],
    tab,
    sentences: keySentences(summary, t),
    questions,
    legend: hidden ? t('survey.legend') : null,
    open: [
      ...(texts.length > 0 ? [t('survey.open.texts', { tab })] : []),
      ...(summary.questions.some(
        ({ asked, told }) => asked.type !== 'text' && (told.kind === 'tooFew' || told.allHidden),
      )
        ? [t('survey.open.hidden')]
        : []),
      t('survey.open.next'),
    ],
  };
}

function answersFact({ answers, size, invited, rate }: Summary, t: Translate): string {
  if (size === 'none' || size === 'few') return t(`survey.facts.answers.${size}`);
  if (invited === null) return t('survey.facts.answers.alone', { answers });
  return rate === null
    ? t('survey.facts.answers.invited', { answers, invited })
    : t('survey.facts.answers.rate', { answers, invited, rate });
}

function questionView(asked: Asked, told: Told, no: number, t: Translate): QuestionView {
  const { text } = asked;
  if (told.kind === 'tooFew') {
    const ownWords = asked.type === 'text';
    const base = t(ownWords ? 'survey.base.fewTexts' : 'survey.base.tooFew');
    return { no, text, base, rows: [], chart: null, notes: ownWords ? [t('survey.note.texts')] : [] };
  }
  const { base } = told;
  const cells = told.cells.map((cell) => ({ ...cell, label: choicesText(asked, cell.choices, t) }));
  const rows = cells.map((cell) => ({ label: cell.label, value: valueText(cell, t) }));
  const middle = medianText(asked, told, t);
  const alt = cells.map((cell) => `${cell.label}: ${spoken(cell, base, t)}`).join('; ');
  return {
    no,
    text,
    base: baseText(told, asked, t),
    rows,
    chart:
      cells.length === 0
        ? null
        : {
            cid: `frage-${no}`,
            alt: t('survey.chart.alt', { values: alt }),
            svg: chartSvg({
              title: text,
              description: alt,
              full: base,
              bars: cells.map(({ label, count }, i) => ({ label, count, value: rows[i]?.value ?? '' })),
            }),
          },
    notes: [
      ...(told.allHidden ? [t('survey.note.allHidden')] : []),
      ...(told.most === null ? [] : [t('survey.note.most', { answer: choicesText(asked, [told.most], t) })]),
      ...(middle === null ? [] : [middle]),
      ...(asked.type === 'mehrfach' && cells.length > 0 ? [t('survey.note.several')] : []),
      ...(asked.type === 'text' ? [t('survey.note.texts')] : []),
    ],
  };
}

function baseText(told: Exclude<Told, { kind: 'tooFew' }>, asked: Asked, t: Translate): string {
  const { base, without } = told;
  if (asked.type === 'text') return t('survey.base.texts', { base });
  if (without.total === 0) return t('survey.base.all', { base });
  if (without.noStatement === null) return t('survey.base.without', { base, without: without.total });
  const { noStatement, total } = without;
  return t('survey.base.apart', { base, noStatement, unanswered: total - noStatement });
}

function valueText(
  { count, percent }: { readonly count: number | null; readonly percent: number | null },
  t: Translate,
): string {
  if (count === null) return t('survey.hidden');
  return percent === null
    ? t('survey.value.count', { count })
    : t('survey.value.percent', { count, percent });
}

function spoken(
  cell: { readonly count: number | null; readonly percent: number | null },
  base: number,
  t: Translate,
): string {
  return cell.count === null ? t('survey.hiddenSpoken') : shareText(cell, base, t);
}
